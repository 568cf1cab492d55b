"""Reads printed places, ids and values back from a paper, to hold them against the result."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from reviewdesk.domain.names import SeatId
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.report.printed import PrintedCell, printed_cells
from reviewdesk.report.ranking_rows import ordered

_NUMBER: Final = re.compile(r"\(?-?\d+(\.\d+|/\d+)?\)?")
_DIGEST: Final = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing printed otherwise than the result says; `application` is "" when rows are missing."""

    application: str
    field: str
    printed: str
    expected: str


@dataclass(frozen=True, slots=True)
class StrangePage:
    """A page whose footer names another record or batch: its number and what it prints of either."""

    number: int
    printed: str


Pages = Sequence[Sequence[PrintedCell]]
"""Page after page, what is printed on it in the order it was set."""


def pages_of(pdf: bytes) -> Pages:
    """Return what a paper prints.

    Raises:
        ReviewDeskError: "report-pdf-unreadable".
    """
    return [list(page) for _, page in groupby(printed_cells(pdf), key=lambda cell: cell.line[0])]


def digests_of(page: Sequence[PrintedCell]) -> list[str]:
    """Return the digests on a page, from its foot upwards."""
    lowest = sorted(page, key=lambda cell: cell.line)
    return [digest for cell in lowest for digest in _DIGEST.findall(cell.text)]


def strange_page(pages: Pages, record: str, fingerprint: str) -> StrangePage | None:
    """Return the first page that does not bear this batch's fingerprint and, lowest, this record's digest."""
    for page in pages:
        number, digests = page[0].line[0] + 1, digests_of(page)
        if digests[:1] != [record]:
            return StrangePage(number, "".join(digests[:1]))
        if not any(fingerprint in cell.text for cell in page):
            return StrangePage(number, "")
    return None


def lines_of(pages: Pages) -> list[list[PrintedCell]]:
    """Return the lines of these pages in the order they were set."""
    cells = (cell for page in pages for cell in page)
    return [list(line) for _, line in groupby(cells, key=lambda cell: cell.line)]


def ranking_differences(lines: Sequence[Sequence[PrintedCell]], track: TrackResult) -> tuple[Difference, ...]:
    """Return where the printed ranking and score table of one track disagree with its result."""
    rows = ordered(track)
    ranking = [number for number, line in enumerate(lines) if _is_ranked(line, rows)][: len(rows)]
    below = lines[ranking[-1] + 1 :] if ranking else lines
    seats = [seat.id for seat in track.seats if seat.state != "unused"]
    return (*_ranking([lines[number] for number in ranking], rows), *_totals(below, rows, seats))


def _is_ranked(line: Sequence[PrintedCell], rows: Sequence[RankedApplication]) -> bool:
    """Whether a line begins like a row of the ranking; ids may look like places or scores."""
    found = [cell.text for cell in line[:3]]
    ids = {row.application for row in rows}
    return len(found) == 3 and found[1] in ids and (found[0] == "—" or found[0].isdigit())


def _ranking(
    lines: Sequence[Sequence[PrintedCell]], rows: tuple[RankedApplication, ...]
) -> Iterator[Difference]:
    """Rows of the ranking enter a page as place, id, score."""
    printed = [(line[0].text, line[1].text, line[2].text) for line in lines]
    expected = [(_place(row), str(row.application), row.published or "—") for row in rows]
    if len(printed) != len(expected):
        yield Difference("", "rows", str(len(printed)), str(len(expected)))
        return
    for found, meant in zip(printed, expected, strict=True):
        for field, shown, right in zip(("place", "application", "published"), found, meant, strict=True):
            if shown != right:
                yield Difference(meant[1], field, shown, right)


def _totals(
    lines: Sequence[Sequence[PrintedCell]], rows: Sequence[RankedApplication], seats: Sequence[SeatId]
) -> Iterator[Difference]:
    """Rows of a score table enter with the id, then the seats; with many seats over several tables."""
    printed: dict[str, list[str]] = {row.application: [] for row in rows}
    for line in lines:
        if line[0].text in printed:
            printed[line[0].text] += to_the_right(line)
    for row in rows:
        shown = [text if _NUMBER.fullmatch(text) else "" for text in printed[row.application]]
        meant = [_total(row, seat) for seat in seats]
        left, right = " ".join(shown).rstrip(), " ".join(meant).rstrip()
        if left != right:
            yield Difference(row.application, "totals", left, right)


def to_the_right(cells: Sequence[PrintedCell]) -> Iterator[str]:
    """Yield what follows the first cell for as long as it stands further right."""
    for before, cell in pairwise(cells):
        if cell.left < before.left:
            return
        yield cell.text


def _total(row: RankedApplication, seat: SeatId) -> str:
    total = row.totals.get(seat, "")
    return f"({total})" if seat in row.dropped else total


def _place(row: RankedApplication) -> str:
    return "—" if row.place is None else str(row.place)
