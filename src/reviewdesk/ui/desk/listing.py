"""The list of applications as a model: a tuple of rows, and which of them are shown in which order."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from reviewdesk.desk.reviewer.sheets import Row
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.ui.desk.initials import Initials
from reviewdesk.ui.desk.row_words import spoken
from reviewdesk.ui.ordering import ranks

Order = Literal["list", "name", "total", "state"]
ORDERS: Final[tuple[Order, ...]] = ("list", "name", "total", "state")
ROW: Final = Qt.ItemDataRole.UserRole
_STATES: Final = ("unscored", "partial", "scored", "withdrawn", "recused")
_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class ListModel(QAbstractListModel):
    """Rows of all tracks, narrowed to a track and a search, in one of four orders."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self._rows = list(rows)
        self._names = [r.applicant for r in rows]
        self._of_track: dict[TrackId, list[int]] = {}
        for place, row in enumerate(rows):
            self._of_track.setdefault(row.track, []).append(place)
        self._texts = [f"{r.applicant}\n{r.application}\n{r.county}".casefold() for r in rows]
        self._at = {row.application: place for place, row in enumerate(rows)}
        self._track, self._needle, self._order = TrackId(""), "", "list"
        self._initials = Initials()
        self._ranks: list[int] = []
        self._shown = list(range(len(self._rows)))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, the row itself, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self._rows[self._shown[index.row()]]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.applicant
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return flags under which a recused row cannot be reached."""
        if index.isValid() and self.row(index.row()).state == "recused":
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def row(self, place: int) -> Row:
        """Return the row shown at a place."""
        return self._rows[self._shown[place]]

    @property
    def rows(self) -> Sequence[Row]:
        """Every row, shown or not, in list order."""
        return self._rows

    @property
    def shown(self) -> Iterator[Row]:
        """The rows on show, in their order."""
        return (self._rows[at] for at in self._shown)

    def place(self, application: ApplicationId) -> int:
        """Return where an application is shown; -1 where it is not."""
        at = self._at.get(application)
        return self._shown.index(at) if at is not None and at in self._shown else -1

    def replace(self, row: Row) -> None:
        """Take another state of one application; it stays where it is until the order is chosen again."""
        at = self._at[row.application]
        if self._rows[at] == row:
            return
        self._rows[at] = row
        place = self.place(row.application)
        if place >= 0:
            index = self.index(place)
            self.dataChanged.emit(index, index)

    def narrow(self, track: TrackId, text: str) -> None:
        """Show one track ("" = all), and of it what the text finds by name, number or initials."""
        self._track, self._needle = track, text.strip().casefold()
        self._arrange()

    def arrange_by(self, order: Order) -> None:
        """Choose an order; totals are highest first."""
        self._order = order
        self._arrange()

    def learn(self, initials: Initials, ranks: Sequence[int] = ()) -> None:
        """Find by initials from now on, and have the order of the names at hand."""
        self._initials, self._ranks = initials, list(ranks)
        if self._needle:
            self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        shown, key = self._wanted(), self._key()
        self._shown = shown if key is None else sorted(shown, key=key)
        self.endResetModel()

    def _wanted(self) -> list[int]:
        found = range(len(self._rows)) if not self._track else self._of_track[self._track]
        needle, texts, names = self._needle, self._texts, self._names
        pattern = self._initials.pattern(needle) if needle else None
        if pattern is None:
            return [at for at in found if needle in texts[at]]
        search = pattern.search
        return [at for at in found if needle in texts[at] or search(names[at])]

    def _key(self) -> Callable[[int], Any] | None:
        if self._order == "name":
            return self._name_ranks().__getitem__
        if self._order == "total":
            values = [-1.0 if row.value is None else float(row.value) for row in self._rows]
            return lambda at: -values[at]
        if self._order == "state":
            states = [_STATES.index(row.state) for row in self._rows]
            return states.__getitem__
        return None

    def _name_ranks(self) -> list[int]:
        if not self._ranks:
            self._ranks = name_ranks(self._names)
        return self._ranks


def name_ranks(names: Sequence[str]) -> list[int]:
    """Return the place of each name in the order of a Chinese dictionary."""
    return [*map(ranks(names).__getitem__, names)]
