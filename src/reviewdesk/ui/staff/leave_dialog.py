"""Leaving with a form half filled: nothing of it is kept, so it is asked first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say


class LeaveDialog(Dialog):
    """Accepted when what was typed may go."""

    def __init__(self, begun: Sequence[str], parent: QWidget) -> None:
        title = say("Leave what is half entered?")
        super().__init__(title, width=480, parent=parent)
        told = say(
            "Entered and not signed: {steps}. It is in no file; when you leave, it is gone.",
            steps=say(", ").join(begun),
        )
        self.stay, self.leave = (
            button(say("Stay here"), "primary"),
            button(say("Leave all the same"), "danger"),
        )
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.reject)
        self.leave.clicked.connect(self.accept)
        head = label(title, "title")
        foot = row(None, self.leave, self.stay, spacing=12)
        self.setLayout(column(head, label(told, wrap=True), 8, foot, spacing=12, margins=24))
        self.stay.setFocus()
