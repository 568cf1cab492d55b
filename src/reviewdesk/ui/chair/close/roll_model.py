"""The roll as a table: one outcome for each place, with the receipt code that is compared."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from reviewdesk.desk import spoken
from reviewdesk.desk.chair.closing import OwnLine
from reviewdesk.errors.marker import N_
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import tokens

SEAT, NAME, TRACK, ROUND, VERSION, OUTCOME, CODE = range(7)
_HEADS: Final = (
    N_("Seat"), N_("Name"), N_("Track"), N_("Round"), N_("Version"), N_("Outcome"), N_("Receipt code"),
)  # fmt: skip
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class RollModel(QAbstractTableModel):
    """Rows in the order of the printed list."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[OwnLine, ...] = ()

    def show_lines(self, lines: Sequence[OwnLine]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's name."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(_HEADS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return say(_HEADS[section])
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell; places without an outcome stand out."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == OUTCOME and not line.outcome:
            return QColor(tokens().bad)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _text(line, index.column())
        return None


def _text(line: OwnLine, column: int) -> str:
    return (
        line.seat,
        line.name,
        line.track_name,
        str(line.round),
        str(line.sequence) if line.code else "",
        spoken.outcome(line.outcome, language()),
        line.code or "—",
    )[column]


def _alignment(column: int) -> Qt.AlignmentFlag:
    if column in (ROUND, VERSION):
        return Qt.AlignmentFlag.AlignCenter
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
