"""Closing down: the keys of the chair's workspace are destroyed, and the receipt says what else must go."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.access import KEY, SLOT
from reviewdesk.desk.chair.room import chair_room
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
        published = [entry for entry in room.entries if entry.kind == "publish"]
        if not published or not room.course.frozen:
            raise ReviewDeskError("close-down-unpublished")
        if room.entries[-1].index > published[-1].index:
            raise ReviewDeskError("close-down-later")
        archive = Digest(str(published[-1].data["archive"]))
        slots = tuple(sorted(room.lineage.slots))
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
