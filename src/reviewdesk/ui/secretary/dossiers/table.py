"""The table of the dossiers: arrows go from document to document, Enter opens it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from reviewdesk.ui.secretary.dossiers.model import DossierModel, Index
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_DOCUMENT, _RECEIVED, _COPIES = 96, 136, 56


class DossierTableView(QTableView):
    """Signals: another cell is current; a cell is to be opened."""

    turned = Signal(QModelIndex)
    opened = Signal()

    def __init__(self, model: DossierModel) -> None:
        super().__init__()
        self.dossiers = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(say("Documents of every application"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(36))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(self.opened)

    def measure(self) -> None:
        """Give the columns their widths, after other documents came on show."""
        head, count = self.horizontalHeader(), self.dossiers.columnCount()
        head.setMinimumSectionSize(scaled(48))
        for section in range(count):
            fixed = QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch if section == 0 else fixed)
            last = {count - 2: _RECEIVED, count - 1: _COPIES}
            self.setColumnWidth(section, scaled(last.get(section, _DOCUMENT)))

    def show_at(self, index: QModelIndex) -> None:
        """Make a cell current and bring it into view."""
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell of it."""
        super().currentChanged(current, previous)
        self.turned.emit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the document."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)
