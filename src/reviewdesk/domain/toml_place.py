"""Where a TOML text stops making sense: tomllib says it in English, we in the reader's language."""

import re
from typing import Final

BROKEN: Final = (ValueError, RecursionError)
"""What tomllib raises of a text it cannot read; a depth nobody can read and a number too long among it."""
_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


def place(error: Exception, text: str) -> tuple[int, int]:
    """Return line and column of a syntax error, from 1; the end of the text where none is named."""
    found = _PLACE.search(str(error))
    if found:
        return int(found[1]), int(found[2])
    written = text.rstrip()
    return written.count("\n") + 1, len(written) - written.rfind("\n")
