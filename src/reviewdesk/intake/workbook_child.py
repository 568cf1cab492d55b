"""The child process that opens a spreadsheet a stranger made and hands back its cells as text."""

import re
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from reviewdesk.intake.cells import RoundedNumberError, cell_text
from reviewdesk.intake.old_workbook import error_cells
from reviewdesk.intake.watched import serve

MAX_ENTRIES: Final = 200
MAX_INFLATED: Final = 50 * 2**20
MAX_RATIO: Final = 100
SMALL_ENTRY: Final = 2**20
"""Entries up to this size may be compressed any better: repetitive sheets are."""
MAX_ROWS: Final = 200_000
MAX_COLUMNS: Final = 500
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")

_UNREADABLE: Final = (
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    OSError,
    ValueError,
    KeyError,
    EOFError,
    RuntimeError,
)

Trouble = dict[str, object]


class _RefusedError(Exception):
    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.trouble: Trouble = {"code": code, **data}


def answer(request: dict[str, object], step: Callable[[], None]) -> dict[str, object]:
    """Return {"sheets", "troubles", "unsearched"} of one workbook, or {"refused"}."""
    path = str(request["path"])
    unsearched = False
    try:
        troubles = list(_lint(path)) if request["zipped"] else error_cells(path)
        unsearched, troubles = troubles is None, troubles or []
        step()
        sheets = list(_sheets(path, troubles))
    except _RefusedError as refused:
        return {"refused": refused.trouble}
    except PasswordError:
        return {"refused": {"code": "table-encrypted"}}
    except _UNREADABLE:
        return {"refused": {"code": "table-unreadable"}}
    return {"sheets": sheets, "troubles": troubles, "unsearched": unsearched}


def _sheets(path: str, troubles: list[Trouble]) -> Iterator[dict[str, object]]:
    with CalamineWorkbook.from_path(path) as book:
        for meta in book.sheets_metadata:
            if meta.typ is SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(meta.name)
                if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
                    raise _RefusedError("table-too-far", sheet=meta.name, rows=MAX_ROWS, columns=MAX_COLUMNS)
                rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
                ranges = sheet.merged_cell_ranges or ()
                _spread(rows, ranges)
                across = [[top, left, right] for (top, left), (_, right) in ranges if left != right]
                yield {"name": meta.name, "rows": _texts(meta.name, rows, troubles), "across": across}


def _spread(rows: list[list[object]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A cell merged downwards says the same for every row it covers."""
    for (top, left), (bottom, right) in ranges:
        if left == right and left < MAX_COLUMNS:
            for row in range(top + 1, min(bottom + 1, len(rows))):
                rows[row][left] = rows[top][left]


def _texts(name: str, rows: list[list[object]], troubles: list[Trouble]) -> list[list[str]]:
    return [
        [_text(name, number, column, value, troubles) for column, value in enumerate(row)]
        for number, row in enumerate(rows, start=1)
    ]


def _text(name: str, row: int, column: int, value: object, troubles: list[Trouble]) -> str:
    try:
        return cell_text(value)
    except RoundedNumberError:
        troubles.append({"code": "table-rounded-number", "sheet": name, "row": row, "column": column})
        return ""


def _lint(path: str) -> Iterator[Trouble]:
    """Refuse bombs before anything is inflated, then name error cells and formulas nobody calculated."""
    with zipfile.ZipFile(path) as book:
        _within_limits(book.infolist())
        for name, part in _parts(book):
            yield from _sheet_lint(book, name, part)


def _within_limits(entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_INFLATED:
        raise _RefusedError("table-bomb")
    for entry in entries:
        if entry.file_size > SMALL_ENTRY and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise _RefusedError("table-bomb")


def _parts(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    targets = {
        str(relation.get("Id")): str(relation.get("Target")).removeprefix("/xl/").removeprefix("xl/")
        for relation in ElementTree.fromstring(_plain_xml(book, "xl/_rels/workbook.xml.rels"))
    }
    for element in ElementTree.fromstring(_plain_xml(book, "xl/workbook.xml")).iter():
        if _local(element.tag) == "sheet":
            key = next((v for k, v in element.attrib.items() if k.startswith("{") and _local(k) == "id"), "")
            part = "xl/" + targets.get(key, "")
            if part in book.namelist():
                yield str(element.get("name")), part


def _plain_xml(book: zipfile.ZipFile, part: str) -> bytes:
    data = book.read(part)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _RefusedError("table-entities")
    return data


def _sheet_lint(book: zipfile.ZipFile, name: str, part: str) -> Iterator[Trouble]:
    _plain_xml(book, part)
    with book.open(part) as stream:
        for _, element in ElementTree.iterparse(stream):
            if _local(element.tag) == "c":
                yield from _cell_lint(name, element)
            elif _local(element.tag) == "row":
                element.clear()


def _cell_lint(name: str, cell: ElementTree.Element) -> Iterator[Trouble]:
    found = _REFERENCE.fullmatch(cell.get("r", "A1"))
    column, row = (_column(found[1]), int(found[2])) if found else (0, 1)
    if row > MAX_ROWS or column >= MAX_COLUMNS:
        raise _RefusedError("table-too-far", sheet=name, rows=MAX_ROWS, columns=MAX_COLUMNS)
    inner = {_local(child.tag): child.text or "" for child in cell}
    place: Trouble = {"sheet": name, "row": row, "column": column}
    if cell.get("t") == "e":
        yield {"code": "table-error-cell", "value": inner.get("v", ""), **place}
    elif "f" in inner and not inner.get("v") and cell.get("t") != "str":
        yield {"code": "table-formula-uncalculated", **place}


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


if __name__ == "__main__":
    sys.setrecursionlimit(1000)
    serve(answer)
