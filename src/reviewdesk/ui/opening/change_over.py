"""The question before one desk closes for another: a file let fall by mistake must not end anybody's work."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say


def ask_change_over(parent: QWidget, seat: str, enter: Callable[[], None], stay: Callable[[], None]) -> None:
    """Ask whether the seat's desk closes; the focus begins at staying."""
    title = say("Leave the desk of seat {seat}?", seat=seat)
    dialog = Dialog(title, width=440, parent=parent)
    go, remain = button(say("Leave and open"), "primary"), button(say("Stay here"))
    go.clicked.connect(dialog.accept)
    remain.clicked.connect(dialog.reject)
    words = say(
        "What you opened belongs to another seat or is to be opened anew. Everything entered here is "
        "saved; coming back takes the slip's code."
    )
    dialog.setLayout(
        column(
            label(title, "title", wrap=True),
            label(words, wrap=True),
            row(None, remain, go),
            spacing=12,
            margins=24,
        )
    )
    dialog.accepted.connect(enter)
    dialog.rejected.connect(stay)
    remain.setFocus()
    dialog.open()
