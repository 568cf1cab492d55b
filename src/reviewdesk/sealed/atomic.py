"""A file is there whole or not at all: written beside its place, forced to disk, then moved."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import FULL


@contextmanager
def atomic_file(target: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the name `target` when the block ends well, and vanishes otherwise.

    Raises:
        ReviewDeskError: "disk-full", or "file-not-written" with the system's reason.
    """
    _need_replaceable(target)
    try:
        descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    except OSError as error:
        raise _not_written(target, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
        _settle(target.parent)
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def write_atomically(target: Path, data: bytes) -> None:
    """Write `data` to `target` and read it back before it takes its name."""
    with atomic_file(target) as stream:
        stream.write(data)
        stream.flush()
        stream.seek(0)
        if stream.read() != data:
            raise ReviewDeskError("file-read-back", file=target.name)


@contextmanager
def all_or_none() -> Iterator[list[Path]]:
    """Give a list for the files that the block has written; they vanish when it fails."""
    written: list[Path] = []
    try:
        yield written
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def _need_replaceable(target: Path) -> None:
    """Refuse to put a file in the place of a device, a link or a folder."""
    try:
        mode = target.lstat().st_mode
    except OSError:
        return
    if not stat.S_ISREG(mode):
        number = errno.EISDIR if stat.S_ISDIR(mode) else errno.EEXIST
        raise ReviewDeskError("file-not-written", file=target.name, reason=os.strerror(number))


def _settle(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover - Windows cannot open a folder, and needs no such flush
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _not_written(target: Path, error: OSError) -> ReviewDeskError:
    if error.errno in FULL:
        return ReviewDeskError("disk-full", path=str(target))
    return ReviewDeskError("file-not-written", file=target.name, reason=error.strerror or str(error))
