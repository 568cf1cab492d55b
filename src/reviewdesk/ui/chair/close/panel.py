"""The third step: compare the list, look at what the plan needs, and close the collecting."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QScrollArea, QTableView, QWidget

from reviewdesk.desk.chair.closing import OwnLine
from reviewdesk.desk.chair.needs import Need
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.chair.close.roll_model import CODE, NAME, OUTCOME, ROUND, SEAT, TRACK, VERSION, RollModel
from reviewdesk.ui.chair.page import STEP_NAMES
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, chip, column, hairline, label, row, surface
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled

_SIDE, _WIDEST, _ROW = 312, 460, 34
_WIDTHS = {SEAT: 64, NAME: 104, ROUND: 60, VERSION: 68, OUTCOME: 98, CODE: 204}


class ClosePanel(ChairPanel):
    """Signals: show the list to print it; close the collecting."""

    step = "close"
    name = STEP_NAMES["close"]
    printed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = RollModel()
        self.table = _table(self.model)
        self.print = button(say("Preview and print…"), shortcut="Ctrl+P")
        self.print.clicked.connect(self.printed)
        self.close_all = button(say("Close the collecting…"), "primary")
        self.close_all.clicked.connect(self.closed)
        self._said = label("", "strong", wrap=True)
        self._needs = QScrollArea()
        self._needs.setWidgetResizable(True)
        self._needs.setProperty("kind", "sheet")
        self._needs.viewport().setAutoFillBackground(False)
        self._lay_out()

    def show_view(self, view: ChairView) -> None:
        """Show how many places are open, and whether all is closed."""
        waiting = view.roll.open_cells()
        done = view.course.closed
        if done:
            said = say("The collecting is closed. Every member compares the code and initials the list.")
        elif waiting:
            said = say(
                "Places without an outcome: {count}. Each needs one before the close.", count=len(waiting)
            )
        else:
            said = say("Every place has its outcome. Print the list, compare the codes, then close.")
        self._said.setText(said)
        self.close_all.setEnabled(not done and not waiting and not view.course.adjourned)
        self.close_all.setToolTip(said if waiting else "")

    def show_roll(self, lines: Sequence[OwnLine], needs: Sequence[Need]) -> None:
        """Show the roll, and what the plan needs: what is not so comes first."""
        self.model.show_lines(lines)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        content = QWidget()
        body = column(spacing=10)
        for need in sorted(needs, key=lambda one: one.met):
            mark = (
                chip(say("As the plan wants"), "chip-good")
                if need.met
                else chip(say("Worth a look"), "chip-warn")
            )
            body.addLayout(row(mark, None))
            body.addWidget(label(say_error(need.problem), wrap=True))
        body.addStretch(1)
        content.setLayout(body)
        self._needs.setWidget(content)
        content.setAutoFillBackground(False)
        self.keep_focus()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (Key("Ctrl+P", say("Preview and print…")),)

    def first_focus(self) -> QWidget:
        """Begin at the list."""
        return self.table

    def _lay_out(self) -> None:
        acts = Flow(self.print, self.close_all)
        top = surface(
            column(
                label(say("Close collecting"), "title"), self._said, acts, spacing=8, margins=(24, 16, 24, 12)
            ),
            "surface",
        )
        side = QFrame()
        side.setProperty("kind", "surface")
        side.setFixedWidth(min(scaled(_SIDE), _WIDEST))
        side.setLayout(
            column(label(say("What the plan needs"), "strong"), self._needs, spacing=12, margins=16)
        )
        body = row(self.table, hairline(upright=True), side, spacing=0)
        body.setStretch(0, 1)
        whole = column(top, hairline(), spacing=0)
        whole.addLayout(body, 1)
        self.setLayout(whole)


def _table(model: RollModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setProperty("kind", "rows")
    view.setAccessibleName(say("Roll of ballots"))
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(scaled(_ROW))
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    for place, width in _WIDTHS.items():
        view.setColumnWidth(place, scaled(width))
    head.setSectionResizeMode(TRACK, QHeaderView.ResizeMode.Stretch)
    return view
