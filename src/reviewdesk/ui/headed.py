"""What every table model says in the same way: how many rows and columns it has, and their names."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class HeadedModel(QAbstractTableModel):
    """A table under names; whoever derives from it has the rows, and fills the cells.

    Attributes:
        heads: the names of the columns, in words.
        right, centred: the columns whose cells and names stand there; the others stand at the left.
    """

    def __init__(
        self, heads: Sequence[str] = (), *, right: Collection[int] = (), centred: Collection[int] = ()
    ) -> None:
        super().__init__()
        self.heads = tuple(heads)
        self.right, self.centred = frozenset(right), frozenset(centred)

    def height(self) -> int:
        """Return how many rows are shown."""
        raise NotImplementedError

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else self.height()

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's name, whole for who points at it, and its side."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.heads):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.heads[section]
        return self.alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return where a column's texts stand."""
        side = Qt.AlignmentFlag.AlignLeft
        if column in self.right:
            side = Qt.AlignmentFlag.AlignRight
        elif column in self.centred:
            side = Qt.AlignmentFlag.AlignHCenter
        return side | Qt.AlignmentFlag.AlignVCenter
