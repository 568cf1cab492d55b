"""The same ballots counted in another way: with other rules, without a reviewer, with one total changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from reviewdesk.domain.aggregates import better
from reviewdesk.domain.conclude import conclude
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.ranking import rank
from reviewdesk.domain.result import TrackResult
from reviewdesk.domain.sheet import Sheet, TrialTable


@dataclass(frozen=True, slots=True)
class Counted:
    """One track, its rules and its marks, apart from everything else.

    Attributes:
        sheet: as the decisions so far have left it.
    """

    plan: Plan
    track: TrackId
    sheet: Sheet

    @property
    def rules_of(self) -> Track:
        """Return the track with its rules."""
        return self.plan.track(self.track)

    def result(self) -> TrackResult:
        """Return the track counted anew, as a trial: no votes, no lots."""
        alone = replace(
            self.plan, tracks=(self.rules_of,), stages=tuple(s for s in self.plan.stages if s.kind == "score")
        )
        return conclude(alone, (), TrialTable({self.track: self.sheet}), (), "trial").tracks[0]

    def ahead(self, one: ApplicationId, other: ApplicationId) -> Fraction | None:
        """Return by how much one's published number is better than the other's; None where one has none."""
        found = rank(self.rules_of, self.sheet, None)
        if not {one, other} <= found.values.keys():
            return None
        first, second = (Fraction(found.values[a].published) for a in (one, other))
        return better(found.aggregate) * (first - second)

    def without(self, seat: SeatId) -> "Counted":
        """Return it without one reviewer."""
        sheet = replace(
            self.sheet,
            seats=_less(self.sheet.seats, seat),
            rows=_less(self.sheet.rows, seat),
            states=_less(self.sheet.states, seat),
            replaced={cell: row for cell, row in self.sheet.replaced.items() if cell[0] != seat},
        )
        return replace(self, sheet=sheet)

    def with_rules(self, **rules: Any) -> "Counted":
        """Return it under other rules."""
        track = replace(self.rules_of, rules=replace(self.rules_of.rules, **rules))
        tracks = tuple(track if one.id == self.track else one for one in self.plan.tracks)
        return replace(self, plan=replace(self.plan, tracks=tracks))


def listed(result: TrackResult) -> frozenset[ApplicationId]:
    """Return who holds a place of the first tier, those tied on its line included."""
    first = result.tiers[0].id if result.tiers else ""
    return frozenset(row.application for row in result.ranking if row.standing in (first, "tied_at_line"))


def _less(kept: Mapping[SeatId, Any], seat: SeatId) -> dict[SeatId, Any]:
    return {held: value for held, value in kept.items() if held != seat}
