"""Reads printed papers back: what a ranking PDF and a workbook say, held against the result."""

import io
import re
from dataclasses import dataclass
from itertools import zip_longest

import pypdfium2

from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.result import RankedApplication, TrackResult

_LAST_ROW = 300


@dataclass(frozen=True, slots=True)
class Misprint:
    """The first row of a paper that says something else than the result, and what it should say."""

    application: ApplicationId
    expected: str


def text_of(pdf: bytes) -> str:
    """Return the text of every page, blanks folded into one.

    Raises:
        ValueError: it is no PDF that can be read.
    """
    try:
        with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    return re.sub(r"\s+", " ", " ".join(pages))


def misprint(pdf: bytes, result: TrackResult) -> Misprint | None:
    """Return the first application whose place, id and score do not stand in the paper, row after row."""
    text, start = text_of(pdf), 0
    rows = sorted(result.ranking, key=lambda row: row.place is None)
    for row, following in zip_longest(rows, rows[1:]):
        head = _word(_head(row)).search(text, start)
        if head is None:
            return Misprint(row.application, _head(row))
        below = _word(_head(following)).search(text, head.end()) if following else None
        start = below.start() if below else head.end() + _LAST_ROW
        if _word(_score(row)).search(text, head.end(), start) is None:
            return Misprint(row.application, _score(row))
    return None


def _word(expected: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){re.escape(expected)}(?!\S)")


def _head(row: RankedApplication) -> str:
    return f"{'—' if row.place is None else row.place} {row.application}"


def _score(row: RankedApplication) -> str:
    return row.published or "—"
