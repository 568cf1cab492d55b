"""The steps of a desk, down its left side: where one is, what is done, what waits and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea

from reviewdesk.ui.icons import sign_icon
from reviewdesk.ui.parts import column, relabel, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import BASE, scaled, tokens

WIDTH = 200
Mark = Literal["open", "done", "look", "blocked"]
_SIGNS = {"open": "○", "done": "✓", "look": "!", "blocked": "!"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """How one step stands.

    Attributes:
        count: things to do there; shown behind the name.
        locked: why it cannot be entered yet, or "".
    """

    mark: Mark = "open"
    count: int = 0
    locked: str = ""


class StepList(QFrame):
    """Signals: a step was chosen, by its place from 0."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setFixedWidth(scaled(WIDTH))
        self._names = tuple(names)
        self._group = QButtonGroup(self)
        body = column(spacing=0, margins=(0, 8, 0, 8))
        self.buttons = [self._button(place, name) for place, name in enumerate(names)]
        for made in self.buttons:
            body.addWidget(made)
        body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(surface(body, "surface"))
        self.setLayout(column(area))

    def show_steps(self, states: Sequence[StepState], current: int) -> None:
        """Show how every step stands, and which one is on show."""
        for place, (made, state) in enumerate(zip(self.buttons, states, strict=True)):
            sign = "●" if place == current else _SIGNS[state.mark]
            count = f"   {state.count}" if state.count else ""
            relabel(made, f"{self._names[place]}{count}")
            made.setIcon(sign_icon(sign, _colour(state, current=place == current)))
            made.setChecked(place == current)
            made.setEnabled(not state.locked)
            made.setProperty("mark", state.mark)
            made.style().polish(made)
            made.setToolTip(state.locked or f"{self._names[place]}  {step_keys(place)}")
            made.setAccessibleName(self._spoken(place, state))

    def _spoken(self, place: int, state: StepState) -> str:
        words = {"done": say("done"), "look": say("worth a look"), "blocked": say("something is missing")}
        said = [self._names[place], words.get(state.mark, "")]
        return ", ".join(filter(None, said))

    def _button(self, place: int, name: str) -> QPushButton:
        made = QPushButton(name)
        made.setProperty("kind", "step")
        made.setIconSize(QSize(scaled(BASE), scaled(BASE)))
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.setShortcut(step_keys(place))
        made.clicked.connect(lambda: self.chosen.emit(place))
        self._group.addButton(made)
        return made


def step_keys(place: int) -> str:
    """Return the keys of a step, by its place from 0: the tenth has the digit right of 9."""
    return f"Alt+{(place + 1) % 10}"


def _colour(state: StepState, *, current: bool) -> str:
    colours = tokens()
    if state.locked:
        return colours.muted
    if current:
        return colours.accent
    return {"blocked": colours.bad, "look": colours.warn, "done": colours.good}.get(state.mark, colours.text)
