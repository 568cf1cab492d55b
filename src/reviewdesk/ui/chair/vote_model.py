"""A vote as a table: who voted for what by name, or how many votes were counted for what."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reviewdesk.ui.speech import say

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLE: Final = Qt.ItemDataRole
Line = tuple[str, str]
"""An id, and the words a person reads."""


class VoteModel(QAbstractTableModel):
    """Voters down, choices across; Space or a click sets one vote for each voter."""

    def __init__(self) -> None:
        super().__init__()
        self._voters: tuple[Line, ...] = ()
        self._choices: tuple[Line, ...] = ()
        self._votes: dict[str, str] = {}

    def show_lines(self, voters: Sequence[Line], choices: Sequence[Line]) -> None:
        """Show other voters or choices; a vote that is still possible stays, and so does what is edited."""
        if (self._voters, self._choices) == (tuple(voters), tuple(choices)):
            return
        self.beginResetModel()
        self._voters, self._choices = tuple(voters), tuple(choices)
        known, lawful = {voter for voter, _ in voters}, {choice for choice, _ in choices}
        self._votes = {v: c for v, c in self._votes.items() if v in known and c in lawful}
        self.endResetModel()

    def clear(self) -> None:
        """Forget all votes."""
        self.beginResetModel()
        self._votes = {}
        self.endResetModel()

    @property
    def votes(self) -> dict[str, str]:
        """Return voter → choice."""
        return dict(self._votes)

    def vote(self, index: Index) -> None:
        """Set the vote of a row, or take it back where it is set already."""
        if not index.isValid():
            return
        voter, choice = self._voters[index.row()][0], self._choices[index.column()][0]
        if self._votes.get(voter) == choice:
            del self._votes[voter]
        else:
            self._votes[voter] = choice
        first, last = self.index(index.row(), 0), self.index(index.row(), len(self._choices) - 1)
        self.dataChanged.emit(first, last)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of voters."""
        return 0 if parent.isValid() else len(self._voters)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of choices."""
        return 0 if parent.isValid() else len(self._choices)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a choice above, a voter at the side."""
        lines = self._choices if orientation == Qt.Orientation.Horizontal else self._voters
        if not 0 <= section < len(lines):
            return None
        if role == _ROLE.DisplayRole:
            return lines[section][1]
        if role == _ROLE.TextAlignmentRole and orientation == Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a filled circle where the vote stands."""
        if not index.isValid():
            return None
        chosen = self._votes.get(self._voters[index.row()][0]) == self._choices[index.column()][0]
        if role == _ROLE.DisplayRole:
            return "●" if chosen else "○"
        if role == _ROLE.AccessibleTextRole:
            voter, choice = self._voters[index.row()][1], self._choices[index.column()][1]
            return f"{voter}: {choice}" + (f", {say('chosen')}" if chosen else "")
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None


class CountModel(QAbstractTableModel):
    """Choices down, their number of votes beside them, typed in."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Line, ...] = ()
        self._counts: dict[str, int] = {}

    def show_choices(self, choices: Sequence[Line]) -> None:
        """Show other choices; a count that is still possible stays, and so does what is edited."""
        if self._choices == tuple(choices):
            return
        self.beginResetModel()
        self._choices = tuple(choices)
        lawful = {choice for choice, _ in choices}
        self._counts = {choice: n for choice, n in self._counts.items() if choice in lawful}
        self.endResetModel()

    def clear(self) -> None:
        """Forget all counts."""
        self.beginResetModel()
        self._counts = {}
        self.endResetModel()

    @property
    def counts(self) -> dict[str, int]:
        """Return choice → votes, those with none left out."""
        return {choice: n for choice, n in self._counts.items() if n}

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of choices."""
        return 0 if parent.isValid() else len(self._choices)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return one: the votes."""
        return 0 if parent.isValid() else 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return what is counted, and for whom."""
        if role == _ROLE.DisplayRole and orientation == Qt.Orientation.Horizontal and section == 0:
            return say("Votes")
        if orientation == Qt.Orientation.Vertical and 0 <= section < len(self._choices):
            if role == _ROLE.DisplayRole:
                return self._choices[section][1]
            if role == _ROLE.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the numbers be typed."""
        editable = Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a number of votes."""
        if not index.isValid():
            return None
        if role in (_ROLE.DisplayRole, _ROLE.EditRole):
            return str(self._counts.get(self._choices[index.row()][0], "") or "")
        if role == _ROLE.AccessibleTextRole:
            choice, words = self._choices[index.row()]
            return f"{words}: {self._counts.get(choice, 0)}"
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Take a number; what is none is refused."""
        text = str(value).strip()
        if role != _ROLE.EditRole or not index.isValid() or not (text.isdecimal() or not text):
            return False
        self._counts[self._choices[index.row()][0]] = int(text or 0)
        self.dataChanged.emit(index, index)
        return True
