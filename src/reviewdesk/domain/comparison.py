"""Two years side by side: where each application stood, and whether scores may be compared at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, Literal

from reviewdesk.domain.application import Application
from reviewdesk.domain.counterparts import By, Key, Known, Pairs, key_of, same_tracks
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import RankedApplication, Result

_OF_LISTS: Final[tuple[Literal["rank_sum", "z_score"], ...]] = ("rank_sum", "z_score")
"""Aggregates whose numbers mean something only within their own list."""


@dataclass(frozen=True, slots=True)
class Year:
    """One review session as it ended."""

    plan: Plan
    applications: tuple[Application, ...]
    result: Result


@dataclass(frozen=True, slots=True)
class Scale:
    """What a published number is of: points with their maximum, or one that only its own list explains."""

    kind: Literal["points", "rank_sum", "z_score"]
    full: Fraction | None

    def comparable(self, other: "Scale") -> bool:
        """Whether numbers of both may be set beside each other without a word."""
        return self.kind == "points" and self == other


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One application of this year, with its applicant's of last year in the same track, if it has one.

    Attributes:
        last: where that stood; None without one.
        by: what the two were matched by.
        several: whether the applicant has more than one on either side, so that none was chosen.
        elsewhere: tracks of last year in which the same applicant applied instead.
    """

    track: TrackId
    row: RankedApplication
    last_track: TrackId | None = None
    last: RankedApplication | None = None
    by: By | None = None
    several: bool = False
    elsewhere: tuple[TrackId, ...] = ()

    @property
    def change(self) -> int | None:
        """How many places it moved up; None where either has no place."""
        if self.last is None or self.last.place is None or self.row.place is None:
            return None
        return self.last.place - self.row.place


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """One application of last year that has none in the same track this year.

    Attributes:
        several: as `Compared`.
        elsewhere: tracks of this year in which the same applicant applies instead.
    """

    track: TrackId
    row: RankedApplication
    several: bool = False
    elsewhere: tuple[TrackId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Both years.

    Attributes:
        rows: every application of this year, in the order of its result.
        gone: what last year had beyond those, in the order of its result.
        scales: track of this year → its scale last year and now, where last year had such a track.
    """

    rows: tuple[Compared, ...]
    gone: tuple[Gone, ...]
    scales: Mapping[TrackId, tuple[Scale, Scale]]

    def matched(self, by: By) -> int:
        """Return how many were matched by code, or by name."""
        return sum(row.by == by for row in self.rows)

    @property
    def apart(self) -> tuple[TrackId, ...]:
        """Tracks whose scores of the two years must not be compared."""
        return tuple(track for track, (last, now) in self.scales.items() if not last.comparable(now))


def comparison(this: Year, last: Year) -> Comparison:
    """Return two years side by side.

    Tracks are the same by id, or else by name; applicants by their code where both have one, or else by
    exactly the same name, widths and capitals aside.
    """
    tracks = same_tracks(this.plan, last.plan)
    pairs = Pairs()
    for now, then in tracks.items():
        ours = [one for one in this.applications if one.track == now]
        theirs = [one for one in last.applications if one.track == then]
        pairs.match(ours, theirs)
    rows, before = _rows(this.result), _rows(last.result)
    seen = {key_of(one): one for one in this.applications}
    known = {key_of(one): one for one in last.applications}
    there, here = Known(last.applications), Known(this.applications)
    back = {then: now for now, then in tracks.items()}
    return Comparison(
        rows=tuple(
            Compared(
                track=key[0],
                row=row,
                several=key in pairs.several,
                elsewhere=there.others(seen[key], tracks.get(key[0])),
                **_then(pairs.found.get(key), before),
            )
            for key, row in rows.items()
        ),
        gone=tuple(
            Gone(
                track=key[0],
                row=row,
                several=key in pairs.several_then,
                elsewhere=here.others(known[key], back.get(key[0])),
            )
            for key, row in before.items()
            if key not in pairs.taken
        ),
        scales={now: (_scale(last, then), _scale(this, now)) for now, then in tracks.items()},
    )


def _then(found: tuple[Key, By] | None, before: Mapping[Key, RankedApplication]) -> dict[str, Any]:
    if found is None:
        return {}
    return {"last_track": found[0][0], "last": before[found[0]], "by": found[1]}


def _scale(year: Year, track: TrackId) -> Scale:
    rules, applied = year.plan.track(track).rules, year.result.track(track).applied
    for kind in _OF_LISTS:
        if applied == kind:
            return Scale(kind, None)
    return Scale("points", rules.full)


def _rows(result: Result) -> dict[Key, RankedApplication]:
    return {(track.id, row.application): row for track in result.tracks for row in track.ranking}
