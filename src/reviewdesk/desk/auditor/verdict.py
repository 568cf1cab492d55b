"""What verifying comes to when something does not agree: the first difference, and its exit code."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from reviewdesk.errors import ReviewDeskError

DIFFERS: Final = 2
MISSING: Final = 3
NO_ARCHIVE: Final = 4
_MALFORMED = (KeyError, ValueError, TypeError, AttributeError, IndexError)


class Verdict(ReviewDeskError):  # noqa: N818 - a finding, not a fault
    """The archive does not hold; `exit_code` is 2 differs, 3 something missing, 4 not an archive."""

    def __init__(self, exit_code: int, code: str, **data: object) -> None:
        super().__init__(code, **data)
        self.exit_code = exit_code


@contextmanager
def judging(exit_code: int, part: str) -> Iterator[None]:
    """Turn a refusal while looking at `part` into a verdict.

    Being stopped is none. Documents of an insider may have any shape, so stumbling over one is a finding too.
    """
    try:
        yield
    except Verdict:
        raise
    except ReviewDeskError as error:
        if error.code == "interrupted":
            raise
        raise Verdict(exit_code, error.code, **({"part": part, "file": part} | error.data)) from error
    except _MALFORMED as error:
        raise Verdict(exit_code, "verify-malformed", part=part) from error


def expect(holds: bool, code: str, exit_code: int = DIFFERS, **data: object) -> None:
    """Raise the verdict unless it holds."""
    if not holds:
        raise Verdict(exit_code, code, **data)
