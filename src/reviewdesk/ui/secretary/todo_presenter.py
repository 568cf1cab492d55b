"""Keeps in the preparation what is waived on the to-do list."""

from PySide6.QtCore import QObject

from reviewdesk.desk.secretary.waiving import unwaive_todo, waive_todo
from reviewdesk.ui.secretary.bench import Bench
from reviewdesk.ui.secretary.todo_panel import TodoPanel


class TodoPresenter(QObject):
    """Keeps waivers in the preparation."""

    def __init__(self, panel: TodoPanel, bench: Bench) -> None:
        super().__init__(panel)
        panel.waived.connect(
            lambda todo, reason: bench.change(lambda office: waive_todo(office, todo, reason))
        )
        panel.unwaived.connect(lambda todo: bench.change(lambda office: unwaive_todo(office, todo)))
