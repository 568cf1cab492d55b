"""A signed sheet typed twice: one person, then the other without seeing it, then cell against cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewdesk.desk.chair.typing_up import BlankSheet, Grid, Place, open_places, unequal
from reviewdesk.errors import Problem
from reviewdesk.ui.chair.collect.typing_model import TypingModel
from reviewdesk.ui.chair.collect.typing_view import TypingView
from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.file_asking import ask_files
from reviewdesk.ui.parts import button, column, label, relabel, row
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled

Copy = Literal[0, 1]
_SIZE = (1180, 660)


@dataclass(slots=True)
class Begun:
    """Both copies as far as they are typed; kept while the sheet is put away, in memory alone."""

    blank: BlankSheet
    models: tuple[TypingModel, TypingModel]
    turn: Copy = 0
    compared: bool = False


def begin(blank: BlankSheet, before: Begun | None = None) -> Begun:
    """Return two copies: as they were put away, but for rows that have left the sheet since, or empty."""
    if before is not None and before.blank == blank:
        return before
    made = Begun(blank, (TypingModel(blank), TypingModel(blank)))
    there = {str(application) for application, _ in blank.rows}
    for model, old in zip(made.models, before.models if before is not None else (), strict=False):
        model.grid |= {place: text for place, text in old.grid.items() if place[0] in there}
    return made


class TypingDialog(Dialog):
    """Signals: both copies agree, in every cell; they are in two files instead."""

    agreed = Signal(object)
    brought = Signal(object)

    def __init__(self, begun: Begun, parent: QWidget) -> None:
        super().__init__(say("Type the signed sheet"), width=_SIZE[0], parent=parent)
        self._begun, self._blank = begun, begun.blank
        self.models = begun.models
        self.views = (TypingView(self.models[0]), TypingView(self.models[1]))
        self._title, self._said = label("", "title"), label("", "muted-base", wrap=True)
        self._refusal = label("", "bad", wrap=True)
        self._refusal.setMinimumHeight(scaled(44))
        self._stack = QStackedWidget()
        for view in self.views:
            self._stack.addWidget(view)
            view.finished.connect(self._at_end)
            view.selectionModel().currentChanged.connect(self._explain)
            view.typed.dataChanged.connect(self._changed)
        self._stack.setMinimumHeight(scaled(_SIZE[1] - 260))
        self._lay_out()
        self.turn_to(begun.turn)

    @property
    def copies(self) -> tuple[Grid, Grid]:
        """Return both copies as typed."""
        return dict(self.models[0].grid), dict(self.models[1].grid)

    @property
    def copy(self) -> Copy:
        """Return whose copy is in sight."""
        return self._begun.turn

    def turn_to(self, copy: Copy) -> None:
        """Show one person's copy; the other is out of sight."""
        place = self._place()
        self._begun.turn = copy
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
        if self._begun.compared:
            who = say("Copy of the second person.") if copy == 1 else say("Copy of the first person.")
        rule = say("Enter goes on. Instead of a mark: R for recused, W for withdrawn; the row then has none.")
        self._said.setText(f"{who} {rule}")
        first = copy == 0 and not self._begun.compared
        done = say("Hand over to the second person") if first else say("Compare")
        relabel(self.hand_over, done)
        self.hand_over.setAccessibleName(done)
        key = self.hand_over.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.hand_over.setToolTip(f"{done}  {key}")
        self.other.setVisible(self._begun.compared)
        view = self.views[copy]
        if self._begun.compared and place is not None:
            view.setCurrentIndex(view.typed.index_of(place))
        elif not view.currentIndex().isValid():
            view.setCurrentIndex(view.typed.index(0, 0))
        self._explain()
        view.setFocus()

    def _done(self) -> None:
        model = self.models[self.copy]
        missing = open_places(self._blank, model.grid)
        if model.refused:
            self._go_to(next(iter(model.refused)))
        elif missing:
            self._go_to(missing[0])
            self._refusal.setText(self._missing(missing))
        elif self.copy == 0 and not self._begun.compared:
            self.turn_to(1)
        else:
            self._compare()

    def _missing(self, places: Sequence[Place]) -> str:
        name = self.models[self.copy].name_of(places[0])
        kind = self._blank.by_key[places[0][1]].kind
        if kind == "reason":
            return say("{place} is missing: the plan demands it with this mark.", place=name)
        if kind == "comment":
            return say("{place} is missing: the plan demands one for every application.", place=name)
        marks = [one for one in places if self._blank.by_key[one[1]].kind == "mark"]
        return say("Marks still missing: {count}. A blank is not zero.", count=len(marks))

    def _compare(self) -> None:
        self._begun.compared = True
        found = self._differing()
        if found:
            self.turn_to(self.copy)
            self._mark(found)
            self._go_to(found[0])
        elif any(open_places(self._blank, grid) for grid in self.copies):
            self.turn_to(1 if self.copy == 0 else 0)
        else:
            self._refusal.setText("")
            self.agreed.emit(self.copies)

    def _differing(self) -> tuple[Place, ...]:
        return unequal(self._blank, *self.copies)

    def _mark(self, found: Sequence[Place]) -> None:
        self.following.setVisible(bool(found))
        for model in self.models:
            model.blockSignals(True)
            model.mark(found)
            model.blockSignals(False)
        self.views[self.copy].viewport().update()

    def _changed(self, *_: object) -> None:
        if self._begun.compared:
            self._mark(self._differing())
        self._explain()

    def _explain(self, *_: object) -> None:
        """Say what is wrong with the cell in hand: it cannot stand there, or the copies differ."""
        place = self._place()
        if place is None:
            return
        model = self.models[self.copy]
        refused = model.refused.get(place)
        self._refusal.setText(
            "" if refused is None else say("{name}: {words}", name=model.name_of(place), words=refused)
        )
        found = self._differing() if self._begun.compared and refused is None else ()
        if place in found:
            here = [grid.get(place) or say("nothing") for grid in self.copies]
            data = {"application": place[0], "first": here[0], "second": here[1]}
            data["criterion"] = model.name_of(place).removeprefix(place[0]).strip()
            told = say(
                "Places that differ: {count}. Look at the paper and mend the wrong copy.", count=len(found)
            )
            self._refusal.setText(f"{say_error(Problem('typed-cell', data))}\n{told}")

    def _next_difference(self) -> None:
        found, place = self._differing(), self._place()
        if found:
            later = found.index(place) + 1 if place in found else 0
            self._go_to(found[later % len(found)])

    def _at_end(self) -> None:
        self.hand_over.setFocus()

    def _choose(self) -> None:
        kinds = say("Score sheets") + " (*.csv *.xlsx)"
        ask_files(self, say("Choose the two typed copies"), kinds, self._bring)

    def _bring(self, files: list[Path]) -> None:
        if len(files) == 2:
            self.brought.emit((files[0], files[1]))
        else:
            self._refusal.setText(say("Choose exactly two files: one from each person."))

    def _place(self) -> Place | None:
        view = self.views[self.copy]
        at = view.currentIndex()
        return view.typed.place_of(at) if at.isValid() else None

    def _go_to(self, place: Place) -> None:
        view = self.views[self.copy]
        view.setCurrentIndex(view.typed.index_of(place))
        view.setFocus()
        self._explain()

    def _lay_out(self) -> None:
        self.other = button(say("Go to the other copy"), shortcut="Ctrl+O")
        self.other.clicked.connect(lambda: self.turn_to(1 if self.copy == 0 else 0))
        self.following = button(say("Next difference"), shortcut="Ctrl+N")
        self.following.clicked.connect(self._next_difference)
        self.hand_over = button(say("Hand over to the second person"), "primary", shortcut="Ctrl+Return")
        self.hand_over.clicked.connect(self._done)
        self.files = button(say("Two files instead…"), "quiet")
        self.files.clicked.connect(self._choose)
        back = button(say("Put aside"), tip=say("What was typed stays here until the desk is locked"))
        back.clicked.connect(self.reject)
        foot = row(self.files, None, back, self.following, self.other, self.hand_over)
        self.setLayout(
            column(self._title, self._said, self._stack, self._refusal, foot, spacing=12, margins=24)
        )
        for part in (self.other, self.following):
            part.hide()
