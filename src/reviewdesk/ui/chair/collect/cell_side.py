"""The place in hand: what is behind its state, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QWidget

from reviewdesk.desk.chair.board import BoardCell
from reviewdesk.desk.chair.effects import Kind
from reviewdesk.domain.order import Course
from reviewdesk.errors.marker import N_
from reviewdesk.ui.chair.collect import words
from reviewdesk.ui.parts import button, chip, column, hairline, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

WIDTH = 280
_WIDEST = 460
ACTS: dict[Kind, str] = {
    "reopen": N_("Send back…"),
    "absent": N_("Absent…"),
    "void": N_("Make void…"),
    "replaced": N_("Replace…"),
}


class CellSide(QFrame):
    """Signals: an exception is wanted for the place in hand; its signed sheet is to be typed."""

    wanted = Signal(str)
    typing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setFixedWidth(min(scaled(WIDTH), _WIDEST))
        self.cell: BoardCell | None = None
        self.type_sheet = button(say("Type the signed sheet…"))
        self.type_sheet.clicked.connect(self.typing)
        self.acts: dict[Kind, QPushButton] = {kind: self._act(kind, name) for kind, name in ACTS.items()}
        self._title, self._state = label("", "title"), chip("")
        self._facts = QScrollArea()
        self._facts.setWidgetResizable(True)
        self._facts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._facts.viewport().setAutoFillBackground(False)
        acts = list(self.acts.values())
        beside = 2 if scaled(WIDTH) <= _WIDEST else 1
        rows = [row(*acts[at : at + beside]) for at in range(0, len(acts), beside)]
        body = column(
            row(self._title, None, self._state),
            self._facts,
            hairline(),
            self.type_sheet,
            *rows,
            spacing=10,
            margins=16,
        )
        body.setStretch(1, 1)
        self.setLayout(body)
        self.show_cell(None)

    def show_cell(self, cell: BoardCell | None, *, course: Course | None = None, whole: bool = False) -> None:
        """Show a place, or none.

        Args:
            cell: the place.
            course: how far the session is; None before anything.
            whole: whether a substitute scores also what a seat has in.
        """
        self.cell = cell
        self._title.setText(f"{cell.seat} {cell.name}".strip() if cell else say("Choose a place"))
        self._state.setVisible(cell is not None)
        if cell is not None:
            self._state.setText(words.glance_words(cell))
            self._state.setProperty("kind", words.KINDS[cell.glance])
            self._state.style().polish(self._state)
            self._state.updateGeometry()
        facts = _facts(cell)
        self._facts.setWidget(facts)
        facts.setAutoFillBackground(False)
        possible = _possible(cell, course or Course(), whole=whole)
        for kind, made in self.acts.items():
            made.setEnabled(kind in possible)
        self.type_sheet.setEnabled("typed" in possible)

    def _act(self, kind: Kind, name: str) -> QPushButton:
        made = button(say(name))
        made.clicked.connect(lambda: self.wanted.emit(kind))
        return made


def _possible(cell: BoardCell | None, course: Course, *, whole: bool) -> frozenset[str]:
    """Return which exceptions the desk could take for a place.

    After the close there is one way left: a ballot that does not open is void, its paper typed instead.
    """
    if cell is None or course.adjourned or course.ranked or (course.closed and not course.revealed):
        return frozenset()
    if course.closed:
        last: dict[str | None, str] = {"counted": "void", "void": "typed"}
        return frozenset([last[cell.outcome.state]] if cell.outcome.state in last else ())
    state, troubled = cell.outcome.state, cell.problem is not None
    found = {
        "reopen": state in ("counted", "typed", "absent") or troubled,
        "absent": state is None and not cell.outcome.disputed,
        "void": state not in ("void", "replaced"),
        "replaced": state in (None, "absent", "void") or (whole and state in ("counted", "typed")),
        "typed": state is None,
    }
    return frozenset(kind for kind, can in found.items() if can)


def _facts(cell: BoardCell | None) -> QWidget:
    made = QWidget()
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(scaled(12))
    grid.setVerticalSpacing(scaled(6))
    lines = list(words.detail(cell)) if cell is not None else []
    top = Qt.AlignmentFlag.AlignTop
    if cell is not None and cell.problem is not None:
        grid.addWidget(label(words.trouble(cell), "bad", wrap=True), 0, 0, 1, 2)
    for place, (name, value) in enumerate(lines, start=1):
        grid.addWidget(label(name, "muted-base"), place, 0, top)
        grid.addWidget(label(value, wrap=True), place, 1, top)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(lines) + 1, 1)
    made.setLayout(grid)
    return made
