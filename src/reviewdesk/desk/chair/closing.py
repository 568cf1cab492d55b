"""The roll, printed and compared; then the close, which fixes the list and the arithmetic for good."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.opening import named_seats, sign_in
from reviewdesk.desk.chair.room import Code, Room, second_person
from reviewdesk.desk.outputs import write_paper_over
from reviewdesk.desk.secretary.papers import local_time
from reviewdesk.domain import counting
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.values import Aggregate
from reviewdesk.domain.redaction import in_force, redacted_seats
from reviewdesk.domain.roll import Outcome, roll_record
from reviewdesk.errors import Problem, Problems
from reviewdesk.report.closed import closed_list
from reviewdesk.report.values import ClosedList, RollLine
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.store import chair_ballots
from reviewdesk.words import translator


@dataclass(frozen=True, slots=True)
class Listed:
    """The roll and the receipt codes, ready to print."""

    paper: ClosedList


@dataclass(frozen=True, slots=True)
class OwnList:
    """The same as a PDF; `missing` is printed as 〓."""

    closed: bool
    pdf: bytes
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """One line of the roll as a screen shows it; outcome "" while it is still expected."""

    seat: str
    name: str
    track_name: str
    round: int
    sequence: int
    outcome: str
    code: str


def examine(room: Room) -> Listed:
    """Return the roll and the receipt codes as they stand, to print and compare."""
    return Listed(_list(room, closed=room.course.closed))


def close(room: Room, witness: Code) -> tuple[Room, Listed]:
    """Close the collecting: every seat has one outcome, and which aggregate applies is fixed.

    Raises:
        Problems: "roll-incomplete" with every open place.
        ReviewDeskError: an "order-…" code.
    """
    permit(room, Act("close"))
    waiting = [_waiting(cell) for cell in room.roll.open_cells()]
    if waiting:
        raise Problems("roll-incomplete", waiting)
    acts = [] if any(e.kind == "people" for e in room.entries) else [Act("people", people=sign_in(room))]
    acts += _withdrawn_by_supplement(room)
    data = {
        "roll": roll_record(room.roll.outcomes),
        "applied": applied_aggregates(room),
        "plan": room.lineage.plan_digest,
        "lineage": room.lineage.head,
    }
    after = commit(room, [*acts, Act("close", data)], witness=second_person(room, witness))
    return after, Listed(_list(after, closed=True))


def print_list(listed: Listed, target: Path) -> tuple[str, ...]:
    """Write the roll as a PDF to print, compare and initial, at most over one of before.

    Returns:
        Characters no bundled font has, printed as 〓.

    Raises:
        ReviewDeskError: as `write_paper_over`.
    """
    paper = closed_list(listed.paper)
    write_paper_over(target, paper.data)
    return paper.missing


def printable(room: Room) -> OwnList:
    """Return the roll and the receipt codes as they stand, as a PDF."""
    found = examine(room)
    made = closed_list(found.paper)
    return OwnList(found.paper.closed, made.data, made.missing)


def own_lines(room: Room) -> tuple[OwnLine, ...]:
    """Return the roll as it stands, track by track like the printed list."""
    lines = roll_lines(room)
    return tuple(
        OwnLine(
            seat=line.seat,
            name=line.name,
            track_name=track.name,
            round=line.round,
            sequence=line.sequence,
            outcome=line.outcome,
            code=line.code,
        )
        for track in room.plan.tracks
        for line in lines
        if line.track == track.id
    )


def applied_aggregates(room: Room) -> dict[TrackId, Aggregate]:
    """Return track → the aggregate its numbers of ballots allow, known without any score."""
    return counting.applied_aggregates(room.plan, ballot_counts(room))


def ballot_counts(room: Room) -> Mapping[TrackId, Counter[str]]:
    """Return track → application → how many ballots of the last round score it."""
    states = chair_ballots.unscored(room.workspace)
    gone = room.withdrawals
    rows = {track.id: [a for a in room.lineage.rows(track.id) if a not in gone] for track in room.plan.tracks}
    return counting.ballot_counts(room.plan, rows, room.roll, states)


def roll_lines(room: Room) -> tuple[RollLine, ...]:
    """Return the roll as it is printed, names signed in beside it."""
    names = {seat.id: seat.name for seat in named_seats(room)}
    return tuple(
        RollLine(
            seat=cell.seat,
            track=cell.track,
            round=cell.round,
            outcome=cell.state or "",
            name=names.get(cell.seat, ""),
            sequence=max(1, cell.sequence),
            code=fingerprint(cell.digest) if cell.digest else "",
            digest=cell.digest or "",
        )
        for cell in room.roll.outcomes
    )


def _withdrawn_by_supplement(room: Room) -> list[Act]:
    """Put on record what the lineage alone says, so that the result follows from the log."""
    silent = sorted(a for a, number in room.withdrawals.items() if number == 0)
    start = max(room.withdrawals.values(), default=0) + 1
    return [
        Act("withdraw", {"application": application, "number": number})
        for number, application in enumerate(silent, start=start)
    ]


def _list(room: Room, *, closed: bool) -> ClosedList:
    last = room.entries[-1]
    fixed = applied_aggregates(room)
    return ClosedList(
        plan=room.plan,
        lines=_called_on_paper(room),
        fingerprint=fingerprint(room.lineage.batch),
        head=last.head,
        at=local_time(last.at, room.plan),
        aggregates={t.id: (t.rules.aggregate, fixed[t.id]) for t in room.plan.tracks},
        closed=closed,
    )


def _called_on_paper(room: Room) -> tuple[RollLine, ...]:
    """Return the roll with its members called as on every other paper."""
    say = translator(room.plan.review_session.language)
    seats = redacted_seats(in_force(room.plan), "pdf", named_seats(room), say("Reviewer "))
    names = {seat.id: seat.name for seat in seats}
    return tuple(replace(line, name=names[line.seat]) for line in roll_lines(room))


def _waiting(cell: Outcome) -> Problem:
    code = "roll-disputed-cell" if cell.disputed else "roll-open-cell"
    code = "roll-pending-cell" if cell.pending else code
    return Problem(code, {"seat": cell.seat, "track": cell.track, "round": cell.round})
