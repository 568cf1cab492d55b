"""One process per workspace: the second is told who has it, and a dead holder's lock is free at once."""

import getpass
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import about

_BEYOND_THE_NAME = 1 << 20
"""Windows forbids reading a locked byte, so the byte locked lies behind the holder's name."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of a workspace for as long as the block runs.

    Raises:
        ReviewDeskError: "workspace-in-use", with the holder.
    """
    path = folder / "lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _seize(descriptor):
            raise ReviewDeskError("workspace-in-use", holder=_read(descriptor))
        with about(path):
            _write(descriptor, _own_name())
        try:
            yield
        finally:
            _write(descriptor, "")
    finally:
        os.close(descriptor)


def _own_name() -> str:
    return f"{_user()}@{platform.node()} ({os.getpid()})"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"


def _read(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, 1000).decode("utf-8", "replace")


def _write(descriptor: int, text: str) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, text.encode())
    os.ftruncate(descriptor, len(text.encode()))


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _seize(descriptor: int) -> bool:
        os.lseek(descriptor, _BEYOND_THE_NAME, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _seize(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
