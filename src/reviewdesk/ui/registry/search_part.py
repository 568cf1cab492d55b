"""Applications of all years: searched by applicant, narrowed by year, track and standing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewdesk.desk.staff.registry_words import STATES, asked_standing, standing
from reviewdesk.domain.registry import Found, Page, Wanted
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.parts import EmptyState, button, column, hairline, surface
from reviewdesk.ui.registry.pager import Pager
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow, Tone
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import scaled


class SearchPart(QWidget):
    """Signals: a page of what is searched for is wanted."""

    wanted = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.text = _line(say("Applicant or code"), 200)
        self.year = _line(say("Year"), 72)
        self.track = _line(say("Track"), 150)
        self.standing = _line(say("Standing"), 130)
        self.lines = (self.text, self.year, self.track, self.standing)
        for one in self.lines:
            one.returnPressed.connect(self.search)
        self.go = button(say("Search"), "primary")
        self.go.clicked.connect(self.search)
        heads = (
            say("Year"),
            say("Track"),
            say("Application"),
            say("City"),
            say("Place"),
            say("Points"),
            say("Recommended"),
            say("Holds now"),
            say("State"),
            say("Document number"),
        )
        self.table = RowsTable(
            say("Applications found"),
            RowsModel(heads, right=(4, 5)),
            widths=(56, 150, 230, 90, 52, 64, 110, 110, 110, 140),
            stretch=2,
        )
        self.pager = Pager()
        self.pager.turned.connect(lambda page: self.wanted.emit(self.asked, page))
        self.empty = EmptyState(say("Nothing is found. Ask for less, or add the archive first."))
        self.empty.hide()
        head = surface(column(Flow(*self.lines, self.go), margins=(24, 10, 24, 10)), "surface")
        body = column(head, hairline(), self.table, self.empty, hairline(), self.pager, spacing=0)
        body.setStretch(2, 1)
        body.setStretch(3, 1)
        self.setLayout(body)

    @property
    def asked(self) -> Wanted:
        """Return what is searched for; a year that is none is not asked."""
        year = self.year.text().strip()
        return Wanted(
            text=self.text.text().strip(),
            year=int(year) if year.isdecimal() else None,
            track=self.track.text().strip(),
            standing=asked_standing(self.standing.text().strip(), language()),
        )

    def search(self) -> None:
        """Ask for the first page."""
        self.wanted.emit(self.asked, 1)

    def show_found(self, page: Page[Found]) -> None:
        """Show what was found."""
        self.table.show_rows([_row(at, one) for at, one in enumerate(page.rows)])
        self.table.setVisible(bool(page.rows))
        self.empty.setVisible(not page.rows)
        self.pager.show_page(page.cut, page.pages, page.total)


def _line(name: str, width: int) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.setFixedWidth(scaled(width))
    return made


def _row(at: int, one: Found) -> TableRow:
    entry = one.entry
    applicant, title = entry.applicant, entry.title
    tone: Tone = "" if title.state in ("confirmed", "noticed", "decided", "recommended", "") else "muted"
    cells = (
        str(one.year),
        entry.track.name or entry.track.id,
        f"{entry.application} {applicant.name}",
        applicant.city,
        "–" if entry.place is None else str(entry.place),
        entry.published or "–",
        standing(entry.recommended, language()),
        standing(title.standing, language()),
        say(STATES[title.state]),
        title.document,
    )
    return TableRow(at, cells, tone)
