"""The decision: every row as recommended or otherwise, with counts that move while it is entered."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import called, choices
from reviewdesk.desk.staff.drafting import DecisionOrder
from reviewdesk.desk.staff.outlook import Outlook
from reviewdesk.domain.addenda.course import Key
from reviewdesk.errors.marker import N_
from reviewdesk.ui.inputs import Chooser
from reviewdesk.ui.page import Key as PageKey
from reviewdesk.ui.parts import button, column, hairline, label, relabel, row, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable
from reviewdesk.ui.speech import language, say, say_error
from reviewdesk.ui.staff.decision.changes import Changes, held, table_rows, words_held
from reviewdesk.ui.staff.fields import Fields, Values
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.staff.record_list import RecordList
from reviewdesk.ui.staff.side import side
from reviewdesk.ui.steps import Mark
from reviewdesk.ui.theme import scaled


class DecisionPanel(StaffPanel):
    """Signals: the changes are others now."""

    step = "decision"
    name = N_("Decision")
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.changes = Changes()
        self._chain: Chain | None = None
        self._shown: list[QLabel] = []
        self._held = Changes()
        heads = (
            say("Track"),
            say("Place"),
            say("Application"),
            say("Recommended"),
            say("Decided"),
            say("Reason"),
        )
        self.table = RowsTable(
            say("Recommendation and decision"),
            RowsModel(heads, right=(1,)),
            widths=(126, 52, 190, 112, 100, 140),
            stretch=2,
        )
        self.table.picked.connect(self._show_row)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search"))
        self.search.setAccessibleName(say("Search"))
        self.search.textChanged.connect(self.table.narrow)
        self.row_name = label("", "strong", wrap=True)
        self.standing, self.reason = Chooser(), QLineEdit()
        self.table.chosen.connect(lambda _: self.standing.setFocus())
        self.standing.setAccessibleName(say("Decided"))
        self.standing.currentIndexChanged.connect(self._decide)
        self.reason.setAccessibleName(say("Reason of the change"))
        self.reason.setPlaceholderText(say("Reason of the change"))
        self.reason.textEdited.connect(lambda _: self._decide())
        self.fields = Fields()
        self.fields.day("meeting", say("Meeting on"), date.today())
        self.fields.line("place", say("Held at"))
        self.fields.line("by", say("Decided by"))
        self.fields.line("document", say("Document number"))
        self.fields.area("note", say("Note"), lines=2)
        self.fields.begin()
        self.fields.edited.connect(self.edited)
        self.show_papers = button(say("Preview"), shortcut="Ctrl+P")
        self.show_papers.clicked.connect(self.previewed)
        self.sign = button("", "primary", shortcut="Ctrl+S", tip=say("Sign the decision"))
        self.sign.clicked.connect(self.signed)
        self.counts = column(spacing=2)
        self.told = label("", wrap=True)
        self.records = RecordList()
        self.records.wanted.connect(self.papers)
        self._lay_out()

    @property
    def order(self) -> DecisionOrder:
        """Return what stands on the page."""
        return DecisionOrder(**self.fields.values(), changes=self.changes.ordered())

    def show_chain(self, chain: Chain) -> None:
        """Show the recommendation with the decision that holds, if there is one."""
        before, self._chain = self._chain, chain
        if before is None or before.course.decided != chain.course.decided:
            self.changes = self._held = held(chain)
            self.fields.fill(words_held(chain))
            self.fields.begin()
        course = chain.course
        self._form.setVisible(not course.notices)
        for part in (self.show_papers, self.sign):
            part.setVisible(not course.notices)
        if course.notices:
            told = say("The decision is public and stays. What changes now comes by an objection.")
        elif course.decided is not None:
            told = say("Decided. Until the notice is out, another decision can take its place.")
        else:
            told = say(
                "Adopt the recommendation as it is, or choose a row and decide otherwise, with reason."
            )
        self.told.setText(told)
        self.records.show_chain(chain, ("decide",))
        self._refresh()

    def show_outlook(self, outlook: Outlook) -> None:
        """Show how many would hold each tier, and what is wrong first."""
        assert self._chain is not None
        tracks = self._chain.course.plan.tracks
        for track, shown in zip(tracks, self._counts_of(len(tracks)), strict=True):
            held = [(tier, outlook.counts.get((track.id, tier.id), 0)) for tier in track.tiers]
            parts = (f"{tier.name} {count} / {tier.quota}" for tier, count in held)
            shown.setText(say("{name}: {value}", name=track.name, value=say(", ").join(parts)))
            shown.setProperty("kind", "bad" if any(count > tier.quota for tier, count in held) else "muted")
            shown.style().polish(shown)
        self.said.setText("" if outlook.wrong is None else say_error(outlook.wrong))
        self.said.setVisible(outlook.wrong is not None)
        new = self._chain.course.decided is None or self.half_typed
        self.show_papers.setEnabled(outlook.wrong is None)
        self.sign.setEnabled(new and outlook.wrong is None)

    @staticmethod
    def mark(chain: Chain) -> tuple[Mark, int]:
        """Ticked once there is a decision."""
        return ("done" if chain.course.decided is not None else "open"), 0

    @property
    def half_typed(self) -> bool:
        """Whether changes or words were entered and not signed."""
        return self.changes != self._held or self.fields.touched

    def kept(self) -> Values:
        """Return words and changes."""
        return {**self.fields.values(), "changes": self.changes} if self.half_typed else {}

    def put_back(self, values: Values) -> None:
        """Put words and changes back."""
        self.fields.fill(values)
        self.changes = values.get("changes", self.changes)
        self._refresh()

    def keys(self) -> tuple[PageKey, ...]:
        """Return the step's keys."""
        return (
            PageKey("Enter", say("Decide the row")),
            PageKey("Ctrl+P", say("Preview")),
            PageKey("Ctrl+S", say("Sign the decision")),
        )

    def first_focus(self) -> QWidget:
        """Begin at the rows."""
        return self.table

    def _counts_of(self, tracks: int) -> list[QLabel]:
        """Return a line for each track."""
        while len(self._shown) < tracks:
            line = label("", "muted", wrap=True)
            self._shown.append(line)
            self.counts.addWidget(line)
        return self._shown

    def _lay_out(self) -> None:
        top = surface(
            column(
                row(label(say("Decision"), "title"), None, self.search),
                self.told,
                self.counts,
                spacing=8,
                margins=(24, 12, 24, 12),
            ),
            "surface",
        )
        self.search.setMaximumWidth(scaled(220))
        left = column(top, hairline(), self.table, spacing=0)
        left.setStretch(2, 1)
        self._form = QWidget()
        decided = label(say("Decided"))
        decided.setBuddy(self.standing)
        self._form.setLayout(
            column(
                self.row_name,
                row(decided, self.standing),
                self.reason,
                8,
                hairline(),
                8,
                self.fields,
                spacing=8,
            )
        )
        content = column(self._form, self.said, self.records, None, spacing=12, margins=20)
        body = row(spacing=0)
        body.addLayout(left, 1)
        body.addWidget(hairline(upright=True))
        body.addWidget(side(say("The row in hand, and the meeting"), content, (self.show_papers, self.sign)))
        self.setLayout(body)

    def _show_row(self, key: Key | None) -> None:
        if key is None or self._chain is None:
            return
        course = self._chain.course
        self.row_name.setText(called(course, key))
        self.standing.blockSignals(True)
        self.standing.clear()
        for standing, words in choices(course, course.titles[key], language()):
            self.standing.addItem(words, standing)
        self.standing.setCurrentIndex(self.standing.findData(self.changes.standing(course, key)))
        self.standing.blockSignals(False)
        if self.reason.text().strip() != self.changes.reason(key):
            self.reason.setText(self.changes.reason(key))
        self.reason.setEnabled(key in self.changes.rows)

    def _decide(self) -> None:
        key = self.table.current
        if key is None or self._chain is None:
            return
        standing, reason = self.standing.currentData(), self.reason.text().strip()
        self.changes = self.changes.decided(self._chain.course, key, standing, reason)
        self._refresh()

    def _refresh(self) -> None:
        assert self._chain is not None
        self.table.show_rows(table_rows(self._chain.course, self.changes))
        count = len(self.changes.rows)
        text = say("Sign ({count} changed)…", count=count) if count else say("Adopt as recommended…")
        relabel(self.sign, text)
        self.edited.emit()
