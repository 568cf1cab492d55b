"""The number of a withdrawal, large enough to be read aloud to everybody."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say


class NumberDialog(Dialog):
    """Shows it until somebody has read it out."""

    def __init__(self, number: int, application: str, parent: QWidget) -> None:
        super().__init__(say("Withdrawn"), width=560, parent=parent)
        words = label(say("Withdrawal {number}", number=number), "code")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name = label(application, "total", wrap=True)
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        note = label(
            say("Read the number aloud. Reviewers mark the row with it and may then cast without it."),
            "muted-base",
            wrap=True,
        )
        close = button(say("Read aloud"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.setLayout(column(words, name, note, row(None, close), spacing=16, margins=32))
        close.setFocus()
