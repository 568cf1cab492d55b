"""材料: which documents every application has, what is wrong with them, and the files that belong to none."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from reviewdesk.desk.secretary.dossier_table import Cell, DossierTable
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.errors.marker import N_
from reviewdesk.ui.file_asking import ask_files, ask_folder
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import EmptyState, button, column, hairline, row
from reviewdesk.ui.secretary.dossiers.details import DossierDetails
from reviewdesk.ui.secretary.dossiers.head import DossiersFilter, DossiersHead
from reviewdesk.ui.secretary.dossiers.loose_part import LoosePart
from reviewdesk.ui.secretary.dossiers.model import DossierModel
from reviewdesk.ui.secretary.dossiers.table import DossierTableView
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

DOCUMENTS, LOOSE = range(2)
_EMPTY, _TABLE, _LOOSE = range(3)


class DossiersPanel(StepPanel):
    """What of it is wanted is told here or by its parts.

    Signals:
        added: folders or files to look in.
        placed: a file for a document of an application.
        viewed: a file to be opened, and what to call it.
        away, again, convert: the file of the current document.
        entered: somebody looks; files may have changed since they were looked at.
    """

    step = "dossiers"
    name = N_("Dossiers")
    added = Signal(object)
    placed = Signal(object, str, str)
    viewed = Signal(object, str)
    away = Signal(object)
    again = Signal(object)
    convert = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setProperty("drops", True)
        self.head, self.filter, self.details, self.loose = (
            DossiersHead(), DossiersFilter(), DossierDetails(), LoosePart(),
        )  # fmt: skip
        self.model = DossierModel()
        self.view = DossierTableView(self.model)
        self._table: DossierTable | None = None
        self._wanted: Todo | None = None
        self._at = ("", "")
        self._said, self._begun = "", False
        self.empty_button = button(say("Add folder…"), "primary")
        self._empty = EmptyState("", self.empty_button)
        self._lay_out()
        self._connect()

    def show_office(self, office: Office, todos: tuple[Todo, ...]) -> None:
        """Wait for the table: files are looked at in the background."""

    def show_table(self, table: DossierTable | None) -> None:
        """Show everything anew; what was current stays so."""
        self._table = table
        why, before = _nothing(table), self._stack.currentWidget()
        self.head.setVisible(not why)
        if table is None or why:
            self._empty_says(why)
            self._stack.setCurrentIndex(_EMPTY)
            self.empty_button.setVisible(table is not None and any(one.rows for one in table.tracks))
        else:
            self.head.show_table(table)
            self.filter.show_table(table)
            self.loose.show_table(table)
            self._narrow()
            self._turn(self.head.tabs.currentIndex())
        self._hold_focus(other=(before is self._empty) != bool(why))
        if self._wanted is not None:
            self.go_to(self._wanted)

    def go_to(self, todo: Todo) -> None:
        """Show the document, or the tab, that a thing to do is about."""
        if self._table is None:
            self._wanted = todo
            return
        self._wanted = None
        self.head.tabs.setCurrentIndex(LOOSE if todo.problem.code == "dossiers-loose" else DOCUMENTS)
        if todo.problem.code == "dossiers-loose":
            self.loose.view.setFocus()
        elif todo.problem.code == "dossiers-unchecked":
            self.head.check_button.setFocus()
        elif todo.application:
            self.show_document(todo.application, todo.document)
            self.view.setFocus()

    def show_document(self, application: str, document: str) -> None:
        """Make a document current, in whichever track it is and whatever was searched for."""
        tracks = () if self._table is None else self._table.tracks
        found = (t.track.id for t in tracks if any(row.application.id == application for row in t.rows))
        self._at = (application, document)
        self.filter.show_track(next(found, ""))
        self.filter.search.clear()
        self.filter.open_only.setChecked(False)
        self._narrow()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's own keys."""
        return (
            Key("← ↑ ↓ →", say("Go to another document")),
            Key("Enter", say("Open the document")),
            Key("Ctrl+E", say("Choose a file for the document")),
            Key("Ctrl+F", say("Search")),
            Key("Ctrl+PgUp / Ctrl+PgDn", say("Documents, or files that belong to none")),
            Key("Ctrl+D", say("Add folder…")),
            Key("F5", say("Look for files again")),
            Key("Ctrl+K", say("Check all")),
            Key("Ctrl+M / Delete", say("Not matched: take for the document, or set aside")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin in the table, or at the one button there is."""
        if self._stack.currentIndex() == _EMPTY:
            return self.empty_button
        return self.loose.view if self._stack.currentIndex() == _LOOSE else self.view

    @property
    def current(self) -> tuple[str, Cell | None]:
        """Return the application and the document that are current."""
        index = self.view.currentIndex()
        if not index.isValid():
            return "", None
        return self.model.row(index).application.id, self.model.cell(index)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody looks."""
        super().showEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the table the greater part."""
        super().resizeEvent(event)
        self.details.setFixedWidth(min(scaled(340), event.size().width() * 2 // 5))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders and files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look in what was let fall."""
        places = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if places and self._table is not None:
            self.added.emit(places)
            event.acceptProposedAction()

    def _lay_out(self) -> None:
        table = QWidget()
        body = row(self.view, hairline(upright=True), self.details, spacing=0)
        body.setStretch(0, 1)
        table.setLayout(column(self.filter, hairline(), body, spacing=0))
        self._stack = QStackedWidget()
        for one in (self._empty, table, self.loose):
            self._stack.addWidget(one)
        self._stack.setCurrentIndex(_EMPTY)
        self._line = hairline()
        self.setLayout(column(self.head, self._line, self._stack, spacing=0))
        self.head.setVisible(False)
        self.empty_button.setVisible(False)

    def _connect(self) -> None:
        for one in (self.empty_button.clicked, self.head.add):
            one.connect(self._ask_folder)
        self.head.tabs.currentChanged.connect(self._turn)
        self.filter.changed.connect(self._narrow)
        self.view.turned.connect(self._show_current)
        for signal in (self.view.opened, self.details.opened):
            signal.connect(self._open)
        self.details.choose.connect(self._ask_file)
        for wish, out in (
            (self.details.away, self.away),
            (self.details.again, self.again),
            (self.details.convert, self.convert),
        ):
            wish.connect(lambda out=out: self._about_file(out))
        self.loose.placed.connect(self.placed)
        self.loose.opened.connect(lambda path: self.viewed.emit(path, path.name))
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.filter.search.setFocus)
        for keys, tab in (("Ctrl+PgUp", DOCUMENTS), ("Ctrl+PgDown", LOOSE)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda tab=tab: self._go_to_tab(tab))

    def _empty_says(self, sentence: str) -> None:
        if sentence == self._said:
            return
        old, self._empty, self._said = self._empty, EmptyState(sentence, self.empty_button), sentence
        self._stack.insertWidget(_EMPTY, self._empty)
        self._stack.removeWidget(old)
        old.deleteLater()

    def _hold_focus(self, *, other: bool) -> None:
        """Begin here once there is something, and do not lose the keys where what had them is gone."""
        now, wanted = QApplication.focusWidget(), self.first_focus()
        gone = now is None or (self.isAncestorOf(now) and not now.isVisible())
        if self.isVisible() and wanted is not None and (other or gone or not self._begun):
            self._begun = True
            wanted.setFocus()

    def _turn(self, tab: int) -> None:
        if self._table is not None and not _nothing(self._table):
            self._stack.setCurrentIndex(_TABLE if tab == DOCUMENTS else _LOOSE)

    def _go_to_tab(self, tab: int) -> None:
        self.head.tabs.setCurrentIndex(tab)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def _narrow(self) -> None:
        wanted, at = self.filter.track, self._at
        tracks = () if self._table is None else self._table.tracks
        self.model.show_track(next((one for one in tracks if one.track.id == wanted), None))
        self.model.narrow(self.filter.search.text(), open_only=self.filter.open_only.isChecked())
        self.view.measure()
        index = self.model.place(*at)
        self.view.show_at(index if index.isValid() else self.model.index(0, 1))

    def _show_current(self, index: QModelIndex) -> None:
        if not index.isValid() or self._table is None:
            self.details.show_nothing()
            return
        shown, cell = self.model.row(index), self.model.cell(index)
        self._at = (shown.application.id, "" if cell is None else cell.document.id)
        self.details.show_cell(shown, cell, self._table)

    def _open(self) -> None:
        _, cell = self.current
        if cell is not None and cell.placed is not None:
            self.viewed.emit(cell.placed.path, cell.document.name)

    def _about_file(self, out: Signal) -> None:
        _, cell = self.current
        if cell is not None and cell.placed is not None:
            out.emit(cell.placed.path)  # type: ignore[attr-defined]

    def _ask_folder(self) -> None:
        ask_folder(self, say("Folder with dossiers"), lambda folder: self.added.emit([folder]))

    def _ask_file(self) -> None:
        application, cell = self.current
        if cell is not None:
            document = cell.document.id
            ask_files(
                self, cell.document.name, "PDF (*.pdf);;*",
                lambda files: self.placed.emit(files[0], application, document),
            )  # fmt: skip


def _nothing(table: DossierTable | None) -> str:
    """Return why there is nothing to show yet, and what comes first."""
    if table is None:
        return say("The plan has problems. Mend them first: it says which documents there are.")
    if not any(one.rows for one in table.tracks):
        return say("Import the register first: files are matched to its applications.")
    if table.empty:
        return say(
            "Add the folder in which the dossiers are, or drop it here. A folder per application and single "
            "files called by number or name are both understood. The files stay where they are."
        )
    return ""
