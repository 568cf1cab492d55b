"""The one result object that feeds screen, PDF, workbook and archive; ids only, no names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reviewdesk.domain import canonical
from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TierId, TrackId

ResultState = Literal["trial", "revealed", "resolved", "final"]
SeatState = Literal["counted", "typed", "absent", "void", "replaced", "unused"]
AlarmKind = Literal["tie_at_line", "tie_in_tier", "objection", "gate_even", "minimum_ballots", "unfilled"]
Flag = Literal["abnormal", "objective", "corrected", "replaced", "gate_divergent", "fallback"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something the committee must settle; finalising waits while `resolved_by` is None."""

    kind: AlarmKind
    boundary: str
    applications: tuple[ApplicationId, ...]
    places_left: int
    resolved_by: str | None = None


@dataclass(frozen=True, slots=True)
class TierFill:
    """How many of a tier's places were taken."""

    id: TierId
    quota: int
    filled: int


@dataclass(frozen=True, slots=True)
class SeatOutcome:
    """What became of one seat in one track."""

    id: SeatId
    state: SeatState


@dataclass(frozen=True, slots=True)
class Excluded:
    """A reviewer whose scores do not count for an application, and why."""

    reviewer: SeatId
    state: str


@dataclass(frozen=True, slots=True)
class TieLink:
    """One link of the tie chain with the value that decided for this application."""

    link: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedApplication:
    """One row of a ranking, every number spelled as it is printed (formats.md, "result.json")."""

    application: ApplicationId
    place: int | None
    standing: str
    number: int | None
    published: str | None
    exact: str | None
    ballots: int
    totals: Mapping[SeatId, str]
    dropped: tuple[SeatId, ...]
    excluded: tuple[Excluded, ...]
    criteria: Mapping[str, str]
    tie_break: tuple[TieLink, ...]
    flags: tuple[Flag, ...]
    counted_elsewhere: TrackId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackResult:
    """One track: its tiers, who counted, what is open, and the ordered list."""

    id: TrackId
    tiers: tuple[TierFill, ...]
    declared: str
    applied: str
    better: Literal["high", "low"]
    seats: tuple[SeatOutcome, ...]
    alarms: tuple[Alarm, ...]
    ranking: tuple[RankedApplication, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """One decision of the committee as printed: what was recorded, and what it moved."""

    kind: str
    track: TrackId | None
    record: Mapping[str, object]
    before: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything the ballots, the plan and the decisions lead to."""

    state: ResultState
    plan_digest: Digest
    decisions: tuple[DecisionRecord, ...] = ()
    tracks: tuple[TrackResult, ...] = field(default=())

    def track(self, track_id: str) -> TrackResult:
        """Return one track's result; KeyError when there is none."""
        for track in self.tracks:
            if track.id == track_id:
                return track
        raise KeyError(track_id)


def result_json(result: Result) -> bytes:
    """Return result.json: canonical, the same input gives the same bytes anywhere."""
    return canonical.encode(
        {
            "schema": 1,
            "state": result.state,
            "plan_digest": result.plan_digest,
            "decisions": [_plain(d, "kind track record before after") for d in result.decisions],
            "tracks": [_track(track) for track in result.tracks],
        }
    )


def _track(track: TrackResult) -> dict[str, object]:
    return _plain(track, "id declared applied better") | {
        "tiers": [_plain(tier, "id quota filled") for tier in track.tiers],
        "seats": [_plain(seat, "id state") for seat in track.seats],
        "alarms": [_plain(a, "kind boundary applications places_left resolved_by") for a in track.alarms],
        "ranking": [_row(row) for row in track.ranking],
    }


def _row(row: RankedApplication) -> dict[str, object]:
    return _plain(
        row,
        "application place standing number published exact ballots totals dropped criteria flags "
        "counted_elsewhere",
    ) | {
        "excluded": [_plain(excluded, "reviewer state") for excluded in row.excluded],
        "tie_break": [_plain(link, "link value") for link in row.tie_break],
    }


def _plain(value: object, names: str) -> dict[str, object]:
    return {name: getattr(value, name) for name in names.split()}
