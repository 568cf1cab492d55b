"""The question before one desk closes for another: a file let fall by mistake must not end anybody's work."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


def ask_change_over(parent: QWidget, seat: str, enter: Callable[[], None], stay: Callable[[], None]) -> None:
    """Ask whether the seat's desk closes; the focus begins at staying."""
    dialog = QDialog(parent)
    title = say("Leave the desk of seat {seat}?", seat=seat)
    dialog.setWindowTitle(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinimumWidth(scaled(440))
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
