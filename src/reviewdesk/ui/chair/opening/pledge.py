"""The pledge, large enough to be read aloud before everybody."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.parts import column, label
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class PledgeText(QWidget):
    """Signals: it was read aloud, or the tick was taken back.

    Each reviewer agrees to it at the own desk.
    """

    ticked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", "total", wrap=True)
        self._text.setMaximumWidth(scaled(900))
        note = label(
            say("Read it aloud. Each reviewer then agrees to it at the own desk; the board shows who has."),
            "muted-base",
            wrap=True,
        )
        self.read = QCheckBox(say("It was read aloud"))
        self.read.clicked.connect(self.ticked)
        title = label(say("Pledge"), "title")
        self.setLayout(column(title, self._text, note, self.read, None, spacing=16, margins=(24, 18, 24, 16)))

    def show_view(self, view: ChairView) -> None:
        """Show the pledge in force."""
        self._text.setText(view.plan.pledge)

    def show_read(self, read: bool) -> None:
        """Show whether it was read."""
        self.read.setChecked(read)
