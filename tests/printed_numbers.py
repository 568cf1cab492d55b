"""The numbers of a published PDF as another program finds them: poppler's words, by where they stand."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

FIGURE = re.compile(r"\(?-?\d+(?:[./]\d+)?\)?|—")
MARKS = frozenset({"回", "缺", "废", "撤", "Rec.", "Abs.", "Void", "Wdn.", "–"})
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>')
_LABEL = re.compile(r"^(?:[（(]\d+[）)]|\d+．|\d+\) )", re.MULTILINE)
_NUMBER = re.compile(r"(?<![A-Za-z0-9.])-?\d+(?:\.\d+|/\d+)?(?![A-Za-z0-9])")
_TIER = re.compile(r"入围线（|^line of ")
_FOOT = 90
"""Points that page number, fingerprint and digest take at the foot."""
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its left edge, and the middle of its height from the top of the page."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Row:
    """The line of a table that begins with a figure and an id."""

    line: list[Word]

    @property
    def figures(self) -> list[Word]:
        """What stands from the left: figures, and marks why there is none; not the id."""
        behind = (word for word in self.line[2:] if FIGURE.fullmatch(word.text) or word.text in MARKS)
        return [self.line[0], *behind]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, without its foot: lines from top to bottom."""

    wide: bool
    lines: list[list[Word]]

    @property
    def text(self) -> str:
        """Line by line."""
        return "\n".join(" ".join(word.text for word in line) for line in self.lines)

    def rows(self, ids: Sequence[str]) -> list[Row]:
        """Return the rows of a table that begin with a figure and one of these ids."""
        return [Row(line) for line in self.lines if _begins(line, ids)]

    def beside(self, taken: Sequence[Sequence[Word]]) -> str:
        """Return the digits right of the figures taken from each row, in the order of the rows."""
        if not taken:
            return ""
        left = max(min(figures[-2:], key=lambda word: word.x).x for figures in taken)
        top, bottom = taken[0][0].y - _NEAR, taken[-1][0].y + _NEAR
        known = [word for figures in taken for word in figures]
        found = [
            word.text
            for line in self.lines
            if top < line[0].y < bottom and not _is_tier(line) and (line[0] in known or line[0].x > left)
            for word in line
            if word.x > left and word not in known
        ]
        return digits("".join(text for text in found if re.search(r"\d", text)))

    def tier_lines(self) -> list[Counter[str]]:
        """Return the numbers of every line drawn across a ranking."""
        return [numbers(" ".join(word.text for word in line)) for line in self.lines if _is_tier(line)]


def digits(text: str) -> str:
    """Return a text without what is no part of a number: a lot's digest may break before a letter."""
    return re.sub(r"[^\d./:]", "", text)


def pages(paper: Path) -> list[Page]:
    """Return what poppler finds on each page."""
    command = ["pdftotext", "-bbox", str(paper), "-"]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [_page(float(wide), float(high), words) for wide, high, words in _PAGE.findall(told)]


def numbers(text: str) -> Counter[str]:
    """Count the numbers in a text; ids, digests and the labels of paragraphs are none."""
    return Counter(_NUMBER.findall(_LABEL.sub("", text)))


def between(text: str, start: str, end: str) -> str:
    """Return the lines below one that begins so, and above the next that begins like the end."""
    lines = text.split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith(start) and not line[-1].isdigit())
    rest = lines[first + 1 :]
    last = next((n for n, line in enumerate(rest) if line.startswith(end)), len(rest))
    return "\n".join(rest[:last])


def paragraphs(text: str) -> list[str]:
    """Return the labelled paragraphs of a text."""
    return [part for part in re.split(r"^(?:\d+．|\d+\) )", text, flags=re.MULTILINE) if part.strip()]


def _page(wide: float, high: float, told: str) -> Page:
    words = [
        Word(unescape(text), float(x), (float(top) + float(bottom)) / 2)
        for x, top, bottom, text in _WORD.findall(told)
    ]
    words = [word for word in words if word.y < high - _FOOT]
    return Page(wide > high, list(_lines(words)))


def _lines(words: list[Word]) -> Iterator[list[Word]]:
    words.sort(key=lambda word: word.y)
    line: list[Word] = []
    for word in words:
        if line and word.y - line[-1].y > 2:
            yield sorted(line, key=lambda one: one.x)
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda one: one.x)


def _begins(line: Sequence[Word], ids: Sequence[str]) -> bool:
    return len(line) > 2 and line[1].text in ids and FIGURE.fullmatch(line[0].text) is not None


def _is_tier(line: Sequence[Word]) -> bool:
    return _TIER.search(" ".join(word.text for word in line)) is not None
