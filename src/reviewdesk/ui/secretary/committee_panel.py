"""委员会: the seats at the table, what sealing adds to them, and the conflicts known beforehand."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewdesk.desk.secretary.committee_editing import AddedSeat
from reviewdesk.desk.secretary.office import Office, plan_of
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors.marker import N_
from reviewdesk.ui.file_asking import ask_files, let_fall
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, chip, column, hairline, label, row, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable
from reviewdesk.ui.secretary.committee_words import added_row, conflict_rows, seat_row
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_PURPOSE = 4
"""The column from which on a grey row says what its seat is for."""
_KINDS: Final = (".toml", ".xlsx", ".xls", ".csv")
_SUGGESTED = "todo-conflicts-suggested"


class CommitteePanel(StepPanel):
    """Signals: a file of seats, or of conflicts; a seat or conflict to add, edit, remove; suggestions."""

    step = "committee"
    name = N_("Committee")
    wanted = Signal(object)
    conflicts_wanted = Signal(object)
    adding = Signal()
    editing = Signal(str)
    removing = Signal(str)
    conflict_adding = Signal()
    conflicts_removing = Signal(object)
    suggesting = Signal()

    def __init__(self) -> None:
        super().__init__()
        people = (say("Seat"), say("Name"), say("Role"), say("Tracks"), say("Organisation"), say("Title"))
        self.seats = RowsTable(
            say("Seats"),
            RowsModel((*people, say("Field of work"), say("Region"), "")),
            widths=(84, 110, 84, 220, 130, 96, 96, 100, 84),
            stretch=3,
        )
        heads = (say("Application"), say("Applicant"), say("Seat"), say("Reason"))
        self.conflicts = RowsTable(
            say("Known conflicts"), RowsModel(heads), widths=(100, 280, 200, 300), stretch=3, several=True
        )
        self._chips = row(spacing=8)
        self._count, self._none = label("", "strong"), label(say("No conflict is known yet."), "muted-base")
        self._suggested = button("", "quiet")
        self._remove_seat, self._edit_seat = button(say("Remove")), button(say("Edit…"))
        self._remove_conflict = button(say("Remove"), tip=say("Remove the known conflict"))
        self.add_conflict = button(say("Add…"), tip=say("Add a known conflict"))
        self._stack = QStackedWidget()
        self.empty, self.begin = self._empty_state()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._filled())
        self.setLayout(column(self._stack))
        self._connect()
        self.setAcceptDrops(True)
        self.setProperty("drops", True)

    def show_office(self, office: Office, todos: tuple[Todo, ...]) -> None:
        """Show seats and conflicts as they stand."""
        plan, _ = plan_of(office)
        self._stack.setCurrentIndex(1 if office.committee.seats else 0)
        self._fill_chips(office, plan, [todo for todo in todos if todo.step == self.step])
        conflicts = conflict_rows(office.committee, office.applications)
        self._count.setText(say("Known conflicts: {count}", count=len(conflicts)))
        self.conflicts.show_rows(conflicts)
        self.conflicts.setVisible(bool(conflicts))
        self._none.setVisible(not conflicts)
        self._remove_conflict.setEnabled(bool(conflicts))
        self.add_conflict.setEnabled(bool(office.applications))
        suggested = next((t.problem.data["count"] for t in todos if t.problem.code == _SUGGESTED), 0)
        self._suggested.setText(say("Suggested: {count}…", count=suggested))
        self._suggested.setVisible(bool(suggested))

    def show_seats(self, office: Office, added: Sequence[AddedSeat]) -> None:
        """Show the seats, and behind them those that sealing adds."""
        plan, _ = plan_of(office)
        rows = [seat_row(seat, plan) for seat in office.committee.seats]
        self.seats.clearSpans()
        self.seats.show_rows([*rows, *(added_row(one, plan) for one in added)])
        for place in range(len(rows), len(rows) + len(added)):
            self.seats.setSpan(place, _PURPOSE, 1, self.seats.rows.columnCount() - _PURPOSE)

    def go_to(self, todo: Todo) -> None:
        """Show the seat a thing to do is about, or the suggestions."""
        if todo.problem.code == _SUGGESTED:
            self.suggesting.emit()
        elif todo.seat:
            self.seats.go_to(todo.seat)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the tables."""
        return (
            Key("Ctrl+I", say("Import the committee")),
            Key("Ctrl+N", say("Add a seat")),
            Key("Enter", say("Edit the seat")),
            Key("Delete", say("Remove the seat or the conflict")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin in the table, or at the button that fills it."""
        return self.seats if self._stack.currentIndex() else self.begin

    def ask(self) -> None:
        """Ask for the file of the committee."""
        kinds = say("Committee files") + f" ({' '.join('*' + kind for kind in _KINDS)});;*"
        ask_files(self, say("Import the committee"), kinds, lambda paths: self.wanted.emit(paths[0]))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a list of the committee; other files are the window's."""
        if let_fall(event, _KINDS) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the list in that was let fall."""
        path = let_fall(event, _KINDS)
        if path is not None:
            event.acceptProposedAction()
            self.wanted.emit(path)

    def _ask_conflicts(self) -> None:
        kinds = say("Lists of conflicts") + " (*.csv *.xlsx *.xls);;*"
        ask_files(
            self, say("Import known conflicts"), kinds, lambda paths: self.conflicts_wanted.emit(paths[0])
        )

    def _fill_chips(self, office: Office, plan: Plan | None, todos: Sequence[Todo]) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for track in plan.tracks if plan else ():
            size = len(office.committee.panel(track.id))
            warned = any(todo.problem.data.get("track") == track.name for todo in todos)
            words = say("{track}: {size} reviewers", track=track.name, size=size)
            self._chips.addWidget(chip(words, "chip-warn" if warned else "chip-good"))
        self._chips.addStretch(1)

    def _remove_seats(self) -> None:
        if isinstance(self.seats.current, str):
            self.removing.emit(self.seats.current)

    def _edit(self, key: object) -> None:
        if isinstance(key, str):
            self.editing.emit(key)

    def _pick(self, key: object) -> None:
        """What sealing adds is neither edited nor removed."""
        for one in (self._edit_seat, self._remove_seat):
            one.setEnabled(isinstance(key, str))

    def _connect(self) -> None:
        self.seats.picked.connect(self._pick)
        self.seats.chosen.connect(self._edit)
        self.seats.removing.connect(self._remove_seats)
        self._edit_seat.clicked.connect(lambda: self._edit(self.seats.current))
        self._remove_seat.clicked.connect(self._remove_seats)
        self._suggested.clicked.connect(self.suggesting)
        self.add_conflict.clicked.connect(self.conflict_adding)
        for signal in (self._remove_conflict.clicked, self.conflicts.removing):
            signal.connect(lambda *_: self.conflicts_removing.emit(self.conflicts.selected))

    def _empty_state(self) -> tuple[QWidget, QWidget]:
        words = label(
            say(
                "Nobody sits on the committee yet. Choose its list (xlsx, xls, csv, toml) or let it fall "
                "here, or type it in."
            ),
            "muted-large",
        )
        choose = button(say("Import…"), "primary", tip=say("Import the committee"))
        add = button(say("Add a seat…"))
        choose.clicked.connect(self.ask)
        add.clicked.connect(self.adding)
        made = QWidget()
        made.setLayout(
            column(None, row(None, words, None), row(None, choose, add, None), None, spacing=16, margins=24)
        )
        return made, choose

    def _filled(self) -> QWidget:
        again = button(say("Import…"), shortcut="Ctrl+I", tip=say("Import the committee"))
        add = button(say("Add a seat…"), shortcut="Ctrl+N", tip=say("Add a seat"))
        more = button(say("Import…"), tip=say("Import known conflicts"))
        again.clicked.connect(self.ask)
        add.clicked.connect(self.adding)
        more.clicked.connect(self._ask_conflicts)
        head = column(
            row(label(say("Committee"), "title"), None, self._edit_seat, self._remove_seat, again, add),
            self._chips,
            spacing=8,
            margins=(20, 12, 20, 10),
        )
        between = row(
            self._count, self._none, None, self._suggested, more, self._remove_conflict, self.add_conflict,
            margins=(20, 8, 20, 8),
        )  # fmt: skip
        self.conflicts.setMaximumHeight(scaled(190))
        self.seats.setMinimumHeight(scaled(200))
        body = column(
            surface(head, "surface"),
            hairline(),
            self.seats,
            hairline(),
            surface(between, "surface"),
            hairline(),
            self.conflicts,
            spacing=0,
        )
        body.setStretch(2, 1)
        made = QWidget()
        made.setLayout(body)
        return made
