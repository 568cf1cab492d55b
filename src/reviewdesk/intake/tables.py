"""What spreadsheets people send become: sheets of rows of text, every cell with a place one can name."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar, cast

from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.cells import bare, cell_text, heading
from reviewdesk.intake.watched import ChildFailed, WatchedChild

MAX_BYTES: Final = 50 * 2**20
MAX_ROWS: Final = 200_000
MAX_COLUMNS: Final = 500
HEADER_WITHIN: Final = 20
"""Titles and remarks may stand above the header, within so many rows."""
_CHILD: Final = "reviewdesk.intake.workbook_child"
_STEP_SECONDS: Final = 30.0
_SECONDS: Final = 60.0
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"

Note = Callable[[Problem], None]
Column = TypeVar("Column", bound=str)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and all its rows from the first, blank ones too."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header.

    Attributes:
        number: as the spreadsheet counts, from 1.
        cells: column name → text; "" where blank.
        further: header as written → text, for columns nobody asked for.
    """

    table: "Table"
    number: int
    cells: Mapping[str, str]
    further: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def problem(self, code: str, column: str, **data: object) -> Problem:
        """Return a problem that names the sheet, the row and the column of one cell."""
        place = {"sheet": self.table.sheet, "row": self.number, "column": self.table.place(column)}
        return Problem(code, {"value": self[column], **place, **data})


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet under its header: which column means what, and the rows that are not blank."""

    sheet: str
    columns: Mapping[str, int]
    headers: Sequence[str]
    first: int
    body: tuple[tuple[str, ...], ...]

    @property
    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header that are not blank."""
        known = set(self.columns.values())
        others = [i for i, header in enumerate(self.headers) if header and i not in known]
        for number, cells in enumerate(self.body, start=self.first):
            if any(cells):
                yield Row(
                    self,
                    number,
                    {name: _at(cells, index) for name, index in self.columns.items()},
                    {self.headers[i]: _at(cells, i) for i in others},
                )

    def place(self, column: str) -> str:
        """Return a column as a person finds it: its letter and its header."""
        index = self.columns.get(column)
        return column if index is None else f"{letters(index)} ({self.headers[index]})"


def read_sheets(path: Path, note: Note = lambda problem: None) -> tuple[Sheet, ...]:
    """Return the sheets of an xlsx, xls or csv file; a renamed text file is read as what it is.

    Args:
        path: the file.
        note: told what was read in another way than the name of the file says.

    Raises:
        Problems: "table-problems" with every cell that cannot be trusted.
        ReviewDeskError: a "table-…" code when the file cannot be read at all.
    """
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReviewDeskError("table-too-large", file=path.name, megabytes=MAX_BYTES // 2**20)
    if data.startswith((_ZIP, _OLE)):
        return _workbook(path, zipped=data.startswith(_ZIP))
    if path.suffix.casefold() in (".xlsx", ".xls", ".xlsm", ".et"):
        note(Problem("table-renamed-text", {"file": path.name}))
    return (Sheet(path.name, _text_rows(path.name, data, note)),)


def find_table(
    sheets: Iterable[Sheet], names: Mapping[Column, Iterable[str]], needed: Iterable[str]
) -> Table | None:
    """Return the first sheet, under its header, in which all `needed` columns are found.

    Args:
        sheets: where to look, in this order.
        names: column → the headers it may have.
        needed: columns without which a row is no header.

    Raises:
        Problems: "table-problems" when two headers of it mean the same column, a row has more cells
            than there are headers, or a cell holds what cannot be printed.
    """
    meanings: dict[str, str] = {}
    for column, words in names.items():
        meanings |= {heading(word): column for word in (str(column), *words)}
    for sheet in sheets:
        for number, cells in enumerate(sheet.rows[:HEADER_WITHIN]):
            found = [(meanings.get(heading(cell), ""), index) for index, cell in enumerate(cells)]
            if set(needed) <= {column for column, _ in found}:
                return _under_header(sheet, number, [pair for pair in found if pair[0]])
    return None


def letters(index: int) -> str:
    """Return the letters of a column counted from 0."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def _under_header(sheet: Sheet, number: int, found: Sequence[tuple[str, int]]) -> Table:
    columns: dict[str, int] = {}
    headers = sheet.rows[number]
    problems: list[Problem] = []
    for column, index in found:
        if column in columns:
            place = f"{letters(columns[column])}, {letters(index)}"
            data = {"sheet": sheet.name, "row": number + 1, "column": place, "value": headers[index]}
            problems.append(Problem("table-header-twice", data))
        columns.setdefault(column, index)
    table = Table(sheet.name, columns, headers, number + 2, sheet.rows[number + 1 :])
    problems += _untrusted(table)
    if problems:
        raise Problems("table-problems", problems, file=sheet.name)
    return table


def _untrusted(table: Table) -> Iterator[Problem]:
    """Yield what no header speaks of, as after a comma without quotation marks, and what nothing prints."""
    for number, cells in enumerate(table.body, start=table.first):
        width = len(table.headers)
        if any(cells[width:]):
            surplus = next(index for index, cell in enumerate(cells) if index >= width and cell)
            yield Problem("table-row-long", {"sheet": table.sheet, "row": number, "column": letters(surplus)})
        for index, cell in enumerate(cells):
            if _CONTROL.search(cell):
                place = {"sheet": table.sheet, "row": number, "column": letters(index)}
                yield Problem("table-control-character", place)


def _workbook(path: Path, *, zipped: bool) -> tuple[Sheet, ...]:
    try:
        with WatchedChild(_CHILD) as child:
            request = {"path": str(path.absolute()), "zipped": zipped}
            answer = child.ask(request, step_seconds=_STEP_SECONDS, seconds=_SECONDS)
    except ChildFailed as failed:
        raise ReviewDeskError(f"table-{failed.failure}", file=path.name) from failed
    found = cast(dict[str, dict[str, object]], answer)
    if refused := found.get("refused"):
        raise ReviewDeskError(str(refused.pop("code")), file=path.name, **refused)
    sheets, troubles = (cast(list[dict[str, object]], found[key]) for key in ("sheets", "troubles"))
    if troubles:
        raise Problems("table-problems", [_trouble(trouble) for trouble in troubles], file=path.name)
    return tuple(
        Sheet(str(sheet["name"]), tuple(map(tuple, cast(list[list[str]], sheet["rows"])))) for sheet in sheets
    )


def _trouble(trouble: Mapping[str, object]) -> Problem:
    data = {**trouble, "column": letters(cast(int, trouble["column"]))}
    return Problem(str(data.pop("code")), data)


def _text_rows(name: str, data: bytes, note: Note) -> tuple[tuple[str, ...], ...]:
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


def _at(cells: Sequence[str], index: int) -> str:
    return bare(cells[index]) if index < len(cells) else ""
