"""Signed paper sheets, typed in by two people independently and sealed at once like a ballot's scores."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.collecting import check_own_first
from reviewdesk.desk.chair.room import Code, Room, second_person
from reviewdesk.domain import canonical
from reviewdesk.domain.ballot import Ballot, CellState, Marks
from reviewdesk.domain.marks import mark
from reviewdesk.domain.names import ApplicationId, CriterionId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.values import Criterion, Track
from reviewdesk.domain.self_check import is_lawful, needs_reason
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.cells import id_text
from reviewdesk.intake.score_sheet import SheetRow, differences, read_score_sheet
from reviewdesk.sealed import ballot as ballots
from reviewdesk.sealed import scores
from reviewdesk.store import chair_ballots
from reviewdesk.store.chair_ballots import KeptBallot

Copy = Path | Sequence[SheetRow]
"""One person's copy of a sheet: a file, or rows as a form has them."""


def typed(
    room: Room, *, seat: str, track: str, round_number: int, copies: tuple[Copy, Copy], witness: Code
) -> tuple[Room, Digest]:
    """Take in a sheet typed twice: before the close for an open cell, later for an unreadable ballot.

    Raises:
        Problems: "typed-differs" with every cell that two people typed differently, "typed-problems" with
            every cell that is missing or unlawful, or as `read_score_sheet`.
        ReviewDeskError: "roll-settled", "roll-no-such-cell", "typed-not-unreadable" or an "order-…" code.
    """
    held = room.roll.outcome(seat, track, round_number)
    unreadable = _unreadable(room, seat, track, round_number) if room.course.closed else None
    data: dict[str, object] = {"seat": seat, "track": track, "round": round_number}
    if unreadable is not None:
        data["unreadable"] = unreadable
    permit(room, Act("typed", data))
    if unreadable is None and held.state is not None:
        raise ReviewDeskError("roll-settled", seat=seat, track=track, state=held.state)
    ballot = _compared(room, held.seat, held.track, round_number, copies)
    if unreadable is None and seat != room.elected:
        check_own_first(room, round_number)
    document = _document(room, ballot, held.sequence)
    digest = canonical.digest(document)
    data |= {"digest": digest, "sequence": held.expected, "states": dict(ballot.states)}
    kept = KeptBallot(
        digest=digest,
        kind="typed",
        seat=ballot.seat,
        track=ballot.track,
        round=round_number,
        sequence=held.expected,
        states={str(a): state for a, state in ballot.states.items()},
        file=_wrapped(room, document),
    )
    second = second_person(room, witness)

    def effect() -> None:
        chair_ballots.keep(room.workspace, kept)
        if unreadable is not None:
            chair_ballots.keep_opened(room.workspace, {digest: document})

    return commit(room, [Act("typed", data)], witness=second, effect=effect), digest


def sheet_ballot(
    room: Room, seat: SeatId, track: TrackId, round_number: int, rows: Sequence[SheetRow]
) -> Ballot:
    """Return the ballot a typed sheet stands for, complete and lawful but for what a correction may settle.

    Raises:
        Problems: "typed-problems".
    """
    criteria = [c for c in room.plan.track(track).criteria if c.mode != "objective"]
    objected = {c.id for c in room.plan.track(track).criteria if c.mode == "objective"}
    cells = {(row.application, row.criterion): row for row in rows}
    problems: list[Problem] = []
    marks: dict[ApplicationId, Marks] = {}
    states: dict[ApplicationId, CellState] = {}
    expected = room.lineage.rows(track)
    for row in rows:
        if row.application not in expected:
            problems.append(Problem("typed-application", {"application": row.application}, row.number))
        elif row.criterion in objected and row.objection and not row.points:
            continue
        elif row.criterion and row.criterion not in {c.id for c in criteria}:
            problems.append(Problem("typed-criterion", {"criterion": row.criterion}, row.number))
    for application in expected:
        state = _state(room, application, rows)
        if state is not None:
            states[application] = state
        else:
            marks[application] = tuple(_mark(cells, application, one, problems) for one in criteria)
            problems += _wordless(room.plan.track(track), application, rows)
    if problems:
        raise Problems("typed-problems", problems)
    return Ballot(
        seat=seat,
        track=track,
        round=round_number,
        scores=marks,
        states=states,
        reasons=_words(rows, "reason", marks),
        comments={r.application: r.comment for r in rows if r.comment and r.application in expected},
        objections=_words(rows, "objection", marks | dict.fromkeys(states, ())),
    )


