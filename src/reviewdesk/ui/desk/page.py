"""The reviewer's desk: the list at the left, the dossier in the middle, the form at the right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from reviewdesk.desk.reviewer.sheets import Form, Row
from reviewdesk.desk.reviewer.view import DeskView, TrackView
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.ui.desk.form import FormPanel
from reviewdesk.ui.desk.list_panel import ListPanel
from reviewdesk.ui.page import Chip, Heading, Key, Page, Status
from reviewdesk.ui.parts import EmptyState, column
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_SPLITTER: Final = "desk splitter"
_LEFT, _RIGHT, _TOOLS = 264, 404, 324


class DeskPage(Page):
    """Three columns that remember their widths.

    Signals:
        chosen: an application is to be opened.
        edited: an Edit of the draft.
        focused: the criterion that has the focus.
        undo, redo: of scoring.
        page_turn: pages the dossier is to move by, while the focus stays in the form.
        overview_asked, cast_asked: the two actions of the top bar.
    """

    chosen = Signal(str)
    edited = Signal(object)
    focused = Signal(str)
    undo = Signal()
    redo = Signal()
    page_turn = Signal(int)
    overview_asked = Signal()
    cast_asked = Signal()

    def __init__(
        self, view: DeskView, middle: QWidget, settings: Settings, *, keys: tuple[Key, ...] = ()
    ) -> None:
        super().__init__()
        self._view, self._settings, self._keys = view, settings, keys
        self._saved, self._unsaved = "", False
        names = {one.track.id: one.track.name for one in view.tracks}
        self.list, self.form, self.middle = ListPanel(view.rows, names), FormPanel(), middle
        self._nothing = EmptyState(say("Choose an application on the left. Recused ones cannot be opened."))
        self._splitter = self._columns()
        self.setLayout(column(self._splitter, spacing=0))
        self._overview = QAction(say("Own overview"), self)
        self._cast = QAction(say("Check and cast…"), self)
        for action, key in ((self._overview, "F7"), (self._cast, "F8")):
            action.setShortcut(QKeySequence(key))
            self.addAction(action)
        self._connect()
        self._make_shortcuts()
        self.form.hide()

    def show_form(self, track: TrackView, form: Form, line: Row) -> None:
        """Show an application in the form and mark it in the list."""
        self._nothing.hide()
        self.form.show()
        self.form.show_form(track, form, line)
        self.list.open(form.id)

    def show_line(self, line: Row, *, is_open: bool) -> None:
        """Show how far an application is, in the list and, where it is open, in the form."""
        self.list.show_row(line)
        if is_open:
            self.form.show_line(line)

    def show_waiting(self) -> None:
        """Take away the mark "saved" until everything is on disk."""
        if self._saved:
            self._saved = ""
            self.changed.emit()

    def show_saved(self, clock: str) -> None:
        """Show that everything is on disk."""
        self._saved, self._unsaved = say("Saved {time}", time=clock), False
        self.form.head.show_unsaved("")
        self.changed.emit()

    def show_unsaved(self, sentence: str) -> None:
        """Show that what was keyed in is not on disk, and why."""
        self._unsaved = True
        self.form.head.show_unsaved(say("Not saved. {why}", why=sentence))

    def heading(self) -> Heading:
        """Return the top bar."""
        view = self._view
        chips = (Chip(say("Seat"), self._who), Chip(say("Package"), view.fingerprint))
        return Heading(
            place=say("Review desk"),
            subject=view.title,
            chips=chips,
            secondary=self._overview,
            primary=self._cast,
        )

    def status(self) -> Status:
        """Return the status bar."""
        rows = self.list.model.rows
        needed = [row for row in rows if row.state not in ("recused", "withdrawn")]
        recused = sum(row.state == "recused" for row in rows)
        words = say("{scored} / {needed} scored", scored=_scored(needed), needed=len(needed))
        if recused:
            words += say(" ({count} recused)", count=recused)
        locks = say("Locks after {minutes} minutes without a key", minutes=self._view.idle_minutes)
        keys = say("F1 keys")
        right = f"{locks}    {keys}" if self._view.idle_minutes else keys
        left = f"{self._view.fingerprint}    {self._who}"
        return Status(saved=self._saved, progress=words, left=left, right=right)

    @property
    def _who(self) -> str:
        return f"{self._view.seat} {self._view.name}".strip()

    def keys(self) -> tuple[Key, ...]:
        """Return the desk's keys, and the dossier's."""
        return (
            Key("0–9", say("Points")),
            Key("↑ / ↓", say("One step up or down")),
            Key("Enter / Shift+Enter", say("Next or previous criterion")),
            Key("Ctrl+Enter", say("Save and next unscored")),
            Key("Esc", say("Next without scoring")),
            Key("Alt+← / Alt+→, Ctrl+PgUp / Ctrl+PgDn", say("Previous or next application")),
            Key("PgUp / PgDn", say("Turn the dossier's pages")),
            Key("Ctrl+K", say("Search the applications")),
            Key("Ctrl+Z / Ctrl+Y", say("Undo or redo scoring")),
            Key("F7", say("Own overview")),
            Key("F8", say("Check and cast…")),
            *self._keys,
        )

    def first_focus(self) -> QWidget | None:
        """Return nothing: the form takes the focus itself."""
        return None

    def leaving(self) -> bool:
        """Hold the window back once when something is not on disk."""
        held, self._unsaved = self._unsaved, False
        return not held

    def focus_form(self, criterion: CriterionId) -> None:
        """Put the cursor into the form."""
        self.form.focus(criterion)

    def move(self, step: int) -> None:  # type: ignore[override]
        """Open the previous or next application on show."""
        self._go(self.list.neighbour(step))

    def save_and_next(self) -> None:
        """Go to the next that wants marks, unless something here is wrong."""
        if self.form.focus_wrong():
            return
        self._go(self.list.next_unscored() or self.list.neighbour(1))

    def leave_form(self) -> None:
        """Leave an application that is closed for good for another one, or for none."""
        other = self.list.next_unscored() or self.list.neighbour(1) or self.list.neighbour(-1)
        if other is None:
            self.form.hide()
            self._nothing.show()
            self.list.view.setFocus()
        self._go(other)

    def _go(self, application: ApplicationId | None) -> None:
        if application is not None:
            self.chosen.emit(application)
            self.form.focus()

    def _columns(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        right = QWidget()
        right.setLayout(column(self.form, self._nothing, spacing=0))
        for part, least in ((self.list, 180), (self.middle, scaled(_TOOLS)), (right, 320)):
            part.setMinimumWidth(least)
            splitter.addWidget(part)
            splitter.setCollapsible(splitter.count() - 1, False)
        splitter.setStretchFactor(1, 1)
        splitter.setHandleWidth(1)
        whole = self._settings.bytes(_SPLITTER)
        if not splitter.restoreState(whole):
            half = (scaled(100) - 100) / 200 + 1
            splitter.setSizes([round(_LEFT * half), 1366, round(_RIGHT * half)])
        return splitter

    def _connect(self) -> None:
        self.list.chosen.connect(self.chosen)
        self.list.left.connect(self.form.focus)
        self.form.edited.connect(self.edited)
        self.form.focused.connect(self.focused)
        self.form.save_and_next.connect(self.save_and_next)
        self.form.skip.connect(lambda: self.move(1))
        self._overview.triggered.connect(self.overview_asked)
        self._cast.triggered.connect(self.cast_asked)
        self._splitter.splitterMoved.connect(
            lambda: self._settings.keep_bytes(_SPLITTER, self._splitter.saveState())
        )

    def _make_shortcuts(self) -> None:
        everywhere = {
            "Ctrl+Return": self.save_and_next,
            "Ctrl+Enter": self.save_and_next,
            "Ctrl+K": self.list.focus_search,
            "Ctrl+Z": self.undo.emit,
            "Ctrl+Y": self.redo.emit,
            "Ctrl+Shift+Z": self.redo.emit,
            "Alt+Left": lambda: self.move(-1),
            "Alt+Right": lambda: self.move(1),
            "Ctrl+PgUp": lambda: self.move(-1),
            "Ctrl+PgDown": lambda: self.move(1),
        }
        in_form = {
            "PgUp": lambda: self.page_turn.emit(-1),
            "PgDown": lambda: self.page_turn.emit(1),
            "Esc": lambda: self.move(1),
        }
        for where, keys in ((self, everywhere), (self.form, in_form)):
            for key, act in keys.items():
                made = QShortcut(QKeySequence(key), where)
                made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                made.activated.connect(act)


def _scored(rows: Sequence[Row]) -> int:
    return sum(row.state == "scored" for row in rows)
