"""The secretary's desk: the steps at the left, the one in hand beside them, the to-dos one click away."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.ui.page import Chip, Heading, Key, Status
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.speech import say
from reviewdesk.ui.stepped import Step, SteppedPage
from reviewdesk.ui.steps import Mark, StepState

_OF_APPLICATIONS: Final = ("dossiers", "eligibility")
"""Steps in which nothing can be done, and so nothing is, before the register is there."""


class SecretaryPage(SteppedPage[StepPanel]):
    """Signals: take back, do again; the sealed package is to be opened on this machine."""

    undo = Signal()
    redo = Signal()
    opened = Signal()

    def __init__(self, steps: Sequence[Step[StepPanel]], office: Office) -> None:
        super().__init__(steps)
        self._office, self._title, self._saved = office, "", ""
        self._todos: tuple[Todo, ...] = ()
        self._todo = self.action(say("To do"), "Ctrl+T", lambda: self.enter("todo"))
        self._open = self.action(say("Open the package here"), "", self.opened.emit)
        for keys, signal in (("Ctrl+Z", self.undo), ("Ctrl+Y", self.redo)):
            self.action("", keys, signal.emit)

    def show_office(self, office: Office, todos: tuple[Todo, ...], *, title: str, saved: str) -> None:
        """Show the office in every step."""
        self._title, self._saved, self._todos = title, saved, todos
        self._office = office
        for panel in self.made:
            self.fill(panel)
        self.mark()

    def fill(self, panel: StepPanel) -> None:
        """Show the office in a step."""
        panel.show_office(self._office, self._todos)

    def states(self) -> Sequence[StepState]:
        """Return how every step stands; none is ever locked."""
        return [self._state(kind) for kind in self.kinds]

    def go_to(self, todo: Todo) -> None:
        """Go where a thing is done."""
        self.enter(todo.step)
        if self.panel.step == todo.step:
            self.panel.go_to(todo)

    def heading(self) -> Heading:
        """Return the desk, the review session, and how much is to do."""
        red = sum(todo.red for todo in self._todos)
        opening = self._office.sealed is not None and self.panel.step == "seal"
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
            primary=self._open if opening else self.go_on,
            leading=opening,
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
            *super().keys(),
            Key("Ctrl+T", say("To do")),
            Key("Ctrl+Z / Ctrl+Y", say("Undo, redo")),
        )

    def _state(self, panel: type[StepPanel]) -> StepState:
        if panel.step == "todo":
            return StepState(mark=_mark(self._todos), count=sum(todo.red for todo in self._todos))
        if panel.beside:
            return StepState()
        if panel.step == "seal" and self._office.sealed is not None:
            return StepState(mark="done")
        if panel.step == "seal":
            red = any(todo.red for todo in self._todos)
            return StepState(mark="blocked" if red else "open")
        if not self._office.applications and panel.step in _OF_APPLICATIONS:
            return StepState(mark="open")
        own = tuple(todo for todo in self._todos if todo.step == panel.step)
        return StepState(mark=_mark(own), count=sum(todo.red for todo in own))


def _mark(todos: Sequence[Todo]) -> Mark:
    if any(todo.red for todo in todos):
        return "blocked"
    return "look" if any(not todo.reason for todo in todos) else "done"
