"""Which line of a TOML file every key stands on; tomllib reads values and forgets where they were.

It is only asked about text that tomllib has accepted, so it looks for places and judges nothing.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from reviewdesk.domain.plan.findings import Path

BLANK: Final = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
SPACE: Final = re.compile(r"[ \t]*")
KEY: Final = re.compile(r"[A-Za-z0-9_-]+|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'")
STRING: Final = re.compile(
    r"\"\"\"(?:\\.|[^\\])*?\"{3,5}(?!\")|'''.*?'{3,5}(?!')|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'", re.DOTALL
)
BARE: Final = re.compile(r"[^,\]}#\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where everything of a TOML text stands, as offsets into it.

    Attributes:
        values: path → beginning and end of what is written for it: values, elements of arrays.
        keys: path → where its key begins; tables with a header of their own are not among them.
        headers: where every [header] begins, and the path of its table.
    """

    values: Mapping[Path, tuple[int, int]]
    keys: Mapping[Path, int]
    headers: tuple[tuple[int, Path], ...]


def key_lines(text: str) -> dict[Path, int]:
    """Return path → 1-based line for every key, table and array element of a TOML text."""
    scan = _Scan(text)
    scan.document()
    return scan.lines


def places(text: str) -> Places:
    """Return where everything of a TOML text stands."""
    scan = _Scan(text)
    scan.document()
    return Places(values=scan.values, keys=scan.keys, headers=tuple(scan.headers))


class _Scan:
    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self.values: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, int] = {}
        self.headers: list[tuple[int, Path]] = []
        self._text = text
        self._at = 0
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._counts: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        self._skip(BLANK)
        while self._at < len(self._text):
            table = self._header() if self._peek("[") else self._pair(table)
            self._skip(BLANK)

    def _header(self) -> Path:
        start, array = self._at, self._peek("[[")
        self._at += 2 if array else 1
        path: Path = ()
        for part in self._key():
            path = (*self._inside(path), part)
            self._note(path, start)
        self._at += 2 if array else 1
        if array:
            self._counts[path] = self._counts.get(path, 0) + 1
            path = self._inside(path)
            self._note(path, start)
        self.headers.append((start, path))
        return path

    def _inside(self, path: Path) -> Path:
        return (*path, self._counts[path] - 1) if path in self._counts else path

    def _pair(self, table: Path) -> Path:
        start, path = self._at, table
        for part in self._key():
            path = (*path, part)
            self._note(path, start)
        self._at += 1
        self._skip(SPACE)
        self.keys[path] = start
        self._value(path)
        return table

    def _key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._skip(SPACE)
            token = self._skip(KEY)
            parts.append(token if token[0] not in "\"'" else tomllib.loads(f"k={token}")["k"])
            self._skip(SPACE)
            if not self._peek("."):
                return parts
            self._at += 1

    def _value(self, path: Path) -> None:
        start = self._at
        if self._peek("["):
            self._several("]", lambda index: self._element((*path, index)))
        elif self._peek("{"):
            self._several("}", lambda _index: self._pair(path))
        else:
            self._skip(STRING) or self._skip(BARE)
        written = self._text[start : self._at].rstrip()
        self.values[path] = (start, start + len(written))

    def _element(self, path: Path) -> Path:
        self._note(path, self._at)
        self._value(path)
        return path

    def _several(self, end: str, one: Callable[[int], Path]) -> None:
        self._at += 1
        self._skip(BLANK)
        index = 0
        while not self._peek(end):
            one(index)
            index += 1
            self._skip(BLANK)
            if self._peek(","):
                self._at += 1
                self._skip(BLANK)
        self._at += 1

    def _note(self, path: Path, at: int) -> None:
        self.lines.setdefault(path, bisect_left(self._ends, at) + 1)

    def _peek(self, text: str) -> bool:
        return self._text.startswith(text, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found.group()
