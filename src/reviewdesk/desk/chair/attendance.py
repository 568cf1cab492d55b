"""Who is at the table: names signed in, which members are present, whether the pledge was read to them."""

from collections.abc import Mapping, Sequence

from reviewdesk.desk.chair.acts import Act, commit
from reviewdesk.desk.chair.motions import motion_of
from reviewdesk.desk.chair.opening import sign_in
from reviewdesk.desk.chair.room import Room
from reviewdesk.domain.names import SeatId
from reviewdesk.store import facts

_NAME = "present"
_PLEDGE = "pledge-read"


def present(room: Room) -> tuple[SeatId, ...]:
    """Return the members present, as noted last."""
    found = facts.recall(room.workspace, _NAME)
    noted = found if isinstance(found, list) else []
    return tuple(seat.id for seat in room.members if seat.id in noted)


def attend(
    room: Room, people: Sequence[Mapping[str, str]], here: Sequence[str]
) -> tuple[Room, tuple[SeatId, ...]]:
    """Record names, one line for each seat that gets other ones, and note who is present.

    Raises:
        Problems: "motion-problems".
    """
    named = sign_in(room, motion_of({"person": [dict(line) for line in people]}))
    with room.workspace.transaction():
        facts.remember(room.workspace, _NAME, sorted(here))
        after = commit(room, [Act("people", people=named)])
    return after, present(after)


def pledge_read(room: Room) -> bool:
    """Return whether it was noted that the pledge was read aloud."""
    return facts.recall(room.workspace, _PLEDGE) == "yes"


def note_pledge_read(room: Room, *, read: bool) -> tuple[Room, bool]:
    """Note that the pledge was read aloud, or that it was not."""
    facts.remember(room.workspace, _PLEDGE, "yes" if read else "no")
    return room, read
