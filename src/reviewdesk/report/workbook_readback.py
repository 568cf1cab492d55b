"""Reads a workbook back: every id and every number in it is what the result and the ballots say."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from itertools import zip_longest
from typing import Final
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from reviewdesk.report.book_sheet import STEP, Advance
from reviewdesk.report.book_values import Formula, Leaf, Workbook
from reviewdesk.report.detail import COUNTS
from reviewdesk.report.workbook import sheets

_IDS: Final = (0, 1)
"""Columns whose text counts too: place or track, and the application's id."""
_NUMBER: Final = re.compile(r"-?\d+([./]\d+)?")


@dataclass(frozen=True, slots=True)
class CellDifference:
    """The first cell that says something else: sheet title, address, what stands there, what should."""

    sheet: str
    cell: str
    theirs: str
    ours: str


def workbook_difference(
    data: bytes, book: Workbook, advance: Advance = lambda _: None
) -> CellDifference | None:
    """Return the first difference, or None; names and words are not compared, nor a sheet of words.

    Args:
        data: the file.
        book: what should stand in it.
        advance: hears of every few thousand rows; may raise to stop the work.

    Raises:
        ValueError: it is no workbook that can be read.
    """
    try:
        file = load_workbook(io.BytesIO(data), read_only=True)
    except (BadZipFile, KeyError, OSError, SyntaxError) as error:
        raise ValueError(str(error)) from error
    expected = _as_made(list(sheets(book)), len(file.worksheets))
    if len(expected) != len(file.worksheets):
        return CellDifference(file.sheetnames[-1], "A1", str(len(file.worksheets)), str(len(expected)))
    for leaf, sheet in zip(expected, file.worksheets, strict=True):
        title, rows = leaf.title, leaf.rows
        if leaf.worded:
            continue
        found: Iterable[Sequence[object]] = sheet.iter_rows(min_row=2, values_only=True)
        for number, (ours, theirs) in enumerate(zip_longest(rows[1:], found, fillvalue=()), start=2):
            if number % STEP == 2:
                advance(0)
            for column, own in enumerate(ours or theirs):
                printed = theirs[column] if column < len(theirs) else None
                if not ours or _differs(own, printed, column):
                    cell = f"{get_column_letter(column + 1)}{number}"
                    return CellDifference(title, cell, str(printed), _spelled(own) if ours else "")
    return None


def _as_made(expected: list[Leaf], count: int) -> list[Leaf]:
    """Return what a workbook of so many sheets should hold; the first ones ended with the plain scores."""
    early = 1 + max(number for number, leaf in enumerate(expected) if leaf.plain)
    if count != early:
        return expected
    return [
        replace(leaf, rows=[row[:COUNTS] for row in leaf.rows]) if leaf.plain else leaf
        for leaf in expected[:early]
    ]


def _spelled(cell: object) -> str:
    return cell.text if isinstance(cell, Formula) else str(cell)


def _differs(ours: object, theirs: object, column: int) -> bool:
    if isinstance(ours, Formula):
        return theirs != ours.text
    if isinstance(ours, int | Decimal):
        try:
            return Decimal(str(theirs)) != ours
        except InvalidOperation:
            return True
    counts = column in _IDS or _is_number(ours) or _is_number(str(theirs))
    return counts and (ours or None) != (theirs or None)


def _is_number(value: object) -> bool:
    return isinstance(value, str) and _NUMBER.fullmatch(value) is not None
