"""The second tab: files that are no document yet; each is given its document, or set aside."""

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QHeaderView, QTableView, QWidget

from reviewdesk.desk.secretary.dossier_table import DossierTable, TrackTable
from reviewdesk.desk.secretary.gathered import Loose
from reviewdesk.ui.parts import button, column, hairline, label, relabel, row, surface
from reviewdesk.ui.secretary.dossiers.loose_model import FILE, FOLDER, WHY, LooseModel
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class LoosePart(QWidget):
    """Signals: take a file for a document; set files aside, or back; open a file."""

    placed = Signal(object, str, str)
    aside = Signal(object, bool)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = LooseModel()
        self.view = _files(self.model)
        self.application, self.document = _searchable(), QComboBox()
        self.document.setAccessibleName(say("Document"))
        self.place_button = button(say("Take it for this document"), "primary", shortcut="Ctrl+M")
        self.aside_button = button(say("Belongs nowhere"), shortcut="Delete")
        self.open_button = button(say("Open"))
        self.show_aside = button(say("Set aside"), "filter")
        self.show_aside.setCheckable(True)
        self._tracks: dict[str, TrackTable] = {}
        self._shown_for: tuple[tuple[str, str], ...] | None = None
        self._lay_out()
        self.show_aside.toggled.connect(self._turn)
        self.application.currentIndexChanged.connect(self._offer_documents)
        self.application.editTextChanged.connect(self._offer_documents)
        self.view.selectionModel().selectionChanged.connect(self._propose)
        self.model.modelReset.connect(self._count)
        self.place_button.clicked.connect(self._place)
        self.aside_button.clicked.connect(self._set_aside)
        self.open_button.clicked.connect(lambda: self.opened.emit(self._chosen()[0].path))
        self._propose()

    def show_table(self, table: DossierTable) -> None:
        """Show the files as they stand; the row stays."""
        at = self.view.currentIndex().row()
        self._tracks = {row.application.id: track for track in table.tracks for row in track.rows}
        self._offer_applications(table)
        self.model.show_files(table.loose, table.folders)
        if self.model.rowCount():
            self.view.selectRow(max(0, min(at, self.model.rowCount() - 1)))
        self._propose()

    def _lay_out(self) -> None:
        self._said = label("", "muted")
        application, document = label(say("Application"), "muted"), label(say("Document"), "muted")
        application.setBuddy(self.application)
        document.setBuddy(self.document)
        foot = row(
            application, self.application, 8, document, self.document, 8, self.place_button, None,
            self.open_button, self.aside_button, spacing=8, margins=(16, 10, 16, 10),
        )  # fmt: skip
        self.application.setMinimumWidth(scaled(280))
        self.document.setMinimumWidth(scaled(160))
        top = row(self._said, None, self.show_aside, margins=(16, 8, 16, 8))
        files = surface(column(self.view, margins=(12, 0, 4, 0)), "surface")
        body = column(
            surface(top, "surface"), hairline(), files, hairline(), surface(foot, "surface"), spacing=0
        )
        body.setStretch(2, 1)
        self.setLayout(body)

    def _turn(self, aside: bool) -> None:
        self.model.show_aside(aside)
        relabel(self.aside_button, say("Take back") if aside else say("Belongs nowhere"))
        self._propose()

    def _count(self) -> None:
        self._said.setText(
            say("Files set aside: {count}", count=self.model.rowCount())
            if self.show_aside.isChecked()
            else say("Files that belong to no document yet: {count}", count=self.model.rowCount())
        )

    def _offer_applications(self, table: DossierTable) -> None:
        """Fill the box anew only where the applications changed: thousands take their time."""
        known = tuple(
            (row.application.id, row.application.applicant) for track in table.tracks for row in track.rows
        )
        if known != self._shown_for:
            self._shown_for = known
            self.application.blockSignals(True)
            self.application.clear()
            for id_, applicant in known:
                self.application.addItem(f"{id_}  {applicant}", id_)
            self.application.setCurrentIndex(-1)
            self.application.blockSignals(False)
        self._offer_documents()

    def _application(self) -> str:
        """Return what stands in the box, or the one application that what was typed is part of."""
        box, typed = self.application, self.application.currentText().strip().casefold()
        at = box.currentIndex()
        if at >= 0 and box.itemText(at).casefold() == typed:
            return str(box.itemData(at))
        found = [n for n in range(box.count()) if typed and typed in box.itemText(n).casefold()]
        return str(box.itemData(found[0])) if len(found) == 1 else ""

    def _offer_documents(self) -> None:
        wanted = self.document.currentData()
        track = self._tracks.get(self._application())
        self.document.clear()
        for one in () if track is None else track.track.documents:
            self.document.addItem(one.name, one.id)
        self.document.setCurrentIndex(max(0, self.document.findData(wanted)) if self.document.count() else -1)
        self._allow()

    def _propose(self, *_: QItemSelection) -> None:
        """Begin with what the names of the file said."""
        chosen = self._chosen()
        if len(chosen) == 1 and chosen[0].application:
            self.application.setCurrentIndex(self.application.findData(chosen[0].application))
            if chosen[0].document:
                self.document.setCurrentIndex(self.document.findData(chosen[0].document))
        self._allow()
        self.open_button.setEnabled(len(chosen) == 1)
        self.aside_button.setEnabled(bool(chosen))

    def _allow(self) -> None:
        self.place_button.setEnabled(len(self._chosen()) == 1 and self.document.count() > 0)

    def _chosen(self) -> list[Loose]:
        return [self.model.file(index.row()) for index in self.view.selectionModel().selectedRows()]

    def _place(self) -> None:
        application, document = self._application(), self.document.currentData()
        if application and document:
            self.placed.emit(self._chosen()[0].path, application, document)

    def _set_aside(self) -> None:
        self.aside.emit([one.path for one in self._chosen()], not self.show_aside.isChecked())


def _searchable() -> QComboBox:
    """A box in which typing any part of an id or a name finds the application."""
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setAccessibleName(say("Application"))
    completer = QCompleter(made.model(), made)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    made.setCompleter(completer)
    return made


def _files(model: LooseModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setProperty("kind", "rows")
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setAccessibleName(say("Files that belong to no document yet"))
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(scaled(36))
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setSectionsClickable(False)
    for section, share in ((FILE, QHeaderView.ResizeMode.Stretch), (FOLDER, QHeaderView.ResizeMode.Stretch)):
        head.setSectionResizeMode(section, share)
    head.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Fixed)
    view.setColumnWidth(WHY, scaled(260))
    return view
