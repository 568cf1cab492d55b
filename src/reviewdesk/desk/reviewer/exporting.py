"""Carrying a cast ballot to a place: written aside, forced to disk, renamed, read back and verified.

The ballot is cast whatever happens here; a place that fails is told and another one is tried.
"""

import errno
from contextlib import suppress
from pathlib import Path

from reviewdesk.desk.clock import now
from reviewdesk.desk.machine import collecting_inbox
from reviewdesk.desk.reviewer.casting import Cast, cast_once, delivery
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.atomic import write_atomically
from reviewdesk.sealed.container import open_sealed
from reviewdesk.store import casts, facts

SUFFIX = ".rdballot"
_REASONS = {
    errno.ENOSPC: "export-full",
    errno.EDQUOT: "export-full",
    errno.EROFS: "export-locked",
    errno.EACCES: "export-locked",
    errno.EPERM: "export-locked",
    errno.ENOENT: "export-gone",
    errno.EIO: "export-gone",
    errno.ENODEV: "export-gone",
}


def export(table: Table, done: Cast, folder: Path) -> Path:
    """Write a cast ballot into a folder that is there; return its path once it is read back and verified.

    Raises:
        ReviewDeskError: "export-gone", "export-full", "export-locked", "file-not-written" or
            "file-read-back".
    """
    if not folder.is_dir():
        raise ReviewDeskError("export-gone", folder=str(folder))
    path = folder / f"{done.name}{SUFFIX}"
    try:
        write_atomically(path, _bytes(table, done.digest))
    except ReviewDeskError as error:
        raise _told(error, folder) from error
    if open_sealed(path, kind="ballot").digest != done.digest:
        raise ReviewDeskError("file-read-back", file=path.name)
    with suppress(ReviewDeskError):
        facts.remember(table.workspace, delivery(done.digest), now())
    return path


def export_to_desk(table: Table, done: Cast) -> Path:
    """Hand a cast ballot to the collecting desk on this machine.

    Raises:
        ReviewDeskError: as `export`, or as the file system refuses the folder.
    """
    inbox = collecting_inbox(table.lineage.review_session)
    inbox.mkdir(mode=0o700, parents=True, exist_ok=True)
    return export(table, done, inbox)


def cast_to(table: Table, track_id: str, round_number: int | None, out: Path) -> tuple[Cast, Path]:
    """Cast a track and write its ballot into a folder; nothing is cast where that folder cannot be.

    Raises:
        ReviewDeskError: as `cast` and `export`, or as the file system refuses the folder.
    """
    done = cast_once(table, track_id, round_number, lambda: out.mkdir(parents=True, exist_ok=True))
    out.mkdir(parents=True, exist_ok=True)
    return done, export(table, done, out)


def _told(error: ReviewDeskError, folder: Path) -> ReviewDeskError:
    """Return what a person can do about a file that was not written, where the system's reason tells."""
    number = error.__cause__.errno if isinstance(error.__cause__, OSError) else None
    code = _REASONS.get(number or 0)
    return ReviewDeskError(code, folder=str(folder)) if code else error


def _bytes(table: Table, digest: Digest) -> bytes:
    return next(ballot.file for ballot in casts.kept(table.workspace) if ballot.digest == digest)
