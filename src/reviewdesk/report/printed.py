"""What a page says, cell by cell in the order it was set, as any reader of the file would find it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pypdfium2 import PdfDocument, PdfiumError, PdfPage, PdfTextObj

from reviewdesk.errors import ReviewDeskError

_APART: Final = 3.0
"""Pieces of one cell touch; cells stand at least twice the table's padding apart, in points."""


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One text, its left edge in points, and the line (page, baseline) it stands on."""

    text: str
    left: float
    line: tuple[int, float]


def printed_cells(pdf: bytes) -> Iterator[PrintedCell]:
    """Yield the texts of all pages; raises "report-pdf-unreadable"."""
    try:
        with PdfDocument(pdf) as document:
            for number in range(len(document)):
                page = document[number]
                yield from _joined(_pieces(page, number))
                page.close()
    except PdfiumError as error:
        raise ReviewDeskError("report-pdf-unreadable") from error


def _pieces(page: PdfPage, number: int) -> Iterator[tuple[PrintedCell, float]]:
    """A font subset holds 256 characters, so one cell may be several pieces."""
    text = page.get_textpage()
    for found in page.get_objects(max_depth=1, textpage=text):
        if isinstance(found, PdfTextObj):
            left, _, right, _ = found.get_bounds()
            line = (number, round(found.get_matrix().f, 1))
            yield PrintedCell(found.extract().strip(), left, line), right
    text.close()


def _joined(pieces: Iterator[tuple[PrintedCell, float]]) -> Iterator[PrintedCell]:
    held: PrintedCell | None = None
    end = 0.0
    for piece, right in pieces:
        if held and piece.line == held.line and abs(piece.left - end) < _APART:
            held = PrintedCell(held.text + piece.text, held.left, held.line)
        else:
            if held:
                yield held
            held = piece
        end = right
    if held:
        yield held
