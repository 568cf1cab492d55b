"""The dossier on the screen: tabs, pages, search and side panel; knows documents and bytes, and no desk."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QStackedWidget, QWidget

from reviewdesk.ui.dossier.bar import DossierBar
from reviewdesk.ui.dossier.layout import Place
from reviewdesk.ui.dossier.pages import PageArea
from reviewdesk.ui.dossier.reader import Contents, Hit, Reader
from reviewdesk.ui.dossier.reasons import unshown_document
from reviewdesk.ui.dossier.search import Search, SearchBar
from reviewdesk.ui.dossier.shelf import Document, Named, Shelf, Spot
from reviewdesk.ui.dossier.side import SidePanel
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import EmptyState, button, column, hairline
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_REST = 400
"""Milliseconds without a movement before a place is told."""
_BUSY = 300
"""Milliseconds before waiting is worth a word."""


class DossierView(QWidget):
    """Shows the documents of one application, one at a time.

    Signals:
        wanted: a document's id; somebody answers with show_bytes or show_failure.
        chosen: the id of the document that is on show now.
        moved: id and Place, once the person rests there.
    """

    wanted = Signal(str)
    chosen = Signal(str)
    moved = Signal(str, object)

    def __init__(self, parent: QWidget | None = None, *, reader: Reader | None = None) -> None:
        super().__init__(parent)
        self.reader = reader or Reader(self)
        self.reader.opened.connect(self._show_contents)
        self.reader.refused.connect(self._show_refusal)
        self.bar, self.pages, self.side = DossierBar(), PageArea(self.reader), SidePanel(self.reader)
        self.finder, self.search_bar = Search(self.reader, self), SearchBar()
        self._shelf = Shelf()
        self._current: Document | None = None
        self._before: QWidget | None = None
        self._resting = QTimer(self, interval=_REST, singleShot=True)
        self._resting.timeout.connect(self._tell_place)
        self._busy = QTimer(self, interval=_BUSY, singleShot=True)
        self._busy.timeout.connect(lambda: self._say(say("Opening the document…")))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pages)
        self._lay_out()
        self._connect()
        self.show_documents(())

    def show_documents(self, documents: Sequence[Named], current: str = "") -> None:
        """Show other documents, and of these `current` or the first; forget everything of the last ones."""
        self._leave()
        self.reader.forget()
        self._shelf.fill(documents)
        number = self._shelf.number(current)
        self.bar.show_names([one.name for one in documents], number)
        self.side.show_contents(Contents(()))
        self._choose(number)

    def show_bytes(self, document: str, data: bytes, place: Spot | None = None) -> None:
        """Take the bytes of a document that was wanted; show them if it is still on show."""
        found = self._shelf.find(document)
        if found is None:
            return
        found.trouble = ""
        if place is not None:
            found.place = Place(place.page, place.zoom, place.rotation, place.down)
        self._shelf.keep(document, data)
        if found is self._current:
            self._open(found)

    def show_failure(self, document: str, sentence: str) -> None:
        """Say why a document's bytes cannot be had."""
        found = self._shelf.find(document)
        if found is not None:
            found.trouble = sentence
            if found is self._current:
                self._fail(found)

    def turn_page(self, direction: int) -> None:
        """Read on (+1) or back (-1), wherever the focus is."""
        self.pages.turn(direction)

    def first(self) -> None:
        """Go to the first page."""
        self.pages.go_to(0)

    def last(self) -> None:
        """Go to the last page."""
        self.pages.go_to(self.pages.pages - 1)

    def search(self) -> None:
        """Open the search; the focus comes back when it closes."""
        if self.pages.pages:
            focused = QApplication.focusWidget()
            if focused is not None and not self.search_bar.isAncestorOf(focused):
                self._before = focused
            self.search_bar.begin()

    def document(self) -> str:
        """Return the id of the document on show; empty when there is none."""
        return self._current.id if self._current else ""

    def stop(self) -> None:
        """Forget everything and end the drawing child."""
        self._leave()
        self.reader.stop()

    def keys(self) -> tuple[Key, ...]:
        """Return the viewer's keys for the sheet of keys."""
        return (
            Key("Ctrl+Tab / Alt+1…9", say("Next document / document by number")),
            Key("Ctrl+= / Ctrl+- / Ctrl+0", say("Zoom in / out / fit width")),
            Key("Ctrl+R", say("Turn clockwise")),
            Key("Ctrl+G", say("Go to a page")),
            Key("Ctrl+F", say("Search in this document")),
            Key("F4", say("Pages and contents")),
        )

    def _lay_out(self) -> None:
        self.side.hide()
        self.search_bar.hide()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.side)
        self._split.addWidget(self._stack)
        self._split.setStretchFactor(1, 1)
        self._split.setCollapsible(1, False)
        self._split.setSizes([scaled(180), scaled(600)])
        body = column(self.bar, hairline(), self.search_bar, spacing=0)
        body.addWidget(self._split, 1)
        self.setLayout(body)

    def _connect(self) -> None:
        self.bar.chosen.connect(self._choose)
        self.bar.zoomed.connect(self.pages.set_zoom)
        self.bar.stepped.connect(self.pages.step_zoom)
        self.bar.turned.connect(self.pages.rotate)
        self.bar.jumped.connect(self.pages.go_to)
        self.bar.searched.connect(self.search)
        self.bar.sided.connect(self.side.setVisible)
        self.side.picked.connect(self.pages.go_to)
        self.pages.moved.connect(self._follow)
        self.pages.scrolled.connect(self._rest)
        self.finder.moved.connect(self._tell_search)
        self.finder.arrived.connect(self._reveal)
        self.search_bar.asked.connect(self._find)
        self.search_bar.stepped.connect(self.finder.step)
        self.search_bar.closed.connect(self._end_search)

    def _choose(self, number: int) -> None:
        self._leave()
        if not self._shelf.documents:
            self._say(say("There are no documents here."))
            return
        self._current = document = self._shelf.documents[number]
        self.chosen.emit(document.id)
        if document.trouble:
            self._fail(document)
        elif not self._open(document):
            self._wait()
            self.wanted.emit(document.id)

    def _leave(self) -> None:
        """Tell the last place at once, and clear the pages."""
        if self._resting.isActive():
            self._tell_place()
        self._current = None
        self._busy.stop()
        self._end_search()
        self.reader.close()
        self.pages.clear()
        self.bar.show_place(Place(), 0, 1.0)

    def _wait(self) -> None:
        self._stack.setCurrentWidget(self.pages)
        self._busy.start()

    def _open(self, document: Document) -> bool:
        """Open a document whose bytes are kept."""
        data = self._shelf.bytes(document.id)
        if data is not None:
            self._wait()
            self.reader.open(document.key, data)
        return data is not None

    def _show_contents(self, key: str, contents: Contents) -> None:
        if self._current is None or key != self._current.key:
            return
        self._busy.stop()
        self._stack.setCurrentWidget(self.pages)
        self.side.show_contents(contents)
        place = self._current.place
        self.pages.show_document(contents, place)
        self._current.place = place
        self._resting.stop()

    def _show_refusal(self, key: str, reason: str) -> None:
        if self._current is not None and key == self._current.key:
            self._current.trouble = unshown_document(reason)
            self._fail(self._current)

    def _fail(self, document: Document) -> None:
        self._busy.stop()
        self._end_search()
        self.pages.clear()
        self.bar.show_place(Place(), 0, 1.0)
        self.side.show_contents(Contents(()))
        again = button(say("Try again"))
        again.clicked.connect(lambda: self._retry(document))
        self._say(document.trouble, again)

    def _retry(self, document: Document) -> None:
        document.trouble = ""
        self._shelf.forget(document.id)
        self._wait()
        self.wanted.emit(document.id)

    def _say(self, sentence: str, action: QPushButton | None = None) -> None:
        """Show a sentence where the pages would be."""
        while (old := self._stack.widget(1)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(EmptyState(sentence, action))
        self._stack.setCurrentIndex(1)

    def _follow(self, place: Place) -> None:
        self.bar.show_place(place, self.pages.pages, self.pages.factor)
        self.side.thumbnails.follow(place.page - 1)
        self._rest()

    def _rest(self) -> None:
        if self._current is not None:
            self._current.place = replace(self.pages.place, down=self.pages.down)
            self._resting.start()

    def _tell_place(self) -> None:
        self._resting.stop()
        if self._current is not None:
            self.moved.emit(self._current.id, self._current.place)

    def _find(self, text: str) -> None:
        self.finder.begin(text, page=self.pages.place.page - 1, pages=self.pages.pages)

    def _tell_search(self) -> None:
        self.search_bar.tell(self.finder)
        self.pages.mark(self.finder.hits, self.finder.current)

    def _reveal(self, page: int, hit: Hit) -> None:
        self.pages.reveal(page, hit[0])

    def _end_search(self) -> None:
        if self.search_bar.isHidden():
            return
        self.search_bar.hide()
        self.finder.begin("", page=0, pages=0)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
