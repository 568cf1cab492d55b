"""Tells a refusal which file it is about, where the code that refuses only sees bytes."""

from collections.abc import Iterator
from contextlib import contextmanager

from reviewdesk.errors import ReviewDeskError


@contextmanager
def naming(file: str) -> Iterator[None]:
    """Give refusals raised inside a `file`, unless they name one, and turn system errors into refusals.

    Raises:
        ReviewDeskError: what the block raised, or "container-unreadable".
    """
    try:
        yield
    except ReviewDeskError as error:
        error.data.setdefault("file", file)
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReviewDeskError("container-unreadable", file=file, reason=reason) from error
