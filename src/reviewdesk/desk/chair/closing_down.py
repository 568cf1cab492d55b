"""Closing down: the keys of the chair's workspace are destroyed, and the receipt says what else must go."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.access import KEY, SLOT
from reviewdesk.desk.chair.room import Room, chair_room, seat_secret
from reviewdesk.desk.chair.seating import ChairSeating
from reviewdesk.desk.clock import now
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class WipeReceipt:
    """What was erased, when, and the archive that remains."""

    folder: str
    at: str
    archive: Digest
    slots: tuple[str, ...]


def close_down(folder: Path, code: str) -> WipeReceipt:
    """Destroy the keys, then the files, of a workspace whose result is published.

    Raises:
        ReviewDeskError: "close-down-unpublished", or "close-down-later" when the archive lacks an act since.
    """
    with chair_room(folder, code) as room:
        archive = last_archive(room)
        slots = tuple(sorted(room.lineage.slots))
    return _erased(folder, archive, slots)


def close_down_open(seating: ChairSeating, code: str) -> WipeReceipt:
    """The same at a desk that is open in the window, which is closed for it; a refusal leaves it open.

    Raises:
        ReviewDeskError: as `close_down`, or "chair-only" when the slip is not a chair's.
    """
    room = seating.room
    archive = last_archive(room)
    chairs = tuple(sorted(seat for seat, keys in room.lineage.seats.items() if keys.role == "chair"))
    seat_secret(room, code, chairs, "chair-only")
    slots = tuple(sorted(room.lineage.slots))
    seating.close()
    return _erased(seating.folder, archive, slots)


def last_archive(room: Room) -> Digest:
    """Return the digest of the archive that holds all that is on record.

    Raises:
        ReviewDeskError: "close-down-unpublished" or "close-down-later".
    """
    published = [entry for entry in room.entries if entry.kind == "publish"]
    if not published or not room.course.frozen:
        raise ReviewDeskError("close-down-unpublished")
    if room.entries[-1].index > published[-1].index:
        raise ReviewDeskError("close-down-later")
    return Digest(str(published[-1].data["archive"]))


def _erased(folder: Path, archive: Digest, slots: tuple[str, ...]) -> WipeReceipt:
    for name in (KEY, SLOT):
        _overwrite(folder / name)
    shutil.rmtree(folder)
    return WipeReceipt(folder=str(folder), at=now(), archive=archive, slots=slots)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
