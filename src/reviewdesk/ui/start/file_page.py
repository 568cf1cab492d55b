"""A file that is not opened here: what it is, and where it belongs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.recognise import Recognised
from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.page import Heading, Page
from reviewdesk.ui.parts import button, column, label, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class FilePage(Page):
    """Says what to do with a ballot, an archive or an addendum."""

    back = Signal()

    def __init__(self, found: Recognised) -> None:
        super().__init__()
        self._name = found.path.name
        self.ok = button(say("Back to the start page"), "primary")
        self.ok.clicked.connect(self.back)
        what, to_do = _words(found)
        card = surface(
            column(
                label(self._name, "muted", wrap=True),
                label(what, "title", wrap=True),
                label(to_do, "muted-base", wrap=True),
                row(None, self.ok),
                spacing=14,
                margins=32,
            )
        )
        card.setMaximumWidth(scaled(640))
        self.setLayout(column(None, row(None, card, None), None, None))

    def heading(self) -> Heading:
        """Return the file's name."""
        return Heading(place=say("A file"), subject=self._name)

    def first_focus(self) -> QWidget:
        """Start at the way back."""
        return self.ok


class FileDialog(Dialog):
    """The same over a desk or a step, which stay as they are."""

    def __init__(self, found: Recognised, parent: QWidget) -> None:
        super().__init__(found.path.name, width=460, parent=parent)
        ok = button(say("Understood"), "primary")
        ok.clicked.connect(self.accept)
        what, to_do = _words(found)
        self.setLayout(
            column(
                label(found.path.name, "muted", wrap=True),
                label(what, "title", wrap=True),
                label(to_do, "muted-base", wrap=True),
                row(None, ok),
                spacing=14,
                margins=24,
            )
        )


def _words(found: Recognised) -> tuple[str, str]:
    if found.kind == "ballot":
        return (
            say("This is a sealed ballot; it is whole."),
            say("Only the collecting desk can take it in. Bring it to the chair's computer."),
        )
    if found.kind == "archive":
        return (
            say("This is the archive of a review session."),
            say(
                "To check every number and signature in it, put this desk away and open it from the start "
                "page."
            ),
        )
    if found.kind in ("paper", "handover"):
        return (
            say("This is a signed PDF.") if found.kind == "paper" else say("This is a hand-over folder."),
            say("To verify it, put this desk away and open it from the start page."),
        )
    if found.kind != "addendum":
        return (
            say("This belongs to a desk of its own."),
            say("Put this desk away, and open it from the start page."),
        )
    return (
        say("This file follows an archive."),
        say("It is checked together with its archive. Put this desk away, and open it from the start page."),
    )
