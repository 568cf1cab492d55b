"""A tie that the chain could not break, settled by the plan's end rule: share, empty, lot or named vote."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from reviewdesk.domain.decisions import Decision
from reviewdesk.domain.names import ApplicationId, Digest, TierId
from reviewdesk.domain.plan.values import EndRule, Rules
from reviewdesk.domain.result import TieLink
from reviewdesk.domain.sheet import Sheet
from reviewdesk.domain.tiechain import Group
from reviewdesk.domain.votes import Electorate, carried, check_names, names_marked, reached, rounds
from reviewdesk.errors import ReviewDeskError

LOT: Final = b"reviewdesk-lot-v1"


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a tied group.

    Attributes:
        taken: subgroups that get a place, best first.
        rest: subgroups that do not, in order.
        by: what settled it ("share", "empty", "lot" or the vote's id); None = still open.
        evidence: the last links of those that a vote or a lot told apart.
    """

    taken: tuple[Group, ...]
    rest: tuple[Group, ...]
    by: str | None
    evidence: dict[ApplicationId, tuple[TieLink, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ends:
    """Where ties of one track are settled: its rules, its sheet, the decisions on it, the seed of lots.

    Attributes:
        drawn: how many ties of the tier a lot has settled already; every tie has its own throw.
        tied_elsewhere: who stands in another tie, so that a vote on those is not about this one.
    """

    rules: Rules
    sheet: Sheet
    decisions: Sequence[Decision]
    close_head: Digest
    drawn: int = 0
    tied_elsewhere: frozenset[ApplicationId] = frozenset()

    def settle(self, tier: TierId, group: Group, places: int, order_only: bool = False) -> Settled:
        """Return what the decisions so far make of `group`, tied for `places` of a tier.

        Args:
            tier: whose places.
            group: the tied applications.
            places: fewer than the group on a line; with `order_only`, as many as the group.
            order_only: whether all are in and only their order is open.
        """
        emptied = None if order_only else self.left_empty(tier)
        if emptied is not None:
            return Settled((), (group,), emptied)
        if self.rules.end_rule == "vote":
            return self._vote(tier, group, 1 if order_only else places, order_only)
        return self._end(self.rules.end_rule, tier, group, places, order_only)

    def left_empty(self, tier: TierId) -> str | None:
        """Return the vote, carried by two thirds, that leaves the tier's remaining places empty."""
        electorate = Electorate(self.sheet.panel)
        base = self.rules.vote.base
        votes = (v for v in self._votes("empty", tier) if carried(v, electorate, base, "two_thirds"))
        return next((vote.text("id") for vote in votes), None)

    def _end(self, rule: EndRule, tier: TierId, group: Group, places: int, order_only: bool) -> Settled:
        if rule == "share" or (rule == "empty" and order_only):
            return Settled((group,), (), "share")
        if rule == "empty":
            return Settled((), (group,), "empty")
        lots = [d for d in self.decisions if d.kind == "lot" and d.text("tier") == tier]
        if len(lots) <= self.drawn:
            return Settled((group,) if order_only else (), (), None)
        lot = lots[self.drawn]
        marks = {a: lot_mark(self.close_head, lot.text("digits"), a) for a in group}
        drawn = [(a,) for a in sorted(group, key=lambda a: marks[a])]
        cut = len(group) if order_only else places
        evidence: dict[ApplicationId, tuple[TieLink, ...]] = {
            a: (TieLink("lot", text),) for a, text in marks.items()
        }
        return Settled(tuple(drawn[:cut]), tuple(drawn[cut:]), "lot", evidence)

    def _vote(self, tier: TierId, group: Group, places: int, order_only: bool) -> Settled:
        count = _Count(self.rules, self.sheet, group)
        for vote in self._votes("line", tier):
            if not self._about_others(vote):
                count = count.after(vote, places)
        if count.by is None or (count.open(places) and count.rounds < self.rules.vote.max_rounds):
            return Settled((group,) if order_only else (), (), None)
        if order_only:
            everyone = (*count.elected, *((count.rest,) if count.rest else ()))
            return Settled(everyone, (), count.by, count.evidence)
        if not count.open(places):
            return Settled(count.elected, (count.rest,), count.by, count.evidence)
        last = self._end(self.rules.end_rule_after_vote, tier, count.rest, places - len(count.names), False)
        if last.by is None:
            return last
        by = count.by if last.by != "lot" else "lot"
        links = {a: (*link, *last.evidence.get(a, ())) for a, link in count.evidence.items()}
        return Settled((*count.elected, *last.taken), last.rest, by, links)

    def _about_others(self, vote: Decision) -> bool:
        named = {name for each in rounds(vote) for name in names_marked(each)}
        return bool(named) and named <= self.tied_elsewhere

    def _votes(self, motion: str, tier: TierId) -> list[Decision]:
        return [
            d
            for d in self.decisions
            if d.kind == "vote" and d.text("motion") == motion and d.text("tier") == tier
        ]


def lot_mark(close_head: Digest, digits: str, application: ApplicationId) -> str:
    """Return the hex digest an application is ordered by; the lowest comes first (sealed.md)."""
    message = b"\0".join((LOT, bytes.fromhex(close_head) + digits.encode(), application.encode()))
    return hashlib.sha256(message).hexdigest()


@dataclass(frozen=True, slots=True)
class _Count:
    """A named vote as far as it has gone.

    Attributes:
        elected: those in, by round and number of votes; equal ones together.
    """

    rules: Rules
    sheet: Sheet
    group: Group
    elected: tuple[Group, ...] = ()
    rounds: int = 0
    by: str | None = None
    evidence: dict[ApplicationId, tuple[TieLink, ...]] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[ApplicationId]:
        return frozenset(a for group in self.elected for a in group)

    @property
    def rest(self) -> Group:
        return tuple(a for a in self.group if a not in self.names)

    def open(self, places: int) -> bool:
        return len(self.names) < places

    def after(self, vote: Decision, places: int) -> "_Count":
        electorate = Electorate(self.sheet.panel, self.sheet.recused(self.group))
        electorate.check(vote)
        base = electorate.base(vote, self.rules.vote.base)
        count = self
        for each in rounds(vote):
            left = places - len(count.names)
            if left <= 0 or count.rounds == self.rules.vote.max_rounds:
                raise ReviewDeskError("vote-round-too-many", vote=vote.text("id"))
            check_names(each, vote, left)
            marked = names_marked(each)
            strangers = sorted(marked.keys() - set(count.rest))
            if strangers:
                raise ReviewDeskError("vote-name-not-tied", vote=vote.text("id"), application=strangers[0])
            count = count._round(marked, base, left, vote.text("id"))
        return count

    def _round(self, marked: dict[ApplicationId, int], base: int, left: int, by: str) -> "_Count":
        number = self.rounds + 1
        links = {a: (TieLink("vote", f"{number}:{marked.get(a, 0)}"),) for a in self.rest}
        enough = [a for a in self.rest if reached(marked.get(a, 0), base, self.rules.vote.majority)]
        by_votes = sorted(enough, key=lambda a: (-marked[a], a))
        elected: list[Group] = []
        for _, equals in groupby(by_votes, key=marked.__getitem__):
            group = tuple(equals)
            if sum(map(len, elected)) + len(group) > left:
                break
            elected.append(group)
        return _Count(
            self.rules, self.sheet, self.group, (*self.elected, *elected), number, by, self.evidence | links
        )
