"""The registry in the window: applications, archives and reports, each on a part of its own."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.page import Heading, Key, Page, Status
from reviewdesk.ui.parts import column
from reviewdesk.ui.registry.archives_part import ArchivesPart
from reviewdesk.ui.registry.due_part import DuePart
from reviewdesk.ui.registry.search_part import SearchPart
from reviewdesk.ui.sections import Sections
from reviewdesk.ui.speech import say


class RegistryPage(Page):
    """Signals: back to the start page; another registry is wanted; another part is on show."""

    back = Signal()
    elsewhere = Signal()
    turned = Signal(int)

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place
        self.search, self.archives, self.due = SearchPart(), ArchivesPart(), DuePart()
        self.sections = Sections(
            [
                (say("Applications"), self.search),
                (say("Archives"), self.archives),
                (say("Half-year reports"), self.due),
            ]
        )
        self.sections.turned.connect(self._turn)
        self._leave = self._action(say("Back to the start page"), "Escape", self.back)
        self._other = self._action(say("Another registry…"), "Ctrl+Shift+O", self.elsewhere)
        self.setLayout(column(self.sections))

    def heading(self) -> Heading:
        """Return which registry it is."""
        return Heading(
            place=say("Registry of archives"),
            subject=self._place,
            secondary=self._other,
            primary=self._leave,
            leading=False,
        )

    def status(self) -> Status:
        """Return what gets in."""
        return Status(
            left=say("Only verified archives get in. Scores are kept by seat, without names."),
            right=say("F1 keys"),
        )

    def keys(self) -> tuple[Key, ...]:
        """Return the page's keys."""
        return (
            Key("Ctrl+1…3", say("Applications, archives, reports")),
            Key("Enter", say("Search")),
            Key("Ctrl+N", say("Add an archive…")),
            Key("Ctrl+Shift+O", say("Another registry…")),
            Key("Esc", say("Back to the start page")),
        )

    def first_focus(self) -> QWidget:
        """Begin at what is searched for, or at the button that adds the first archive."""
        return (self.search.text, self.archives.add, self.due.table)[self.sections.place]

    def _turn(self) -> None:
        self.turned.emit(self.sections.place)
        self.first_focus().setFocus()

    def _action(self, text: str, keys: str, slot: SignalInstance) -> QAction:
        made = QAction(text, self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(slot)
        self.addAction(made)
        return made
