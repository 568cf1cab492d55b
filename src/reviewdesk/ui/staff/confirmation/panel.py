"""The confirmation: what still stands in its way, the announcement, and cancelling a title later."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import titles
from reviewdesk.desk.spoken_course import due
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow
from reviewdesk.ui.speech import language, say, say_error
from reviewdesk.ui.staff.fields import Fields, Values
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.staff.record_list import RecordList
from reviewdesk.ui.staff.side import side
from reviewdesk.ui.steps import Mark


class ConfirmationPanel(StaffPanel):
    """Signals: another day is entered; a title is to be cancelled, by its key."""

    step = "confirmation"
    name = N_("Confirmation")
    edited = Signal()
    cancelling = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        heads = (say("Track"), say("Application"), say("Title held"), say("State"))
        self.table = RowsTable(
            say("Titles"), RowsModel(heads), widths=(150, 240, 160, 170), stretch=1, sortable=True
        )
        self.table.picked.connect(lambda _: self._enable())
        self.told = label("", wrap=True)
        self.way = label("", wrap=True)
        self.fields = Fields()
        self.fields.line("document", say("Document number"), hint=say("As on the announcement"))
        self.fields.day("on", say("Date"), date.today())
        self.fields.area("note", say("Note"), lines=2)
        self.fields.begin()
        self.fields.edited.connect(self._edited)
        self.show_papers = button(say("Preview"), shortcut="Ctrl+P")
        self.show_papers.clicked.connect(self.previewed)
        self.sign = button(say("Confirm and sign…"), "primary", shortcut="Ctrl+S")
        self.sign.clicked.connect(self.signed)
        self.cancel = button(say("Cancel this title…"))
        self.cancel.clicked.connect(lambda: self.cancelling.emit(self.table.current))
        self.records = RecordList()
        self.records.wanted.connect(self.papers)
        self._confirmed: dict[object, bool] = {}
        self._lay_out()

    def show_chain(self, chain: Chain) -> None:
        """Show who would be confirmed, or is."""
        course = chain.course
        held = [one for one in titles(course, language()) if course.titles[one.key].number is not None]
        lost = [one for one in titles(course, language()) if course.titles[one.key].state == "cancelled"]
        self._confirmed = {one.key: course.titles[one.key].state == "confirmed" for one in held}
        self.table.show_rows(
            [TableRow(one.key, (one.track, one.applicant, one.now, one.state)) for one in held]
            + [TableRow(one.key, (one.track, one.applicant, one.now, one.state), "muted") for one in lost]
        )
        done = course.confirmed is not None
        self._form.setVisible(not done)
        for part in (self.show_papers, self.sign):
            part.setVisible(not done)
        self.cancel.setVisible(done)
        self.told.setText(
            say("The titles are confirmed. One can be cancelled later, with a reason and a document.")
            if done
            else say("Everybody who holds a place now is confirmed with one document.")
        )
        self.way.setText("\n".join(due(course, language())))
        self.records.show_chain(chain, ("confirm", "cancel"))
        self._enable()
        if not done:
            self.edited.emit()

    def show_obstacle(self, error: ReviewDeskError | None) -> None:
        """Say what stands in the way of the day that is entered."""
        self.said.setText("" if error is None else say_error(error))
        self.said.setVisible(error is not None)
        for part in (self.show_papers, self.sign):
            part.setEnabled(error is None)

    @staticmethod
    def mark(chain: Chain) -> tuple[Mark, int]:
        """Ticked once the titles are confirmed."""
        return ("done" if chain.course.confirmed is not None else "open"), 0

    @staticmethod
    def waits_for(chain: Chain) -> str:
        """After the notice."""
        return "" if chain.course.notices else "notice"

    @property
    def half_typed(self) -> bool:
        """Whether something was entered and not signed."""
        return self._form.isVisibleTo(self) and self.fields.touched

    def kept(self) -> Values:
        """Return what was entered."""
        return self.fields.values() if self.half_typed else {}

    def put_back(self, values: Values) -> None:
        """Put back what was entered."""
        self.fields.fill(values)

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (Key("Ctrl+P", say("Preview")), Key("Ctrl+S", say("Confirm and sign…")))

    def first_focus(self) -> QWidget:
        """Begin at the document number, or at the titles."""
        return self.fields.parts["document"] if self._form.isVisibleTo(self) else self.table

    def _lay_out(self) -> None:
        top = surface(
            column(label(say("Confirmation"), "title"), self.told, spacing=8, margins=(24, 12, 24, 12)),
            "surface",
        )
        left = column(top, hairline(), self.table, spacing=0)
        left.setStretch(2, 1)
        self._form = QWidget()
        self._form.setLayout(
            column(label(say("The announcement"), "strong"), self.fields, self.way, self.said, spacing=10)
        )
        content = column(self._form, self.records, None, spacing=12, margins=20)
        foot = (self.show_papers, self.sign, self.cancel)
        body = row(spacing=0)
        body.addLayout(left, 1)
        body.addWidget(hairline(upright=True))
        body.addWidget(side(say("The announcement"), content, foot))
        self.setLayout(body)

    def _enable(self) -> None:
        self.cancel.setEnabled(self._confirmed.get(self.table.current, False))

    def _edited(self) -> None:
        self.edited.emit()
