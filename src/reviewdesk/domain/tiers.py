"""Tiers are filled from the top of the ranking; every edge is a line, and a tie on one stops everything."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from reviewdesk.domain.lines import Ends, Settled
from reviewdesk.domain.marks import Exact
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.values import Tier, Track
from reviewdesk.domain.result import Alarm, AlarmKind, TieLink, TierFill
from reviewdesk.domain.tiechain import Group


@dataclass(slots=True)
class Filling:
    """The tiers of one track while they are being filled.

    Attributes:
        groups: every ranked application, best first; a vote or a lot splits a group.
        ranked: the number each is ranked on, times 10**places.
        passed_over: applications that hold a place in an earlier track.
        halted: whether a tie on a line is open, so that nothing below it can be decided.
    """

    track: Track
    ends: Ends
    ranked: Mapping[ApplicationId, Exact]
    groups: list[Group]
    passed_over: Collection[ApplicationId] = ()
    halted: bool = False
    standing: dict[ApplicationId, str] = field(default_factory=dict)
    number: dict[ApplicationId, int] = field(default_factory=dict)
    tiers: list[TierFill] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)
    evidence: dict[ApplicationId, list[TieLink]] = field(default_factory=dict)

    def fill(self, first: Sequence[Group] | None = None) -> "Filling":
        """Fill every tier in turn; `first`: who stands for the first tier, where a vote stage chose."""
        for position, tier in enumerate(self.track.tiers):
            chosen = first if first is not None and position == 0 else self.groups
            taken = [] if self.halted else self._fill(tier, self._waiting(chosen))
            self._seat(tier, taken)
        if not self.halted:
            self.ends.need_heard()
        return self

    def below_every_floor(self, application: ApplicationId) -> bool:
        """Return whether no tier would have taken this application, however many places it had."""
        tiers = self.track.tiers
        return bool(tiers) and not any(self._reaches(tier, application) for tier in tiers)

    def undecided(self) -> frozenset[ApplicationId]:
        """Return who may still get a place once the open tie is settled."""
        if not self.halted:
            return frozenset()
        tiers = {tier.id for tier in self.track.tiers}
        ranked = {a for group in self.groups for a in group} - set(self.passed_over)
        return frozenset(a for a in ranked if self.standing.get(a) not in tiers)

    def _waiting(self, groups: Sequence[Group]) -> list[Group]:
        gone = self.standing.keys() | set(self.passed_over)
        left = (tuple(a for a in group if a not in gone) for group in groups)
        return [group for group in left if group]

    def _fill(self, tier: Tier, waiting: list[Group]) -> list[Group]:
        taken: list[Group] = []
        left = max(0, tier.quota - self.ends.kept_empty(tier.id)[0])
        for group in waiting:
            if left == 0:
                break
            if not self._reaches(tier, group[0]):
                continue
            if len(group) > left:
                taken += self._line(tier, group, left)
                break
            taken += self._inside(tier, group, left)
            left -= len(group)
        self._note_unfilled(tier, taken)
        return taken

    def _inside(self, tier: Tier, group: Group, left: int) -> Sequence[Group]:
        if len(group) == 1 or not tier.ordered:
            return (group,)
        settled = self._ends(tier, group).settle(tier.id, group, left, order_only=True)
        self._note("tie_in_tier", tier, group, left, settled)
        return self._told_apart(tier, settled, left)

    def _line(self, tier: Tier, group: Group, left: int) -> Sequence[Group]:
        settled = self._ends(tier, group).settle(tier.id, group, left)
        self._note("tie_at_line", tier, group, left, settled)
        if settled.by is None:
            self.halted = True
            self.standing |= dict.fromkeys(group, "tied_at_line")
        return self._told_apart(tier, settled, left)

    def _told_apart(self, tier: Tier, settled: Settled, left: int) -> Sequence[Group]:
        """Return who got in; who got in with equally many votes is tied inside an ordered tier again."""
        if settled.by in (None, "share"):
            return settled.taken
        shared = self.ends.rules.end_rule_after_vote != "lot"
        return [
            part
            for group in settled.taken
            for part in ((group,) if shared else self._inside(tier, group, left))
        ]

    def _ends(self, tier: Tier, group: Group) -> Ends:
        own = [alarm for alarm in self.alarms if alarm.boundary == tier.id]
        tied = {a for alarm in own for a in alarm.applications}
        tied |= {a for held in self.groups if len(held) > 1 for a in held}
        drawn = sum(alarm.resolved_by == "lot" for alarm in own)
        return replace(self.ends, drawn=drawn, tied_elsewhere=frozenset(tied - set(group)))

    def _note(self, kind: AlarmKind, tier: Tier, group: Group, left: int, settled: Settled) -> None:
        self.alarms.append(
            Alarm(
                kind=kind,
                boundary=tier.id,
                applications=tuple(sorted(group)),
                places_left=left,
                resolved_by=settled.by,
            )
        )
        if settled.by is None:
            return
        for application, links in settled.evidence.items():
            self.evidence.setdefault(application, []).extend(links)
        self._split(group, [part for part in (*settled.taken, *settled.rest) if part])

    def _split(self, group: Group, parts: list[Group]) -> None:
        position = next(i for i, held in enumerate(self.groups) if group[0] in held)
        tied = set(group)
        others = tuple(a for a in self.groups[position] if a not in tied)
        self.groups[position : position + 1] = [(*parts[0], *others), *parts[1:]]

    def _note_unfilled(self, tier: Tier, taken: Sequence[Group]) -> None:
        left = tier.quota - sum(map(len, taken))
        if left > 0 and not self.halted:
            kept, vote = self.ends.kept_empty(tier.id)
            by = self.ends.left_empty(tier.id) or (vote if left <= kept else None)
            self.alarms.append(
                Alarm(kind="unfilled", boundary=tier.id, applications=(), places_left=left, resolved_by=by)
            )

    def _seat(self, tier: Tier, taken: Sequence[Group]) -> None:
        filled = 0
        for group in taken:
            self.standing |= dict.fromkeys(group, tier.id)
            self.number |= dict.fromkeys(group, filled + 1)
            filled += len(group)
        self.tiers.append(TierFill(tier.id, tier.quota, filled))

    def _reaches(self, tier: Tier, application: ApplicationId) -> bool:
        if tier.floor is None:
            return True
        return self.ranked[application] >= tier.floor * Fraction(10) ** self.ends.rules.rounding.places


def candidates(track: Track, rule: str, groups: Sequence[Group]) -> list[Group]:
    """Return who stands for the vote stage: all, or the top FACTOR × first quota, ties included."""
    if rule == "all" or not track.tiers:
        return list(groups)
    most = math.ceil(Fraction(rule.removeprefix("top:")) * track.tiers[0].quota)
    standing: list[Group] = []
    for group in groups:
        if sum(map(len, standing)) >= most:
            break
        standing.append(group)
    return standing
