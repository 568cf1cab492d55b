"""Exceptions before the close: a seat is absent, void, reopened or replaced; afterwards void by vote."""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.revealing import unreadable_cells
from reviewdesk.desk.chair.room import Code, Room, second_person
from reviewdesk.desk.chair.settling import settle
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.roll import Outcome
from reviewdesk.errors import ReviewDeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What an exception is about; a missing track or round means all of the seat's."""

    seat: str
    track: str | None = None
    round: int | None = None
    application: str | None = None


def absent(room: Room, place: Place, reason: str, witness: Code) -> Room:
    """Record that a seat does not score: only cells with nothing in.

    Raises:
        ReviewDeskError: "roll-settled", "roll-seat-unknown", "roll-nothing-open" or an "order-…" code.
    """
    permit(room, Act("absent"))
    cells = _cells(room, place)
    for cell in cells:
        if place.track is not None and cell.state is not None:
            raise ReviewDeskError("roll-settled", seat=cell.seat, track=cell.track, state=cell.state)
    waiting = [cell for cell in cells if cell.state is None and not cell.disputed]
    if not waiting:
        raise ReviewDeskError("roll-nothing-open", seat=place.seat)
    data = {"seat": place.seat, "cells": _named(waiting)}
    return commit(room, [Act("absent", data, reason)], witness=second_person(room, witness))


def reopen(room: Room, place: Place, reason: str, witness: Code) -> Room:
    """Send a ballot back, or a single row of it: the old one is kept and the next sequence may come.

    Raises:
        ReviewDeskError: "roll-not-held", "roll-track-needed" or an "order-…" code.
    """
    permit(room, Act("reopen"))
    if place.application is not None:
        room.application(place.application)
    acts = []
    for cell in _cells(room, place):
        if cell.state not in ("counted", "absent", "typed") and not (cell.disputed or cell.pending):
            raise ReviewDeskError("roll-not-held", seat=cell.seat, track=cell.track)
        data: dict[str, object] = {
            "seat": cell.seat,
            "track": cell.track,
            "round": cell.round,
            "digest": cell.digest or cell.pending,
            "sequence": cell.sequence + 1,
        }
        if cell.disputed:
            data["disputed"] = list(cell.disputed)
        if place.application is not None:
            data["application"] = place.application
        acts.append(Act("reopen", data, reason))
    return commit(room, acts, witness=second_person(room, witness))


def replace_seat(room: Room, place: Place, substitute: str, reason: str, witness: Code) -> Room:
    """Let a spare seat score what a seat leaves open; with `void_whole` all of it.

    Raises:
        ReviewDeskError: "roll-not-a-spare", "roll-nothing-open" or an "order-…" code.
    """
    permit(room, Act("replaced"))
    whole = room.plan.committee.void_whole
    leaving = [
        cell
        for cell in _cells(room, place)
        if cell.state in (None, "absent", "void") or (whole and cell.state in ("counted", "typed"))
    ]
    if not leaving:
        raise ReviewDeskError("roll-nothing-open", seat=place.seat)
    for cell in leaving:
        _check_spare(room, substitute, cell)
    data = {"seat": place.seat, "substitute": substitute, "cells": _named(leaving)}
    return commit(room, [Act("replaced", data, reason)], witness=second_person(room, witness))


def void(room: Room, place: Place, reason: str, witness: Code, vote: str | None = None) -> Room:
    """Make a row or a seat void: by chair and witness before the close, by recorded vote afterwards.

    Raises:
        ReviewDeskError: "roll-settled", "vote-…" or an "order-…" code.
    """
    room.seat(place.seat)
    data: dict[str, object] = {"seat": place.seat}
    for key in ("track", "round", "application"):
        value = getattr(place, key)
        if value is not None:
            data[key] = value
    if place.application is not None:
        room.application(place.application)
    if vote is not None:
        data["vote"] = vote
    broken = [c for c in unreadable_cells(room) if _covers(place, c)] if vote is None else []
    if broken:
        data |= {"unreadable": broken[0].digest, "track": broken[0].track, "round": broken[0].round}
    permit(room, Act("void", data))
    if room.course.closed:
        return settle(room, Act("void", data, reason), witness, conclude=not broken)
    if place.application is None:
        _check_voidable(_cells(room, place))
    return commit(room, [Act("void", data, reason)], witness=second_person(room, witness))


def _cells(room: Room, place: Place) -> tuple[Outcome, ...]:
    seat = room.seat(place.seat)
    held = room.roll
    if place.track is not None and place.round is not None:
        return (held.outcome(seat.id, place.track, place.round),)
    cells = tuple(
        cell
        for cell in held.of_seat(seat.id)
        if place.track in (None, cell.track) and place.round in (None, cell.round) and cell.state != "unused"
    )
    if not cells:
        raise ReviewDeskError("roll-nothing-open", seat=place.seat)
    return cells


def _named(cells: Sequence[Outcome]) -> list[list[object]]:
    return [[cell.track, cell.round] for cell in cells]


def _check_spare(room: Room, substitute: str, leaving: Outcome) -> None:
    for cell in room.roll.of_seat(substitute):
        if (cell.track, cell.round, cell.state) == (leaving.track, leaving.round, "unused"):
            return
    raise ReviewDeskError("roll-not-a-spare", seat=substitute)


def _check_voidable(cells: Sequence[Outcome]) -> None:
    for cell in cells:
        if cell.state in ("void", "replaced"):
            raise ReviewDeskError("roll-settled", seat=cell.seat, track=cell.track, state=cell.state)


def _covers(place: Place, cell: Outcome) -> bool:
    return (
        SeatId(place.seat) == cell.seat
        and place.track in (None, cell.track)
        and place.round in (None, cell.round)
        and place.application is None
    )
