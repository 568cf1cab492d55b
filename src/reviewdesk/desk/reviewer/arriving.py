"""Sitting down: the seat's table, opened for the first time or again, and the files it was opened from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk import machine
from reviewdesk.desk.chair.seating import ChairSeating
from reviewdesk.desk.pin import Pin, kept_pin
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.desk.workspaces import exists
from reviewdesk.domain.names import SeatId
from reviewdesk.errors import ReviewDeskError
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

    seating: Seating | ChairSeating
    seat: SeatId
    name: str
    title: str
    fingerprint: str
    reveal_marks: Mapping[SeatId, str]
    pledged: str
    fresh: bool
    pin: Pin | None

    @property
    def chairs(self) -> bool:
        """Whether it is the chair's desk, where nothing is pledged, declared or scored."""
        return isinstance(self.seating, ChairSeating)

    @property
    def reviewing(self) -> Seating:
        """Return the reviewer's seating, where it is one."""
        if isinstance(self.seating, ChairSeating):
            raise RuntimeError("nobody scores at the chair's desk")
        return self.seating


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
    fresh = not exists(folder)
    if files:
        open_desk(folder, files, seat, slip, progress, tried=tried)
    seating = _seated(folder, slip, tried)
    seating.note(tuple(path.resolve() for path in files))
    return _arrival(seating, fresh=fresh)


def sources(table: Table) -> tuple[Path, ...]:
    """Return the batch and its supplements as they were named last; nothing when the batch is gone."""
    here = machine.seat_in(table.workspace.folder)
    named = here.sources if here is not None else ()
    return tuple(path for path in named if path.is_file()) if named and named[0].is_file() else ()


def _seated(folder: Path, slip: str, tried: Callable[[SeatId], None]) -> Seating | ChairSeating:
    try:
        return Seating(folder, slip, tried)
    except ReviewDeskError as refusal:
        if refusal.code != "reviewer-only":
            raise
    return ChairSeating(folder, slip)


def _arrival(seating: Seating | ChairSeating, *, fresh: bool) -> Arrival:
    lineage, seat = seating.lineage, seating.seat
    seats = sorted(lineage.seats.items())
    names = {one.id: one.name for one in lineage.committee.seats}
    return Arrival(
        seating=seating,
        seat=seat,
        name=names.get(seat, ""),
        title=seating.plan.review_session.title,
        fingerprint=fingerprint(lineage.batch),
        reveal_marks={id_: reveal_mark(keys.age_recipient) for id_, keys in seats if keys.role == "reveal"},
        pledged=seating.pledged,
        fresh=fresh,
        pin=kept_pin(seating.workspace),
    )
