"""名册: empty at first; a file is looked at, compared, taken in; then the list of applications."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewdesk.desk.secretary.office import Office, plan_of
from reviewdesk.desk.secretary.register_import import Changes
from reviewdesk.desk.secretary.register_view import LookView
from reviewdesk.desk.secretary.todo import ONE_APPLICANT, Todo
from reviewdesk.errors.marker import N_
from reviewdesk.ui.file_asking import ask_files, let_fall
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import EmptyState, button, column
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.secretary.register_changes import RegisterChangesPage
from reviewdesk.ui.secretary.register_list import RegisterList
from reviewdesk.ui.secretary.register_look import RegisterLookPage
from reviewdesk.ui.speech import say

KINDS = (".xlsx", ".xlsm", ".xls", ".et", ".csv", ".txt")


class RegisterPanel(StepPanel):
    """Signals: look at a file; the rest are those of its pages."""

    step = "register"
    name = N_("Register")
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._filled = False
        self._pending: tuple[Office, tuple[Todo, ...]] | None = None
        choose = button(say("Import…"), "primary", shortcut="Ctrl+I", tip=say("Import a register"))
        choose.clicked.connect(self.ask)
        self.choose = choose
        self.empty = EmptyState(
            say(
                "No application has been taken in yet. Choose the register, a spreadsheet (xlsx, xls, csv), "
                "or drop it here. Nothing is taken in before you have seen it."
            ),
            choose,
        )
        self.list, self.look, self.changes = RegisterList(), RegisterLookPage(), RegisterChangesPage()
        self._stack = QStackedWidget()
        for page in (self.empty, self.list, self.look, self.changes):
            self._stack.addWidget(page)
        self.setLayout(column(self._stack))
        self.setAcceptDrops(True)
        self.setProperty("drops", True)
        self.list.importing.connect(self.ask)
        self.look.back.connect(self.put_back)
        self.changes.back.connect(lambda: self._turn(self.look))

    def show_office(self, office: Office, todos: tuple[Todo, ...]) -> None:
        """Show the register as it stands, once it can be seen; an import in hand stays on show."""
        self._pending = (office, todos)
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed meanwhile."""
        self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        if self._pending is None:
            return
        (office, todos), self._pending = self._pending, None
        self._filled = bool(office.applications)
        plan, _ = plan_of(office)
        self.list.show_register(office.applications, [t for t in todos if t.step == self.step], plan)
        if self._stack.currentWidget() in (self.empty, self.list):
            self.put_back()

    def show_look(self, shown: LookView, words: Mapping[str, str]) -> None:
        """Show a file that is not taken in yet."""
        self.look.show_look(shown, words)
        if self._stack.currentWidget() is not self.look:
            self._turn(self.look)

    def show_changes(self, changes: Changes) -> None:
        """Show what taking it in would change."""
        self.changes.show_changes(changes)
        self._turn(self.changes)

    def put_back(self) -> None:
        """Leave the import; show what has been taken in."""
        self._turn(self.list if self._filled else self.empty)

    def ask(self) -> None:
        """Ask for the file."""
        kinds = say("Registers") + f" ({' '.join('*' + kind for kind in KINDS)});;*"
        ask_files(self, say("Import a register"), kinds, lambda paths: self.wanted.emit(paths[0]))

    def go_to(self, todo: Todo) -> None:
        """Show the application that a thing to do is about."""
        if todo.application:
            self.put_back()
            self.list.go_to(todo.application)
        if todo.problem.code in ONE_APPLICANT:
            self.list.comparing.emit()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the list."""
        return (
            Key("Ctrl+I", say("Import a register")),
            Key("Ctrl+F", say("Search")),
            Key("Enter", say("Edit the application")),
            Key("Delete", say("Remove the application")),
            Key("Ctrl+Shift+Enter", say("Go on with the import")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin in the list, or where the import goes on."""
        page = self._stack.currentWidget()
        if page is self.list:
            return self.list.table
        if page is self.look:
            return self.look.first_focus()
        return self.choose if page is self.empty else self.changes.first_focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a spreadsheet; other files are the window's."""
        if let_fall(event, KINDS) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the file that was let fall."""
        path = let_fall(event, KINDS)
        if path is not None:
            event.acceptProposedAction()
            self.wanted.emit(path)

    def _turn(self, page: QWidget) -> None:
        before = self._stack.currentWidget()
        self._stack.setCurrentWidget(page)
        focus = self.first_focus()
        if before is not page and focus is not None and self.isVisible():
            focus.setFocus()
