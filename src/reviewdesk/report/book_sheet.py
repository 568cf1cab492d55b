"""Writes one sheet: heads, widths that fit Chinese, figures kept apart from words, and the printed page."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from reviewdesk.report.book_numbers import shown
from reviewdesk.report.book_values import Cell, Formula, Leaf, Workbook
from reviewdesk.report.result_words import rehearsal_mark

Advance = Callable[[int], None]
STEP: Final = 2_000
FONT: Final = Font(name="微软雅黑", bold=True, size=10)
_LOUD: Final = Font(name="微软雅黑", bold=True, size=10, color="FFC00000")
_RULE: Final = Border(bottom=Side(style="thin"))
_GREY: Final = PatternFill("solid", start_color="FFF2F2F2")
_RED: Final = DifferentialStyle(fill=PatternFill("solid", end_color="FFFFC7CE"))
_RISKY: Final = frozenset({"=", *(code[0] for code in ERROR_CODES)})
_WIDEST: Final = 42
_KEPT: Final = 10_000
"""Texts of a plain sheet that are remembered to be written as they stand: the same few fill its rows."""
_HEAD_LEAST: Final = 8
_GAP: Final = 2.5
_LINE: Final = 15
_TALLEST: Final = 405
"""Points; a spreadsheet has no taller row."""


def write_leaf(sheet: Any, book: Workbook, leaf: Leaf, advance: Advance) -> None:
    """Write a leaf to an empty sheet.

    Args:
        sheet: of openpyxl, write-only.
        book: whose title and record stand on every printed page.
        leaf: what stands in it.
        advance: hears of every few thousand rows; may raise to stop the work.
    """
    heads, body = leaf.rows[0], leaf.rows[1:]
    mark = rehearsal_mark(book.result.state, book.language)
    if mark:
        heads = [f"{mark}\n{heads[0]}", *heads[1:]]
    widths = list(widths_of([heads, *body]))
    lay_out(sheet, book, leaf, mark)
    for number, wide in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = wide
    sheet.row_dimensions[1].height = head_height(heads, widths)
    sheet.append(
        [_head(sheet, str(head), FONT if at or not mark else _LOUD) for at, head in enumerate(heads)]
    )
    writer = _Cells(sheet, leaf)
    for number, row in enumerate(body):
        if number % STEP == 0:
            advance(0)
        lines = [1] if leaf.plain else [*map(_lines, row[: leaf.printed or None], widths)]
        tall = max(lines) > 1
        if tall:
            sheet.row_dimensions[number + 2].height = min(_TALLEST, 3 + _LINE * max(lines))
        sheet.append(writer.row(row, tall))


class _Cells:
    """Makes the cells of a body; a styled one is made once per column, written at once, and used again."""

    def __init__(self, sheet: Any, leaf: Leaf) -> None:
        self._sheet = sheet
        columns = zip(*leaf.rows[1:], strict=True)
        figures = (any(isinstance(cell, int | Decimal) for cell in set(column)) for column in columns)
        self._figures = [False] * len(leaf.rows[0]) if leaf.plain else list(figures)
        self._kept: dict[tuple[int, str, bool], Any] = {}
        self._plain, self._known = leaf.plain, set[str]()

    def row(self, row: list[Cell], tall: bool) -> list[object]:
        """Return a row as openpyxl writes it."""
        known = set[str]() if tall else self._known
        return [
            cell if isinstance(cell, str) and cell in known else self._cell(column, cell, tall)
            for column, cell in enumerate(row)
        ]

    def _cell(self, column: int, value: Cell, tall: bool) -> object:
        if isinstance(value, str):
            return self._text(column, value, tall)
        if value is None:
            return None
        if isinstance(value, Formula):
            made = self._styled(column, value.shown, tall)
            made.value = value.text
        else:
            made = self._styled(column, shown(value), tall)
            made.value = value
        return made

    def _text(self, column: int, text: str, tall: bool) -> object:
        if not text:
            return None
        if not tall and not self._figures[column]:
            if text[:1] in _RISKY or not text.isprintable():
                return _forced(self._sheet, text)
            if self._plain and len(self._known) < _KEPT:
                self._known.add(text)
            return text
        made = self._styled(column, "@", tall)
        made.value = ILLEGAL_CHARACTERS_RE.sub("", text)
        made.data_type = "s"
        return made

    def _styled(self, column: int, pattern: str, tall: bool) -> Any:
        key = column, pattern, tall
        made: Any = self._kept.get(key)
        if made is None:
            made = self._kept[key] = WriteOnlyCell(self._sheet)
            made.number_format = pattern
            side = "right" if pattern == "@" and self._figures[column] else None
            if tall or side:
                upper = "top" if tall else None
                made.alignment = Alignment(wrap_text=tall, vertical=upper, horizontal=side)
        return made


def lay_out(sheet: Any, book: Workbook, leaf: Leaf, mark: str) -> None:
    """Set the printed page of a sheet, its filter and its frozen heads; `mark` stands first in its header."""
    columns, rows = len(leaf.rows[0]), len(leaf.rows)
    sheet.print_area = f"A1:{get_column_letter(leaf.printed or columns)}{rows}"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    said = "  ".join(filter(None, (mark, book.plan.review_session.title, sheet.title)))
    sheet.oddHeader.center.text = said.replace("&", "&&")
    sheet.oddFooter.left.text = book.record
    sheet.oddFooter.right.text = "&P / &N"
    if leaf.judged:
        letter = get_column_letter(leaf.judged)
        wrong = Rule(type="cellIs", operator="equal", formula=["FALSE"], dxf=_RED)
        sheet.conditional_formatting.add(f"{letter}2:{letter}{rows}", wrong)


def widths_of(rows: list[list[Cell]]) -> Iterator[float]:
    """Yield how wide each column should be: as its longest cell, within limits."""
    for head, *column in zip(*rows, strict=True):
        longest = max(map(_units, set(column)), default=0)
        yield min(_WIDEST, max(longest, min(_units(head), _HEAD_LEAST))) + _GAP


def head_height(heads: Sequence[Cell], widths: Sequence[float]) -> float:
    """Return how high the row of heads must be, in points."""
    return 6 + _LINE * max(map(_lines, heads, widths))


def _lines(cell: Cell, width: float) -> int:
    """Return how many lines a cell takes in a column."""
    full = max(1, int(width - _GAP))
    parts = cell.split("\n") if isinstance(cell, str) else [cell]
    return sum(max(1, -(-_units(part) // full)) for part in parts)


def _units(cell: Cell) -> int:
    if isinstance(cell, Formula):
        return 10
    text = "" if cell is None else str(cell)
    return sum(2 if sign > "\u2e7f" else 1 for sign in text)


def _head(sheet: Any, text: str, face: Font) -> object:
    cell = _forced(sheet, text)
    dress_head(cell, face)
    return cell


def dress_head(cell: Any, face: Font = FONT) -> None:
    """Make a cell look like a head."""
    cell.font, cell.border, cell.fill = face, _RULE, _GREY
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")


def _forced(sheet: Any, text: str) -> Any:
    cell: Any = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    return cell