def reason_due(criterion: Criterion, points: str) -> bool:
    """Whether the plan demands a reason with a mark on a signed sheet, which may be out of range."""
    if criterion.reason == "always":
        return bool(points)
    return is_lawful(criterion, points) and needs_reason(criterion, points)


def _wordless(track: Track, application: ApplicationId, rows: Sequence[SheetRow]) -> Iterator[Problem]:
    """Yield the reasons and the comment that the plan demands and the sheet does not have."""
    here = [row for row in rows if row.application == application]
    demanding = {criterion.id: criterion for criterion in track.criteria}
    for row in here:
        criterion = demanding.get(row.criterion)
        if criterion is not None and not row.reason and reason_due(criterion, row.points):
            where: dict[str, object] = {"application": application, "criterion": criterion.id}
            yield Problem("typed-reason", where, row.number)
    if track.rules.comment == "required" and not any(row.comment for row in here):
        yield Problem("typed-comment", {"application": application})


def _compared(
    room: Room, seat: SeatId, track: TrackId, round_number: int, copies: tuple[Copy, Copy]
) -> Ballot:
    first, second = (_read(room.plan.track(track), copy) for copy in copies)
    unequal = differences(first, second)
    if unequal:
        raise Problems(
            "typed-differs",
            [
                Problem(
                    "typed-cell",
                    {
                        "application": d.application,
                        "criterion": d.criterion,
                        "first": d.first,
                        "second": d.second,
                    },
                )
                for d in unequal
            ],
        )
    return sheet_ballot(room, seat, track, round_number, first)


def _read(track: Track, copy: Copy) -> Sequence[SheetRow]:
    """Return the rows of a copy; a file may call a criterion by its name."""
    if not isinstance(copy, Path):
        return copy
    ids = {id_text(one.name): one.id for one in track.criteria} | {one.id: one.id for one in track.criteria}
    return [replace(row, criterion=ids.get(row.criterion, row.criterion)) for row in read_score_sheet(copy)]


def _state(room: Room, application: ApplicationId, rows: Sequence[SheetRow]) -> CellState | None:
    for row in rows:
        if row.application == application and row.state != "scored":
            return row.state
    unmentioned = all(row.application != application for row in rows)
    return "withdrawn" if unmentioned and application in room.withdrawals else None


def _mark(
    cells: Mapping[tuple[ApplicationId, CriterionId], SheetRow],
    application: ApplicationId,
    criterion: Criterion,
    problems: list[Problem],
) -> str:
    row = cells.get((application, criterion.id))
    where: dict[str, object] = {"application": application, "criterion": criterion.id}
    if row is None or not row.points:
        problems.append(Problem("typed-blank", where))
        return ""
    try:
        mark(criterion, row.points)
    except ReviewDeskError as refusal:
        if refusal.code not in _RANGE:
            problems.append(Problem("typed-value", where | {"value": row.points}, row.number))
    return row.points


_RANGE = ("mark-above", "mark-below")
"""Signed paper may hold a mark out of range; stage one shows it and a correction settles it."""


def _words(
    rows: Sequence[SheetRow], column: str, wanted: Mapping[ApplicationId, object]
) -> dict[ApplicationId, dict[CriterionId, str]]:
    found: dict[ApplicationId, dict[CriterionId, str]] = {}
    for row in rows:
        words = str(getattr(row, column))
        if words and row.criterion and row.application in wanted:
            found.setdefault(row.application, {})[row.criterion] = words
    return found


def _document(room: Room, ballot: Ballot, sequence: int) -> bytes:
    identity = ballots.identity_of(room.lineage, ballot, sequence + 1)
    return scores.scores_bytes(identity, ballot, room.plan)


def _wrapped(room: Room, document: bytes) -> bytes:
    chairs, reveals = room.lineage.recipients("chair"), room.lineage.recipients("reveal")
    return scores.wrap(document, chairs=chairs, reveals=reveals)


def _unreadable(room: Room, seat: str, track: str, round_number: int) -> str | None:
    """Return the digest of the ballot whose attested void lets a typed copy in."""
    for entry in room.entries:
        cell = (entry.data.get("seat"), entry.data.get("track"), entry.data.get("round"))
        if entry.kind == "void" and "unreadable" in entry.data and cell == (seat, track, round_number):
            return str(entry.data["unreadable"])
    return None
