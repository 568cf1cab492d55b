"""A list of tiers, criteria, bands or the like, with a form for the one that is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reviewdesk.desk.secretary.rules import Rules
from reviewdesk.domain.plan.findings import Path
from reviewdesk.domain.plan.rubric import sums
from reviewdesk.domain.plan.spelling import written
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.secretary.rules.item_model import ItemModel
from reviewdesk.ui.secretary.rules.layout import item_entries
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

if TYPE_CHECKING:
    from reviewdesk.ui.secretary.rules.form import Form

_SHOWN_ROWS = 8


class Items(QWidget):
    """Signals: as `Form`."""

    changed = Signal(object, object)
    added = Signal(object)
    removed = Signal(object)
    moved = Signal(object, int)

    def __init__(self, path: Path, form: "Form") -> None:
        super().__init__()
        self.path, self.form = path, form
        self._rules: Rules | None = None
        self._expected = -1
        self.model = ItemModel(path)
        self.table = _table(self.model)
        self.sum = label("", "strong")
        self.empty = label(_nothing(path), "muted-base", wrap=True)
        self.add, self.drop = button(say("Add")), button(say("Remove"))
        self.up = button(say("Up"), tip=say("Up  Alt+↑"))
        self.down = button(say("Down"), tip=say("Down  Alt+↓"))
        keys = row(self.add, self.drop, self.up, self.down, None, self.sum)
        self.setLayout(column(self.table, self.empty, keys, 6, self.form, spacing=8))
        self.setFocusProxy(self.table)
        self.table.installEventFilter(self)
        self._connect()

    @property
    def at(self) -> int:
        """Return which element is chosen, -1 for none."""
        return self.table.currentIndex().row()

    def show_rules(self, rules: Rules) -> None:
        """Show the elements; after one was added or moved, that one is chosen."""
        self._rules = rules
        at, count = self.at, rules.count(self.path)
        self.model.show_rules(rules)
        fresh, self._expected = self._expected, -1
        wanted = fresh if 0 <= fresh < count else min(max(at, 0), count - 1)
        self.table.setVisible(bool(count))
        self.empty.setVisible(not count)
        self.table.setFixedHeight(_height(self.table, count))
        self._choose(wanted)
        self._show_chosen()
        self._say_sum(rules)
        if 0 <= fresh < count and fresh == count - 1 and fresh > at:
            first = self.form.first()
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus(self, path: Path) -> bool:
        """Choose the element a place lies in, and put the cursor into its field."""
        inside = path[: len(self.path)] == self.path
        if not inside:
            return False
        if len(path) > len(self.path) and isinstance(path[len(self.path)], int):
            self._choose(int(path[len(self.path)]))
            if self.form.focus(path):
                return True
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and drop by keys."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._remove()
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.form.changed.connect(self.changed)
        self.form.added.connect(self.added)
        self.form.removed.connect(self.removed)
        self.form.moved.connect(self.moved)
        self.add.clicked.connect(self._add)
        self.drop.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(lambda *_: self._show_chosen())

    def _add(self) -> None:
        self._expected = self.model.rowCount()
        self.added.emit(self.path)

    def _remove(self) -> None:
        if self.at >= 0:
            self.removed.emit((*self.path, self.at))

    def _move(self, step: int) -> None:
        at = self.at
        if 0 <= at + step < self.model.rowCount() and at >= 0:
            self._expected = at + step
            self.moved.emit((*self.path, at), at + step)

    def _choose(self, place: int) -> None:
        if place >= 0 and place != self.at:
            flags = QItemSelectionModel.SelectionFlag
            wanted = self.model.index(place, 0)
            self.table.selectionModel().setCurrentIndex(wanted, flags.ClearAndSelect | flags.Rows)

    def _show_chosen(self) -> None:
        at, count = self.at, self.model.rowCount()
        self.drop.setEnabled(at >= 0)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < count - 1)
        if self._rules is not None:
            path = (*self.path, at)
            self.form.show_entries(item_entries(self._rules, path) if 0 <= at < count else (), self._rules)

    def _say_sum(self, rules: Rules) -> None:
        self.sum.setVisible(self.path[-1] == "criterion")
        if self.path[-1] != "criterion":
            return
        found = sums(rules.said, int(self.path[1]))
        if found is None:
            self.sum.setText(say("Sum: a number is missing"))
        else:
            total, wanted = written(found.total), written(found.wanted)
            self.sum.setText(say("Sum {total} / {wanted}", total=total, wanted=wanted))
        good = found is not None and found.total == found.wanted
        self.sum.setProperty("kind", "good" if good else "bad")
        self.sum.style().polish(self.sum)


def _table(model: ItemModel) -> QTableView:
    made = QTableView()
    made.setModel(model)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(scaled(32))
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    made.horizontalHeader().setHighlightSections(False)
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.setProperty("kind", "framed")
    made.setAccessibleName(say("List"))
    return made


def _height(table: QTableView, count: int) -> int:
    return scaled(32) * min(max(count, 1), _SHOWN_ROWS) + table.horizontalHeader().sizeHint().height() + 4


def _nothing(path: Path) -> str:
    words = {
        "tier": say("No tier yet. Add one: how many places it has, and from which score on."),
        "stage": say("Only scoring. Add a stage to vote on those at the top afterwards."),
        "requirement": say("No figure is asked for. Add one that applicants declare."),
        "preference": say("No preference. Add a fact to show beside the form."),
        "document": say("No document yet. Add what a dossier must hold."),
        "eligibility": say("Nothing is checked before scoring. Add a line of the checklist."),
        "bands": say("No bands. Add named levels as help for the reviewers."),
    }
    return words.get(str(path[-1]), say("Nothing here yet."))
