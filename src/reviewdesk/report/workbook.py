"""The workbook for provincial staff: rankings and every score as values, and a sheet of live checks."""

from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any, Final

from openpyxl import Workbook as File
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import TrackResult
from reviewdesk.report.book_check import check_rows
from reviewdesk.report.book_counts import band_rows, region_rows
from reviewdesk.report.book_matrix import matrix_rows
from reviewdesk.report.book_method import method_rows
from reviewdesk.report.book_numbers import shown
from reviewdesk.report.book_places import MarkCells, Printed, lines_of
from reviewdesk.report.book_recusals import recusal_rows
from reviewdesk.report.book_values import Cell, Formula, Leaf, Workbook
from reviewdesk.report.detail import Cells, detail_heads, detail_rows
from reviewdesk.report.ranking_rows import BASE, base_heads, base_row, further_heads, further_row, ordered
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

_HEAD: Final = Font(name="微软雅黑", bold=True, size=10)
_RULE: Final = Border(bottom=Side(style="thin"))
_WIDEST: Final = 42
_LINE: Final = 15
Advance = Callable[[int], None]
STEP: Final = 2_000
MOST: Final = 1_000_000
"""Rows of scores on one sheet; a spreadsheet cannot hold many more."""


def workbook(book: Workbook, advance: Advance = lambda _: None) -> Paper:
    """Return workbook.xlsx: all tracks, one sheet per track, every score; the same input, the same cells.

    Args:
        book: what stands in it.
        advance: hears of every few thousand rows; may raise to stop the work.
    """
    file = File(write_only=True)
    for leaf in sheets(book):
        with closing(file.create_sheet(leaf.title)) as sheet:
            _add(sheet, book, leaf, advance)
    target = BytesIO()
    file.save(target)
    return Paper(target.getvalue())


def sheets(book: Workbook) -> Iterator[Leaf]:
    """Yield every sheet: rankings, marks, what explains them, and the check of it all."""
    say = translator(book.language)
    taken: set[str] = set()
    yield Leaf(title=_titled(say("All tracks"), taken), rows=_summary(book, book.tracks))
    titles: dict[TrackId, str] = {}
    lines: dict[ApplicationId, int] = {}
    for track, result in book.tracks:
        titles[track.id] = _titled(track.name, taken)
        lines |= lines_of([row.application for row in ordered(result)])
        own = len(BASE) + len(result.seats) + 1
        yield Leaf(title=titles[track.id], rows=_track_rows(book, track, result), printed=own)
    marks = MarkCells(MOST)
    yield from _detail(book, marks, taken)
    matrix = matrix_rows(book)
    yield Leaf(title=_titled(say("Score matrix"), taken), rows=matrix, printed=len(matrix[0]) - 1)
    yield Leaf(title=_titled(say("Methods and formulas"), taken), rows=method_rows(book), wrapped=True)
    yield Leaf(title=_titled(say("Recusals and objections"), taken), rows=recusal_rows(book), wrapped=True)
    yield Leaf(title=_titled(say("By city"), taken), rows=region_rows(book))
    yield Leaf(title=_titled(say("By score band"), taken), rows=band_rows(book))
    if book.marks:
        rows = check_rows(book, marks, Printed(titles, lines))
        yield Leaf(title=_titled(say("Self-check"), taken), rows=rows, wrapped=True)


def _detail(book: Workbook, marks: MarkCells, taken: set[str]) -> Iterator[Leaf]:
    say = translator(book.language)
    title = say("Score detail")
    heads: list[Cell] = list(detail_heads(book.language))
    noted = _noted(detail_rows(book), marks)
    rows = list(islice(noted, MOST))
    while rows or not marks.titles:
        marks.titles.append(_titled(title, taken))
        yield Leaf(title=marks.titles[-1], rows=[heads, *rows], plain=True)
        rows = list(islice(noted, MOST))


def _noted(detail: Iterator[Cells], marks: MarkCells) -> Iterator[list[Cell]]:
    for number, row in enumerate(detail):
        marks.note(number, row)
        yield [*row]


