"""What the operating system refuses, as a refusal that a person can act on."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_

FULL = frozenset([errno.ENOSPC, errno.EDQUOT])
"""The disk has no room left, or this account may use no more of it."""
PIPE: Final = N_("It is a pipe, not a file")
REASONS: Final = frozenset(
    [
        N_("No such file or directory"),
        N_("Permission denied"),
        N_("Operation not permitted"),
        N_("Is a directory"),
        N_("Not a directory"),
        N_("File exists"),
        N_("File name too long"),
        N_("Too many levels of symbolic links"),
        N_("Input/output error"),
        N_("Read-only file system"),
        N_("Device or resource busy"),
        PIPE,
    ]
)
"""What the system says in English whatever the language, and a sentence repeats translated."""


def file_error(error: OSError, otherwise: str = "file-unreadable") -> ReviewDeskError:
    """Return the refusal that an error of the file system stands for: "disk-full" or `otherwise`."""
    code = "disk-full" if error.errno in FULL else otherwise
    return ReviewDeskError(code, path=str(error.filename or ""), reason=error.strerror or str(error))


def open_file(path: Path) -> BinaryIO:
    """Open a file to be read, but no pipe: whoever reads one may wait for ever.

    Raises:
        OSError: as `open`, and for a pipe.
    """
    if stat.S_ISFIFO(path.stat().st_mode):
        raise OSError(errno.ESPIPE, PIPE, str(path))
    return path.open("rb")


def resolved(path: Path) -> Path:
    """Return a path from the root on, links followed.

    Raises:
        ReviewDeskError: "file-unreadable" where links lead to themselves.
    """
    try:
        return path.resolve()
    except RuntimeError as error:
        reason = os.strerror(errno.ELOOP)
        raise ReviewDeskError("file-unreadable", path=str(path), reason=reason) from error


@contextmanager
def named(making: Path, final: Path) -> Iterator[None]:
    """Name in refusals of the block the place that was asked for, not the hidden one it is made in."""
    try:
        yield
    except ReviewDeskError as error:
        for key in {"path", "folder"} & error.data.keys():
            error.data[key] = str(error.data[key]).replace(str(making), str(final))
        raise
    except OSError as error:
        error.filename = str(error.filename or final).replace(str(making), str(final))
        raise


@contextmanager
def about(path: Path) -> Iterator[None]:
    """Name the file in errors of the block that do not: what fails while writing knows no path."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
