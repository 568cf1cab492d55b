"""A tie that the chain could not break, settled by the plan's end rule: share, empty, lot or named vote."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from reviewdesk.domain.decisions import Decision
from reviewdesk.domain.names import ApplicationId, Digest, TierId
from reviewdesk.domain.plan.values import EndRule, Rules
from reviewdesk.domain.result import TieLink
from reviewdesk.domain.sheet import Sheet
from reviewdesk.domain.tiechain import Group
from reviewdesk.domain.votes import (
    Electorate,
    carried,
    check_names,
    fits_papers,
    names_marked,
    reached,
    rounds,
)
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
class Heard:
    """What a line vote was about when it was taken: who was tied, and for how many places."""

    group: frozenset[ApplicationId]
    places: int


@dataclass(frozen=True, slots=True)
class Ends:
    """Where ties of one track are settled: its rules, its sheet, the decisions on it, the seed of lots.

    Attributes:
        heard: vote id → what it was about; votes met for the first time are added.
        used: the votes that a tie has been settled by in this filling; each speaks for one tie.
        drawn: how many ties of the tier a lot has settled already; every tie has its own throw.
        tied_elsewhere: who stands in another tie, so that a vote on those is not about this one.
    """

    rules: Rules
    sheet: Sheet
    decisions: Sequence[Decision]
    close_head: Digest
    heard: dict[str, Heard] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
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
        return next((vote.text("id") for vote in self._emptying(tier) if not vote.text("places")), None)

    def kept_empty(self, tier: TierId) -> tuple[int, str | None]:
        """Return how many places votes leave empty though somebody could have them, and the last vote."""
        votes = [vote for vote in self._emptying(tier) if vote.text("places")]
        return sum(int(vote.text("places")) for vote in votes), votes[-1].text("id") if votes else None

    def _emptying(self, tier: TierId) -> list[Decision]:
        electorate, base = Electorate(self.sheet.panel), self.rules.vote.base
        return [v for v in self._votes("empty", tier) if carried(v, electorate, base, "two_thirds")]

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

    def need_heard(self) -> None:
        """Refuse a vote on a line where no tie waits for it.

        Raises:
            ReviewDeskError: "vote-no-tie".
        """
        for vote in self._votes("line"):
            if vote.text("id") not in self.heard:
                raise ReviewDeskError("vote-no-tie", vote=vote.text("id"), tier=vote.text("tier"))

    def _vote(self, tier: TierId, group: Group, places: int, order_only: bool) -> Settled:
        count = _Count(self.rules, self.sheet, group)
        for vote in self._votes("line", tier):
            if count.undecided(places) and self._speaks(vote, count, places):
                asked = Heard(frozenset(count.rest), places - len(count.names))
                heard = self.heard.setdefault(vote.text("id"), asked)
                self.used.add(vote.text("id"))
                count = count.after(vote, places, heard.group.difference(count.rest))
        if count.by is None or count.undecided(places):
            return Settled((group,) if order_only else (), (), None)
        if not count.open(places):
            ordered = (*count.elected, *((count.rest,) if count.rest else ()))
            return (
                Settled(ordered, (), count.by, count.evidence)
                if order_only
                else Settled(count.elected, (count.rest,), count.by, count.evidence)
            )
        left = len(count.rest) if order_only else places - len(count.names)
        last = self._end(self.rules.end_rule_after_vote, tier, count.rest, left, order_only)
        if last.by is None:
            return Settled((group,) if order_only else (), (), None)
        by = count.by if last.by != "lot" else "lot"
        links = {a: (*link, *last.evidence.get(a, ())) for a, link in count.evidence.items()}
        return Settled((*count.elected, *last.taken), last.rest, by, links)

    def _speaks(self, vote: Decision, count: "_Count", places: int) -> bool:
        """Whether a vote is about this tie.

        An earlier one is if nobody has joined the tied since and as many places are left: who was withdrawn
        takes nothing from the count of the others, but another question needs another vote.
        """
        if vote.text("id") in self.used:
            return False
        heard = self.heard.get(vote.text("id"))
        if heard is None:
            return not self._about_others(vote)
        return heard.group.issuperset(count.rest) and heard.places == places - len(count.names)

    def _about_others(self, vote: Decision) -> bool:
        named = {name for each in rounds(vote) for name in names_marked(each)}
        return bool(named) and named <= self.tied_elsewhere

    def _votes(self, motion: str, tier: TierId | None = None) -> list[Decision]:
        return [
            d
            for d in self.decisions
            if d.kind == "vote" and d.text("motion") == motion and tier in (None, d.text("tier"))
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCount:
    """How far a named vote has gone.

    Attributes:
        elected: who is in, by round and number of votes.
        rest: who is still tied, for the places `left`.
        rounds: how many were held.
        over: whether no further round may follow.
    """

    elected: tuple[ApplicationId, ...]
    rest: Group
    left: int
    rounds: int
    over: bool


def count_line(rules: Rules, sheet: Sheet, group: Group, places: int, votes: Sequence[Decision]) -> LineCount:
    """Return what votes make of a tie, before anything is recorded.

    Args:
        rules: with majority, base and the most rounds.
        sheet: whose panel votes, without those recused from one of the tied.
        group: the tied.
        places: how many of them get one; 1 where only their order is open.
        votes: in the order they were taken.

    Raises:
        ReviewDeskError: a "vote-…" code.
    """
    count = _Count(rules, sheet, group)
    for vote in votes:
        count = count.after(vote, places, ())
    return LineCount(
        elected=tuple(a for equals in count.elected for a in equals),
        rest=count.rest,
        left=places - len(count.names),
        rounds=count.rounds,
        over=not count.undecided(places),
    )


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

    def undecided(self, places: int) -> bool:
        return self.open(places) and self.rounds < self.rules.vote.max_rounds

    def after(self, vote: Decision, places: int, gone: Collection[ApplicationId]) -> "_Count":
        """Count a vote.

        Args:
            vote: with its rounds.
            places: what the group is tied for.
            gone: who was tied when the vote was taken and is no more.
        """
        electorate = Electorate(self.sheet.panel, self.sheet.recused(self.group))
        electorate.check(vote)
        base = electorate.base(vote, self.rules.vote.base)
        count = self
        for each in rounds(vote):
            left = places - len(count.names)
            if gone and not (count.undecided(places) and fits_papers(each, left)):
                break
            if not count.undecided(places):
                raise ReviewDeskError("vote-round-too-many", vote=vote.text("id"))
            check_names(each, vote, left)
            marked = {a: n for a, n in names_marked(each).items() if a not in gone}
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
