"""Nights between two days: adjourn, resume, and the head that is written down and compared."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.chair.opening import Custody
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.chair.words import head_words
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say


class Pause(QWidget):
    """Signals: adjourn; resume; print the state of every seat."""

    adjourned = Signal()
    resumed = Signal()
    printed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.adjourn = button(say("Adjourn…"))
        self.adjourn.clicked.connect(self.adjourned)
        self.resume = button(say("Resume…"), "primary")
        self.resume.clicked.connect(self.resumed)
        self.print = button(say("Preview and print…"))
        self.print.clicked.connect(self.printed)
        self._said = label("", "muted-base", wrap=True)
        self.head = label("", "code")
        self.head.setAccessibleName(say("Head of the record"))
        self._state = label("", "strong", wrap=True)
        head = row(label(say("Adjourn and resume"), "title"), None, self.print, self.adjourn, self.resume)
        parts = (head, self._said, self.head, self._state, None)
        self.setLayout(column(*parts, spacing=12, margins=(24, 16, 24, 16)))

    def show_view(self, view: ChairView) -> None:
        """Show whether the session is adjourned."""
        away = view.course.adjourned
        self.adjourn.setVisible(not away)
        self.adjourn.setEnabled(not view.course.published)
        self.resume.setVisible(away)
        self._said.setText(
            say("Adjourned. Write the value down; compare it, group by group, before you resume.")
            if away
            else say(
                "To stop overnight, adjourn: the state of every seat is recorded and the value below it is "
                "written down by chair and witness."
            )
        )

    def show_custody(self, custody: Custody | None) -> None:
        """Show the head of the latest adjournment, large."""
        self.head.setText(head_words(custody.head) if custody else "")
        self.head.setVisible(custody is not None)
        self.print.setVisible(custody is not None)
        self._state.setText(
            say(
                "Ballots in: {count}; still expected: {waiting}.",
                count=custody.ballots,
                waiting=custody.open_cells,
            )
            if custody
            else ""
        )
