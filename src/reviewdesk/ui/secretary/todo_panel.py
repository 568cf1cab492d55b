"""待办: everything that still stands in the way or is worth a look, each with the way to its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.ui.parts import EmptyState, button, chip, column, hairline, label, row
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.speech import say, say_error


class TodoPanel(StepPanel):
    """Signals: go where a thing is done."""

    step = "todo"
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.name = say("To do")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self.setLayout(column(self._area))

    def show_office(self, office: Office, todos: tuple[Todo, ...]) -> None:
        """List everything anew."""
        if not todos:
            self._area.setWidget(EmptyState(say("Nothing is missing. The next step is sealing.")))
            return
        body = column(label(say("To do"), "title"), spacing=10, margins=24)
        for todo in todos:
            body.addWidget(hairline())
            body.addLayout(self._line(todo))
        body.addStretch(1)
        content = QWidget()
        content.setLayout(body)
        self._area.setWidget(content)

    def _line(self, todo: Todo) -> QHBoxLayout:
        mark = chip(say("Missing"), "chip-bad") if todo.red else chip(say("Worth a look"), "chip-warn")
        go = button(say("Go there"))
        go.clicked.connect(lambda: self.wanted.emit(todo))
        words = label(say_error(todo.problem), wrap=True)
        line = row(mark, words, go, spacing=12)
        line.setStretch(1, 1)
        return line
