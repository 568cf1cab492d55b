"""A desk whose work goes step by step: the steps at the left, the one in hand beside them."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewdesk.ui.page import Key, Page
from reviewdesk.ui.parts import hairline, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.steps import StepList, StepState, step_keys


class StepPanel(QWidget):
    """One step of a desk; it knows no desk verb, its presenter is its child.

    Attributes:
        step: its name in the vocabulary of the desk.
        name: what the person reads.
        beside: whether it stands beside the way that leads from step to step.
    """

    step = ""
    name = ""
    beside = False

    def keys(self) -> tuple[Key, ...]:
        """Return the step's own keys."""
        return ()

    def first_focus(self) -> QWidget | None:
        """Return where the focus goes when the step is entered."""
        return None

    def keep_focus(self) -> None:
        """Begin anew in the step where what had the focus is gone, and Qt has moved it out of the step."""
        now, first = self.window().focusWidget(), self.first_focus()
        kept = now is not None and self.isAncestorOf(now) and now.isVisible() and now.isEnabled()
        if first is not None and self.isVisible() and not kept:
            first.setFocus()

    def go_further(self) -> bool:
        """Turn to the next part of the step that is not done; False where there is none."""
        return False

    def leaving(self) -> bool:
        """Whether the step may be left; it keeps what was typed before."""
        return True


class _Stack(QStackedWidget):
    """Needs no more room than the step on show, however wide another is."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """Return what the step on show needs."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()


P = TypeVar("P", bound=StepPanel)


class SteppedPage(Page, Generic[P]):
    """Lays out the steps and goes from one to the next."""

    def __init__(self, panels: Sequence[P]) -> None:
        super().__init__()
        self.panels = tuple(panels)
        self.steps = StepList([panel.name for panel in self.panels])
        self.steps.chosen.connect(self.turn_to)
        self._stack = _Stack()
        for panel in self.panels:
            self._stack.addWidget(panel)
        body = row(self.steps, hairline(upright=True), spacing=0)
        body.addWidget(self._stack, 1)
        self.setLayout(body)
        self.go_on = self.action(say("Next step"), "Ctrl+Return", self._go_on)

    def states(self) -> Sequence[StepState]:
        """Return how every step stands."""
        raise NotImplementedError

    @property
    def place(self) -> int:
        """Return the place of the step on show, from 0."""
        return self._stack.currentIndex()

    @property
    def panel(self) -> P:
        """Return the step on show."""
        return self.panels[self.place]

    def turn_to(self, place: int) -> None:
        """Show a step, by its place from 0, unless it is locked or the one on show does not let go."""
        if not self.states()[place].locked and self.panel.leaving():
            self._stack.setCurrentIndex(place)
            focus = self.panel.first_focus()
            if focus is not None:
                focus.setFocus()
        self.mark()

    def enter(self, step: str) -> None:
        """Show a step by its name; one that is not there changes nothing."""
        for place, panel in enumerate(self.panels):
            if panel.step == step:
                self.turn_to(place)

    def mark(self) -> None:
        """Show anew how the steps stand."""
        states = self.states()
        self.steps.show_steps(states, self.place)
        following = self.place + 1
        open_next = following < len(states) and not states[following].locked
        self.go_on.setEnabled(open_next and not self.panels[following].beside)
        self.changed.emit()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys and those that go from step to step."""
        return (
            *self.panel.keys(),
            Key(f"{step_keys(0)} … {step_keys(len(self.panels) - 1)}", say("Go to a step")),
            Key("Ctrl+Enter", say("Next step")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin in the step on show."""
        return self.panel.first_focus() or self.steps.buttons[self.place]

    def leaving(self) -> bool:
        """Whether the step on show lets go."""
        return self.panel.leaving()

    def action(self, text: str, keys: str, slot: Callable[[], object]) -> QAction:
        """Return an action of the page with its keys."""
        made = QAction(text, self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(slot)
        self.addAction(made)
        return made

    def _go_on(self) -> None:
        if not self.panel.go_further():
            self.turn_to(min(self.place + 1, len(self.panels) - 1))
