"""Tables that people save as text: comma, tab or semicolon, in every encoding that is still about."""

import csv
import io
from collections.abc import Callable
from typing import Final

from reviewdesk.errors import Problem, ReviewDeskError
from reviewdesk.intake.cells import cell_text

MAX_ROWS: Final = 200_000
MAX_COLUMNS: Final = 500

Note = Callable[[Problem], None]


def text_rows(name: str, data: bytes, note: Note) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a text file.

    Args:
        name: of the file, for the refusals.
        data: the whole of it.
        note: told where another encoding was taken.

    Raises:
        ReviewDeskError: "table-unreadable", "table-too-far" or "table-csv-broken".
    """
    text = _decoded(name, data, note)
    first = next((line for line in text.splitlines() if line.strip()), "")
    if "\0" in text or first.lstrip().startswith(("<", "%PDF", "{\\rtf")):
        raise ReviewDeskError("table-unreadable", file=name)
    delimiter = max(",\t;", key=first.count)
    rows: list[tuple[str, ...]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if len(rows) >= MAX_ROWS or len(cells) > MAX_COLUMNS:
                raise ReviewDeskError(
                    "table-too-far", file=name, sheet=name, rows=MAX_ROWS, columns=MAX_COLUMNS
                )
            rows.append(tuple(map(cell_text, cells)))
    except csv.Error as error:
        raise ReviewDeskError("table-csv-broken", file=name, row=reader.line_num) from error
    return tuple(rows)


def _decoded(name: str, data: bytes, note: Note) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030":
            note(Problem("table-gb18030", {"file": name}))
        return text
    raise ReviewDeskError("table-unreadable", file=name)
