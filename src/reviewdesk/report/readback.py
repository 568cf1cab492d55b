"""Reads printed places, ids and values back from a paper and a workbook, to hold them against the result."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import BytesIO
from itertools import pairwise
from typing import Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from reviewdesk.domain.names import SeatId
from reviewdesk.domain.result import RankedApplication, Result, TrackResult
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.printed import PrintedCell, printed_cells
from reviewdesk.report.ranking_rows import BASE, ordered

_PLACE: Final = BASE.index("place")
_APPLICATION: Final = BASE.index("application")
_PUBLISHED: Final = BASE.index("published")
_EXACT: Final = BASE.index("exact")
_BALLOTS: Final = BASE.index("ballots")
_NUMBER: Final = re.compile(r"\(?-?\d+(\.\d+|/\d+)?\)?")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing printed otherwise than the result says; `application` is "" when rows are missing or strange."""

    application: str
    field: str
    printed: str
    expected: str


def ranking_differences(pdf: bytes, track: TrackResult) -> tuple[Difference, ...]:
    """Return where the printed ranking and score table of one track disagree with its result.

    Raises:
        ReviewDeskError: "report-pdf-unreadable".
    """
    cells = tuple(printed_cells(pdf))
    rows = ordered(track)
    return (*_ranking(cells, rows), *_totals(cells, rows, [seat.id for seat in track.seats]))


def workbook_differences(data: bytes, result: Result) -> tuple[Difference, ...]:
    """Return where the sheets of a workbook disagree with the result, cell by cell.

    Raises:
        ReviewDeskError: "report-workbook-unreadable".
    """
    try:
        file = load_workbook(BytesIO(data), read_only=True)
        sheets = [
            [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in file.worksheets
        ]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, ParseError, OSError) as error:
        raise ReviewDeskError("report-workbook-unreadable") from error
    if len(sheets) != len(result.tracks) + 2:
        return (Difference("", "sheets", str(len(sheets)), str(len(result.tracks) + 2)),)
    found = list(_sheet(sheets[0], [row for track in result.tracks for row in ordered(track)], ()))
    for track, sheet in zip(result.tracks, sheets[1:], strict=False):
        found += _sheet(sheet, ordered(track), [seat.id for seat in track.seats])
    return tuple(found)


def _ranking(cells: Sequence[PrintedCell], rows: tuple[RankedApplication, ...]) -> Iterator[Difference]:
    """Rows of the ranking enter a page as place, id, score."""
    ids = {row.application for row in rows}
    printed = [
        (before.text, cell.text, after.text)
        for before, cell, after in zip(cells, cells[1:], cells[2:], strict=False)
        if cell.text in ids and before.line == cell.line == after.line
    ]
    expected = [(_place(row), str(row.application), row.published or "—") for row in rows]
    if len(printed) != len(expected):
        yield Difference("", "rows", str(len(printed)), str(len(expected)))
        return
    for found, meant in zip(printed, expected, strict=True):
        for field, shown, right in zip(("place", "application", "published"), found, meant, strict=True):
            if shown != right:
                yield Difference(meant[1], field, shown, right)


def _totals(
    cells: Sequence[PrintedCell], rows: Sequence[RankedApplication], seats: Sequence[SeatId]
) -> Iterator[Difference]:
    """Rows of a score table enter with the id, then the seats; with many seats over several tables."""
    printed: dict[str, list[str]] = {row.application: [] for row in rows}
    for number, (before, cell) in enumerate(pairwise(cells), start=1):
        if cell.text in printed and before.line != cell.line:
            printed[cell.text] += _to_the_right(cells[number:])
    for row in rows:
        shown = [text if _NUMBER.fullmatch(text) else "" for text in printed[row.application]]
        meant = [_total(row, seat) for seat in seats]
        if shown != meant:
            yield Difference(row.application, "totals", " ".join(shown), " ".join(meant))


def _to_the_right(cells: Sequence[PrintedCell]) -> Iterator[str]:
    for before, cell in pairwise(cells):
        if cell.line != before.line or cell.left < before.left:
            return
        yield cell.text


def _total(row: RankedApplication, seat: SeatId) -> str:
    total = row.totals.get(seat, "")
    return f"({total})" if seat in row.dropped else total


def _place(row: RankedApplication) -> str:
    return "—" if row.place is None else str(row.place)


def _sheet(
    printed: list[list[object]], rows: Iterable[RankedApplication], seats: Iterable[SeatId]
) -> Iterator[Difference]:
    known = tuple(rows)
    if len(printed) != len(known):
        yield Difference("", "rows", str(len(printed)), str(len(known)))
        return
    for cells, row in zip(printed, known, strict=True):
        expected: list[tuple[int, str, object]] = [
            (_PLACE, "place", row.place),
            (_APPLICATION, "application", row.application),
            (_PUBLISHED, "published", row.published),
            (_EXACT, "exact", row.exact),
            (_BALLOTS, "ballots", row.ballots),
        ]
        for at, seat in enumerate(seats, start=len(BASE)):
            if seat in row.totals:
                expected.append((at, f"total {seat}", row.totals[seat]))
        for at, field, meant in expected:
            shown = cells[at] if at < len(cells) else None
            if not _same(shown, meant):
                yield Difference(row.application, field, str(shown), str(meant))


def _same(shown: object, meant: object) -> bool:
    left, right = ("" if value is None else str(value) for value in (shown, meant))
    if left == right:
        return True
    try:
        return not isinstance(shown, str) and Decimal(left) == Decimal(right)
    except InvalidOperation:
        return False
