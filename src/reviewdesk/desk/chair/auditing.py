"""The self-audit before signing: what blocks the final result, and what is only worth a look."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.closing import ballot_counts
from reviewdesk.desk.chair.memory import Memory
from reviewdesk.desk.chair.revealing import stage_one
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.domain.conclude import blocking, open_ranges
from reviewdesk.domain.decisions import decisions
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.order import check_order
from reviewdesk.domain.result import Result, result_json
from reviewdesk.domain.roll import rounds
from reviewdesk.domain.stage_vote import unvoted
from reviewdesk.errors import Problem


@dataclass(frozen=True, slots=True)
class Audit:
    """What the self-audit found; red blocks finalising, amber never does."""

    red: tuple[Problem, ...]
    amber: tuple[Problem, ...]


def audit(room: Room) -> tuple[Room, Audit]:
    """Check everything that signers rely on, and note that it was checked.

    Raises:
        ReviewDeskError: "order-before-ranking".
    """
    permit(room, Act("audit"))
    found = examine(room)
    data = {"red": len(found.red), "amber": len(found.amber)}
    return commit(room, [Act("audit", data)]), found


def examine(room: Room) -> Audit:
    """Return what is wrong and what is worth a look before the result becomes final.

    Raises:
        ReviewDeskError: "order-before-ranking".
    """
    check_order(room.entries)
    result = result_of(room)
    return room.recall("audit", lambda: Audit(tuple(_red(room, result)), tuple(_amber(room, result))))


def _red(room: Room, result: Result) -> Iterator[Problem]:
    for track, alarm in blocking(room.plan, result):
        yield Problem(
            f"audit-{alarm.kind.replace('_', '-')}",
            {"track": track, "line": alarm.boundary, "applications": ", ".join(alarm.applications)},
        )
    for cell in room.roll.open_cells():
        yield Problem("roll-open-cell", {"seat": cell.seat, "track": cell.track, "round": cell.round})
    for mark in open_ranges(stage_one(room).flagged, decisions(room.entries)):
        where = {"track": mark.track, "application": mark.application, "criterion": mark.criterion}
        yield Problem("audit-range-open", {"seat": mark.seat, **where})
    for track_id in unvoted(room.plan, decisions(room.entries)):
        yield Problem("audit-stage-unvoted", {"track": track_id})
    from_ballots = replace(room, memory=Memory())
    if result_json(result) != result_json(result_of(from_ballots)):
        yield Problem("audit-result-differs", {})


def _amber(room: Room, result: Result) -> Iterator[Problem]:
    kinds = Counter(entry.kind for entry in room.entries)
    if not kinds["elect"]:
        yield Problem("audit-no-election", {})
    if not kinds["adopt"]:
        yield Problem("audit-no-adoption", {})
    for track in room.plan.tracks:
        yield from _panel(room, track.id)
    for outcome in result.tracks:
        for alarm in outcome.alarms:
            if alarm.kind == "unfilled" and alarm.resolved_by is None:
                data = {"track": outcome.id, "line": alarm.boundary, "left": alarm.places_left}
                yield Problem("audit-unfilled", data)


def _panel(room: Room, track: TrackId) -> Iterator[Problem]:
    last = rounds(room.plan)
    counting = sum(1 for c in room.roll.counted() if (c.track, c.round) == (track, last))
    needs = room.plan.committee
    if counting < needs.minimum:
        yield Problem("audit-panel-small", {"track": track, "count": counting, "needed": needs.minimum})
    if needs.odd and counting % 2 == 0:
        yield Problem("audit-panel-even", {"track": track, "count": counting})
    few = [a for a, n in sorted(ballot_counts(room)[track].items()) if n == 0]
    if few:
        yield Problem("audit-unscored", {"track": track, "applications": ", ".join(few)})
