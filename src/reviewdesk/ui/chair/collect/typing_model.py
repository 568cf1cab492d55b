"""One person's copy of a signed sheet: applications down, criteria across, typed from key to key."""

from collections.abc import Collection
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from reviewdesk.desk import spoken
from reviewdesk.desk.chair.typing_up import COMMENT, STATE, BlankSheet, Place, wrong
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import tokens

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLE: Final = Qt.ItemDataRole
APPLICATION, FIRST = 0, 1


class TypingModel(QAbstractTableModel):
    """Takes what can stand on the sheet and refuses the rest."""

    def __init__(self, blank: BlankSheet) -> None:
        super().__init__()
        self._blank = blank
        self._columns = (*(str(criterion.id) for criterion in blank.criteria), STATE, COMMENT)
        self.grid: dict[Place, str] = {}
        self._marked: frozenset[Place] = frozenset()
        self._refused: dict[Place, str] = {}

    def mark(self, places: Collection[Place]) -> None:
        """Mark the places that the two copies have differently."""
        self._marked = frozenset(places)
        self._tell_all()

    @property
    def refused(self) -> dict[Place, str]:
        """Return the places where something was typed that cannot stand there, and why."""
        return dict(self._refused)

    def name_of(self, place: Place) -> str:
        """Return a place in words."""
        names = {str(criterion.id): criterion.name for criterion in self._blank.criteria}
        names |= {STATE: say("State"), COMMENT: say("Comment")}
        return f"{place[0]} {names[place[1]]}"

    def index_of(self, place: Place) -> QModelIndex:
        """Return where a place stands."""
        rows = [str(application) for application, _ in self._blank.rows]
        return self.index(rows.index(place[0]), FIRST + self._columns.index(place[1]))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of applications."""
        return 0 if parent.isValid() else len(self._blank.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the application, its criteria, its state, its comment."""
        return 0 if parent.isValid() else FIRST + len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's name with its largest mark."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role != _ROLE.DisplayRole:
            return None
        if section == APPLICATION:
            return say("Application")
        column = self._columns[section - FIRST]
        if column in (STATE, COMMENT):
            return say("State") if column == STATE else say("Comment")
        criterion = self._blank.criteria[section - FIRST]
        return f"{criterion.name}\n≤ {spoken.number(criterion.max)}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything but the application be typed."""
        found = super().flags(index)
        typed = index.isValid() and index.column() != APPLICATION
        return found | Qt.ItemFlag.ItemIsEditable if typed else found

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell."""
        if not index.isValid():
            return None
        application, applicant = self._blank.rows[index.row()]
        if index.column() == APPLICATION:
            return f"{application}  {applicant}" if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole) else None
        place = self._place(index)
        if role in (_ROLE.DisplayRole, _ROLE.EditRole):
            return self.grid.get(place, "")
        if role == _ROLE.BackgroundRole and (place in self._marked or place in self._refused):
            return QColor(tokens().bad_soft)
        if role == _ROLE.TextAlignmentRole and place[1] not in (STATE, COMMENT):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._refused.get(place) if role == _ROLE.ToolTipRole else None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Take a mark, a state or words; what cannot stand there is refused and marked."""
        if not index.isValid() or index.column() == APPLICATION or role != _ROLE.EditRole:
            return False
        place, text = self._place(index), str(value).strip()
        refusal = wrong(self._blank, place, text)
        self._refused.pop(place, None)
        if refusal is not None:
            self._refused[place] = say_error(refusal)
        elif text:
            self.grid[place] = text
        else:
            self.grid.pop(place, None)
        self.dataChanged.emit(index, index)
        return refusal is None

    def refusal(self, index: Index) -> str:
        """Return why the last text of a cell was refused, or ""."""
        inside = index.isValid() and index.column() != APPLICATION
        return self._refused.get(self._place(index), "") if inside else ""

    def _place(self, index: Index) -> Place:
        return str(self._blank.rows[index.row()][0]), self._columns[index.column() - FIRST]

    def _tell_all(self) -> None:
        if self._blank.rows:
            last = self.index(len(self._blank.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
