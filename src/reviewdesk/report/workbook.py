"""The workbook for provincial staff: rankings and every score as values, never as formulas."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from itertools import chain, islice, repeat
from typing import Any, Final

from openpyxl import Workbook as File
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.result import Result, TrackResult
from reviewdesk.report.detail import detail_heads, detail_rows
from reviewdesk.report.ranking_rows import BASE, base_heads, base_row, further_heads, further_row, ordered
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

Cell = str | int | Decimal | None
_HEAD: Final = Font(name="微软雅黑", bold=True, size=10)
_RULE: Final = Border(bottom=Side(style="thin"))
_WIDEST: Final = 42
Advance = Callable[[int], None]
STEP: Final = 2_000
MOST: Final = 1_000_000
"""Rows of scores on one sheet; a spreadsheet cannot hold many more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """Everything in the workbook; names already redacted.

    Attributes:
        ballots: the counted ones; empty where only a result exists.
        record: digest of record.json, in the footer of every page.
    """

    plan: Plan
    result: Result
    applications: Mapping[ApplicationId, Application]
    seats: tuple[Seat, ...]
    ballots: tuple[Ballot, ...] = ()
    record: str = ""


def workbook(book: Workbook, advance: Advance = lambda _: None) -> Paper:
    """Return workbook.xlsx: all tracks, one sheet per track, every score; the same input, the same cells.

    Args:
        book: what stands in it.
        advance: hears of every few thousand rows; may raise to stop the work.
    """
    file = File(write_only=True)
    taken: set[str] = set()
    own = [len(BASE) + len(track.seats) + 1 for track in book.result.tracks]
    for (title, rows), columns in zip(sheets(book), chain([0], own, repeat(0)), strict=False):
        with closing(file.create_sheet(_titled(title, taken))) as sheet:
            _add(sheet, book, rows, columns, advance)
    target = BytesIO()
    file.save(target)
    return Paper(target.getvalue())


def sheets(book: Workbook) -> Iterator[tuple[str, list[list[Cell]]]]:
    """Yield every sheet as its title and its rows, heads first."""
    say = translator(book.plan.review_session.language)
    tracks = [(book.plan.track(track.id), track) for track in book.result.tracks]
    yield say("All tracks"), _summary(book, tracks)
    for track, result in tracks:
        yield track.name, _track_rows(book, track, result)
    detail = detail_rows(book.plan, book.result, book.applications, book.seats, book.ballots)
    heads: list[Cell] = list(detail_heads(book.plan.review_session.language))
    yield say("Score detail"), [heads, *islice(detail, MOST)]
    while further := list(islice(detail, MOST)):
        yield say("Score detail"), [heads, *further]


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


def _add(sheet: Any, book: Workbook, rows: list[list[Cell]], printed: int, advance: Advance) -> None:
    heads, body = rows[0], rows[1:]
    _lay_out(sheet, len(heads), len(rows), book)
    sheet.print_area = f"A1:{get_column_letter(printed or len(heads))}{len(rows)}"
    for number, wide in enumerate(_widths(rows), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = wide
    sheet.append([_head(sheet, str(head)) for head in heads])
    for number, row in enumerate(body):
        if number % STEP == 0:
            advance(0)
        sheet.append([_text(sheet, cell) if isinstance(cell, str) else cell for cell in row])


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
    text = "" if cell is None else str(cell)
    return sum(2 if sign > "\u2e7f" else 1 for sign in text)


def _head(sheet: Any, text: str) -> object:
    cell = _forced(sheet, text)
    cell.font, cell.border = _HEAD, _RULE
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    return cell


def _text(sheet: Any, text: str) -> object:
    if not text:
        return None
    return text if text[:1] not in _RISKY and text.isprintable() else _forced(sheet, text)


_RISKY: Final = frozenset({"=", *(code[0] for code in ERROR_CODES)})


def _forced(sheet: Any, text: str) -> Any:
    cell: Any = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    return cell
