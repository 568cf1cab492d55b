"""The committee by hand or from a file: seats, known conflicts, and what is only suggested."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reviewdesk.desk.secretary.office import Office, planned
from reviewdesk.desk.secretary.preparation import with_reserves
from reviewdesk.desk.secretary.register_editing import application_of
from reviewdesk.domain.committee import Committee, Conflict, Role, Seat
from reviewdesk.domain.names import SEAT_OR_TRACK, ApplicationId, SeatId
from reviewdesk.domain.suggestions import Suggestion, suggestions
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.cells import bare
from reviewdesk.intake.committee import completed, read_conflicts, read_listed

SCORING: Final[tuple[Role, ...]] = ("reviewer", "spare")
_RESERVE: Final = "-2"


@dataclass(frozen=True, slots=True)
class AddedSeat:
    """A seat that sealing adds, and whether it waits in a closed envelope."""

    seat: Seat
    reserve: bool


def committee_taken_in(office: Office, path: Path, *, add: bool = False) -> Office:
    """Return the office with the committee of a file.

    Known conflicts stay where their seat does; those of the file come beside them.

    Args:
        office: before.
        path: toml or a spreadsheet.
        add: keeps the seats that the file does not list; otherwise they go.

    Raises:
        Problems: "plan-problems", "committee-problems" with the place of everything wrong.
        ReviewDeskError: "committee-no-table", or a "table-…" code.
    """
    listed = read_listed(path, planned(office), office.applications)
    new = {seat.id: seat for seat in listed.seats}
    kept = [seat for seat in office.committee.seats if add and seat.id not in new]
    seats = (*kept, *listed.seats)
    return _with(office, seats, (*office.committee.conflicts, *listed.conflicts))


def conflicts_taken_in(office: Office, path: Path) -> Office:
    """Return the office with the known conflicts of a file beside those it has.

    Raises:
        Problems: "conflicts-problems" with the place of everything wrong.
        ReviewDeskError: "conflicts-no-table", or a "table-…" code.
    """
    found = read_conflicts(path, office.committee, office.applications)
    return _with(office, office.committee.seats, (*office.committee.conflicts, *found))


def next_seat_id(office: Office, role: Role) -> SeatId:
    """Return the id proposed for a new seat: r1, r2 … for reviewers, spare1 …, or the role itself."""
    taken = {seat.id for seat in office.committee.seats}
    stem = {"reviewer": "r", "spare": "spare"}.get(role, role)
    if role not in SCORING and role not in taken:
        return SeatId(role)
    numbers = range(1 if role in SCORING else 2, len(taken) + 3)
    return SeatId(next(f"{stem}{number}" for number in numbers if f"{stem}{number}" not in taken))


def with_seat(office: Office, seat: Seat, *, replacing: SeatId | None = None) -> Office:
    """Return the office with a new seat, or with one changed; conflicts follow a changed id.

    Raises:
        Problems: "plan-problems".
        ReviewDeskError: "seat-id", "seat-twice", "seat-no-track", "seat-reserve" or "seat-unknown".
    """
    before = office.committee.seats
    if replacing is not None:
        seat_of(office, replacing)
    seat = _checked(office, seat, {one.id for one in before if one.id != replacing})
    if replacing is None:
        return _with(office, (*before, seat), office.committee.conflicts)
    seats = tuple(seat if one.id == replacing else one for one in before)
    conflicts = tuple(
        replace(conflict, seat=seat.id) if conflict.seat == replacing else conflict
        for conflict in office.committee.conflicts
    )
    return _with(office, seats, conflicts)


def without_seat(office: Office, id_: SeatId) -> Office:
    """Return the office without a seat and its conflicts; raises "seat-unknown"."""
    seat_of(office, id_)
    seats = tuple(seat for seat in office.committee.seats if seat.id != id_)
    return _with(office, seats, office.committee.conflicts)


def seat_of(office: Office, id_: SeatId) -> Seat:
    """Return one seat; raises "seat-unknown"."""
    found = next((seat for seat in office.committee.seats if seat.id == id_), None)
    if found is None:
        raise ReviewDeskError("seat-unknown", seat=id_)
    return found


def with_conflicts(office: Office, pairs: Iterable[tuple[ApplicationId, SeatId]], reason: str) -> Office:
    """Return the office in which seats may not score applications, for one reason.

    Raises:
        ReviewDeskError: "application-unknown", "seat-unknown", "conflict-seat" or "conflict-reason".
    """
    if not bare(reason):
        raise ReviewDeskError("conflict-reason")
    new = []
    for application, seat in pairs:
        application_of(office, application)
        if seat_of(office, seat).role not in SCORING:
            raise ReviewDeskError("conflict-seat", seat=seat)
        new.append(Conflict(application, seat, bare(reason)))
    return _with(office, office.committee.seats, (*office.committee.conflicts, *new))


def without_conflicts(office: Office, pairs: Iterable[tuple[ApplicationId, SeatId]]) -> Office:
    """Return the office without some known conflicts."""
    gone = set(pairs)
    kept = (c for c in office.committee.conflicts if (c.application, c.seat) not in gone)
    return _with(office, office.committee.seats, kept)


def suggested(office: Office) -> tuple[Suggestion, ...]:
    """Return the possible conflicts that nobody has decided yet, the strongest grounds first."""
    return suggestions(office.committee, office.applications, office.unrelated)


def said_unrelated(office: Office, found: Iterable[Suggestion]) -> Office:
    """Return the office in which suggestions are no conflicts, remembered while their texts stay."""
    known = {*office.unrelated, *found}
    ordered = sorted(known, key=lambda one: (one.seat, one.application, one.ground, one.said, one.meets))
    return replace(office, unrelated=tuple(ordered))


def added_seats(office: Office) -> tuple[AddedSeat, ...]:
    """Return the seats that sealing will add to those listed; raises "plan-problems"."""
    plan = planned(office)
    listed = office.committee.seats
    whole = completed(listed, plan)
    needed = [AddedSeat(seat, reserve=False) for seat in whole[len(listed) :]]
    reserves = with_reserves(whole, plan)[len(whole) :]
    return (*needed, *(AddedSeat(seat, reserve=True) for seat in reserves))


def _checked(office: Office, seat: Seat, others: set[SeatId]) -> Seat:
    if not SEAT_OR_TRACK.fullmatch(seat.id):
        raise ReviewDeskError("seat-id", value=seat.id)
    if seat.id.endswith(_RESERVE):
        raise ReviewDeskError("seat-reserve", seat=seat.id)
    if seat.id in others:
        raise ReviewDeskError("seat-twice", seat=seat.id)
    if seat.role not in SCORING:
        return replace(seat, tracks=())
    tracks = tuple(track.id for track in planned(office).tracks if track.id in seat.tracks)
    if not tracks:
        raise ReviewDeskError("seat-no-track", seat=seat.id)
    return replace(seat, tracks=tracks)


def _with(office: Office, seats: Iterable[Seat], conflicts: Iterable[Conflict]) -> Office:
    """The last word on a pair holds; who has no seat that scores has no conflict."""
    listed = tuple(seats)
    scoring = {seat.id for seat in listed if seat.role in SCORING}
    applications = {one.id for one in office.applications}
    found = {
        (c.seat, c.application): c for c in conflicts if c.seat in scoring and c.application in applications
    }
    return replace(office, committee=Committee(listed, tuple(found[key] for key in sorted(found))))
