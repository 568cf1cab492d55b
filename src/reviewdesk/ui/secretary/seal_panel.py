"""密封: what will be sealed, then what was sealed and its papers, and supplements after that."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.sealed_papers import SealedView
from reviewdesk.desk.secretary.sealing import Outlook
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.errors.marker import N_
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import column, row
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.secretary.seal_after import SealAfter
from reviewdesk.ui.secretary.seal_amend import SealAmend
from reviewdesk.ui.secretary.seal_before import SealBefore
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_WIDTH = 1180


class SealPanel(StepPanel):
    """Signals: the step came into sight or shows another office; papers are to be shown."""

    step = "seal"
    name = N_("Seal")
    seen = Signal()
    preview = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._office: Office | None = None
        self._amended = False
        self.before, self.after, self.amend = SealBefore(), SealAfter(), SealAmend()
        self._stack = QStackedWidget()
        for part in (self.before, self.after, self.amend):
            self._stack.addWidget(_scrolling(part))
        self.setLayout(column(self._stack))
        self.after.amend.connect(self._begin_supplement)
        self.amend.back.connect(lambda: self._turn_to(self.after))

    def show_office(self, office: Office, todos: tuple[Todo, ...]) -> None:
        """Show the office before its sealing or after."""
        sealed_now = office.sealed is not None and (self._office is None or self._office.sealed is None)
        self._office = office
        self.before.show_red(sum(todo.red for todo in todos))
        if office.sealed is None:
            self._stack.setCurrentIndex(0)
        elif sealed_now or self._stack.currentIndex() == 0:
            self._turn_to(self.after)
        if self.isVisible():
            self.seen.emit()

    def show_outlook(self, found: Outlook | None, proposed: Path | None, trouble: str = "") -> None:
        """Show what would be sealed, or why that cannot be said."""
        self.before.show_outlook(found, proposed, trouble=trouble)

    def show_sealed(self, view: SealedView) -> None:
        """Show what was sealed."""
        self._amended = view.amended
        self.after.show_view(view)

    def show_done(self, words: str) -> None:
        """Say what was just done, beside what was sealed."""
        self.after.tell(words)
        self._turn_to(self.after)

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (Key("Tab", say("Next field")),)

    def first_focus(self) -> QWidget | None:
        """Return where the part on show begins."""
        parts = (self.before, self.after, self.amend)
        return parts[self._stack.currentIndex()].first_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is shown here anew."""
        super().showEvent(event)
        self.seen.emit()

    def _begin_supplement(self) -> None:
        if self._office is not None:
            self.after.tell("")
            self.amend.show_office(self._office, amended=self._amended)
            self._turn_to(self.amend)

    def _turn_to(self, part: QWidget) -> None:
        place = (self.before, self.after, self.amend).index(part)
        self._stack.setCurrentIndex(place)
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus()


def _scrolling(part: QWidget) -> QScrollArea:
    part.setMaximumWidth(scaled(_WIDTH))
    content = QWidget()
    content.setLayout(row(part, None, margins=24))
    content.layout().setStretch(0, 10)  # type: ignore[union-attr]
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
