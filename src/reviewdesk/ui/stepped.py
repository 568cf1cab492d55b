"""A desk whose work goes step by step: the steps at the left, the one in hand beside them.

A step is laid out when it is first entered: a desk has up to ten, and all at once would keep one waiting.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewdesk.ui.page import Key, Page
from reviewdesk.ui.parts import hairline, leave_drops, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.steps import StepList, StepState, step_keys


class StepPanel(QWidget):
    """One step of a desk; it knows no desk verb, its presenter is its child.

    Attributes:
        step: its name in the vocabulary of the desk.
        name: what the person reads, an English source string.
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
B = TypeVar("B")


def attended(panel: P, bench: B, *presenters: Callable[[P, B], object]) -> P:
    """Return a step with what carries its intentions to a bench."""
    for presenter in presenters:
        presenter(panel, bench)
    return panel


@dataclass(frozen=True, slots=True)
class Step(Generic[P]):
    """What is known of a step before it is laid out, and what lays it out."""

    kind: type[P]
    lay_out: Callable[[], P]


class SteppedPage(Page, Generic[P]):
    """Goes from one step to the next.

    Signals: a step was laid out, and shows what there is to show.
    """

    laid_out = Signal(object)

    def __init__(self, steps: Sequence[Step[P]]) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self._made: dict[int, P] = {}
        self.place = 0
        self.steps = StepList([say(step.kind.name) for step in self._steps])
        self.steps.chosen.connect(self.turn_to)
        self._stack = _Stack()
        body = row(self.steps, hairline(upright=True), spacing=0)
        body.addWidget(self._stack, 1)
        self.setLayout(body)
        self.go_on = self.action(say("Next step"), "Ctrl+Return", self._go_on)

    def states(self) -> Sequence[StepState]:
        """Return how every step stands."""
        raise NotImplementedError

    def fill(self, panel: P) -> None:
        """Show in a step that was just laid out what there is to show."""
        raise NotImplementedError

    @property
    def kinds(self) -> tuple[type[P], ...]:
        """Return what every step is, in their order."""
        return tuple(step.kind for step in self._steps)

    @property
    def panels(self) -> tuple[P, ...]:
        """Return every step, all laid out."""
        return tuple(self._laid_out(place) for place in range(len(self._steps)))

    @property
    def made(self) -> tuple[P, ...]:
        """Return the steps that are laid out already."""
        return tuple(self._made.values())

    @property
    def panel(self) -> P:
        """Return the step on show."""
        return self._laid_out(self.place)

    def turn_to(self, place: int) -> None:
        """Show a step, by its place from 0, unless it is locked or the one on show does not let go."""
        if not self.states()[place].locked and self._lets_go():
            self.place = place
            self._stack.setCurrentWidget(self.panel)
            focus = self.panel.first_focus()
            if focus is not None:
                focus.setFocus()
        self.mark()

    def enter(self, step: str) -> None:
        """Show a step by its name; one that is not there changes nothing."""
        for place, kind in enumerate(self.kinds):
            if kind.step == step:
                self.turn_to(place)

    def mark(self) -> None:
        """Show anew how the steps stand."""
        states = self.states()
        self.steps.show_steps(states, self.place)
        following = self.place + 1
        open_next = following < len(states) and not states[following].locked
        self.go_on.setEnabled(open_next and not self.kinds[following].beside)
        self.changed.emit()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys and those that go from step to step."""
        return (
            *self.panel.keys(),
            Key(f"{step_keys(0)} … {step_keys(len(self._steps) - 1)}", say("Go to a step")),
            Key("Ctrl+Enter", say("Next step")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin in the step on show."""
        return self.panel.first_focus() or self.steps.buttons[self.place]

    def leaving(self) -> bool:
        """Whether the step on show lets go."""
        return self._lets_go()

    def action(self, text: str, keys: str, slot: Callable[[], object]) -> QAction:
        """Return an action of the page with its keys."""
        made = QAction(text, self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(slot)
        self.addAction(made)
        return made

    def _lets_go(self) -> bool:
        return self.place not in self._made or self.panel.leaving()

    def _go_on(self) -> None:
        if not self.panel.go_further():
            self.turn_to(min(self.place + 1, len(self._steps) - 1))

    def _laid_out(self, place: int) -> P:
        if place not in self._made:
            made = self._made[place] = self._steps[place].lay_out()
            leave_drops(made)
            self._stack.addWidget(made)
            self.fill(made)
            self.laid_out.emit(made)
        return self._made[place]
