"""The ledger of objections: what came, from whom, how far it is, and what is said of one in full."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import ObjectionRow, objections
from reviewdesk.errors.marker import N_
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import EmptyState, button, column, hairline, label, row, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow, Tone
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.staff.side import side
from reviewdesk.ui.steps import Mark


class ObjectionsPanel(StaffPanel):
    """Signals: enter a new objection; conclude one, by its number."""

    step = "objections"
    name = N_("Objections")
    entering = Signal()
    concluding = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[int, ObjectionRow] = {}
        heads = (
            say("No."),
            say("Received on"),
            say("Whom it concerns"),
            say("Raised by"),
            say("State"),
            say("Reply"),
        )
        self.table = RowsTable(
            say("Ledger of objections"),
            RowsModel(heads, right=(0,)),
            widths=(48, 146, 190, 96, 150, 108),
            stretch=2,
        )
        self.table.picked.connect(self._show_row)
        self.table.chosen.connect(lambda _: self._conclude())
        self.new = button(say("New objection…"), "primary", shortcut="Ctrl+N")
        self.new.clicked.connect(self.entering)
        self.conclude = button(say("Conclude…"), tip=say("Conclude the objection in hand"))
        self.conclude.clicked.connect(self._conclude)
        self.told = label("", wrap=True)
        self.details = label("", wrap=True)
        self._empty = EmptyState(
            say("No objection has come in. Enter each as it comes: stamped, signed or anonymous.")
        )
        self._lay_out()

    def show_chain(self, chain: Chain) -> None:
        """Show the ledger."""
        rows = objections(chain, language())
        self._rows = {one.number: one for one in rows}
        self.table.show_rows([_table_row(one) for one in rows])
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.new.setEnabled(bool(chain.course.notices))
        notices = chain.course.notices
        last = max((one.last for one in notices), default=None)
        self.told.setText(
            say(
                "The notice lies open to {last}; what comes later is marked as late.",
                last=last,
            )
            if last
            else ""
        )
        self._show_row(self.table.current)

    @staticmethod
    def mark(chain: Chain) -> tuple[Mark, int]:
        """Counts the objections nobody has concluded."""
        waiting = sum(one.conclusion is None for one in chain.course.objections)
        if waiting:
            return "look", waiting
        return ("done" if chain.course.objections or chain.course.confirmed else "open"), 0

    @staticmethod
    def waits_for(chain: Chain) -> str:
        """After the notice."""
        return "" if chain.course.notices else "notice"

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (Key("Ctrl+N", say("New objection…")), Key("Enter", say("Conclude the objection in hand")))

    def first_focus(self) -> QWidget:
        """Begin at the ledger, or at the button that begins it."""
        return self.table if self._rows else self.new

    def _lay_out(self) -> None:
        top = surface(
            column(
                label(say("Objections"), "title"),
                self.told,
                Flow(self.new, self.conclude),
                spacing=8,
                margins=(24, 12, 24, 12),
            ),
            "surface",
        )
        left = column(top, hairline(), self.table, spacing=0)
        left.addWidget(self._empty, 1)
        left.setStretch(2, 1)
        content = column(label(say("The objection in hand"), "title"), self.details, None, margins=20)
        body = row(spacing=0)
        body.addLayout(left, 1)
        body.addWidget(hairline(upright=True))
        body.addWidget(side(say("The objection in hand"), content))
        self.setLayout(body)

    def _show_row(self, number: int | None) -> None:
        found = self._rows.get(number) if number is not None else None
        self.conclude.setEnabled(found is not None and found.open and not found.rereview)
        self.details.setText("" if found is None else _details(found))

    def _conclude(self) -> None:
        if self.conclude.isEnabled() and self.table.current is not None:
            self.concluding.emit(self.table.current)


def _table_row(one: ObjectionRow) -> TableRow:
    received = say("{day}, late", day=one.received) if one.late else one.received
    tone: Tone = "warn" if one.open or not one.replied else ""
    reply = one.replied or say("not replied yet")
    cells = (str(one.number), received, one.against, one.who or one.sender, one.state, reply)
    return TableRow(one.number, cells, tone)


def _details(one: ObjectionRow) -> str:
    lines = [say("Objection {number}", number=one.number), one.against]
    texts = (
        (say("Received on"), one.received),
        (say("How it came"), one.sender),
        (say("Raised by"), one.who),
        (say("How to reach them"), one.contact),
        (say("Ground"), one.ground),
        (say("Evidence"), one.evidence),
        (say("Handled by"), one.handler),
        (say("State"), one.state),
        (say("Finding"), one.words),
        (say("Replied on"), one.replied),
    )
    lines += [say("{name}: {value}", name=name, value=value) for name, value in texts if value]
    return "\n".join(lines)
