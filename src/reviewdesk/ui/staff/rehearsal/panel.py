"""What if: rules to try on the ballots of the archive, then and now side by side, marked as no result."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_rehearsals import RehearsedRow, mark
from reviewdesk.errors.marker import N_
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import EmptyState, button, chip, column, hairline, label, row, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.staff.rehearsal.form import RuleForm, Tried
from reviewdesk.ui.staff.side import side
from reviewdesk.ui.theme import scaled


class RehearsalPanel(StaffPanel):
    """Signals: try what is set; write the papers of what was tried."""

    step = "rehearsal"
    name = N_("What if")
    beside = True
    tried = Signal()
    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tried: dict[str, Tried] = {}
        self._rows: tuple[RehearsedRow, ...] = ()
        heads = (
            say("Track"),
            say("Application"),
            say("Place then"),
            say("tried"),
            say("Points then"),
            say("tried"),
            say("Standing then"),
            say("tried"),
        )
        self.table = RowsTable(
            say("Then, and with what is tried"),
            RowsModel(heads, right=(2, 3, 4, 5)),
            widths=(110, 170, 70, 56, 80, 64, 100, 100),
            stretch=1,
        )
        self.banner = chip(mark(language()), "chip-warn")
        self.only = QCheckBox(say("Only what changes"))
        self.only.setChecked(True)
        self.only.toggled.connect(lambda _: self._fill())
        self.told = label("", wrap=True)
        self.notes = label("", "warn", wrap=True)
        self.form = RuleForm()
        self.form.given.connect(self._set)
        self.chosen = RowsTable(
            say("Rules to try"), RowsModel((say("Rule"), say("Value"))), widths=(200, 90), stretch=0
        )
        self.chosen.setMinimumHeight(scaled(120))
        self.chosen.removing.connect(self._drop)
        self.remove = button(say("Take out"), tip=say("Take the chosen rule out") + "  Del")
        self.remove.clicked.connect(self._drop)
        self.go = button(say("Try"), "primary", shortcut="Ctrl+T")
        self.go.clicked.connect(self.tried)
        self.write = button(say("Write papers…"), tip=say("Write the papers of the rehearsal into a folder"))
        self.write.clicked.connect(self.written)
        self._empty = EmptyState(
            say("Choose a rule and another value at the right, add it, and try. The archive stays as it is.")
        )
        self._lay_out()
        self._fill()

    @property
    def settings(self) -> list[str]:
        """Return what is tried, as the desk takes it."""
        return [f"{one.key}={one.value}" for one in self._tried.values()]

    def show_chain(self, chain: Chain) -> None:
        """Offer the rules of the plan."""
        self.form.show_plan(chain.course.plan)

    def show_rehearsed(self, rows: Sequence[RehearsedRow], notes: Sequence[str]) -> None:
        """Show then and now."""
        self._rows = tuple(rows)
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self.clear()
        self._fill()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (Key("Ctrl+T", say("Try")), Key("Del", say("Take the chosen rule out")))

    def first_focus(self) -> QWidget:
        """Begin at the track."""
        return self.form.track

    def _fill(self) -> None:
        moved = [one for one in self._rows if one.moved]
        shown = moved if self.only.isChecked() else self._rows
        self.table.show_rows([_row(at, one) for at, one in enumerate(shown)])
        self.table.setVisible(bool(self._rows))
        self._empty.setVisible(not self._rows)
        self.only.setVisible(bool(self._rows))
        self.write.setEnabled(bool(self._rows))
        self.told.setText(
            say("{moved} of {all} applications change.", moved=len(moved), all=len(self._rows))
            if self._rows
            else ""
        )
        self.chosen.show_rows([TableRow(one.key, (one.name, one.words)) for one in self._tried.values()])
        self.remove.setEnabled(bool(self._tried))
        self.go.setEnabled(bool(self._tried))

    def _set(self, tried: Tried) -> None:
        self._tried[tried.key] = tried
        self._forget()

    def _drop(self) -> None:
        key = self.chosen.current
        if key is not None:
            del self._tried[key]
            self._forget()

    def _forget(self) -> None:
        """What is on show was tried with other rules."""
        self._rows = ()
        self.notes.hide()
        self.clear()
        self._fill()

    def _lay_out(self) -> None:
        head = row(label(say("What if"), "title"), self.banner, None, self.only)
        head.setAlignment(self.banner, Qt.AlignmentFlag.AlignVCenter)
        top = surface(column(head, self.told, self.notes, spacing=8, margins=(24, 12, 24, 12)), "surface")
        left = column(top, hairline(), self.table, spacing=0)
        left.addWidget(self._empty, 1)
        left.setStretch(2, 1)
        content = column(
            self.form,
            hairline(),
            label(say("Rules to try"), "strong"),
            self.chosen,
            row(None, self.remove),
            self.said,
            None,
            spacing=10,
            margins=20,
        )
        body = row(spacing=0)
        body.addLayout(left, 1)
        body.addWidget(hairline(upright=True))
        body.addWidget(side(say("Rules to try"), content, (self.go, self.write)))
        self.setLayout(body)


def _row(at: int, one: RehearsedRow) -> TableRow:
    before, after = one.before, one.after
    cells = (
        one.track,
        f"{one.application} {one.applicant}",
        _text(before.place),
        _text(after.place),
        _text(before.score),
        _text(after.score),
        before.standing,
        after.standing,
    )
    return TableRow(at, cells, "warn" if one.moved else "")


def _text(value: object) -> str:
    return "–" if value is None else str(value)
