"""Beside the steps: every single paper in one list, and the way to its preview."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.chair.single_papers import Offered
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, column, hairline, label, row
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow
from reviewdesk.ui.speech import say


class PapersPanel(ChairPanel):
    """Signals: a paper is wanted, by its name."""

    step = "papers"
    beside = True
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = say("Blank sheets and papers")
        self._ready: dict[str, bool] = {}
        self.table = RowsTable(
            self.name, RowsModel((say("Document"), say("What it is for"))), widths=(280, 360), stretch=1
        )
        self.table.picked.connect(lambda _: self._enable())
        self.table.chosen.connect(self._ask)
        self.show_button = button(say("Preview and print…"), "primary", shortcut="Ctrl+P")
        self.show_button.clicked.connect(lambda: self._ask(self.table.current))
        told = say(
            "Names are hidden where the plan keeps them off paper. The preview prints and saves as PDF."
        )
        head = column(label(self.name, "title"), label(told, "muted-base", wrap=True), spacing=6, margins=24)
        foot = row(None, self.show_button, margins=(24, 10, 24, 10))
        body = column(head, hairline(), self.table, hairline(), foot, spacing=0)
        body.setStretch(2, 1)
        self.setLayout(body)
        self._enable()

    def show_view(self, view: ChairView) -> None:
        """Nothing of the room stands here but which papers there are."""

    def show_papers(self, papers: Sequence[Offered]) -> None:
        """List the papers; those that tell of the result wait for it."""
        self._ready = {one.kind: one.ready for one in papers}
        rows = [
            TableRow(one.kind, (say(one.title), _purpose(one)), "" if one.ready else "muted")
            for one in papers
        ]
        kept = self.table.current
        self.table.show_rows(rows)
        self.table.go_to(kept if kept is not None else papers[0].kind)
        self._enable()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (Key("Ctrl+P", say("Preview and print…")),)

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self.table

    def _enable(self) -> None:
        self.show_button.setEnabled(self._ready.get(self.table.current, False))

    def _ask(self, kind: str) -> None:
        if self._ready.get(kind):
            self.wanted.emit(kind)


def _purpose(one: Offered) -> str:
    if not one.ready:
        return say("once the ranking is built")
    return {
        "blank": say("to be filled in by hand"),
        "record": say("as the record stands"),
        "result": say("as the result stands"),
    }[one.group]
