"""资格: the applications of a track at the left, the checklist of the chosen one beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QWidget

from reviewdesk.desk.secretary.eligibility import Examined
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.errors.marker import N_
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import EmptyState, column, hairline, row
from reviewdesk.ui.secretary.eligibility.details import EligibilityDetails
from reviewdesk.ui.secretary.eligibility.head import EligibilityHead
from reviewdesk.ui.secretary.eligibility.model import APPLICANT, FIGURES, STATE, EligibilityModel
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class _List(QTableView):
    """Signals: another application is chosen; Enter goes on to its checklist."""

    turned = Signal(int)
    entered_row = Signal()

    def __init__(self, model: EligibilityModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setProperty("kind", "rows")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(say("Applications and their eligibility"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(36))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(APPLICANT, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(STATE, scaled(120))
        self.setColumnWidth(FIGURES, scaled(84))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tell of it."""
        super().currentChanged(current, previous)
        self.turned.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on to the checklist."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)


class EligibilityPanel(StepPanel):
    """Signals: those of its head and its details."""

    step = "eligibility"
    name = N_("Eligibility")

    def __init__(self) -> None:
        super().__init__()
        self.head, self.details, self.model = EligibilityHead(), EligibilityDetails(), EligibilityModel()
        self.view = _List(self.model)
        self._tracks: dict[str, tuple[Examined, ...]] = {}
        self._application = ""
        self._wanted: Todo | None = None
        self._lay_out()
        self.head.changed.connect(self._narrow)
        self.view.turned.connect(self._show_row)
        self.view.entered_row.connect(self.details.focus_first)
        self.details.done.connect(self._go_on)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.head.search.setFocus)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self.details).activated.connect(self.view.setFocus)
        self.show_examined(())

    def show_office(self, office: Office, todos: tuple[Todo, ...]) -> None:
        """Wait for the rows: thousands take their time, in the background."""

    def show_examined(self, rows: Sequence[Examined]) -> None:
        """Show how everything stands; the chosen application stays chosen."""
        tracks: dict[str, list[Examined]] = {}
        for one in rows:
            tracks.setdefault(str(one.track.id), []).append(one)
        self._tracks = {track: tuple(found) for track, found in tracks.items()}
        self._stack.setCurrentIndex(1 if rows else 0)
        names = {str(one.track.id): one.track.name for one in rows}
        self.head.show_tracks(self._tracks, names)
        self._fill()
        if self._wanted is not None and rows:
            self.go_to(self._wanted)

    def go_to(self, todo: Todo) -> None:
        """Choose the application a thing to do is about, and go to its first undecided line."""
        wanted = todo.application
        found = (t for t, rows in self._tracks.items() if any(r.application.id == wanted for r in rows))
        track = next(found, "")
        self._wanted = None if track else todo
        if track:
            self._application = todo.application
            self.head.show_track(track)
            self.head.search.clear()
            self.head.states.setCurrentIndex(0)
            self._narrow()
            self.details.focus_first()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's own keys."""
        return (
            Key("Enter", say("Go to the checklist of the application")),
            Key("1  2  3", say("The line passes, fails, is waived")),
            Key("0", say("Take the decision on the line back")),
            Key("↑ ↓", say("The line before or after")),
            Key("Esc", say("Back to the list")),
            Key("Ctrl+P", say("All undecided pass")),
            Key("Ctrl+Shift+P", say("Pass all undecided of this track")),
            Key("Ctrl+F", say("Search")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin in the list."""
        return self.view if self._tracks else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the checklist the greater part."""
        super().resizeEvent(event)
        self.view.setFixedWidth(max(scaled(320), event.size().width() * 42 // 100))

    def _lay_out(self) -> None:
        body = row(self.view, hairline(upright=True), self.details, spacing=0)
        body.setStretch(2, 1)
        content = QWidget()
        content.setLayout(column(self.head, hairline(), body, spacing=0))
        self._stack = QStackedWidget()
        told = say("Import the register first. Each application is examined by its track's checklist.")
        self._stack.addWidget(EmptyState(told))
        self._stack.addWidget(content)
        self.setLayout(column(self._stack))

    def _narrow(self) -> None:
        """List something else; where the chosen application is not in it, the first is chosen."""
        self.model.narrow(self.head.search.text(), self.head.state)
        self.head.pass_button.setEnabled(any(r.undecided for r in self._tracks.get(self.head.track, ())))
        self._fill()

    def _fill(self) -> None:
        wanted, row = self._application, self.view.currentIndex().row()
        self.model.show_rows(self._tracks.get(self.head.track, ()))
        at = self.model.place(wanted)
        if at < 0:
            at = max(0, min(row, self.model.rowCount() - 1))
        if self.model.rowCount():
            self.view.selectRow(at)
        self._show_row(at)

    def _show_row(self, at: int) -> None:
        if not 0 <= at < self.model.rowCount():
            self.details.show_examined(None)
            return
        shown = self.model.row(at)
        self._application = str(shown.application.id)
        self.details.show_examined(shown)

    def _go_on(self) -> None:
        """After the last line the next application follows."""
        at = self.view.currentIndex().row() + 1
        if at < self.model.rowCount():
            self.view.selectRow(at)
            self.details.focus_first()
        else:
            self.view.setFocus()
