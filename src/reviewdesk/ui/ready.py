"""The desk is open: what lies on it, track by track, and that everything is safe on this machine."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.reviewer.view import DeskView, TrackView
from reviewdesk.ui.page import Chip, Heading, Page, Status
from reviewdesk.ui.parts import Item, button, chip, column, hairline, label, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class ReadyPage(Page):
    """Signals: the person leaves the desk."""

    left = Signal()

    def __init__(self, found: DeskView) -> None:
        super().__init__()
        self._found = found
        self.leave_button = button(say("Leave the desk"), "primary")
        self.leave_button.clicked.connect(self.left)
        lines: list[Item] = []
        for track in found.tracks:
            lines += [hairline(), _line(track, found)]
        card = surface(
            column(
                label(say("Your desk is open"), "title"),
                label(
                    say("Pledge and declaration are on record; the dossiers you may read are here."),
                    "muted-base",
                    wrap=True,
                ),
                *lines,
                hairline(),
                row(None, self.leave_button),
                spacing=14,
                margins=32,
            )
        )
        card.setMinimumWidth(scaled(560))
        self.setLayout(column(None, row(None, card, None), None, None))

    def heading(self) -> Heading:
        """Return whose desk it is."""
        return Heading(
            place=say("Reviewer's desk"),
            subject=self._found.title,
            chips=(Chip(say("Seat"), self._found.name or self._found.seat),),
        )

    def status(self) -> Status:
        """Return that everything is safe."""
        return Status(
            left=say("Everything entered is saved."),
            right=say("Locks after {minutes} minutes", minutes=self._found.idle_minutes),
        )

    def first_focus(self) -> QWidget:
        """Start at the way out."""
        return self.leave_button


def _line(track: TrackView, found: DeskView) -> QWidget:
    forms = [found.forms[application] for application in track.applications]
    open_rows = [form for form in forms if form.locked not in ("recused", "withdrawn")]
    counted = say("{count} to score", count=len(open_rows))
    line = row(label(track.track.name, "strong"), None, label(counted, "muted-base"), spacing=12)
    if track.cast:
        line.addWidget(chip(say("Cast"), "chip-good"))
    made = QWidget()
    made.setLayout(line)
    return made
