"""The board as a table: one row for each place, what is known of it across, and the tick for its paper."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from reviewdesk.desk.chair.board import BoardCell
from reviewdesk.errors.marker import N_
from reviewdesk.ui.chair.collect import words
from reviewdesk.ui.chair.words import moment_words
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import tokens

SEAT, NAME, TRACK, GLANCE, PLEDGE, RECUSALS, CAST, RECEIVED, VERIFIED, PAPER = range(10)
_HEADS: Final = (
    N_("Seat"), N_("Name"), N_("Track"), N_("State"), N_("Pledge"), N_("Recused"), N_("Handed in"),
    N_("Is in"), N_("Verified"), N_("Paper signed"),
)  # fmt: skip
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLE: Final = Qt.ItemDataRole


class BoardModel(QAbstractTableModel):
    """Signals: the paper of a place is signed, or is not."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[BoardCell, ...] = ()
        self._rounds = 1

    def show_cells(self, cells: Sequence[BoardCell]) -> None:
        """Show these places."""
        self.beginResetModel()
        self._cells = tuple(cells)
        self._rounds = max((cell.round for cell in cells), default=1)
        self.endResetModel()

    def cell(self, index: Index) -> BoardCell:
        """Return the place of a row."""
        return self._cells[index.row()]

    def row_of(self, place: object) -> int:
        """Return the row of a place (seat, track, round), or -1."""
        places = [(cell.seat, cell.track, cell.round) for cell in self._cells]
        return places.index(place) if place in places else -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of places."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's name."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(_HEADS):
            return None
        if role == _ROLE.DisplayRole:
            return say(_HEADS[section])
        return _alignment(section) if role == _ROLE.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the paper be ticked."""
        found = super().flags(index)
        paper = index.isValid() and index.column() == PAPER
        return found | Qt.ItemFlag.ItemIsUserCheckable if paper else found

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell of the table."""
        if not index.isValid():
            return None
        cell, column = self.cell(index), index.column()
        if column == PAPER and role != _ROLE.TextAlignmentRole:
            return _tick(cell, role)
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return self._text(cell, column)
        return _look(cell, column, role)

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Announce a tick; it shows once it is kept."""
        if not index.isValid() or index.column() != PAPER or role != _ROLE.CheckStateRole:
            return False
        cell = self.cell(index)
        signed = Qt.CheckState(value) == Qt.CheckState.Checked
        self.ticked.emit((cell.seat, cell.track, cell.round), signed)
        return True

    def _text(self, cell: BoardCell, column: int) -> str:
        track = cell.track_name
        if self._rounds > 1:
            track += "  " + say("round {number}", number=cell.round)
        texts: dict[int, Callable[[], str]] = {
            SEAT: lambda: str(cell.seat),
            NAME: lambda: cell.name,
            TRACK: lambda: track,
            GLANCE: lambda: words.glance_words(cell),
            PLEDGE: lambda: words.pledge_words(cell, moment_words),
            RECUSALS: lambda: words.recusal_words(cell),
            CAST: lambda: words.cast_words(cell, moment_words),
            RECEIVED: lambda: moment_words(cell.received),
            VERIFIED: lambda: words.verified_words(cell),
        }
        return texts[column]()


def _look(cell: BoardCell, column: int, role: int) -> Any:
    if role == _ROLE.TextAlignmentRole:
        return _alignment(column)
    if role == _ROLE.ForegroundRole:
        return _colour(cell, column)
    return words.trouble(cell) or None if role == _ROLE.ToolTipRole and column == GLANCE else None


def _tick(cell: BoardCell, role: int) -> Any:
    if role == _ROLE.CheckStateRole:
        return Qt.CheckState.Checked if cell.paper else Qt.CheckState.Unchecked
    if role == _ROLE.AccessibleTextRole:
        return say("Paper signed") if cell.paper else say("Paper not signed yet")
    return None


def _colour(cell: BoardCell, column: int) -> QColor | None:
    if column == GLANCE:
        colours = tokens()
        found = {"waiting": colours.text, "in": colours.good, "problem": colours.bad, "apart": colours.warn}
        return QColor(found[cell.glance])
    return None if column in (SEAT, NAME, TRACK) else QColor(tokens().muted)


def _alignment(column: int) -> Qt.AlignmentFlag:
    if column == RECUSALS:
        return Qt.AlignmentFlag.AlignCenter
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
