"""One document open in the child, and what the parts of the viewer wish from it, most urgent first."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from reviewdesk.ui.dossier.layout import Box, Size
from reviewdesk.ui.dossier.process import GONE, Answer, PdfProcess, Request
from reviewdesk.ui.dossier.rendering import Pictures, Tile

Lane = Literal["seen", "print", "thumbnails", "ahead", "search"]
LANES: Final[tuple[Lane, ...]] = ("seen", "print", "thumbnails", "ahead", "search")
OPEN_SECONDS: Final = 20.0
PAGE_SECONDS: Final = 10.0
_PATIENCE: Final = 500
"""Milliseconds another document waits for a page of the last one."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One line of a document's table of contents; `page` from 0."""

    level: int
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What is known of an open document: page sizes in points, and its table of contents."""

    sizes: tuple[Size, ...]
    outline: tuple[OutlineRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Find:
    """A text to be looked for on one page, from 0."""

    document: str
    page: int
    text: str


Wish = Tile | Find
Hit = tuple[Box, ...]
"""A place of the text: one box a line, in points of the upright page."""


class Reader(QObject):
    """Opens one document at a time and fulfils wishes; every call returns at once.

    Signals:
        opened: document, Contents.
        refused: document, why it cannot be shown: not-a-pdf, encrypted, damaged, pages, slow, memory, died.
        drawn: a Tile, which is now in `pictures` or, if its page cannot be drawn, in `unshown`.
        found: a Find, and its hits.
    """

    opened = Signal(str, object)
    refused = Signal(str, str)
    drawn = Signal(object)
    found = Signal(object, object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        open_seconds: float = OPEN_SECONDS,
        page_seconds: float = PAGE_SECONDS,
        memory: int | None = None,
    ) -> None:
        super().__init__(parent)
        self.pictures = Pictures() if memory is None else Pictures(memory)
        self.unshown: dict[tuple[str, int], str] = {}
        self._process = PdfProcess(self)
        self._process.answered.connect(self._take)
        self._open_seconds, self._page_seconds = open_seconds, page_seconds
        self._wishes: dict[Lane, deque[Wish]] = {lane: deque() for lane in LANES}
        self._document, self._data, self._told = "", b"", False
        self._in_child = ""
        self._asked: tuple[str, Wish | None] | None = None
        self._ticket = 0

    @property
    def document(self) -> str:
        """The document that is open or about to be; empty when none is."""
        return self._document

    def open(self, document: str, data: bytes) -> None:
        """Turn to another document; what was wished from the last one is dropped."""
        self.close()
        self._document, self._data, self._told = document, data, False
        self._in_child = ""
        self._next()

    def close(self) -> None:
        """Turn away from the document."""
        self._document, self._data = "", b""
        for wishes in self._wishes.values():
            wishes.clear()
        self._part()

    def forget(self) -> None:
        """Close, and forget every picture."""
        self.close()
        self.pictures.clear()
        self.unshown.clear()

    def stop(self) -> None:
        """End the child."""
        self._process.stop()

    def wish(self, lane: Lane, wishes: Iterable[Wish]) -> None:
        """Replace what is wished in a lane; wishes already fulfilled are left out."""
        self._wishes[lane] = deque(one for one in wishes if not self._fulfilled(one))
        self._next()

    def _fulfilled(self, wish: Wish) -> bool:
        if isinstance(wish, Find):
            return False
        return wish in self.pictures or (wish.document, wish.page) in self.unshown

    def _part(self) -> None:
        """Give a page of the last document a moment, then give it up: it must not hold up the next."""
        ticket = self._ticket
        if self._asked is not None:
            QTimer.singleShot(_PATIENCE, self, lambda: self._give_up(ticket))

    def _give_up(self, ticket: int) -> None:
        if self._asked is not None and ticket == self._ticket and self._asked[0] != self._document:
            self._process.abandon()

    def _next(self) -> None:
        if self._asked is not None or not self._document:
            return
        if self._in_child != self._document:
            self._ask(None, {"verb": "open"}, self._data, self._open_seconds)
        elif self._told and (wish := self._first()) is not None:
            fields = wish.fields() if isinstance(wish, Tile) else _finding(wish)
            self._ask(wish, fields, b"", self._page_seconds)

    def _first(self) -> Wish | None:
        for lane in LANES:
            while self._wishes[lane]:
                wish = self._wishes[lane].popleft()
                if wish.document == self._document and not self._fulfilled(wish):
                    return wish
        return None

    def _ask(self, wish: Wish | None, fields: dict[str, object], payload: bytes, seconds: float) -> None:
        self._ticket += 1
        self._asked = (self._document, wish)
        self._process.ask(Request(ticket=self._ticket, fields=fields, payload=payload, seconds=seconds))

    def _take(self, answer: Answer) -> None:
        if self._asked is None or answer.ticket != self._ticket:
            return
        (document, wish), self._asked = self._asked, None
        if answer.refused in GONE:
            self._in_child = ""
        match wish:
            case None:
                self._take_document(document, answer)
            case Tile():
                self._take_tile(wish, answer)
            case Find():
                self.found.emit(wish, _hits(answer))
        self._next()

    def _take_document(self, document: str, answer: Answer) -> None:
        self._in_child = "" if answer.refused else document
        if document != self._document:
            return
        if answer.refused:
            self.close()
            self.refused.emit(document, answer.refused)
        elif not self._told:
            self._told = True
            self.opened.emit(document, _contents(answer))

    def _take_tile(self, tile: Tile, answer: Answer) -> None:
        if answer.image is not None:
            self.pictures.keep(tile, answer.image)
        elif answer.refused != "abandoned":
            self.unshown[tile.document, tile.page] = answer.refused
        self.drawn.emit(tile)


def _finding(find: Find) -> dict[str, object]:
    return {"verb": "find", "page": find.page, "text": find.text}


def _contents(answer: Answer) -> Contents:
    rows = tuple(OutlineRow(*row) for row in answer.fields["outline"])
    return Contents(tuple((width, height) for width, height in answer.fields["sizes"]), rows)


def _hits(answer: Answer) -> tuple[Hit, ...]:
    return tuple(tuple(Box(*corners) for corners in hit) for hit in answer.fields.get("hits", ()))
