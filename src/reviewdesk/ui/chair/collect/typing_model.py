"""One person's copy of a signed sheet: applications down, criteria across, typed from key to key."""

from collections.abc import Callable, Collection
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from reviewdesk.desk import spoken
from reviewdesk.desk.chair.typing_up import (
    RANGE,
    STATE,
    BlankSheet,
    Column,
    Kind,
    Place,
    is_due,
    names_state,
    read,
    state_of,
    wrong,
)
from reviewdesk.errors.marker import N_
from reviewdesk.ui.desk.mark_words import limit
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import tokens

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLE: Final = Qt.ItemDataRole
_NAMES: Final[dict[Kind, str]] = {
    "reason": N_("Reason"), "objection": N_("Objection"), "state": N_("State"), "comment": N_("Comment"),
}  # fmt: skip
_STATES: Final = {"recused": N_("R"), "withdrawn": N_("W")}


class TypingModel(QAbstractTableModel):
    """Takes what can stand on the sheet; what cannot stays in its cell, red, until it is mended."""

    def __init__(self, blank: BlankSheet) -> None:
        super().__init__()
        self._blank = blank
        self.grid: dict[Place, str] = {}
        self._marked: frozenset[Place] = frozenset()
        self._refused: dict[Place, tuple[str, str]] = {}
        self._doubtful: set[Place] = set()
        self._as_on_paper: set[Place] = set()

    def mark(self, places: Collection[Place]) -> None:
        """Mark the places that the two copies have differently."""
        self._marked = frozenset(places)
        self._tell_all()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return what stands across."""
        return self._blank.columns

    @property
    def refused(self) -> dict[Place, str]:
        """Return the places where something was typed that cannot stand there, and why."""
        return {place: sentence for place, (_, sentence) in self._refused.items()}

    def name_of(self, place: Place) -> str:
        """Return a place in words."""
        return f"{place[0]} {_full_name(self._blank.by_key[place[1]])}"

    def place_of(self, index: Index) -> Place:
        """Return the place of a cell."""
        return str(self._blank.rows[index.row()][0]), self._blank.columns[index.column()].key

    def index_of(self, place: Place) -> QModelIndex:
        """Return where a place stands."""
        rows = [str(application) for application, _ in self._blank.rows]
        keys = [column.key for column in self._blank.columns]
        return self.index(rows.index(place[0]), keys.index(place[1]))

    def wants(self, index: Index) -> bool:
        """Whether Enter stops at a cell: marks, what is due, and the comment on a row that is scored."""
        place = self.place_of(index)
        kind = self._blank.by_key[place[1]].kind
        scored = state_of(self.grid, place[0]) == "scored"
        return is_due(self._blank, self.grid, place) or (kind == "comment" and scored)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of applications."""
        return 0 if parent.isValid() else len(self._blank.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the criteria with their reasons, the objections, state and comment."""
        return 0 if parent.isValid() else len(self._blank.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return an application, or a column's name with its largest mark."""
        if orientation == Qt.Orientation.Vertical:
            return self._application(section, role)
        if not 0 <= section < self.columnCount():
            return None
        column = self._blank.columns[section]
        if role == _ROLE.ToolTipRole:
            return _full_name(column)
        return _head(column) if role == _ROLE.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be typed."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.isValid() else found

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell; one that was refused shows what was typed."""
        if not index.isValid():
            return None
        place = self.place_of(index)
        typed = self._typed(place)
        shown: dict[int, Callable[[], Any]] = {
            _ROLE.EditRole: lambda: typed,
            _ROLE.DisplayRole: lambda: typed or self._stead(place),
            _ROLE.BackgroundRole: lambda: self._ground(place),
            _ROLE.ForegroundRole: lambda: None if typed else QColor(tokens().muted),
            _ROLE.ToolTipRole: lambda: self.refusal(index) or typed or None,
        }
        return shown.get(role, lambda: None)()

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Take a mark, a state or words; what cannot stand there is refused and marked."""
        if not index.isValid() or role != _ROLE.EditRole:
            return False
        place = self.place_of(index)
        text = read(self._blank, place, str(value))
        if names_state(self._blank, place, text):
            self._take_state(place[0], text)
        else:
            self._take(place, text)
        last = self.index(index.row(), self.columnCount() - 1)
        self.dataChanged.emit(self.index(index.row(), 0), last)
        return place not in self._refused

    def stands_on_paper(self, index: Index) -> bool:
        """Take a mark out of range after all, because the signed paper says so; False where none waits."""
        place = self.place_of(index)
        if place not in self._doubtful:
            return False
        text, _ = self._refused[place]
        self._forget(place)
        self._as_on_paper.add(place)
        self.grid[place] = text
        self.dataChanged.emit(index, index)
        return True

    def refusal(self, index: Index) -> str:
        """Return why the last text of a cell was refused, or ""."""
        return self._refused.get(self.place_of(index), ("", ""))[1] if index.isValid() else ""

    def _take(self, place: Place, text: str) -> None:
        refusal = wrong(self._blank, place, text)
        doubtful = refusal is not None and refusal.code in RANGE
        same = place in self._as_on_paper and self.grid.get(place) == text
        self._forget(place)
        if refusal is not None and not (doubtful and same):
            self._as_on_paper.discard(place)
            self.grid.pop(place, None)
            self._refused[place] = (text, self._sentence(place, say_error(refusal), doubtful=doubtful))
            if doubtful:
                self._doubtful.add(place)
        elif text:
            self.grid[place] = text
            if self._blank.by_key[place[1]].kind == "mark":
                self.grid.pop((place[0], STATE), None)
        else:
            self.grid.pop(place, None)

    def _take_state(self, application: str, text: str) -> None:
        """A row that is not scored has no marks; what was typed before must not come back unseen."""
        for column in self._blank.columns:
            if column.kind in ("mark", "reason"):
                self._forget((application, column.key))
                self.grid.pop((application, column.key), None)
        self.grid[application, STATE] = text

    def _forget(self, place: Place) -> None:
        self._refused.pop(place, None)
        self._doubtful.discard(place)

    def _sentence(self, place: Place, refusal: str, *, doubtful: bool) -> str:
        criterion = self._blank.by_key[place[1]].criterion
        if doubtful:
            return f"{refusal} " + say(
                "Mend it; if the signed paper says so, press Enter once more: it is then shown at the reveal."
            )
        plain = criterion is not None and criterion.mode in ("points", "deduction")
        return f"{refusal} {limit(criterion)}" if plain and criterion is not None else refusal

    def _typed(self, place: Place) -> str:
        refused = self._refused.get(place)
        return self.grid.get(place, "") if refused is None else refused[0]

    def _stead(self, place: Place) -> str:
        """Return what an empty cell shows: the state of a row that is not scored, or what is due."""
        kind = self._blank.by_key[place[1]].kind
        state = state_of(self.grid, place[0])
        if kind == "mark" and state in _STATES:
            return say(_STATES[state])
        due = kind in ("reason", "comment") and is_due(self._blank, self.grid, place)
        return say("due") if due and self._is_begun(place[0]) else ""

    def _is_begun(self, application: str) -> bool:
        return any(self.grid.get((application, str(one.id))) for one in self._blank.criteria)

    def _ground(self, place: Place) -> QColor | None:
        if place in self._marked or place in self._refused:
            return QColor(tokens().bad_soft)
        due = not self.grid.get(place) and self._stead(place) != ""
        wordless = due and self._blank.by_key[place[1]].kind != "mark"
        return QColor(tokens().warn_soft) if wordless or place in self._as_on_paper else None

    def _application(self, section: int, role: int) -> Any:
        if not 0 <= section < len(self._blank.rows):
            return None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            application, applicant = self._blank.rows[section]
            return f"{application}  {applicant}"
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return left if role == _ROLE.TextAlignmentRole else None

    def _tell_all(self) -> None:
        if self._blank.rows:
            last = self.index(len(self._blank.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _full_name(column: Column) -> str:
    if column.criterion is None:
        return say(_NAMES[column.kind])
    if column.kind == "mark":
        return column.criterion.name
    return say("{name}: {words}", name=column.criterion.name, words=say(_NAMES[column.kind]))


def _head(column: Column) -> str:
    criterion = column.criterion
    if criterion is None or column.kind == "reason":
        return say(_NAMES[column.kind])
    if column.kind == "objection":
        return f"{criterion.name}\n{say(_NAMES[column.kind])}"
    if criterion.mode == "gate":
        return f"{criterion.name}\n{say('pass, fail')}"
    if criterion.mode == "bands":
        return f"{criterion.name}\n{' '.join(band.name for band in criterion.bands)}"
    return f"{criterion.name}\n≤ {spoken.number(criterion.max)}"
