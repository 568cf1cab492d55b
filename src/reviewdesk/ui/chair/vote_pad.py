"""Where a vote is put down as it is taken: by name, or counted on paper."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QRadioButton,
    QStackedWidget,
    QTableView,
    QWidget,
)

from reviewdesk.ui.chair.vote_model import CountModel, Line, VoteModel
from reviewdesk.ui.parts import column, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_ROW, _COLUMN = 36, 100


class VotePad(QWidget):
    """Signals: a vote was put down or taken back."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.named, self.counted = VoteModel(), CountModel()
        self.named_view = _table(name, self.named)
        self.counted_view = _table(name, self.counted)
        self.counted_view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self._keys = _VoteKeys(self.named_view, self.named)
        self.named_view.clicked.connect(self.named.vote)
        self.by_name, self.on_paper = QRadioButton(say("Vote by name")), QRadioButton(say("Counted on paper"))
        self._ways = QButtonGroup(self)
        for place, made in enumerate((self.by_name, self.on_paper)):
            self._ways.addButton(made, place)
        self.by_name.setChecked(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.named_view)
        self._stack.addWidget(self.counted_view)
        self._ways.idToggled.connect(self._turn)
        self.said = label("", "muted-base", wrap=True)
        self.setLayout(column(row(self.by_name, self.on_paper, None, spacing=24), self._stack, self.said))
        for model in (self.named, self.counted):
            model.dataChanged.connect(self._tell)
            model.modelReset.connect(self._tell)

    def show_lines(self, voters: Sequence[Line], choices: Sequence[Line]) -> None:
        """Show who may vote, and for what."""
        self.named.show_lines(voters, choices)
        self.counted.show_choices(choices)
        for view, rows in ((self.named_view, len(voters)), (self.counted_view, len(choices))):
            view.setMinimumHeight(scaled(_ROW) * (min(rows, 9) + 1) + scaled(4))
        self._voters = len(voters)

    def clear(self) -> None:
        """Begin anew, once a vote is on record."""
        self.named.clear()
        self.counted.clear()

    def round_of_voting(self) -> dict[str, Any] | None:
        """Return the round as a motion holds it; None while nothing was put down."""
        if self.by_name.isChecked():
            return {"ballots": self.named.votes} if self.named.votes else None
        return {"counts": self.counted.counts} if self.counted.counts else None

    def _turn(self) -> None:
        self._stack.setCurrentIndex(self._ways.checkedId())
        self._tell()

    def _tell(self) -> None:
        named = self.by_name.isChecked()
        given = len(self.named.votes) if named else sum(self.counted.counts.values())
        self.said.setText(
            say("Votes put down: {given} of {present} present", given=given, present=self.voters)
        )
        self.changed.emit()

    @property
    def voters(self) -> int:
        """Return how many may vote."""
        return self.named.rowCount()


class _VoteKeys(QObject):
    """Space and Enter set a vote; Enter then goes on to the next voter."""

    def __init__(self, view: QTableView, model: VoteModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the two keys."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        at = self._view.currentIndex()
        self._model.vote(at)
        if event.key() != Qt.Key.Key_Space and at.row() + 1 < self._model.rowCount():
            self._view.setCurrentIndex(self._model.index(at.row() + 1, at.column()))
        return True


def _table(name: str, model: VoteModel | CountModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setProperty("kind", "rows")
    view.setAccessibleName(name)
    view.setTabKeyNavigation(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.verticalHeader().setDefaultSectionSize(scaled(_ROW))
    view.verticalHeader().setMinimumWidth(scaled(180))
    view.horizontalHeader().setMinimumSectionSize(scaled(76))
    for head in (view.horizontalHeader(), view.verticalHeader()):
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
    view.horizontalHeader().setDefaultSectionSize(scaled(_COLUMN))
    model.modelReset.connect(lambda: _begin(view))
    return view


def _begin(view: QTableView) -> None:
    head = view.horizontalHeader()
    for place in range(head.count()):
        head.resizeSection(place, max(scaled(_COLUMN), head.sectionSizeHint(place)))
    if not view.currentIndex().isValid() and view.model().rowCount(QModelIndex()):
        view.setCurrentIndex(view.model().index(0, 0))
