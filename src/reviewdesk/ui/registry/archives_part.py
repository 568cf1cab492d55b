"""The archives of the registry, the newest first, and the way to add one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.registry import Kept, Page
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.parts import EmptyState, button, column, hairline, label, surface
from reviewdesk.ui.registry.pager import Pager
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow
from reviewdesk.ui.speech import say


class ArchivesPart(QWidget):
    """Signals: a page is wanted; add an archive; prepare a yearly evaluation."""

    wanted = Signal(int)
    adding = Signal()
    evaluating = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.add = button(say("Add an archive…"), "primary", shortcut="Ctrl+N")
        self.add.clicked.connect(self.adding)
        self.evaluate = button(say("Prepare the yearly evaluation…"))
        self.evaluate.clicked.connect(self.evaluating)
        self.told = label("", wrap=True)
        self.told.hide()
        heads = (
            say("No."),
            say("Year"),
            say("Review session"),
            say("Applications"),
            say("Titles held"),
            say("Later records"),
            say("Fingerprint"),
            say("Added on"),
        )
        self.table = RowsTable(
            say("Archives in the registry"),
            RowsModel(heads, right=(0, 3, 4, 5)),
            widths=(48, 56, 300, 90, 80, 90, 190, 100),
            stretch=2,
        )
        self.empty = EmptyState(
            say(
                "No archive is registered yet. Add the archive of a finished review session; it is verified "
                "with its later records before it gets in."
            )
        )
        self.pager = Pager()
        self.pager.turned.connect(self.wanted)
        head = surface(
            column(Flow(self.add, self.evaluate), self.told, spacing=8, margins=(24, 10, 24, 10)), "surface"
        )
        body = column(head, hairline(), self.table, self.empty, hairline(), self.pager, spacing=0)
        body.setStretch(2, 1)
        body.setStretch(3, 1)
        self.setLayout(body)

    def show_archives(self, page: Page[Kept]) -> None:
        """Show the archives."""
        self.table.show_rows([_row(one) for one in page.rows])
        self.table.setVisible(bool(page.rows))
        self.empty.setVisible(not page.rows)
        self.pager.show_page(page.cut, page.pages, page.total)
        self.evaluate.setEnabled(bool(page.rows))

    def tell(self, text: str) -> None:
        """Say what was done."""
        self.told.setText(text)
        self.told.show()


def _row(one: Kept) -> TableRow:
    archive = one.archive
    title = (
        say("{title} (replaced by a newer result)", title=archive.title) if one.superseded else archive.title
    )
    cells = (
        str(one.number),
        str(archive.year),
        title,
        str(one.applications),
        str(one.titles),
        str(len(archive.addenda)),
        archive.fingerprint,
        one.entered[:10],
    )
    return TableRow(one.number, cells, "muted" if one.superseded else "")
