"""The second step: the board, and everything that brings a ballot onto it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHeaderView, QPushButton, QStackedWidget, QTableView, QWidget

from reviewdesk.desk.chair.board import GLANCES, Board, BoardCell, Glance
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.application import Application
from reviewdesk.domain.order import Course
from reviewdesk.ui.chair.collect.board_model import (
    CAST,
    GLANCE,
    NAME,
    PAPER,
    PLEDGE,
    RECEIVED,
    RECUSALS,
    SEAT,
    TRACK,
    VERIFIED,
    BoardModel,
)
from reviewdesk.ui.chair.collect.cell_side import CellSide
from reviewdesk.ui.chair.collect.noted import NotedList
from reviewdesk.ui.chair.page import STEP_NAMES
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, column, hairline, label, restyle, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

Shown = Glance | Literal["all", "refused", "late", "withdrawn"]
_FILTERS: tuple[Shown, ...] = ("all", "waiting", "in", "problem", "apart", "refused", "late", "withdrawn")
_ROW = 36
_WIDTHS = {SEAT: 48, NAME: 108, GLANCE: 88, PLEDGE: 60, RECUSALS: 50, CAST: 70, RECEIVED: 60}
_WIDTHS |= {VERIFIED: 86, PAPER: 76}
_BESIDE = 24
"""What a head needs beside its words."""


class CollectPanel(ChairPanel):
    """Signals: files to look at; where else to look; what is wanted for a place; a withdrawal."""

    step = "collect"
    name = STEP_NAMES["collect"]
    offered = Signal(object)
    choosing = Signal()
    from_stick = Signal()
    watching = Signal()
    arrived = Signal()
    exception = Signal(str, object)
    typing = Signal(object)
    withdrawing = Signal()
    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.model = BoardModel()
        self.model.ticked.connect(self.ticked)
        self.table = _table(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.activated.connect(lambda _: self._type())
        self.side = CellSide()
        self.side.wanted.connect(lambda kind: self.exception.emit(kind, self.side.cell))
        self.side.typing.connect(lambda: self.typing.emit(self.side.cell))
        self.noted = NotedList()
        self._filters = QButtonGroup(self)
        self.filters: dict[Shown, QPushButton] = {kind: self._filter(kind) for kind in _FILTERS}
        self.choose = self._button(say("Choose files…"), self.choosing)
        self.stick = self._button(say("From a stick…"), self.from_stick)
        self.watch = self._button(say("Watch a folder…"), self.watching)
        self.withdraw = self._button(say("Withdraw an application…"), self.withdrawing)
        self.hint = label(say("Ballots can also be dropped on this window."), "muted-base")
        self.hint.setContentsMargins(0, scaled(7), 0, 0)
        self.inbox = button("")
        self.inbox.clicked.connect(self.arrived)
        self.inbox.hide()
        self._said = label("", "muted-base", wrap=True)
        self._said.hide()
        self._board: Board | None = None
        self._course, self._whole = Course(), False
        self._withdrawn: tuple[tuple[int, Application], ...] = ()
        self._stack = QStackedWidget()
        self._lay_out()

    def show_view(self, view: ChairView) -> None:
        """Take over what holds for the whole desk."""
        self._course, self._whole = view.course, view.plan.committee.void_whole
        gone = [(view.withdrawn[one.id], one) for one in view.applications if one.id in view.withdrawn]
        self._withdrawn = tuple(sorted(gone, key=lambda one: one[0]))
        on_paper = view.plan.review_session.arrangement == "paper"
        coming = bool(view.roll.open_cells()) and not view.course.closed
        self.hint.setVisible(coming)
        restyle(self.choose, "primary" if coming and not on_paper else "secondary")
        restyle(self.side.type_sheet, "primary" if coming and on_paper else "secondary")
        self.withdraw.setEnabled(not view.course.frozen and not view.course.adjourned)

    def show_board(self, board: Board) -> None:
        """Show the board as it stands; the place in hand stays."""
        self._board = board
        counts: dict[Shown, int] = {kind: board.count(kind) for kind in GLANCES}
        counts |= {"all": board.expected, "refused": len(board.refused), "late": len(board.late)}
        counts["withdrawn"] = len(self._withdrawn)
        for kind, made in self.filters.items():
            made.setText(f"{_name(kind)}  {counts[kind]}")
            restyle(made, "filter-warn" if kind == "problem" and counts[kind] else "filter")
        self._fill()
        self.keep_focus()

    def tell(self, sentence: str) -> None:
        """Say what became of the files taken in last."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def show_inbox(self, count: int) -> None:
        """Say how many files wait in the folders that are watched."""
        self.inbox.setVisible(count > 0)
        self.inbox.setText(say("Files that arrived: {count}", count=count))

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether dropped files may hold ballots: such files, and folders."""
        return bool(files) and all(one.suffix == ".rdballot" or _plain_folder(one) for one in files)

    def take(self, files: Sequence[Path]) -> None:
        """Look at dropped files."""
        self.offered.emit(tuple(files))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the board."""
        return (
            Key("↑ ↓", say("Go to a place")),
            Key("Enter", say("Type the signed sheet")),
            Key(say("Space"), say("Tick the signed paper")),
        )

    def go_to_waiting(self) -> None:
        """Go to the first place that nothing is in for; where there is none, stay."""
        for line in range(self.model.rowCount()):
            if self.model.cell(self.model.index(line, 0)).outcome.state is None:
                self.table.setCurrentIndex(self.model.index(line, 0))
                break
        self.table.setFocus()

    def first_focus(self) -> QWidget:
        """Begin at the board."""
        return self.table

    def _fill(self) -> None:
        if self._board is None:
            return
        kind = _FILTERS[max(0, self._filters.checkedId())]
        if kind == "withdrawn":
            self.noted.show_withdrawn(self._withdrawn)
            self._stack.setCurrentWidget(self.noted)
            return
        if kind in ("refused", "late"):
            self.noted.show_noted(self._board.late if kind == "late" else self._board.refused)
            self._stack.setCurrentWidget(self.noted)
            return
        held = self.side.cell
        column_ = max(0, self.table.currentIndex().column())
        self.model.show_cells([one for one in self._board.cells if kind in ("all", one.glance)])
        at = self.model.row_of((held.seat, held.track, held.round)) if held is not None else -1
        self._stack.setCurrentIndex(0)
        self.table.setCurrentIndex(self.model.index(max(0, at), column_))
        if not self.model.rowCount():
            self._show(None)

    def _choose(self, now: QModelIndex) -> None:
        self._show(self.model.cell(now) if now.isValid() else None)

    def _type(self) -> None:
        if self.side.type_sheet.isEnabled():
            self.typing.emit(self.side.cell)

    def _show(self, cell: BoardCell | None) -> None:
        self.side.show_cell(cell, course=self._course, whole=self._whole)

    def _filter(self, kind: Shown) -> QPushButton:
        made = button(_name(kind), "filter")
        made.setCheckable(True)
        made.setChecked(kind == "all")
        self._filters.addButton(made, _FILTERS.index(kind))
        made.clicked.connect(self._fill)
        return made

    def _button(self, text: str, signal: object) -> QPushButton:
        made = button(text)
        made.clicked.connect(signal)
        return made

    def _lay_out(self) -> None:
        filters = Flow(*self.filters.values())
        sources = Flow(self.choose, self.stick, self.watch, self.withdraw, self.inbox, self.hint)
        head = surface(column(filters, sources, self._said, spacing=10, margins=(16, 10, 16, 10)), "surface")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.noted)
        board = column(head, hairline(), self._stack, spacing=0)
        board.setStretch(2, 1)
        left = QWidget()
        left.setLayout(board)
        body = row(left, hairline(upright=True), self.side, spacing=0)
        body.setStretch(0, 1)
        self.setLayout(body)


def _name(kind: Shown) -> str:
    names = {"all": say("Expected"), "refused": say("Files refused"), "late": say("Files late")}
    names["withdrawn"] = say("Withdrawn")
    return names[kind] if kind in names else say(GLANCES[kind])  # type: ignore[index]


def _plain_folder(path: Path) -> bool:
    return path.is_dir() and not (path / "workspace.db").exists()


def _table(model: BoardModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setProperty("kind", "rows")
    view.setAccessibleName(say("Board"))
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(scaled(_ROW))
    head, font = view.horizontalHeader(), view.font()
    head.setHighlightSections(False)
    font.setPixelSize(scaled(12))
    small = QFontMetrics(font)
    for place, width in _WIDTHS.items():
        words = str(model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
        needed = small.horizontalAdvance(words) + scaled(_BESIDE)
        view.setColumnWidth(place, max(scaled(width), needed))
    head.setSectionResizeMode(TRACK, QHeaderView.ResizeMode.Stretch)
    return view
