"""Half-year reports: who owes one, what came, what is missing; a report that came in is recorded here."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from reviewdesk.desk.staff.registry_words import REPORTS, standing
from reviewdesk.domain.registry import Due, DueList
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.parts import EmptyState, button, column, hairline, label, surface
from reviewdesk.ui.registry.pager import Pager
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow, Tone
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.fields import DayField

_TONES: dict[str, Tone] = {"missing": "bad", "late": "warn", "in_time": "good"}


class DuePart(QWidget):
    """Signals: a page is wanted; record that the report in hand came in."""

    wanted = Signal(int)
    recording = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._due: tuple[Due, ...] = ()
        self.at = DayField(date.today())
        self.at.setAccessibleName(say("As of"))
        self.at.dateChanged.connect(lambda _: self.wanted.emit(1))
        asked = QLabel(say("As of"))
        asked.setBuddy(self.at)
        self.missing = QCheckBox(say("All that are missing, of every half-year"))
        self.missing.toggled.connect(lambda _: self.wanted.emit(1))
        self.record = button(say("Record a report…"), "primary", tip=say("Record the report in hand"))
        self.counts = label("", "strong", wrap=True)
        heads = (
            say("Half-year"),
            say("Application"),
            say("City"),
            say("Title held"),
            say("State"),
            say("Received on"),
            say("Note"),
        )
        self.table = RowsTable(
            say("Half-year reports"), RowsModel(heads), widths=(86, 250, 100, 120, 140, 110, 160), stretch=1
        )
        self.table.chosen.connect(self._choose)
        self.record.clicked.connect(lambda: self._choose(self.table.current))
        self.empty = EmptyState(
            say("Nobody owes a report. Who holds a confirmed title owes one by the end of June and December.")
        )
        self.pager = Pager()
        self.pager.turned.connect(self.wanted)
        head = surface(
            column(
                Flow(asked, self.at, self.missing, self.record),
                self.counts,
                spacing=8,
                margins=(24, 10, 24, 10),
            ),
            "surface",
        )
        body = column(head, hairline(), self.table, self.empty, hairline(), self.pager, spacing=0)
        body.setStretch(2, 1)
        body.setStretch(3, 1)
        self.setLayout(body)

    def show_due(self, found: DueList) -> None:
        """Show the reports as they stand."""
        self._due = found.page.rows
        self.table.show_rows([_row(at, one) for at, one in enumerate(self._due)])
        self.table.setVisible(bool(self._due))
        self.empty.setVisible(not self._due)
        self.record.setEnabled(bool(self._due))
        counts = (f"{say(REPORTS[state])} {count}" for state, count in found.counts.items())
        half = found.period or say("all half-years")
        self.counts.setText(say("{name}: {value}", name=half, value=say(", ").join(counts)))
        self.pager.show_page(found.page.cut, found.page.pages, found.page.total)

    def _choose(self, at: int | None) -> None:
        if at is not None and at < len(self._due):
            self.recording.emit(self._due[at])


def _row(at: int, one: Due) -> TableRow:
    entry = one.found.entry
    cells = (
        one.period,
        f"{entry.application} {entry.applicant.name}",
        entry.applicant.city,
        standing(entry.title.standing, language()),
        say(REPORTS[one.state]),
        one.received or "–",
        one.note,
    )
    return TableRow(at, cells, _TONES.get(one.state, ""))
