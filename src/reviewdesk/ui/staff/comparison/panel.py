"""This year beside last year: standing, place and points of who came again, and who came no more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_comparisons import ComparedRow, GoneRow
from reviewdesk.errors.marker import N_
from reviewdesk.ui.folder_field import PlaceField
from reviewdesk.ui.parts import EmptyState, button, column, hairline, label, row, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.panel import StaffPanel


class ComparisonPanel(StaffPanel):
    """Signals: compare with the archive that is named; save the workbook with both years."""

    step = "comparison"
    name = N_("Last year")
    beside = True
    compared = Signal()
    saved = Signal()

    def __init__(self) -> None:
        super().__init__()
        heads = (
            say("Track"),
            say("Application"),
            say("Standing"),
            say("Place"),
            say("Points"),
            say("Standing last year"),
            say("Place"),
            say("Points"),
            say("Moved"),
            say("Remark"),
        )
        self.table = RowsTable(
            say("This year and last year"),
            RowsModel(heads, right=(3, 4, 6, 7, 8)),
            widths=(120, 200, 96, 52, 60, 110, 52, 60, 60, 160),
            stretch=1,
            sortable=True,
        )
        self.last = PlaceField(
            say("Archive of last year"),
            say("Both are verified. Reviewers never see this; no mark goes back into a review."),
            kinds=f"{say('Archive')} (*.rdarchive);;*",
        )
        self.go = button(say("Compare the years"), "primary", shortcut="Ctrl+T")
        self.go.setEnabled(False)
        self.go.clicked.connect(self.compared)
        self.last.changed.connect(lambda: self.go.setEnabled(self.last.path is not None))
        self.save = button(
            say("Save the workbook…"), tip=say("A copy of this year's workbook with both years")
        )
        self.save.setEnabled(False)
        self.save.clicked.connect(self.saved)
        self.told = label("", "warn", wrap=True)
        self.told.hide()
        self.note = label("", "muted-base", wrap=True)
        self.note.hide()
        self._empty = EmptyState(say("Choose the archive of last year's review session, then compare."))
        self.table.hide()
        self._lay_out()

    def show_chain(self, chain: Chain) -> None:
        """Nothing of the records is compared; the committee's results are."""

    def show_compared(
        self, rows: Sequence[ComparedRow], gone: Sequence[GoneRow], warnings: Sequence[str]
    ) -> None:
        """Show both years, and after them who came no more."""
        lines = [_row(at, one) for at, one in enumerate(rows)]
        lines += [_gone(len(lines) + at, one) for at, one in enumerate(gone)]
        self.table.show_rows(lines)
        self.table.show()
        self._empty.hide()
        self.save.setEnabled(True)
        self.told.setText("\n".join(warnings))
        self.told.setVisible(bool(warnings))
        self.clear()

    def tell(self, text: str) -> None:
        """Say what was done."""
        self.note.setText(text)
        self.note.show()

    def first_focus(self) -> QWidget:
        """Begin at the archive."""
        return self.last.line

    def _lay_out(self) -> None:
        top = surface(
            column(
                label(say("Compared with last year"), "title"),
                self.last,
                row(self.go, self.save, None),
                self.told,
                self.note,
                self.said,
                spacing=8,
                margins=(24, 12, 24, 12),
            ),
            "surface",
        )
        body = column(top, hairline(), self.table, spacing=0)
        body.addWidget(self._empty, 1)
        body.setStretch(2, 1)
        self.setLayout(body)


def _row(at: int, one: ComparedRow) -> TableRow:
    change = "" if one.change is None else f"{one.change:+d}" if one.change else "0"
    cells = (
        one.track,
        f"{one.application} {one.applicant}",
        one.standing,
        _text(one.place),
        _text(one.score),
        one.last_standing or "–",
        _text(one.last_place),
        _text(one.last_score),
        change,
        one.remark,
    )
    return TableRow(at, cells, "" if one.matched else "muted")


def _gone(at: int, one: GoneRow) -> TableRow:
    named = f"{one.application} {one.applicant}"
    cells = (one.track, named, "–", "–", "–", one.standing, _text(one.place), _text(one.score))
    return TableRow(at, (*cells, "", say("last year alone")), "muted")


def _text(value: object) -> str:
    return "–" if value is None else str(value)
