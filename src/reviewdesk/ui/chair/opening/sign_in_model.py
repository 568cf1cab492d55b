"""Sign-in as a table: a tick for who is here, and names to correct where others sit at the seats."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from reviewdesk.desk import spoken
from reviewdesk.domain.committee import Seat
from reviewdesk.errors.marker import N_
from reviewdesk.ui.speech import language, say

PRESENT, SEAT, ROLE = range(3)
_HEADS: Final = (N_("Present"), N_("Seat"), N_("Role"))
_KEYS: Final = ("name", "organisation", "title", "field", "region", "phone")
_KEY_HEADS: Final = (
    N_("Name"),
    N_("Organisation"),
    N_("Post or title"),
    N_("Field of work"),
    N_("Region"),
    N_("Phone"),
)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLES: Final = Qt.ItemDataRole


class SignInModel(QAbstractTableModel):
    """Signals: who is present, or a name, is another one now."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seats: tuple[Seat, ...] = ()
        self._members: frozenset[str] = frozenset()
        self._present: set[str] = set()
        self._typed: dict[tuple[str, str], str] = {}

    def show_seats(self, seats: Sequence[Seat], members: Collection[str]) -> None:
        """Show the seats with the names on record; what was typed and is not recorded yet stays."""
        there = frozenset(members)
        shown = [seat for seat in seats if seat.role != "reveal"]
        ordered = tuple(sorted(shown, key=lambda seat: (seat.id not in there, seat.id)))
        if (self._seats, self._members) == (ordered, there):
            return
        self.beginResetModel()
        self._seats, self._members = ordered, there
        self._typed = {
            (seat.id, key): self._typed[seat.id, key]
            for seat in self._seats
            for key in _KEYS
            if (seat.id, key) in self._typed and self._typed[seat.id, key] != getattr(seat, key)
        }
        self.endResetModel()

    def show_present(self, present: Collection[str]) -> None:
        """Tick these members."""
        self._present = set(present)
        self._tell_all()

    @property
    def present(self) -> tuple[str, ...]:
        """Return the members ticked, in the order of the table."""
        return tuple(str(seat.id) for seat in self._seats if seat.id in self._present & self._members)

    @property
    def people(self) -> list[dict[str, str]]:
        """Return one line for each seat whose names were typed anew."""
        lines: dict[str, dict[str, str]] = {}
        for (seat, key), value in self._typed.items():
            lines.setdefault(seat, {"seat": seat})[key] = value
        return list(lines.values())

    def all_present(self) -> None:
        """Tick every member."""
        self._present |= self._members
        self._tell_all()
        self.edited.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of seats."""
        return 0 if parent.isValid() else len(self._seats)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the tick, two facts and six things to type."""
        return 0 if parent.isValid() else len(_HEADS) + len(_KEYS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's name."""
        heads = (*_HEADS, *_KEY_HEADS)
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(heads):
            return None
        if role == _ROLES.DisplayRole:
            return say(heads[section])
        return Qt.AlignmentFlag.AlignLeft if role == _ROLES.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let members be ticked and names be typed."""
        found = super().flags(index)
        if not index.isValid():
            return found
        if index.column() == PRESENT:
            member = self._seats[index.row()].id in self._members
            return found | Qt.ItemFlag.ItemIsUserCheckable if member else found
        return found | Qt.ItemFlag.ItemIsEditable if index.column() > ROLE else found

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell."""
        if not index.isValid():
            return None
        seat = self._seats[index.row()]
        if index.column() == PRESENT:
            return self._tick(seat, role)
        if role in (_ROLES.DisplayRole, _ROLES.EditRole, _ROLES.ToolTipRole):
            return self._text(seat, index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Take a tick or a name."""
        if not index.isValid():
            return False
        seat = self._seats[index.row()]
        if index.column() == PRESENT and role == _ROLES.CheckStateRole:
            ticked = Qt.CheckState(value) == Qt.CheckState.Checked
            (self._present.add if ticked else self._present.discard)(seat.id)
        elif index.column() > ROLE and role == _ROLES.EditRole:
            key = _KEYS[index.column() - len(_HEADS)]
            self._typed[seat.id, key] = str(value).strip()
            if self._typed[seat.id, key] == getattr(seat, key):
                del self._typed[seat.id, key]
        else:
            return False
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def _tick(self, seat: Seat, role: int) -> Any:
        if seat.id not in self._members:
            return None
        if role == _ROLES.CheckStateRole:
            return Qt.CheckState.Checked if seat.id in self._present else Qt.CheckState.Unchecked
        if role == _ROLES.AccessibleTextRole:
            return say("is here") if seat.id in self._present else say("is not here")
        return None

    def _text(self, seat: Seat, column: int) -> str:
        if column == SEAT:
            return seat.id
        if column == ROLE:
            return spoken.role(seat.role, language())
        key = _KEYS[column - len(_HEADS)]
        return self._typed.get((seat.id, key), str(getattr(seat, key)))

    def _tell_all(self) -> None:
        if self._seats:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._seats) - 1, 0))
