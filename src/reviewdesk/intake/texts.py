"""Small text files a person names: plans, motions, slips; another file named by mistake is not read whole."""

from pathlib import Path
from typing import Final

from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import file_error, open_file

MOST: Final = 4 << 20
"""No plan, committee or motion comes near it."""


def text_of(path: Path, most: int = MOST) -> str:
    """Return the text of a file.

    Raises:
        ReviewDeskError: "file-unreadable" with the reason, "file-not-text", or "file-too-large" when it
            has more than `most` bytes.
    """
    try:
        with open_file(path) as file:
            data = file.read(most + 1)
    except OSError as error:
        raise file_error(error) from error
    if len(data) > most:
        raise ReviewDeskError("file-too-large", path=str(path), limit=most)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise ReviewDeskError("file-not-text", path=str(path)) from error
