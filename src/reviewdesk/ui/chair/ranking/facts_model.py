"""A table of plain words: what one part of the diagnostics, or one place of a ranking, consists of."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt

from reviewdesk.ui.headed import HeadedModel, Index


class FactsModel(HeadedModel):
    """Rows of texts under heads; numbers stand at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[tuple[str, ...], ...] = ()
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
        self.right, self._wrapped = frozenset(right), wrapped
        self.endResetModel()

    def height(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's name and its side; a wrapped name takes several lines."""
        found = super().headerData(section, orientation, role)
        wraps = self._wrapped and isinstance(found, Qt.AlignmentFlag)
        return found.value | Qt.TextFlag.TextWordWrap.value if wraps else found

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell's text."""
        if not index.isValid():
            return None
        text = self.rows[index.row()][index.column()]
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role in shown:
            return text
        return self.alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None