def _summary(book: Workbook, tracks: list[tuple[Track, TrackResult]]) -> list[list[Cell]]:
    language = book.plan.review_session.language
    say = translator(language)
    rows: list[list[Cell]] = [[*base_heads(language), say("Track")]]
    for track, result in tracks:
        rows.extend(
            [*base_row(row, book.applications[row.application], track, language), track.name]
            for row in ordered(result)
        )
    return rows


def _track_rows(book: Workbook, track: Track, result: TrackResult) -> list[list[Cell]]:
    language = book.plan.review_session.language
    people: dict[SeatId, Seat] = {seat.id: seat for seat in book.seats}
    own = [book.applications[row.application] for row in result.ranking]
    further = list(dict.fromkeys(key for application in own for key in application.further))
    rows: list[list[Cell]] = [
        [*base_heads(language), *further_heads(track, result, people, language), *further]
    ]
    for row in ordered(result):
        application = book.applications[row.application]
        cells = [
            *base_row(row, application, track, language),
            *further_row(row, application, track, result, language),
        ]
        rows.append([*cells, *(application.further.get(key, "") for key in further)])
    return rows


def _titled(name: str, taken: set[str]) -> str:
    clean = "".join("_" if sign in "[]:*?/\\'" else sign for sign in name)[:28] or "_"
    title, number = clean, 1
    while title.casefold() in taken:
        number += 1
        title = f"{clean} {number}"
    taken.add(title.casefold())
    return title


def _add(sheet: Any, book: Workbook, leaf: Leaf, advance: Advance) -> None:
    rows, printed = leaf.rows, leaf.printed
    heads, body = rows[0], rows[1:]
    _lay_out(sheet, len(heads), len(rows), book)
    sheet.print_area = f"A1:{get_column_letter(printed or len(heads))}{len(rows)}"
    for number, wide in enumerate(_widths(rows), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = wide
    sheet.append([_head(sheet, str(head)) for head in heads])
    for number, row in enumerate(body):
        if number % STEP == 0:
            advance(0)
        longest = max(map(_units, row)) if leaf.wrapped else 0
        tall = longest > _WIDEST
        if tall:
            sheet.row_dimensions[number + 2].height = _LINE * -(-longest // (_WIDEST - 2))
        sheet.append([_set(sheet, cell, tall, leaf.plain) for cell in row])


def _set(sheet: Any, cell: Cell, tall: bool, plain: bool) -> object:
    if isinstance(cell, str):
        return _text(sheet, cell, tall)
    if isinstance(cell, Formula):
        formula: Any = WriteOnlyCell(sheet, cell.text)
        formula.number_format = cell.shown
        return formula
    if isinstance(cell, Decimal) and not plain:
        figure: Any = WriteOnlyCell(sheet)
        figure.value = cell
        figure.number_format = shown(cell)
        return figure
    return cell


def _lay_out(sheet: Any, columns: int, rows: int, book: Workbook) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.center.text = f"{book.plan.review_session.title}  {sheet.title}".replace("&", "&&")
    sheet.oddFooter.left.text = book.record
    sheet.oddFooter.right.text = "&P / &N"


def _widths(rows: list[list[Cell]]) -> Iterator[float]:
    for head, *column in zip(*rows, strict=True):
        longest = max(map(_units, set(column)), default=0)
        yield min(_WIDEST, max(longest, min(_units(head), 8)) + 2.5)


def _units(cell: Cell) -> int:
    text = "" if cell is None else "0" * 10 if isinstance(cell, Formula) else str(cell)
    return sum(2 if sign > "\u2e7f" else 1 for sign in text)


def _head(sheet: Any, text: str) -> object:
    cell = _forced(sheet, text)
    cell.font, cell.border = _HEAD, _RULE
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    return cell


def _text(sheet: Any, text: str, tall: bool) -> object:
    if not text:
        return None
    if tall:
        cell = _forced(sheet, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        return cell
    return text if text[:1] not in _RISKY and text.isprintable() else _forced(sheet, text)


_RISKY: Final = frozenset({"=", *(code[0] for code in ERROR_CODES)})


def _forced(sheet: Any, text: str) -> Any:
    cell: Any = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    return cell
