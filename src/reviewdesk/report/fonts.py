"""Which fonts a paper is set in, and which of its characters they do not have."""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Final, Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from reviewdesk.resources import resource

Face = Literal["plain", "head", "body", "title", "kai"]
FILES: Final[dict[Face, str]] = {
    "plain": "NotoSansSC-Regular.ttf",
    "head": "NotoSansSC-Medium.ttf",
    "body": "NotoSerifSC-Regular.ttf",
    "title": "NotoSerifSC-Black.ttf",
    "kai": "LXGWWenKai-Regular.ttf",
}
GETA: Final = "〓"
"""Printed in place of a character no font has."""
_UNSEEN: Final = {"\u200b": "", "\ufeff": "", "\u00ad": "", "\t": " ", "\u00a0": " ", "\u3000": "  "}


class ReadableFont(TTFont):
    """A TrueType font whose text can be copied and searched beyond the BMP too.

    reportlab writes a five-digit code point into ToUnicode where PDF wants UTF-16.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        """Add the font's objects, then say in UTF-16 what each code means."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            stream = doc.idToObject[f"toUnicodeCMap:{self._base_name(number)}"]
            for code, point in enumerate(subset):
                if point > 0xFFFF:
                    stream.content = stream.content.replace(
                        f"<{code:02X}> <{point:04X}>", f"<{code:02X}> <{utf16(point)}>"
                    )

    def _base_name(self, subset: int) -> str:
        name: bytes = SUBSETN(subset) + b"+" + self.face.name + self.face.subfontNameX
        return name.decode("ascii")


def utf16(point: int) -> str:
    """Return a code point as big-endian UTF-16 in hex."""
    return chr(point).encode("utf-16-be").hex().upper()


@cache
def font(face: Face) -> ReadableFont:
    """Return a face, read and registered once per process."""
    loaded = ReadableFont(face, str(resource("fonts", FILES[face])))
    pdfmetrics.registerFont(loaded)
    return loaded


def width(text: str, face: Face, size: float) -> float:
    """Return how wide text stands, in points."""
    return sum(map(_advances(face).__getitem__, text)) * size / 1000


class _Advances(dict[str, float]):
    """Advance per character in thousandths of the size, learnt as characters turn up."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._metrics = font(face).face

    def __missing__(self, character: str) -> float:
        advance = float(self._metrics.getCharWidth(ord(character)))  # type: ignore[no-untyped-call]
        self[character] = advance
        return advance


@cache
def _advances(face: Face) -> _Advances:
    return _Advances(face)


@cache
def covers(face: Face, character: str) -> bool:
    """Whether a face has a glyph for the character."""
    return ord(character) in font(face).face.charToGlyph


def whole(text: str, face: Face, otherwise: Face) -> Face:
    """Return a face, or the other one where the first lacks a character of the text."""
    missing: set[str] = set()
    printable(text, face, missing)
    return otherwise if missing else face


def printable(text: str, face: Face, missing: set[str]) -> str:
    """Return the text as it can be printed; characters without glyph become 〓 and join `missing`.

    Text is composed (NFC) first; zero-width marks go, blanks become spaces.
    """
    shown, absent = _shown(text, face)
    missing.update(absent)
    return shown


@lru_cache(maxsize=65_536)
def _shown(text: str, face: Face) -> tuple[str, frozenset[str]]:
    shown, absent = [], set()
    for character in unicodedata.normalize("NFC", text):
        seen = _UNSEEN.get(character, character)
        if all(covers(face, part) for part in seen):
            shown.append(seen)
        else:
            absent.add(character)
            shown.append(GETA)
    return "".join(shown), frozenset(absent)


def uncovered(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters of the texts that papers would print as 〓, in code-point order."""
    missing: set[str] = set()
    for text in texts:
        for line in text.splitlines():
            printable(line, "body", missing)
            printable(line, "plain", missing)
    return tuple(sorted(missing))
