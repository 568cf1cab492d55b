"""The secretary's desk: the steps at the left, the one in hand beside them, the to-dos one click away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.ui.page import Chip, Heading, Key, Page, Status
from reviewdesk.ui.parts import hairline, row
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.speech import say
from reviewdesk.ui.steps import Mark, StepList, StepState


class SecretaryPage(Page):
    """Signals: take back, do again."""

    undo = Signal()
    redo = Signal()

    def __init__(self, panels: Sequence[StepPanel], title: str) -> None:
        super().__init__()
        self.panels = tuple(panels)
        self._title, self._saved = title, ""
        self._todos: tuple[Todo, ...] = ()
        self._sealed = False
        self.steps = StepList([panel.name for panel in self.panels])
        self.steps.chosen.connect(self.turn_to)
        self._stack = QStackedWidget()
        for panel in self.panels:
            self._stack.addWidget(panel)
        body = row(self.steps, hairline(upright=True), spacing=0)
        body.addWidget(self._stack, 1)
        self.setLayout(body)
        self._todo = self._action(say("To do"), "Ctrl+T", lambda: self.enter("todo"))
        self._next = self._action(say("Next step"), "Ctrl+Return", self._go_on)
        for keys, signal in (("Ctrl+Z", self.undo), ("Ctrl+Y", self.redo)):
            self._action("", keys, signal.emit)

    def show_office(self, office: Office, todos: tuple[Todo, ...], *, title: str, saved: str) -> None:
        """Show the office in every step."""
        self._title, self._saved, self._todos = title, saved, todos
        self._sealed = office.sealed is not None
        for panel in self.panels:
            panel.show_office(office, todos)
        self._mark()

    def turn_to(self, place: int) -> None:
        """Show a step, by its place from 0."""
        if self.panel.leaving():
            self._stack.setCurrentIndex(place)
            focus = self.panel.first_focus()
            if focus is not None:
                focus.setFocus()
        self._mark()

    def enter(self, step: str) -> None:
        """Show a step by its name; one that is not there changes nothing."""
        for place, panel in enumerate(self.panels):
            if panel.step == step:
                self.turn_to(place)

    def go_to(self, todo: Todo) -> None:
        """Go where a thing is done."""
        self.enter(todo.step)
        if self.panel.step == todo.step:
            self.panel.go_to(todo)

    @property
    def panel(self) -> StepPanel:
        """Return the step on show."""
        return self.panels[self._stack.currentIndex()]

    def heading(self) -> Heading:
        """Return the desk, the review session, and how much is to do."""
        red = sum(todo.red for todo in self._todos)
        chip = (
            Chip(say("Still missing"), str(red), "chip-bad")
            if red
            else Chip(say("Nothing missing"), "", "chip-good")
        )
        return Heading(
            place=say("Secretary's desk"),
            subject=self._title,
            chips=(chip,),
            secondary=self._todo,
            primary=self._next,
        )

    def status(self) -> Status:
        """Return when the last change was kept."""
        return Status(
            saved=say("Saved {time}", time=self._saved) if self._saved else "",
            right=say("F1 keys"),
        )

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys and the desk's."""
        return (
            *self.panel.keys(),
            Key(f"Alt+1 … Alt+{len(self.panels)}", say("Go to a step")),
            Key("Ctrl+Enter", say("Next step")),
            Key("Ctrl+T", say("To do")),
            Key("Ctrl+Z / Ctrl+Y", say("Undo, redo")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin in the step on show."""
        return self.panel.first_focus() or self.steps.buttons[self._stack.currentIndex()]

    def leaving(self) -> bool:
        """Whether the step on show lets go."""
        return self.panel.leaving()

    def _go_on(self) -> None:
        self.turn_to(min(self._stack.currentIndex() + 1, len(self.panels) - 1))

    def _mark(self) -> None:
        current = self._stack.currentIndex()
        self.steps.show_steps([self._state(panel) for panel in self.panels], current)
        self._next.setEnabled(current < len(self.panels) - 1)
        self.changed.emit()

    def _state(self, panel: StepPanel) -> StepState:
        if panel.step == "todo":
            return StepState(mark=_mark(self._todos), count=sum(todo.red for todo in self._todos))
        if panel.step == "seal" and self._sealed:
            return StepState(mark="done")
        if panel.step == "seal":
            red = any(todo.red for todo in self._todos)
            return StepState(mark="blocked" if red else "open")
        own = tuple(todo for todo in self._todos if todo.step == panel.step)
        return StepState(mark=_mark(own), count=sum(todo.red for todo in own))

    def _action(self, text: str, keys: str, slot: object) -> QAction:
        made = QAction(text, self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(slot)
        self.addAction(made)
        return made


def _mark(todos: Sequence[Todo]) -> Mark:
    if any(todo.red for todo in todos):
        return "blocked"
    return "look" if any(not todo.reason for todo in todos) else "done"
