"""What the operating system refuses, as a refusal that a person can act on."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewdesk.errors import ReviewDeskError

FULL = frozenset([errno.ENOSPC, errno.EDQUOT])
"""The disk has no room left, or this account may use no more of it."""


def file_error(error: OSError, otherwise: str = "file-unreadable") -> ReviewDeskError:
    """Return the refusal that an error of the file system stands for: "disk-full" or `otherwise`."""
    code = "disk-full" if error.errno in FULL else otherwise
    return ReviewDeskError(code, path=str(error.filename or ""), reason=error.strerror or str(error))


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
