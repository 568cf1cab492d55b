"""The hand-over to the archives office: what goes in, how long each is kept, and the list that came of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.staff.filing_words import kinds, published_around, terms
from reviewdesk.errors.marker import N_
from reviewdesk.ui.folder_field import PlaceField
from reviewdesk.ui.parts import EmptyState, button, column, hairline, label, row, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.fields import Fields
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.staff.side import side


class FilingPanel(StaffPanel):
    """Makes the folder on `signed`; whoever attends it opens it."""

    step = "filing"
    name = N_("Archives office")
    beside = True

    def __init__(self) -> None:
        super().__init__()
        heads = (say("Document"), say("Document number"), say("Date"), say("Pages"), say("Kept"))
        self.table = RowsTable(
            say("Items handed over"), RowsModel(heads, right=(3,)), widths=(260, 130, 96, 56, 90), stretch=0
        )
        self.told = label("", wrap=True)
        self.published = PlaceField(
            say("Published folder"), say("Copied whole, where there is one; may be left empty.")
        )
        self.out = PlaceField(say("New folder for the archives office"))
        self.fields = Fields()
        for kind, name, proposed in kinds(language()):
            self.fields.choice(kind, name, terms(language()), proposed)
        self.make = button(say("Make the folder"), "primary", shortcut="Ctrl+S")
        self.make.clicked.connect(self.signed)
        self.open = button(say("Open the folder"))
        self.open.hide()
        self._empty = EmptyState(
            say(
                "Archive, later records and papers go into one folder, with a list, a hand-over sheet and "
                "checksums. Numbers that the archives office gives are left blank."
            )
        )
        self._known = False
        self._lay_out()
        self.table.hide()

    @property
    def chosen(self) -> dict[str, str]:
        """Return how long each kind is kept."""
        return self.fields.values()

    def show_chain(self, chain: Chain) -> None:
        """Propose where the folder goes, once."""
        if not self._known:
            published = published_around(chain.archive)
            if published is not None:
                self.published.propose(published)
            around = chain.archive.parent if published is None else published.parent
            self.out.propose(around / say("Archives office"))
            self._known = True
        done = chain.course.confirmed is not None
        self.told.setText(
            ""
            if done
            else say("The titles are not confirmed yet; what comes later needs a folder of its own.")
        )
        self.told.setVisible(not done)

    def show_made(self, folder: Path, rows: Sequence[tuple[str, ...]]) -> None:
        """Show what was handed over."""
        self.table.show_rows([TableRow(at, cells) for at, cells in enumerate(rows)])
        self.table.show()
        self._empty.hide()
        self.open.show()
        self.told.show()
        self.told.setText(say("Made and verified: {folder}, {count} items.", folder=folder, count=len(rows)))
        self.clear()

    def first_focus(self) -> QWidget:
        """Begin at the new folder."""
        return self.out.line

    def _lay_out(self) -> None:
        top = surface(
            column(label(say("Archives office"), "title"), self.told, spacing=8, margins=(24, 12, 24, 12)),
            "surface",
        )
        left = column(top, hairline(), self.table, spacing=0)
        left.addWidget(self._empty, 1)
        left.setStretch(2, 1)
        content = column(
            self.out,
            self.published,
            self.said,
            8,
            label(say("How long each is kept"), "strong"),
            label(say("A start; the schedule of your office decides."), "muted", wrap=True),
            self.fields,
            None,
            spacing=10,
            margins=20,
        )
        body = row(spacing=0)
        body.addLayout(left, 1)
        body.addWidget(hairline(upright=True))
        body.addWidget(side(say("What is handed over"), content, (self.make, self.open)))
        self.setLayout(body)
