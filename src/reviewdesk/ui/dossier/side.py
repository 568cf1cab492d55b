"""The panel at the side of the pages, shown on demand: all pages small, or the table of contents."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget, QTabBar, QWidget

from reviewdesk.ui.dossier.outline import OutlineModel
from reviewdesk.ui.dossier.reader import Contents, Reader
from reviewdesk.ui.dossier.thumbnails import Thumbnails
from reviewdesk.ui.parts import EmptyState, column
from reviewdesk.ui.ring import RingedDelegate
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class SidePanel(QFrame):
    """Pages and contents; `picked` tells a page, from 0."""

    picked = Signal(int)

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.thumbnails = Thumbnails(reader)
        self.thumbnails.picked.connect(self.picked)
        self.headings = OutlineModel(self)
        self.outline = self._outline_list()
        self._empty = EmptyState(say("This document has no table of contents."))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(say("Pages and contents"))
        for name in (say("Pages"), say("Contents")):
            self.tabs.addTab(name)
        self._stack = QStackedWidget()
        for one in (self.thumbnails, self.outline, self._empty):
            self._stack.addWidget(one)
        self.tabs.currentChanged.connect(self._choose)
        self.setLayout(column(self.tabs, self._stack, spacing=0))
        self.setMinimumWidth(scaled(150))

    def show_contents(self, contents: Contents) -> None:
        """Show another document."""
        self.thumbnails.show_sizes(contents.sizes)
        self.headings.show_rows(contents.outline)
        self._choose(self.tabs.currentIndex())

    def _choose(self, tab: int) -> None:
        empty = self._empty if not self.headings.rowCount() else self.outline
        self._stack.setCurrentWidget(self.thumbnails if tab == 0 else empty)

    def _outline_list(self) -> QListView:
        made = QListView()
        made.setModel(self.headings)
        made.setItemDelegate(RingedDelegate(made))
        made.setUniformItemSizes(True)
        made.setSpacing(scaled(2))
        made.setAccessibleName(say("Contents"))
        made.activated.connect(lambda index: self.picked.emit(self.headings.page(index)))
        made.clicked.connect(lambda index: self.picked.emit(self.headings.page(index)))
        return made
