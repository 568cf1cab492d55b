"""How a vote is typed in: by name, member for member, or as counted papers, every number twice."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QButtonGroup,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QWidget,
)

from reviewdesk.ui.chair.settling.count_model import CountModel
from reviewdesk.ui.chair.settling.vote_model import Question, VoteModel
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.ring import RingedDelegate
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_KEYS = {
    Qt.Key.Key_1: "yes",
    Qt.Key.Key_2: "no",
    Qt.Key.Key_3: "abstain",
    Qt.Key.Key_Y: "yes",
    Qt.Key.Key_N: "no",
    Qt.Key.Key_A: "abstain",
}
_ROW, _NARROW = 36, 84
_NAMED = 72
"""The height of heads that are names, which wrap."""


class VoteTable(QTableView):
    """Members and what they said: arrows move, Space or a click turns a cell, 1 2 3 say it."""

    def __init__(self, model: VoteModel) -> None:
        super().__init__()
        self._votes = model
        model.setParent(self)
        self.setModel(model)
        _dress(self, say("Votes by name"))
        narrow = [0, model.columnCount() - 1] if model.question.kind == "names" else [0]
        for place in narrow:
            self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            self.horizontalHeader().resizeSection(place, scaled(_NARROW))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: model.press(index, ""))
        self.setCurrentIndex(model.index(0, min(1, model.columnCount() - 1)))
        model.edited.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark by key and go on to the next cell."""
        key, here = Qt.Key(event.key()), self.currentIndex()
        if key == Qt.Key.Key_Space:
            self._votes.press(here, "")
        elif key in _KEYS and here.column() > 0 and self._votes.question.kind != "names":
            self._votes.press(here, _KEYS[key])
            self._go_on(here)
        else:
            super().keyPressEvent(event)

    def _go_on(self, here: QModelIndex) -> None:
        beside = self._votes.index(here.row(), here.column() + 1)
        if beside.isValid():
            self.setCurrentIndex(beside)
        elif here.row() + 1 < self._votes.rowCount():
            self.setCurrentIndex(self._votes.index(here.row() + 1, 1))


class CountTable(QTableView):
    """Counted papers: typing begins in the cell, Enter goes down."""

    def __init__(self, model: CountModel) -> None:
        super().__init__()
        model.setParent(self)
        self.setModel(model)
        _dress(self, say("Counted papers"))
        ways = QAbstractItemView.EditTrigger
        self.setEditTriggers(ways.AnyKeyPressed | ways.EditKeyPressed | ways.DoubleClicked)
        self.setCurrentIndex(model.index(0, 0))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down once a number is entered, and on to the second reading after the last."""
        super().closeEditor(editor, hint)
        here = self.currentIndex()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            last = here.row() + 1 == self.model().rowCount()
            below = self.model().index(0, 1) if last else here.siblingAtRow(here.row() + 1)
            self.setCurrentIndex(below)


class BallotBox(QWidget):
    """Signals: something was typed."""

    edited = Signal()

    def __init__(self, question: Question, title: str = "") -> None:
        super().__init__()
        self._question = question
        self._by_name, self._count = VoteModel(question), CountModel(question)
        self.names, self.counts = VoteTable(self._by_name), CountTable(self._count)
        self._here = VoteModel(Question(kind="names", voters=question.voters, barred=question.barred))
        self.here = VoteTable(self._here)
        self.here.setColumnHidden(1, True)
        self.here.setAccessibleName(say("Who is here"))
        for model in (self._by_name, self._count, self._here):
            model.edited.connect(self.edited)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._named())
        self._stack.addWidget(self._on_paper())
        self.ways = self._choose_way()
        head = row(label(title or say("Vote"), "strong"), None, *self.ways, spacing=4)
        self.setLayout(column(head, self._stack, spacing=8))
        self._turn(1 if question.paper_only else 0)

    @property
    def on_paper(self) -> bool:
        """Whether papers are counted instead of names taken."""
        return self._stack.currentIndex() == 1

    def problem(self) -> str:
        """Return the first thing that is missing, "" where nothing is."""
        return self._count.problem() if self.on_paper else self._by_name.problem()

    def content(self) -> dict[str, Any]:
        """Return present, recused and the one round, as a motion holds them."""
        present = (self._here if self.on_paper else self._by_name).present()
        content: dict[str, Any] = {"present": present}
        recused = [seat for seat in present if seat in self._question.barred]
        if recused:
            content["recused"] = recused
        content["round"] = [self._count.round() if self.on_paper else {"ballots": self._by_name.ballots()}]
        return content

    def first_focus(self) -> QWidget:
        """Begin where votes are typed."""
        return self.counts if self.on_paper else self.names

    def freeze(self) -> None:
        """Let nothing more be typed: the round is counted."""
        for part in (self.names, self.counts, self.here, *self.ways, *self.findChildren(QPushButton)):
            part.setEnabled(False)

    def _named(self) -> QWidget:
        held = QWidget()
        keys = say("Space marks; click or ← ↑ → ↓ to move.")
        foot = row(label(keys, "muted"), None)
        if self._question.kind != "names":
            foot = row(label(say("1 yes, 2 no, 3 abstains; Space turns a cell."), "muted"), None)
            rest = button(say("All others: yes"), "quiet")
            rest.clicked.connect(lambda: self._by_name.say_all("yes"))
            foot.addWidget(rest)
        held.setLayout(column(self.names, foot, spacing=4))
        return held

    def _on_paper(self) -> QWidget:
        held = QWidget()
        left = column(label(say("Who is here"), "muted"), self.here, spacing=4)
        right = column(
            label(say("What was counted, typed from two readings"), "muted"), self.counts, spacing=4
        )
        body = row(spacing=16)
        body.addLayout(left, 2)
        body.addLayout(right, 3)
        held.setLayout(body)
        return held

    def _choose_way(self) -> list[QPushButton]:
        group = QButtonGroup(self)
        made = [button(say("Named"), "filter"), button(say("Paper ballots"), "filter")]
        for place, one in enumerate(made):
            one.setCheckable(True)
            group.addButton(one, place)
            if self._question.paper_only:
                one.hide()
        group.idClicked.connect(self._turn)
        return made

    def _turn(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.ways[place].setChecked(True)
        self.edited.emit()


def merged(rounds: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Return several rounds of voting as one motion: who was here at the last one, and every round."""
    content = dict(rounds[-1])
    content["round"] = [each for one in rounds for each in one["round"]]
    return content


def _dress(table: QTableView, name: str) -> None:
    table.setAccessibleName(name)
    table.setItemDelegate(RingedDelegate(table))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(True)
    table.verticalHeader().setDefaultSectionSize(scaled(_ROW))
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for head in (table.horizontalHeader(), table.verticalHeader()):
        head.setHighlightSections(False)
    table.horizontalHeader().setMinimumSectionSize(scaled(72))
    table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    rows, columns = table.model().rowCount(), table.model().columnCount()
    heads = [table.model().headerData(one, Qt.Orientation.Horizontal) for one in range(columns)]
    named = any("\n" in str(one) for one in heads)
    height = max(table.horizontalHeader().sizeHint().height(), scaled(_NAMED) if named else 0) + scaled(6)
    table.horizontalHeader().setMinimumHeight(height - scaled(6))
    table.setMinimumHeight(scaled(_ROW) * min(rows, 9) + height)
    table.setMaximumHeight(scaled(_ROW) * rows + height)
    table.setVerticalScrollBarPolicy(
        Qt.ScrollBarPolicy.ScrollBarAlwaysOff if rows <= 9 else Qt.ScrollBarPolicy.ScrollBarAsNeeded
    )
