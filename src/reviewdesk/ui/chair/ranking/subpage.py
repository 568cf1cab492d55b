"""What opens behind the ranking: a title, the way back, and below it the thing itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.speech import say


class SubPage(QWidget):
    """Signals: back to the ranking."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = label("", "place", wrap=True)
        self.back_button = button(say("Back to the ranking"), shortcut="Esc")
        self.back_button.clicked.connect(self.back)

    def say_what(self, title: str) -> None:
        """Say what is on show."""
        self._what.setText(title)

    def fill(self, content: QLayout) -> None:
        """Lay it out around the content."""
        head = row(self._what, self.back_button, margins=(24, 10, 24, 10))
        head.setStretch(0, 1)
        body = column(surface(head, "surface"), hairline(), spacing=0)
        body.addLayout(content, 1)
        self.setLayout(body)

    def first_focus(self) -> QWidget:
        """Return where the focus goes."""
        return self.back_button
