"""How far from the line, and how little would turn two places round."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from reviewdesk.diagnostics.recount import Counted
from reviewdesk.domain.marks import Rubric, decimal_text, mark
from reviewdesk.domain.merge import faults
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.domain.sheet import Row

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The smallest change of one ballot that strictly turns two places round.

    Attributes:
        reviewer, application: whose total for what would change.
        points: by how much, in points of the total; below 0 it would be lower.
    """

    reviewer: SeatId
    application: ApplicationId
    points: Fraction


def distances(track: TrackResult) -> dict[ApplicationId, Fraction]:
    """Return how far each published number is from the line of the first tier; above 0 is on the good side.

    The listed are held against the first that is not, the others against the last that is.
    """
    inside, outside = edges(track)
    if inside is None or outside is None:
        return {}
    first = track.tiers[0].id
    sign = 1 if track.better == "high" else -1
    return {
        row.application: sign * (_published(row) - _published(outside if row.standing == first else inside))
        for row in track.ranking
        if row.published is not None
    }


def edges(track: TrackResult) -> tuple[RankedApplication | None, RankedApplication | None]:
    """Return the last listed in the first tier and the first that is not; None where there is no such one."""
    first = track.tiers[0].id if track.tiers else ""
    ranked = [row for row in track.ranking if row.published is not None and not row.counted_elsewhere]
    inside = [row for row in ranked if row.standing == first]
    outside = [row for row in ranked if row.standing != first]
    return (inside[-1] if inside else None, outside[0] if outside else None)


def flip(
    counted: Counted, upper: ApplicationId, lower: ApplicationId, advance: Advance = lambda _: None
) -> Flip | None:
    """Return the smallest change of one ballot, in steps, with which `lower` strictly passes `upper`.

    Found by search through the plan's own arithmetic, not by a formula; None where no single ballot can.
    `advance` hears of each reviewer's two searches.
    """
    search, best = _Search(counted, upper, lower), None
    for application, sign in ((lower, 1), (upper, -1)):
        for seat in counted.sheet.panel:
            advance(1)
            row = counted.sheet.rows.get(seat, {}).get(application)
            if row is None or None in row or any(faults(search.rubric, row)):
                continue
            most = search.room(row, sign)
            least = search.least(seat, application, sign * (most if best is None else min(most, best[0] - 1)))
            if least is not None:
                points = sign * least * search.step
                best = (least, Flip(reviewer=seat, application=application, points=points))
    return best[1] if best else None


@dataclass(frozen=True, slots=True)
class _Search:
    """Changes one total, mark by mark within its limits, until two places are turned round."""

    counted: Counted
    upper: ApplicationId
    lower: ApplicationId

    @property
    def rubric(self) -> Rubric:
        return Rubric(self.counted.rules_of)

    @property
    def step(self) -> Fraction:
        """The coarsest step that a criterion in points has, in points of the total."""
        found = [c.step * self.rubric.multiplier(c) for c in self.rubric.scored if c.mode == "points"]
        return max(found, default=Fraction(1))

    def room(self, row: Row, sign: int) -> int:
        """Return by how many steps a total can go up (or down)."""
        return sum(room for _, _, room in self._rooms(row, sign))

    def least(self, seat: SeatId, application: ApplicationId, most: int) -> int | None:
        """Search by halves: raising a mark never lowers an application's mean or trimmed mean."""
        if most == 0 or not self._turned(seat, application, most):
            return None
        sign, low, high = (1 if most > 0 else -1), 0, abs(most)
        while high - low > 1:
            middle = (low + high) // 2
            if self._turned(seat, application, sign * middle):
                high = middle
            else:
                low = middle
        return high

    def _turned(self, seat: SeatId, application: ApplicationId, steps: int) -> bool:
        sheet = self.counted.sheet
        own = {**sheet.rows[seat], application: self._moved(sheet.rows[seat][application], steps)}
        moved = replace(self.counted, sheet=replace(sheet, rows={**sheet.rows, seat: own}))
        ahead = moved.ahead(self.lower, self.upper)
        return ahead is not None and ahead > 0

    def _moved(self, row: Row, steps: int) -> Row:
        found, left, sign = list(row), abs(steps), 1 if steps > 0 else -1
        for place, value, room in self._rooms(row, sign):
            here = min(left, room)
            change = here * self.step / self.rubric.multiplier(self.rubric.scored[place])
            found[place] = decimal_text(value + sign * change)
            left -= here
        return tuple(found)

    def _rooms(self, row: Row, sign: int) -> Iterator[tuple[int, Fraction, int]]:
        """Yield place, value, and by how many steps of the total a mark can go up (or down)."""
        for place, criterion in enumerate(self.rubric.scored):
            if criterion.mode != "points":
                continue
            value = mark(criterion, str(row[place]))
            free = criterion.max - value if sign > 0 else value
            yield place, value, int(free * self.rubric.multiplier(criterion) / self.step)


def _published(row: RankedApplication) -> Fraction:
    return Fraction(str(row.published))
