"""The roll: what became of every reviewer and spare seat, per track and round, read from the log."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from reviewdesk.domain.committee import Seat
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import SeatState
from reviewdesk.errors import ReviewDeskError

Cell = tuple[SeatId, TrackId, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One cell of the roll.

    Attributes:
        state: None while nothing is settled.
        digest: the ballot or typed sheet that counts, or None.
        sequence: the highest sequence that was taken in; 0 = none.
        expected: the sequence that may come next.
        superseded: digests of ballots taken in before and set aside by a reopen.
        disputed: digests of two different ballots under one sequence; neither counts.
        pending: a ballot kept though it cannot count as it is; a reopen sends it back.
        substitute: the spare seat that scores instead.
    """

    seat: SeatId
    track: TrackId
    round: int
    state: SeatState | None = None
    digest: Digest | None = None
    sequence: int = 0
    expected: int = 1
    superseded: tuple[Digest, ...] = ()
    disputed: tuple[Digest, ...] = ()
    pending: Digest | None = None
    substitute: SeatId | None = None


@dataclass(frozen=True, slots=True)
class Roll:
    """Every cell with its outcome, and the single rows that were voided before the reveal."""

    outcomes: tuple[Outcome, ...]
    void_rows: tuple[tuple[SeatId, ApplicationId], ...] = ()

    def outcome(self, seat: str, track: str, round_number: int) -> Outcome:
        """Return one cell.

        Raises:
            ReviewDeskError: "roll-no-such-cell" when that seat has no such track or round.
        """
        for outcome in self.outcomes:
            if (outcome.seat, outcome.track, outcome.round) == (seat, track, round_number):
                return outcome
        raise ReviewDeskError("roll-no-such-cell", seat=seat, track=track, round=round_number)

    def of_seat(self, seat: str) -> tuple[Outcome, ...]:
        """Return the cells of one seat."""
        return tuple(outcome for outcome in self.outcomes if outcome.seat == seat)

    def open_cells(self) -> tuple[Outcome, ...]:
        """Return the cells without outcome; the review session cannot be closed while there are any."""
        return tuple(outcome for outcome in self.outcomes if outcome.state is None)

    def counted(self) -> tuple[Outcome, ...]:
        """Return the cells whose scores count."""
        return tuple(outcome for outcome in self.outcomes if outcome.state in ("counted", "typed"))


def rounds(plan: Plan) -> int:
    """Return how many times each track is scored."""
    return max((stage.rounds for stage in plan.stages if stage.kind == "score"), default=1)


def roll(plan: Plan, seats: Iterable[Seat], entries: Iterable[Entry]) -> Roll:
    """Return the roll after these entries, in order of seat, track and round.

    After the close only a ballot that proved unreadable still moves: void, then typed.
    """
    found = Roll(tuple(sorted(_empty(plan, seats), key=_cell)))
    cells = {_cell(outcome): outcome for outcome in found.outcomes}
    rows: set[tuple[SeatId, ApplicationId]] = set()
    closed = False
    for entry in entries:
        closed = closed or entry.kind == "close"
        if not closed or "unreadable" in entry.data:
            _apply(cells, rows, entry)
    return Roll(tuple(cells[cell] for cell in sorted(cells)), tuple(sorted(rows)))


def closed_roll(plan: Plan, seats: Iterable[Seat], entries: Iterable[Entry]) -> Roll:
    """Return the roll as it stood at the close."""
    return roll(plan, seats, takewhile(lambda entry: entry.kind != "close", entries))


def extended(found: Roll, entry: Entry) -> Roll:
    """Return the roll once one more entry, before the close, stands in the log."""
    cells = {_cell(outcome): outcome for outcome in found.outcomes}
    rows = set(found.void_rows)
    _apply(cells, rows, entry)
    return Roll(tuple(cells[cell] for cell in sorted(cells)), tuple(sorted(rows)))


def roll_record(outcomes: Iterable[Outcome]) -> list[dict[str, object]]:
    """Return the closed list as the close entry and record.json hold it."""
    return [
        {
            "seat": o.seat,
            "track": o.track,
            "round": o.round,
            "state": o.state,
            "digest": o.digest if o.state in ("counted", "typed") else None,
            "substitute": o.substitute,
        }
        for o in outcomes
    ]


