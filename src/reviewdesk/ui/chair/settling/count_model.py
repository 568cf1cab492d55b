"""A vote on paper as a table: every number is typed twice, from two readings of the papers."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from reviewdesk.ui.chair.settling.vote_model import ANSWERS, Question, said
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import tokens

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_PAPERS: Final = ("handed_out", "returned", "valid")


class CountModel(QAbstractTableModel):
    """Signals: a number was typed."""

    edited = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self._rows: Sequence[tuple[str, str]] = (*(("", paper) for paper in _PAPERS), *_counted(question))
        self._typed: dict[tuple[int, int], int] = {}

    def problem(self) -> str:
        """Return the first row that is missing or differs, "" where none does."""
        for row in range(len(self._rows)):
            first, second = self._typed.get((row, 0)), self._typed.get((row, 1))
            if first is None or second is None:
                return say("{what}: type the number twice.", what=self._name(row))
            if first != second:
                return say("{what}: the two readings differ. Count again.", what=self._name(row))
        return ""

    def round(self) -> dict[str, object]:
        """Return the counts as a round of a motion holds them."""
        counts: dict[str, Any] = {}
        for row, (name, word) in enumerate(self._rows[len(_PAPERS) :], start=len(_PAPERS)):
            number = self._typed[row, 0]
            if self.question.kind == "stage":
                counts.setdefault(name, {})[word] = number
            else:
                counts[name or word] = number
        papers = {paper: self._typed[row, 0] for row, paper in enumerate(_PAPERS)}
        return {"counts": counts, **papers}

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many numbers there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the two readings."""
        return 0 if parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return what is counted, or which reading it is."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._name(section) if 0 <= section < len(self._rows) else None
        return {0: say("First reading"), 1: say("Second reading")}.get(section)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every number be typed."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.isValid() else found

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a number; a reading that differs is red."""
        if not index.isValid():
            return None
        place = (index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return str(self._typed.get(place, ""))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole and self._differs(index.row()):
            return QColor(tokens().bad)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a number; anything else is not taken."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value).strip()
        place = (index.row(), index.column())
        if text and not (text.isascii() and text.isdigit() and len(text) < 5):
            return False
        if text:
            self._typed[place] = int(text)
        else:
            self._typed.pop(place, None)
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), 1))
        self.edited.emit()
        return True

    def _differs(self, row: int) -> bool:
        both = {self._typed[row, column] for column in (0, 1) if (row, column) in self._typed}
        return len(both) > 1

    def _name(self, row: int) -> str:
        name, word = self._rows[row]
        papers: Mapping[str, str] = {
            "handed_out": say("Papers handed out"),
            "returned": say("Papers returned"),
            "valid": say("Papers valid"),
        }
        called = self.question.names.get(name, name)
        return papers.get(word) or " ".join(filter(None, (called, said(word))))


def _counted(question: Question) -> Sequence[tuple[str, str]]:
    if question.kind == "names":
        return [*((name, "") for name in question.names), ("", "abstain")]
    if question.kind == "stage":
        return [(name, word) for name in question.names for word in ANSWERS]
    return [("", word) for word in ANSWERS]
