"""What is wrong with a plan, as sentences with their lines."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reviewdesk.errors import Problem
from reviewdesk.ui.speech import say, say_error

Index = QModelIndex | QPersistentModelIndex


class ProblemModel(QAbstractTableModel):
    """One column of sentences."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[int, str], ...] = ()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        rows = tuple((one.line or 1, say_error(one)) for one in problems)
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def line(self, row: int) -> int:
        """Return the line a problem stands on."""
        return self._rows[row][0]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the one column."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line and its sentence."""
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            line, sentence = self._rows[index.row()]
            return say("Line {line}: {sentence}", line=line, sentence=sentence)
        return None
