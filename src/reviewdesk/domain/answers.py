"""What each member answered in the signing round, as the log tells it after the latest finalisation."""

from collections.abc import Iterable

from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import SeatId, TrackId
from reviewdesk.domain.roll import Roll


def panel(roll: Roll, track: TrackId | None = None) -> tuple[SeatId, ...]:
    """Return who answers for a track, or for any of them: members and the spares that replaced one."""
    gone = ("replaced", "unused")
    return tuple(sorted({o.seat for o in roll.outcomes if track in (None, o.track) and o.state not in gone}))


def may_answer(roll: Roll, witnesses: Iterable[SeatId]) -> frozenset[SeatId]:
    """Return who may answer: the members, and whoever holds a witness's slip."""
    return frozenset(panel(roll)) | frozenset(witnesses)


def answers(roll: Roll, entries: Iterable[Entry]) -> dict[SeatId, str]:
    """Return seat → signed, dissent, refused, deemed or left; "" for a member who has not answered."""
    waiting = dict.fromkeys(panel(roll), "")
    found = dict(waiting)
    for entry in entries:
        if entry.kind == "finalise":
            found = dict(waiting)
        elif entry.kind in ("sign", "deemed", "left"):
            found[SeatId(str(entry.data["seat"]))] = str(entry.data.get("outcome", entry.kind))
    return found


def unanswered(roll: Roll, entries: Iterable[Entry]) -> tuple[SeatId, ...]:
    """Return the members of whom the log holds no answer to the latest result."""
    return tuple(seat for seat, answer in answers(roll, entries).items() if not answer)
