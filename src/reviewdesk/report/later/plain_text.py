"""A public text as plain text, to be pasted where no file can be put: one row of the list, one line."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from reviewdesk.report.later.public import Listing, PublicText
from reviewdesk.words import translator

_GAP: Final = "  "
"""Between the cells of a row; no cell has two blanks in a row."""


def plain_text(text: PublicText) -> bytes:
    """Return the text as UTF-8, with the mark and the line ends that every Windows editor knows."""
    lines = [line.rstrip() for line in _lines(text)]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _lines(text: PublicText) -> Iterator[str]:
    indent = "　　" if text.language == "zh_CN" else ""
    say = translator(text.language)
    yield from filter(None, (text.mark, text.title, text.document))
    yield ""
    yield from _paragraphs(text.opening, indent)
    if text.listing.groups:
        yield text.listing.title
        yield ""
        yield from _listing(text.listing)
    yield from _paragraphs(text.closing, indent)
    for label, value in text.facts:
        yield indent + say("{label}: {value}").format(label=label, value=value)
    yield ""
    yield from text.signers
    yield text.date


def _paragraphs(words: Sequence[str], indent: str) -> Iterator[str]:
    for paragraph in words:
        yield indent + paragraph
        yield ""


def _listing(listing: Listing) -> Iterator[str]:
    for group in listing.groups:
        if group.track:
            yield group.track
        yield group.tier
        if group.rows:
            yield from _aligned((listing.heads, *group.rows))
        else:
            yield listing.nobody
        yield ""


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    wide = [max(map(_columns, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (room - _columns(cell)) for cell, room in zip(row, wide, strict=True))
        yield _GAP.join(cells)


def _columns(text: str) -> int:
    """Return how many columns text takes where Chinese stands two wide."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
