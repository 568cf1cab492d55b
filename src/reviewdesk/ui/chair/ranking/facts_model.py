"""A table of plain words: what one part of the diagnostics, or one place of a ranking, consists of."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reviewdesk.ui.chair.ranking.model import alignment

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class FactsModel(QAbstractTableModel):
    """Rows of texts under heads; numbers stand at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: tuple[str, ...] = ()
        self.rows: tuple[tuple[str, ...], ...] = ()
        self._right: frozenset[int] = frozenset()
        self._wrapped = False

    def show_rows(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        right: Collection[int] = (),
        *,
        wrapped: bool = False,
    ) -> None:
        """Show another table; `right` are the columns of numbers, `wrapped` heads take several lines."""
        self.beginResetModel()
        self.heads, self.rows = tuple(heads), tuple(map(tuple, rows))
        self._right, self._wrapped = frozenset(right), wrapped
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's name."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.heads):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.heads[section]
        if role != Qt.ItemDataRole.TextAlignmentRole:
            return None
        side = alignment(section in self._right)
        return side.value | Qt.TextFlag.TextWordWrap.value if self._wrapped else side

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell's text."""
        if not index.isValid():
            return None
        text = self.rows[index.row()][index.column()]
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role in shown:
            return text
        return alignment(index.column() in self._right) if role == Qt.ItemDataRole.TextAlignmentRole else None
