"""The parts of one step: their names in a line, done ones ticked, the one in hand below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QStackedWidget, QWidget

from reviewdesk.ui.flow import Flow
from reviewdesk.ui.parts import button, column, hairline, surface
from reviewdesk.ui.speech import say


class Sections(QWidget):
    """Shows one part at a time; each can be entered at any moment.

    Signals: another part is on show.
    """

    turned = Signal()

    def __init__(self, parts: Sequence[tuple[str, QWidget]]) -> None:
        super().__init__()
        self._names = [name for name, _ in parts]
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self.buttons: list[QPushButton] = []
        for place, (name, part) in enumerate(parts):
            made = button(name, "filter", shortcut=f"Ctrl+{place + 1}")
            made.setCheckable(True)
            self._group.addButton(made, place)
            self.buttons.append(made)
            self._stack.addWidget(_scrolled(part))
        self._group.idClicked.connect(self.turn_to)
        head = surface(column(Flow(*self.buttons), margins=(24, 10, 24, 10)), "surface")
        body = column(head, hairline(), self._stack, spacing=0)
        body.setStretch(2, 1)
        self.setLayout(body)
        self.turn_to(0)

    @property
    def place(self) -> int:
        """Return the place of the part on show, from 0."""
        return self._stack.currentIndex()

    def turn_to(self, place: int) -> None:
        """Show a part."""
        self._stack.setCurrentIndex(place)
        self.buttons[place].setChecked(True)
        self.turned.emit()

    def tick(self, done: Sequence[bool]) -> None:
        """Show which parts are done."""
        for made, name, whole in zip(self.buttons, self._names, done, strict=True):
            keys = made.shortcut()
            made.setText(f"✓ {name}" if whole else name)
            made.setShortcut(keys)  # Qt forgets it with the old text
            made.setAccessibleName(f"{name}, {say('done')}" if whole else name)


def _scrolled(part: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setProperty("kind", "sheet")
    area.setWidget(part)
    return area
