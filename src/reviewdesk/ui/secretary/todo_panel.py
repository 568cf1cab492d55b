"""待办: everything that still stands in the way or is worth a look, each with the way to its place."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QListView, QStackedWidget, QWidget

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.desk.secretary.waiving import covered_by
from reviewdesk.errors.marker import N_
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import EmptyState, button, column, hairline, label, row, surface
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.secretary.todo_model import LINE, STEPS, Line, TodoModel
from reviewdesk.ui.secretary.todo_painting import TodoPainter
from reviewdesk.ui.secretary.waive_dialog import WaiveDialog
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled


class TodoPanel(StepPanel):
    """Signals: go where a thing is done; waive it with a reason; take its waiver back."""

    step = "todo"
    name = N_("To do")
    wanted = Signal(object)
    waived = Signal(object, str)
    unwaived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._todos: tuple[Todo, ...] = ()
        self.model = TodoModel()
        self.view = _List(self.model)
        self._filters = QButtonGroup(self)
        self._count, self._said = label("", "muted-base"), label("", wrap=True)
        self.copy = button(say("Copy list"), tip=say("Copy the list as text"))
        self.go = button(say("Go there"), "primary")
        self.waive = button(say("Waive…"))
        self._stack = QStackedWidget()
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.view.entered_line.connect(self._go)
        self.view.waive_line.connect(self._waive)
        self.go.clicked.connect(self._go)
        self.waive.clicked.connect(self._waive)
        self.copy.clicked.connect(self._copy)

    def show_office(self, office: Office, todos: tuple[Todo, ...]) -> None:
        """List everything anew; the line in hand stays where it is, or the next takes its place."""
        current, place = self.current, self.view.currentIndex().row()
        self._todos = todos
        self.model.show_todos(todos)
        self._read_counts()
        self._choose(current, place)
        self._stack.setCurrentIndex(1 if todos else 0)

    def keys(self) -> tuple[Key, ...]:
        """Return the list's keys."""
        return (Key("Enter", say("Go there")), Key("W", say("Waive, or take the waiver back")))

    def first_focus(self) -> QWidget | None:
        """Begin in the list."""
        return self.view if self._todos else None

    @property
    def shown(self) -> tuple[Todo, ...]:
        """Return everything that is listed, whatever step is chosen."""
        return self._todos

    @property
    def current(self) -> Todo | None:
        """Return the thing to do in hand."""
        line: Line | None = self.view.currentIndex().data(LINE)
        return None if line is None else line.todo

    def _lay_out(self) -> None:
        steps = row(spacing=8)
        for place, step in enumerate(("", *STEPS)):
            made = button("", "filter")
            made.setCheckable(True)
            made.setChecked(not step)
            made.setProperty("step", step)
            self._filters.addButton(made, place)
            made.clicked.connect(lambda _, step=step: self._narrow(step))
            steps.addWidget(made)
        steps.addStretch(1)
        steps.addWidget(self.copy)
        head = column(row(label(say("To do"), "title"), self._count, None, spacing=16), steps, spacing=10)
        head.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(8))
        foot = row(self._said, self.waive, self.go, spacing=12, margins=(24, 10, 24, 10))
        foot.setStretch(0, 1)
        body = column(head, hairline(), self.view, hairline(), surface(foot, "bar"), spacing=0)
        body.setStretch(2, 1)
        listed = QWidget()
        listed.setLayout(body)
        self._stack.addWidget(EmptyState(say("Nothing is missing. The next step is sealing.")))
        self._stack.addWidget(listed)
        self.setLayout(column(self._stack))

    def _read_counts(self) -> None:
        red = sum(todo.red for todo in self._todos)
        waived = sum(bool(todo.reason) for todo in self._todos)
        parts = [
            say("{count} missing", count=red),
            say("{count} worth a look", count=len(self._todos) - red - waived),
        ]
        parts += [say("{count} waived", count=waived)] if waived else []
        self._count.setText("   ".join(parts))
        for made in self._filters.buttons():
            step = made.property("step")
            count = sum(step in ("", todo.step) for todo in self._todos)
            made.setText(f"{say(STEPS[step]) if step else say('All')}  {count}")
            made.setAccessibleName(made.text())
            made.setVisible(bool(count) or made.isChecked())

    def _narrow(self, step: str) -> None:
        self.model.narrow(step)
        self._choose(None, 0)

    def _choose(self, todo: Todo | None, place: int) -> None:
        at = self.model.place(todo, max(place, 0))
        self.view.setCurrentIndex(self.model.index(at) if at >= 0 else QModelIndex())
        self._show_current()

    def _show_current(self) -> None:
        todo = self.current
        self._said.setText("" if todo is None else say_error(todo.problem))
        self.go.setEnabled(todo is not None)
        self.waive.setEnabled(todo is not None and todo.waivable)
        taking_back = todo is not None and bool(todo.reason)
        self.waive.setText(say("Take the waiver back") if taking_back else say("Waive…"))
        self.waive.setAccessibleName(self.waive.text())
        self.waive.setToolTip(f"{self.waive.text()}  W")

    def _go(self) -> None:
        if self.current is not None:
            self.wanted.emit(self.current)

    def _waive(self) -> None:
        todo = self.current
        if todo is None or not todo.waivable:
            return
        if todo.reason:
            self.unwaived.emit(todo)
            return
        dialog = WaiveDialog(say_error(todo.problem), covered_by(todo, self._todos), self)
        dialog.given.connect(lambda reason: self.waived.emit(todo, reason))
        dialog.open()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model.as_text())


class _List(QListView):
    """Signals: Enter or a double click on a line; W on a line."""

    entered_line = Signal()
    waive_line = Signal()

    def __init__(self, model: TodoModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(TodoPainter(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(say("To do"))
        self.doubleClicked.connect(lambda _: self.entered_line.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and W; leave all else to the list."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_line.emit()
        elif plain and event.key() == Qt.Key.Key_W:
            self.waive_line.emit()
        else:
            super().keyPressEvent(event)
