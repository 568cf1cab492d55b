"""Where it stands: what was recommended, what holds now, what is due next, and the records so far."""

from PySide6.QtWidgets import QLineEdit, QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import TitleRow, titles
from reviewdesk.desk.spoken_course import due
from reviewdesk.errors.marker import N_
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow, Tone
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.staff.record_list import RecordList
from reviewdesk.ui.staff.side import side
from reviewdesk.ui.theme import scaled


class OverviewPanel(StaffPanel):
    """Nothing is done here; it leads to where something is."""

    step = "overview"
    name = N_("Where it stands")

    def __init__(self) -> None:
        super().__init__()
        self._wanted = "decision"
        heads = (
            say("Track"),
            say("Place"),
            say("Application"),
            say("Recommended"),
            say("Holds now"),
            say("State"),
        )
        self.table = RowsTable(
            say("What holds now"),
            RowsModel(heads, right=(1,)),
            widths=(126, 52, 200, 112, 96, 150),
            stretch=2,
            sortable=True,
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search"))
        self.search.setAccessibleName(say("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.table.narrow)
        self.next = label("", "strong", wrap=True)
        self.go = button(say("Go to the step"), "primary")
        self.go.clicked.connect(lambda: self.elsewhere.emit(self._wanted))
        self.open = button(say("Open the folder"), "quiet")
        self.open.clicked.connect(self.folder)
        self.records = RecordList()
        self.records.wanted.connect(self.papers)
        self._empty = label(
            say(
                "Nothing has followed this archive yet. First comes the decision, then the public notice, "
                "then the confirmation; objections are entered as they come. Each becomes a signed record "
                "beside the archive, which itself is never changed."
            ),
            "muted-base",
            wrap=True,
        )
        self._lay_out()

    def show_chain(self, chain: Chain) -> None:
        """Show titles, records and what is due."""
        self.table.show_rows([_row(one) for one in titles(chain.course, language())])
        lines = list(due(chain.course, language()))
        if chain.course.confirmed is not None:
            lines.append(say("The titles are confirmed; one can still be cancelled."))
        self.next.setText("\n".join(lines))
        self._wanted = _step_due(chain)
        self.go.setVisible(chain.course.confirmed is None)
        count = self.records.show_chain(chain)
        self._empty.setVisible(not count)
        self.open.setVisible(bool(count))

    def first_focus(self) -> QWidget:
        """Begin at what is to do next."""
        return self.go if self.go.isVisibleTo(self) else self.table

    def _lay_out(self) -> None:
        head = row(label(say("What holds now"), "title"), None, self.search, margins=(24, 12, 24, 12))
        self.search.setMinimumWidth(scaled(120))
        left = column(surface(head, "surface"), hairline(), self.table, spacing=0)
        left.setStretch(2, 1)
        content = column(
            label(say("What is due"), "title"),
            self.next,
            row(self.go, None),
            8,
            hairline(),
            row(label(say("Records so far"), "title"), None, self.open),
            self._empty,
            self.records,
            None,
            spacing=10,
            margins=20,
        )
        body = row(spacing=0)
        body.addLayout(left, 1)
        body.addWidget(hairline(upright=True))
        body.addWidget(side(say("What is due, and the records so far"), content))
        self.setLayout(body)


def _row(one: TitleRow) -> TableRow:
    tone: Tone = "warn" if one.changed else ""
    cells = (one.track, one.place, one.applicant, one.recommended, one.now, one.state)
    return TableRow(key=one.key, cells=cells, tone=tone)


def _step_due(chain: Chain) -> str:
    """Return the step in which what is due next is done."""
    course = chain.course
    if course.decided is None:
        return "decision"
    if not course.notices:
        return "notice"
    if any(one.conclusion is None for one in course.objections):
        return "objections"
    if any(one.next for one in course.vacancies()) or any(one.open for one in course.objections):
        return "promotion"
    return "notice" if course.unnoticed() else "confirmation"
