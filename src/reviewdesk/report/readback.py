"""Reads printed places, ids and values back from a paper, to hold them against the result."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from reviewdesk.domain.names import SeatId
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.report.printed import PrintedCell, printed_cells
from reviewdesk.report.ranking_rows import ordered

_NUMBER: Final = re.compile(r"\(?-?\d+(\.\d+|/\d+)?\)?")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing printed otherwise than the result says; `application` is "" when rows are missing."""

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
    return (
        *_ranking(cells, rows),
        *_totals(cells, rows, [seat.id for seat in track.seats if seat.state != "unused"]),
    )


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
