"""Papers in one list, each a key away from its preview, where it is printed and saved."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, column, hairline, label, row
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow
from reviewdesk.ui.speech import say


@dataclass(frozen=True, slots=True)
class Listed:
    """One paper by its name: title, what it is for or waits for, and whether it can be made by now."""

    kind: str
    title: str
    purpose: str
    ready: bool = True


class PapersList(QWidget):
    """Signals: a paper is wanted, by its name."""

    wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._ready: dict[str, bool] = {}
        self.table = RowsTable(
            name, RowsModel((say("Document"), say("What it is for"))), widths=(280, 360), stretch=1
        )
        self.table.picked.connect(lambda _: self._enable())
        self.table.chosen.connect(self._ask)
        self.show_button = button(say("Preview and print…"), "primary", shortcut="Ctrl+P")
        self.show_button.clicked.connect(lambda: self._ask(self.table.current))
        told = say(
            "Names are hidden where the plan keeps them off paper. The preview prints and saves as PDF."
        )
        head = column(label(name, "title"), label(told, "muted-base", wrap=True), spacing=6, margins=24)
        foot = row(None, self.show_button, margins=(24, 10, 24, 10))
        body = column(head, hairline(), self.table, hairline(), foot, spacing=0)
        body.setStretch(2, 1)
        self.setLayout(body)
        self._enable()

    def show_papers(self, papers: Sequence[Listed]) -> None:
        """List the papers; those that wait for something are grey."""
        self._ready = {one.kind: one.ready for one in papers}
        kept = self.table.current
        self.table.show_rows(
            [TableRow(one.kind, (one.title, one.purpose), "" if one.ready else "muted") for one in papers]
        )
        self.table.go_to(kept if kept is not None else papers[0].kind)
        self._enable()

    def keys(self) -> tuple[Key, ...]:
        """Return the list's keys."""
        return (Key("Ctrl+P", say("Preview and print…")),)

    def _enable(self) -> None:
        self.show_button.setEnabled(self._ready.get(self.table.current, False))

    def _ask(self, kind: str) -> None:
        if self._ready.get(kind):
            self.wanted.emit(kind)
