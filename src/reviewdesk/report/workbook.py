"""The workbook for provincial staff: rankings and every score as values, and a sheet of live checks."""

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from itertools import islice
from typing import Final

from openpyxl import Workbook as File

from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import TrackResult
from reviewdesk.report.book_check import JUDGED, check_rows
from reviewdesk.report.book_counts import band_rows, region_rows
from reviewdesk.report.book_matrix import matrix_rows
from reviewdesk.report.book_method import method_rows
from reviewdesk.report.book_places import MarkCells, Printed, lines_of
from reviewdesk.report.book_recusals import recusal_rows
from reviewdesk.report.book_sheet import Advance, write_leaf
from reviewdesk.report.book_values import Cell, Leaf, Workbook
from reviewdesk.report.detail import Cells, detail_heads, detail_rows
from reviewdesk.report.ranking_rows import BASE, base_heads, base_row, further_heads, further_row, ordered
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

MOST: Final = 1_000_000
"""Rows of scores on one sheet; a spreadsheet cannot hold many more."""


def workbook(book: Workbook, advance: Advance = lambda _: None) -> Paper:
    """Return workbook.xlsx: all tracks, one sheet per track, every score; the same input, the same cells.

    Args:
        book: what stands in it.
        advance: hears of every few thousand rows; may raise to stop the work.
    """
    file = File(write_only=True)
    for leaf in (*book.ahead, *sheets(book)):
        with closing(file.create_sheet(leaf.title)) as sheet:
            write_leaf(sheet, book, leaf, advance)
    target = BytesIO()
    file.save(target)
    return Paper(target.getvalue())


def sheets(book: Workbook) -> Iterator[Leaf]:
    """Yield every sheet: rankings, marks, what explains them, and the check of it all."""
    say = translator(book.language)
    taken = {leaf.title.casefold() for leaf in book.ahead}
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
    yield Leaf(title=_titled(say("Methods and formulas"), taken), rows=method_rows(book), worded=True)
    yield Leaf(title=_titled(say("Recusals and objections"), taken), rows=recusal_rows(book))
    yield Leaf(title=_titled(say("By city"), taken), rows=region_rows(book))
    yield Leaf(title=_titled(say("By score band"), taken), rows=band_rows(book))
    if book.marks:
        rows = check_rows(book, marks, Printed(titles, lines))
        yield Leaf(title=_titled(say("Self-check"), taken), rows=rows, judged=JUDGED)


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
