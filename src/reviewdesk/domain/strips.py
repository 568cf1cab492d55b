"""What a picture of a ranking is drawn from: scores as dots on one scale, and where each line falls.

Screen, projector and paper take the same values; nothing here decides anything.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import RankedApplication, TrackResult

Row = tuple[SeatId, ApplicationId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One reviewer's total for one application.

    Attributes:
        text: as it is printed.
        dropped: trimmed away; drawn hollow.
        abnormal: flagged at stage one; drawn with a ring.
    """

    seat: SeatId
    total: Fraction
    text: str
    dropped: bool
    abnormal: bool


@dataclass(frozen=True, slots=True)
class TierLine:
    """Where a tier ends: how many rows stand above, its name, and which tier it is, from 0."""

    after: int
    name: str
    tier: int


@dataclass(frozen=True, slots=True)
class Scale:
    """The lowest and the highest total of a track; equal where all are."""

    low: Fraction
    high: Fraction

    def share(self, value: Fraction) -> Fraction:
        """Return where a value lies between them, 0 to 1; the middle where nothing spreads."""
        span = self.high - self.low
        return (value - self.low) / span if span else Fraction(1, 2)


def strip(row: RankedApplication, flagged: Collection[Row]) -> tuple[Dot, ...]:
    """Return the dots of one application, lowest first; `flagged` are the abnormal rows of stage one."""
    dots = [
        Dot(
            seat=seat,
            total=_read(text),
            text=text,
            dropped=seat in row.dropped,
            abnormal=(seat, row.application) in flagged,
        )
        for seat, text in row.totals.items()
    ]
    return tuple(sorted(dots, key=lambda dot: (dot.total, dot.seat)))


def scale(track: TrackResult) -> Scale:
    """Return the one scale that all strips of a track are drawn on."""
    totals = [_read(text) for text in {text for row in track.ranking for text in row.totals.values()}]
    return Scale(min(totals, default=Fraction(0)), max(totals, default=Fraction(0)))


def tier_lines(planned: Track, track: TrackResult) -> tuple[TierLine, ...]:
    """Return every tier's line that falls between ranked rows.

    Where a tie on the line is open, it falls as many rows further as places are left.
    """
    return tuple(_lines(planned, track))


@lru_cache(maxsize=4096)
def _read(text: str) -> Fraction:
    """Return a printed total; few of them differ."""
    return Fraction(text)


def _lines(planned: Track, track: TrackResult) -> Iterator[TierLine]:
    ranked = sum(row.place is not None for row in track.ranking)
    left = {
        alarm.boundary: alarm.places_left
        for alarm in track.alarms
        if alarm.kind == "tie_at_line" and alarm.resolved_by is None
    }
    above = 0
    for number, tier in enumerate(planned.tiers):
        held = [place for place, row in enumerate(track.ranking, start=1) if row.standing == tier.id]
        above = max(above, *held, 0) + left.get(tier.id, 0)
        if 0 < above < ranked:
            yield TierLine(above, tier.name, number)
