"""Whether a folder's disk has room for what a database takes to be opened, whatever is written then."""

import tempfile
from pathlib import Path
from typing import Final

from reviewdesk.errors.system import FULL

_ROOM: Final = 64 * 1024
"""Bytes."""


def has_room(folder: Path) -> bool:
    """Try it, for SQLite calls a quota, or no room for its shared index, an error like any other."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(_ROOM))
    except OSError as error:
        return error.errno not in FULL
    return True
