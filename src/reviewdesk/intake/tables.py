"""What spreadsheets people send become: sheets of rows of text, every cell with a place one can name."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar, cast

from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.errors.system import open_file
from reviewdesk.intake.cells import bare, heading
from reviewdesk.intake.text_tables import Note, text_rows
from reviewdesk.intake.watched import ChildFailed, WatchedChild

MAX_BYTES: Final = 50 * 2**20
HEADER_WITHIN: Final = 20
"""Titles and remarks may stand above the header, within so many rows."""
_CHILD: Final = "reviewdesk.intake.workbook_child"
_STEP_SECONDS: Final = 30.0
_SECONDS: Final = 60.0
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SHORT_FORM: Final = re.compile(r"\d(\.\d+)?[eE]\+\d\d")
"""How Excel writes a number of twelve digits or more into a csv; most of the digits are gone."""
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"

Column = TypeVar("Column", bound=str)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        rows: all of them from the first, blank ones too.
        across: row, first and last column, from 0, of cells merged over several columns.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    across: tuple[tuple[int, int, int], ...] = ()


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
    """A sheet under its header: which column means what, and the rows that are not blank.

    Attributes:
        left_out: columns that a person does not want.
    """

    sheet: str
    columns: Mapping[str, int]
    headers: Sequence[str]
    first: int
    body: tuple[tuple[str, ...], ...]
    left_out: Collection[int] = ()

    @property
    def further(self) -> Mapping[int, str]:
        """Return the columns that nobody asked for, each under a name of its own."""
        known = {*self.columns.values(), *self.left_out}
        others = [index for index, header in enumerate(self.headers) if header and index not in known]
        first = {self.headers[index]: index for index in reversed(others)}
        return {
            index: header if first[header] == index else f"{header} ({letters(index)})"
            for index in others
            for header in [self.headers[index]]
        }

    @property
    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header that are not blank."""
        further = self.further
        for number, cells in enumerate(self.body, start=self.first):
            if any(cells):
                yield Row(
                    self,
                    number,
                    {name: _at(cells, index) for name, index in self.columns.items()},
                    {name: _at(cells, index) for index, name in further.items()},
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
    sheets, troubles = read_with_troubles(path, note)
    if troubles:
        raise Problems("table-problems", troubles, file=path.name)
    return sheets


def read_with_troubles(
    path: Path, note: Note = lambda problem: None, waiting: Callable[[], None] = lambda: None
) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """Return the sheets, those cells blank that cannot be trusted, and a problem for each of them.

    Raises:
        ReviewDeskError: as `read_sheets`, but for "table-problems".
    """
    with open_file(path) as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReviewDeskError("table-too-large", file=path.name, megabytes=MAX_BYTES // 2**20)
    if data.startswith((_ZIP, _OLE)):
        return _workbook(path, note, waiting, zipped=data.startswith(_ZIP))
    if path.suffix.casefold() in (".xlsx", ".xls", ".xlsm", ".et"):
        note(Problem("table-renamed-text", {"file": path.name}))
    return (Sheet(path.name, text_rows(path.name, data, note)),), ()


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
            found = _meant(cells, meanings)
            if set(needed) <= {column for column, _ in found}:
                number, found = _last_line(sheet, number, found, meanings, set(needed))
                table, problems = under_header(sheet, number, found)
                if problems:
                    raise Problems("table-problems", problems, file=sheet.name)
                return table
    return None


def under_header(
    sheet: Sheet, number: int, found: Sequence[tuple[str, int]], left_out: Collection[int] = ()
) -> tuple[Table, tuple[Problem, ...]]:
    """Return a sheet under the row `number` (from 0) as its header, and what is wrong with it.

    Args:
        sheet: the sheet.
        number: of the header's row.
        found: what columns mean, with their place from 0.
        left_out: columns of which nothing is wanted, not even what is wrong with them.
    """
    columns: dict[str, int] = {}
    headers = sheet.rows[number]
    problems: list[Problem] = []
    for column, index in found:
        if column in columns:
            place = f"{letters(columns[column])}, {letters(index)}"
            data = {"sheet": sheet.name, "row": number + 1, "column": place, "value": headers[index]}
            problems.append(Problem("table-header-twice", data))
        columns.setdefault(column, index)
    table = Table(sheet.name, columns, headers, number + 2, sheet.rows[number + 1 :], left_out)
    return table, (*problems, *_untrusted(table))


def letters(index: int) -> str:
    """Return the letters of a column counted from 0."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def _meant(cells: Sequence[str], meanings: Mapping[str, str]) -> list[tuple[str, int]]:
    found = ((meanings.get(heading(cell), ""), index) for index, cell in enumerate(cells))
    return [pair for pair in found if pair[0]]


def _last_line(
    sheet: Sheet, number: int, found: list[tuple[str, int]], meanings: Mapping[str, str], needed: set[str]
) -> tuple[int, list[tuple[str, int]]]:
    """A header of several lines, cells merged downwards, names its columns most exactly in the last."""
    while number + 1 < len(sheet.rows):
        below = _meant(sheet.rows[number + 1], meanings)
        if not needed <= {column for column, _ in below}:
            break
        number, found = number + 1, below
    return number, found


def _untrusted(table: Table) -> Iterator[Problem]:
    """Yield what no header speaks of, as after a comma without quotation marks, and what nothing prints."""
    for number, cells in enumerate(table.body, start=table.first):
        width = len(table.headers)
        if any(cells[width:]):
            surplus = next(index for index, cell in enumerate(cells) if index >= width and cell)
            yield Problem("table-row-long", {"sheet": table.sheet, "row": number, "column": letters(surplus)})
        for index, cell in enumerate(cells):
            code = _odd(cell)
            if code and index not in table.left_out:
                yield Problem(code, {"sheet": table.sheet, "row": number, "column": letters(index)})


def _odd(cell: str) -> str:
    if _CONTROL.search(cell):
        return "table-control-character"
    return "table-short-form" if _SHORT_FORM.fullmatch(cell) else ""


def _workbook(
    path: Path, note: Note, waiting: Callable[[], None], *, zipped: bool
) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    try:
        with WatchedChild(_CHILD) as child:
            request = {"path": str(path.absolute()), "zipped": zipped}
            answer = child.ask(request, step_seconds=_STEP_SECONDS, seconds=_SECONDS, on_wait=waiting)
    except ChildFailed as failed:
        raise ReviewDeskError(f"table-{failed.failure}", file=path.name) from failed
    found = cast(dict[str, dict[str, object]], answer)
    if refused := found.get("refused"):
        raise ReviewDeskError(str(refused.pop("code")), file=path.name, **refused)
    if found.get("unsearched"):
        note(Problem("table-unsearched", {"file": path.name}))
    sheets, troubles = (cast(list[dict[str, object]], found[key]) for key in ("sheets", "troubles"))
    return tuple(map(_sheet, sheets)), tuple(map(_trouble, troubles))


def _sheet(found: Mapping[str, object]) -> Sheet:
    rows, across = cast(list[list[str]], found["rows"]), cast(list[tuple[int, int, int]], found["across"])
    return Sheet(str(found["name"]), tuple(map(tuple, rows)), tuple((t, le, r) for t, le, r in across))


def _trouble(trouble: Mapping[str, object]) -> Problem:
    data = {**trouble, "column": letters(cast(int, trouble["column"]))}
    return Problem(str(data.pop("code")), data)


def _at(cells: Sequence[str], index: int) -> str:
    return bare(cells[index]) if index < len(cells) else ""
