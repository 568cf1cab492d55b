"""Sitting down: the seat's table, opened for the first time or again, and the files it was opened from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk import access, machine
from reviewdesk.desk.pin import Pin, kept_pin
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.names import SeatId
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.sealed.seats import reveal_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What a person compares and reads once the slip has opened the desk.

    Attributes:
        name: as sealed or bound at sign-in; may be "".
        fingerprint: F of the batch, in groups.
        reveal_marks: of the envelopes, in groups, by the seat whose slip lies in each.
        pledged: when the pledge was agreed to; "" before.
        fresh: whether this was the first opening.
        pin: chosen at an earlier opening.
    """

    seating: Seating
    seat: SeatId
    name: str
    title: str
    fingerprint: str
    reveal_marks: Mapping[SeatId, str]
    pledged: str
    fresh: bool
    pin: Pin | None


def arrive(
    folder: Path,
    files: Sequence[Path],
    seat: str,
    slip: str,
    progress: Callable[[int], None] = lambda _: None,
    *,
    tried: Callable[[SeatId], None] = lambda _: None,
) -> Arrival:
    """Open the desk of `folder`, made first where there is none, and take in what `files` bring.

    Args:
        folder: of the workspace.
        files: the batch, then its supplements in order; none unlocks what is there.
        seat: whose.
        slip: as entered.
        progress: told the number of bytes checked.
        tried: as `open_desk`.

    Raises:
        ReviewDeskError: as `open_desk` and `Seating`.
    """
    fresh = not access.exists(folder)
    if files:
        open_desk(folder, files, seat, slip, progress, tried=tried)
    seating = Seating(folder, slip, tried)
    machine.note_stage(seating.table, tuple(path.resolve() for path in files))
    return _arrival(seating, fresh=fresh)


def sources(table: Table) -> tuple[Path, ...]:
    """Return the batch and its supplements as they were named last; nothing when the batch is gone."""
    here = machine.seat_in(table.workspace.folder)
    named = here.sources if here is not None else ()
    return tuple(path for path in named if path.is_file()) if named and named[0].is_file() else ()


def _arrival(seating: Seating, *, fresh: bool) -> Arrival:
    table = seating.table
    seats = sorted(table.lineage.seats.items())
    names = {seat.id: seat.name for seat in table.lineage.committee.seats}
    return Arrival(
        seating=seating,
        seat=table.seat,
        name=names.get(table.seat, ""),
        title=table.plan.review_session.title,
        fingerprint=fingerprint(table.lineage.batch),
        reveal_marks={id_: reveal_mark(keys.age_recipient) for id_, keys in seats if keys.role == "reveal"},
        pledged=table.pledged,
        fresh=fresh,
        pin=kept_pin(table),
    )
