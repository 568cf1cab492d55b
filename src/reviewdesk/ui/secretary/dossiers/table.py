"""The table of the dossiers: arrows go from document to document, Enter opens it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from reviewdesk.ui.headed import Index
from reviewdesk.ui.secretary.dossiers.model import DossierModel
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_APPLICANT, _DOCUMENT, _NARROW, _RECEIVED, _COPIES = 200, 96, 44, 136, 56


class DossierTableView(QTableView):
    """Signals: another cell is current; a cell is to be opened."""

    turned = Signal(QModelIndex)
    opened = Signal()

    def __init__(self, model: DossierModel) -> None:
        super().__init__()
        self.dossiers = model
        self.setModel(model)
        self.setProperty("kind", "rows")
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
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(scaled(_NARROW))
        self.doubleClicked.connect(self.opened)

    def measure(self) -> None:
        """Give the columns their widths: the applicant what is left, but never too little to be read."""
        count, documents = self.dossiers.columnCount(), max(1, self.dossiers.documents)
        last = {count - 2: scaled(_RECEIVED), count - 1: scaled(_COPIES)}
        room = self.viewport().width() - sum(last.values())
        document = max(scaled(_NARROW), min(scaled(_DOCUMENT), (room - scaled(_APPLICANT)) // documents))
        applicant = max(scaled(_APPLICANT), room - documents * document)
        for section in range(count):
            width = applicant if section == 0 else last.get(section, document)
            self.setColumnWidth(section, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew."""
        super().resizeEvent(event)
        self.measure()

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
