"""Which seats have handed in their signed paper: ticks the recorder sets, kept beside the record."""

from reviewdesk.desk.chair.room import Room
from reviewdesk.domain.names import SeatId, TrackId
from reviewdesk.domain.roll import Cell
from reviewdesk.store import facts

_NAME = "paper-signed"


def paper_signed(room: Room) -> frozenset[Cell]:
    """Return the cells whose signed paper is in."""
    found = facts.recall(room.workspace, _NAME)
    lines = found if isinstance(found, list) else []
    return frozenset(
        (SeatId(str(seat)), TrackId(str(track)), int(str(number))) for seat, track, number in lines
    )


def tick_paper(room: Room, cell: Cell, *, signed: bool) -> tuple[Room, frozenset[Cell]]:
    """Note that the signed paper of a cell is in, or that it is not."""
    room.roll.outcome(*cell)
    ticked = paper_signed(room) | {cell} if signed else paper_signed(room) - {cell}
    facts.remember(room.workspace, _NAME, [list(one) for one in sorted(ticked)])
    return room, ticked