def _apply(cells: dict[Cell, Outcome], rows: set[tuple[SeatId, ApplicationId]], entry: Entry) -> None:
    if entry.kind == "void" and entry.data.get("application"):
        rows.add((SeatId(str(entry.data["seat"])), ApplicationId(str(entry.data["application"]))))
    elif change := _CHANGES.get(entry.kind):
        for cell in _touched(cells, entry.data):
            cells[cell] = change(cells[cell], entry.data)
        if entry.kind == "replaced":
            _seat_substitute(cells, entry.data)


def _cell(outcome: Outcome) -> Cell:
    return outcome.seat, outcome.track, outcome.round


def _empty(plan: Plan, seats: Iterable[Seat]) -> Iterator[Outcome]:
    known, last = {track.id for track in plan.tracks}, rounds(plan)
    for seat in seats:
        if seat.role in ("reviewer", "spare"):
            state: SeatState | None = "unused" if seat.role == "spare" else None
            for track in sorted(known & set(seat.tracks)):
                for number in range(1, last + 1):
                    yield Outcome(seat=seat.id, track=track, round=number, state=state)


def _touched(cells: Mapping[Cell, Outcome], data: Mapping[str, object]) -> tuple[Cell, ...]:
    """Return the cells an entry speaks of; a missing track or round means all of them."""
    named = data.get("cells")
    if isinstance(named, list):
        return tuple((SeatId(str(data["seat"])), TrackId(str(t)), int(str(n))) for t, n in named)
    if data.get("track") and data.get("round"):
        cell = (SeatId(str(data["seat"])), TrackId(str(data["track"])), int(str(data["round"])))
        return (cell,) if cell in cells else ()
    return tuple(
        cell
        for cell in sorted(cells)
        if cell[0] == data.get("seat")
        and data.get("track") in (None, cell[1])
        and data.get("round") in (None, cell[2])
    )


def _received(held: Outcome, data: Mapping[str, object]) -> Outcome:
    digest, sequence = Digest(str(data["digest"])), int(str(data["sequence"]))
    return replace(
        held,
        state="counted",
        digest=digest,
        sequence=sequence,
        expected=sequence + 1,
        disputed=(),
        pending=None,
    )


def _refused(held: Outcome, data: Mapping[str, object]) -> Outcome:
    if data.get("verdict") == "withdrawal":
        return replace(held, pending=Digest(str(data["digest"])), sequence=int(str(data["sequence"])))
    return _disputed(held, data)


def _disputed(held: Outcome, data: Mapping[str, object]) -> Outcome:
    other = Digest(str(data["digest"]))
    both = {*held.disputed, other, *(d for d in (held.digest, held.pending) if d)}
    return replace(held, state=None, digest=None, disputed=tuple(sorted(both)), pending=None)


def _typed(held: Outcome, data: Mapping[str, object]) -> Outcome:
    return replace(_emptied(held), state="typed", digest=Digest(str(data["digest"])))


def _reopened(held: Outcome, data: Mapping[str, object]) -> Outcome:
    return replace(_emptied(held), state=None, expected=int(str(data["sequence"])))


def _absent(held: Outcome, data: Mapping[str, object]) -> Outcome:
    return replace(_emptied(held), state="absent")


def _void(held: Outcome, data: Mapping[str, object]) -> Outcome:
    return replace(_emptied(held), state="void")


def _replaced(held: Outcome, data: Mapping[str, object]) -> Outcome:
    return replace(_emptied(held), state="replaced", substitute=SeatId(str(data["substitute"])))


def _emptied(held: Outcome) -> Outcome:
    """Return the cell with all that was in it set aside."""
    known = {*held.superseded, *held.disputed, *(d for d in (held.digest, held.pending) if d)}
    return replace(held, digest=None, disputed=(), pending=None, superseded=tuple(sorted(known)))


def _seat_substitute(cells: dict[Cell, Outcome], data: Mapping[str, object]) -> None:
    for _, track, number in _touched(cells, data):
        cell = (SeatId(str(data["substitute"])), track, number)
        if cell in cells and cells[cell].state == "unused":
            cells[cell] = replace(cells[cell], state=None)


_CHANGES = {
    "received": _received,
    "refused": _refused,
    "typed": _typed,
    "reopen": _reopened,
    "absent": _absent,
    "void": _void,
    "replaced": _replaced,
}
