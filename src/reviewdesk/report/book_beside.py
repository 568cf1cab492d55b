"""Writes into a workbook that is there already: columns beside its own, and whole sheets around them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

from reviewdesk.report.book_numbers import shown
from reviewdesk.report.book_sheet import dress_head, head_height, lay_out, widths_of
from reviewdesk.report.book_values import Cell, Leaf, Workbook

_ID: Final = 2
"""The column that holds an application's id, on every sheet that lists them."""
_WARNING: Final = 30
"""How wide a column is whose head says more than what it is."""


def add_columns(sheet: Any, heads: Sequence[str], cells: Mapping[str, Sequence[Cell]], mark: str) -> None:
    """Add columns at the right of a sheet; they are printed where all others are.

    Args:
        sheet: lists applications below its heads.
        heads: of the new columns.
        cells: application → what stands in its row.
        mark: stands first in the printed header.
    """
    first, last = sheet.max_column + 1, sheet.max_row
    ids = [str(sheet.cell(row, _ID).value) for row in range(2, last + 1)]
    rows = [[*cells[application]] for application in ids]
    _fill(sheet, first, [[*heads], *rows])
    whole, before = (f"A1:{get_column_letter(end)}{last}" for end in (first + len(heads) - 1, first - 1))
    sheet.auto_filter.ref = whole
    sheet.oddHeader.center.text = f"{mark}  {sheet.oddHeader.center.text}"
    if sheet.print_area.replace("$", "").endswith(f"!{before}"):
        sheet.print_area = whole


def add_sheet(file: Any, book: Workbook, leaf: Leaf, mark: str, place: int) -> None:
    """Add a sheet at a place, 0 in front; `mark` stands first in its printed header."""
    sheet = file.create_sheet(leaf.title, place)
    _fill(sheet, 1, leaf.rows)
    lay_out(sheet, book, leaf, mark)


def _fill(sheet: Any, first: int, rows: list[list[Cell]]) -> None:
    widths = [
        max(wide, _WARNING) if "\n" in str(head) else wide
        for head, wide in zip(rows[0], widths_of(rows), strict=True)
    ]
    for number, wide in enumerate(widths, start=first):
        sheet.column_dimensions[get_column_letter(number)].width = wide
    high = sheet.row_dimensions[1].height or 0
    sheet.row_dimensions[1].height = max(high, head_height(rows[0], widths))
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=first):
            cell = sheet.cell(number, column)
            _put(cell, value)
            if number == 1:
                dress_head(cell)


def _put(cell: Any, value: Cell) -> None:
    if isinstance(value, int | Decimal):
        cell.value, cell.number_format = value, shown(value)
    elif value:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))
        cell.data_type = "s"
