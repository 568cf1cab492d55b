"""A signed sheet typed twice: one person, then the other without seeing it, then cell against cell."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QWidget

from reviewdesk.desk.chair.typing_up import BlankSheet, Grid, Place, open_places, unequal
from reviewdesk.ui.chair.collect.typing_model import APPLICATION, TypingModel
from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.file_asking import ask_files
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.ring import RingedDelegate
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

Copy = Literal[0, 1]
_SIZE = (1120, 660)


class TypingDialog(Dialog):
    """Signals: both copies agree, in every cell; they are in two files instead."""

    agreed = Signal(object)
    brought = Signal(object)

    def __init__(self, blank: BlankSheet, parent: QWidget) -> None:
        super().__init__(say("Type the signed sheet"), width=_SIZE[0], parent=parent)
        self._blank = blank
        self.models = (TypingModel(blank), TypingModel(blank))
        self.views = tuple(_view(model) for model in self.models)
        for view in self.views:
            _Going(view)
        self._copy: Copy = 0
        self._title, self._said = label("", "title"), label("", "muted-base", wrap=True)
        self._refusal = label("", "bad", wrap=True)
        self._stack = QStackedWidget()
        for view in self.views:
            self._stack.addWidget(view)
        self.other = button(say("Go to the other copy"))
        self.other.clicked.connect(lambda: self.turn_to(1 if self._copy == 0 else 0))
        self.hand_over = button("", "primary")
        self.hand_over.clicked.connect(self._done)
        back = button(say("Put away"))
        back.clicked.connect(self.reject)
        self._stack.setMinimumHeight(scaled(_SIZE[1] - 220))
        self.files = button(say("Two files instead…"), "quiet")
        self.files.clicked.connect(self._choose)
        foot = row(self.files, None, back, self.other, self.hand_over)
        self.setLayout(
            column(self._title, self._said, self._stack, self._refusal, foot, spacing=12, margins=24)
        )
        self._compared = False
        for model in self.models:
            model.dataChanged.connect(lambda at, *_: self._refusal.setText(self._model.refusal(at)))
        self.turn_to(0)

    @property
    def copies(self) -> tuple[Grid, Grid]:
        """Return both copies as typed."""
        return dict(self.models[0].grid), dict(self.models[1].grid)

    @property
    def _model(self) -> TypingModel:
        return self.models[self._copy]

    def turn_to(self, copy: Copy) -> None:
        """Show one person's copy; the other is out of sight."""
        self._copy = copy
        self._stack.setCurrentIndex(copy)
        seat, _, number = self._blank.cell
        self._title.setText(
            say(
                "Seat {seat}, {track}, round {number}", seat=seat, track=self._blank.track_name, number=number
            )
        )
        who = say("First person: type what stands on the signed sheet.")
        if copy == 1:
            who = say("Second person: type it again. The first copy is not shown.")
        rule = say("State: blank if scored, R for recused, W for withdrawn.")
        self._said.setText(f"{who} {rule}")
        self.hand_over.setText(say("Hand over to the second person") if self._first_turn else say("Compare"))
        self.other.setVisible(self._compared)
        view = self.views[copy]
        if not view.currentIndex().isValid():
            view.setCurrentIndex(self.models[copy].index(0, 1))
        view.setFocus()

    @property
    def _first_turn(self) -> bool:
        return self._copy == 0 and not self._compared

    def _done(self) -> None:
        refused = self._model.refused
        missing = open_places(self._blank, self._model.grid)
        if refused:
            self._go_to(list(refused))
            place, sentence = next(iter(refused.items()))
            self._refusal.setText(say("{what}: {said}", what=self._model.name_of(place), said=sentence))
        elif missing:
            self._refusal.setText(
                say("Marks still missing: {count}. A blank is not zero.", count=len(missing))
            )
            self._go_to(missing)
        elif self._first_turn:
            self._refusal.setText("")
            self.turn_to(1)
        else:
            self._compare()

    def _compare(self) -> None:
        self._compared = True
        found = unequal(self._blank, *self.copies)
        for model in self.models:
            model.mark(found)
        self.other.setVisible(True)
        if found:
            self._refusal.setText(
                say(
                    "The copies differ in {count} places, marked red; the first is {place}. "
                    "Look at the paper.",
                    count=len(found),
                    place=self._model.name_of(found[0]),
                )
            )
            self._go_to(found)
        else:
            self._refusal.setText("")
            self.agreed.emit(self.copies)

    def _choose(self) -> None:
        kinds = say("Score sheets") + " (*.csv *.xlsx)"
        ask_files(self, say("Choose the two typed copies"), kinds, self._bring)

    def _bring(self, files: list[Path]) -> None:
        if len(files) == 2:
            self.brought.emit((files[0], files[1]))
        else:
            self._refusal.setText(say("Choose exactly two files: one from each person."))

    def _go_to(self, places: Sequence[Place]) -> None:
        view = self.views[self._copy]
        view.setCurrentIndex(self._model.index_of(places[0]))
        view.setFocus()


class _Going(QObject):
    """Enter goes to the next cell of the sheet, row by row; a person types without looking up."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)
        view.itemDelegate().closeEditor.connect(lambda *_: self._next())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter while nothing is being edited."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            return False
        if self._view.state() == QAbstractItemView.State.EditingState:
            return False
        self._next()
        return True

    def _next(self) -> None:
        at, model = self._view.currentIndex(), self._view.model()
        if isinstance(model, TypingModel) and model.refusal(at):
            return
        right = model.index(at.row(), at.column() + 1)
        below = model.index(at.row() + 1, APPLICATION + 1)
        following = right if right.isValid() else below
        if following.isValid():
            self._view.setCurrentIndex(following)


def _view(model: TypingModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setItemDelegate(RingedDelegate(view))
    view.setAccessibleName(say("Signed sheet"))
    view.setProperty("kind", "cells")
    view.setTabKeyNavigation(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.AnyKeyPressed
        | QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
    )
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(scaled(36))
    view.horizontalHeader().setDefaultSectionSize(scaled(88))
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    view.horizontalHeader().setMinimumHeight(scaled(78))
    view.setColumnWidth(APPLICATION, scaled(236))
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    view.horizontalHeader().setStretchLastSection(True)
    return view
