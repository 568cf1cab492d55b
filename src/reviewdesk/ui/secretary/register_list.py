"""The register as it was taken in: a table to search and sort, and beside it the application in hand."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from reviewdesk.desk.secretary.register_import import clock_text
from reviewdesk.desk.secretary.todo import ONE_APPLICANT, Todo
from reviewdesk.domain.application import Application
from reviewdesk.domain.plan.values import Plan
from reviewdesk.ui.parts import button, chip, column, hairline, label, row, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow, Tone
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled

_SIDE = 340


class RegisterList(QWidget):
    """Signals: import a file; edit or remove an application; decide on look-alike names."""

    importing = Signal()
    editing = Signal(str)
    removing = Signal(str)
    comparing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Application] = {}
        self._todos: dict[str, list[Todo]] = {}
        self._plan: Plan | None = None
        heads = (
            say("Id"),
            say("Applicant"),
            say("County"),
            say("City"),
            say("Received"),
            say("Copies"),
            say("Notes"),
        )
        self.table = RowsTable(
            say("Register"),
            RowsModel(heads, right=(5, 6)),
            widths=(90, 300, 130, 130, 140, 60, 60),
            stretch=1,
            sortable=True,
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search by id, name or place"))
        self.search.setAccessibleName(say("Search by id, name or place"))
        self.search.setClearButtonEnabled(True)
        self._group, self._chips = QButtonGroup(self), row(spacing=8)
        self._alike = button("", "quiet")
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setProperty("kind", "sheet")
        self._side.setFixedWidth(scaled(_SIDE))
        self._connect()
        self._lay_out()

    def show_register(
        self, applications: Sequence[Application], todos: Sequence[Todo], plan: Plan | None
    ) -> None:
        """Show everything anew; search, track and current row stay."""
        self._plan = plan
        self._known = {one.id: one for one in applications}
        self._todos = {}
        for todo in todos:
            self._todos.setdefault(todo.application, []).append(todo)
        pairs = sum(todo.problem.code in ONE_APPLICANT for todo in todos)
        self._alike.setText(say("One applicant or two: {count}…", count=pairs))
        self._alike.setVisible(bool(pairs))
        self._fill_chips(applications)
        places = {track.id: place for place, track in enumerate(plan.tracks)} if plan else {}
        ordered = sorted(applications, key=lambda one: (places.get(one.track, -1), one.order, one.id))
        self.table.show_rows([self._row(one) for one in ordered])
        self._narrow()

    def go_to(self, application: str) -> None:
        """Show one application, whatever was searched for."""
        self.search.clear()
        self._group.button(0).setChecked(True)
        self._narrow()
        self.table.go_to(application)
        self.table.setFocus()

    def _row(self, one: Application) -> TableRow:
        todos = self._todos.get(one.id, [])
        tone: Tone = "bad" if any(todo.red for todo in todos) else "muted" if not one.eligible else ""
        copies = "" if one.copies is None else str(one.copies)
        notes = str(len(todos)) if todos else ""
        cells = (one.id, one.applicant, one.county, one.city, clock_text(one.received), copies, notes)
        return TableRow(one.id, cells, tone, one.track)

    def _fill_chips(self, applications: Sequence[Application]) -> None:
        checked = max(0, self._group.checkedId())
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._chips.removeWidget(old)
            old.deleteLater()
        counts = Counter(one.track for one in applications)
        names = {track.id: track.name for track in self._plan.tracks} if self._plan else {}
        tracks = [*names, *(track for track in counts if track not in names)]
        wanted = [("", say("All"), len(applications))]
        wanted += [(track, names.get(track, track), counts[track]) for track in tracks]
        for number, (track, name, count) in enumerate(wanted):
            made = button(f"{name}  {count}", "filter")
            made.setCheckable(True)
            made.setProperty("track", track)
            made.setChecked(number == checked)
            self._group.addButton(made, number)
            self._chips.addWidget(made)
        if self._group.checkedId() < 0:
            self._group.button(0).setChecked(True)

    def _narrow(self) -> None:
        checked = self._group.checkedButton()
        self.table.narrow(self.search.text(), checked.property("track") if checked else "")

    def _tell(self, application: str | None) -> None:
        one = self._known.get(application or "")
        content = QWidget()
        content.setLayout(column(None) if one is None else self._details(one))
        self._side.setWidget(content)

    def _details(self, one: Application) -> QVBoxLayout:
        edit, remove = (
            button(say("Edit…"), tip=say("Edit {application}", application=one.id)),
            button(say("Remove")),
        )
        edit.clicked.connect(lambda: self.editing.emit(one.id))
        remove.clicked.connect(lambda: self.removing.emit(one.id))
        body = column(label(one.applicant, "title", wrap=True), spacing=8, margins=16)
        places = (
            one.id,
            one.applicant_id if one.applicant_id != one.applicant else "",
            one.city,
            one.county,
            one.contact,
        )
        body.addWidget(label("  ".join(filter(None, places)), "muted-base", wrap=True))
        if not one.eligible:
            body.addLayout(row(chip(say("Not eligible"), "chip-bad"), None))
        body.addLayout(row(edit, remove, None))
        for todo in self._todos.get(one.id, []):
            body.addWidget(hairline())
            body.addWidget(label(say_error(todo.problem), "bad" if todo.red else "warn", wrap=True))
        body.addWidget(hairline())
        for name, text in self._facts(one):
            body.addLayout(_fact(name, text))
        body.addStretch(1)
        return body

    def _facts(self, one: Application) -> list[tuple[str, str]]:
        track = next((t for t in self._plan.tracks if t.id == one.track), None) if self._plan else None
        facts: list[tuple[str, str]] = [(say("Track"), track.name if track else one.track)]
        if track is not None:
            facts += [(r.name, str(one.declared.get(r.id, "—"))) for r in track.requirements]
            facts += [
                (p.name, say("holds") if p.id in one.preferences else say("does not hold"))
                for p in track.preferences
            ]
            facts += [(c.name, one.objective.get(c.id, "—")) for c in track.criteria if c.mode == "objective"]
        return facts + [(name, text or "—") for name, text in one.further.items()]

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self._group.idClicked.connect(self._narrow)
        self._alike.clicked.connect(self.comparing)
        self.table.picked.connect(self._tell)
        self.table.chosen.connect(self.editing.emit)
        self.table.removing.connect(lambda: self.removing.emit(self.table.current))
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)

    def _lay_out(self) -> None:
        again = button(say("Import…"), shortcut="Ctrl+I", tip=say("Import a register"))
        again.clicked.connect(self.importing)
        self.search.setFixedWidth(scaled(280))
        head = column(
            row(label(say("Register"), "title"), None, self._alike, self.search, again),
            row(self._chips, None),
            spacing=8,
            margins=(20, 12, 20, 10),
        )
        body = row(self.table, hairline(upright=True), self._side, spacing=0)
        body.setStretch(0, 1)
        self.setLayout(column(surface(head, "surface"), hairline(), body, spacing=0))


def _fact(name: str, text: str) -> QHBoxLayout:
    told = row(label(name, "muted-base", wrap=True), label(text, wrap=True), spacing=12)
    told.setStretch(0, 3)
    told.setStretch(1, 2)
    return told
