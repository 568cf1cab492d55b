"""The own ranking as a table; what is painted comes as the frozen row itself."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reviewdesk.desk.reviewer.overview import TrackOverview
from reviewdesk.domain.own_ranking import OwnRow, total_text
from reviewdesk.errors.marker import N_
from reviewdesk.ui.overview.notes import Note, notes
from reviewdesk.ui.speech import say

PLACE, APPLICANT, TOTAL, MARKS, NOTES = range(5)
_HEADS: Final = (N_("Place"), N_("Applicant"), N_("Own total"), N_("By criterion"), "")
_RIGHT: Final = (PLACE, TOTAL)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class RankingModel(QAbstractTableModel):
    """Rows in the order of the own ranking."""

    def __init__(self) -> None:
        super().__init__()
        self._found: TrackOverview | None = None
        self._rows: tuple[OwnRow, ...] = ()
        self._lines: dict[int, str] = {}

    def show_track(self, found: TrackOverview) -> None:
        """Show another track or round."""
        self.beginResetModel()
        self._found, self._rows = found, found.ranking.rows
        self._lines = {line.after - 1: line.name for line in found.ranking.lines}
        self.endResetModel()

    def row(self, index: Index) -> OwnRow:
        """Return the row at an index."""
        return self._rows[index.row()]

    def line(self, row: int) -> str:
        """Return the name of the tier whose line lies below a row, or ""."""
        return self._lines.get(row, "")

    def notes(self, index: Index) -> tuple[Note, ...]:
        """Return what there is to say about a row."""
        return notes(self.row(index), self.line(index.row()))

    def all_notes(self) -> frozenset[tuple[Note, ...]]:
        """Return every combination of notes that a row has."""
        return frozenset(notes(row, self.line(number)) for number, row in enumerate(self._rows))

    def total(self, index: Index) -> str:
        """Return a row's own total as text, "" where there is none."""
        value = self.row(index).total
        return "" if value is None or self._found is None else total_text(self._found.track, value)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many applications there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's name."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(_HEADS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return say(_HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell as text, and a row in words for those who hear it."""
        if not index.isValid() or self._found is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == MARKS:
            return self._marks(index, "\n")
        return None

    def _text(self, index: Index) -> str:
        row = self.row(index)
        texts = {
            PLACE: lambda: str(row.place) if row.place else "",
            APPLICANT: lambda: f"{row.applicant}  {row.application}",
            TOTAL: lambda: self.total(index),
            MARKS: lambda: self._marks(index, say(", ")),
            NOTES: lambda: say(", ").join(note.text for note in self.notes(index)),
        }
        return texts[index.column()]()

    def _marks(self, index: Index, between: str) -> str:
        if self._found is None:
            return ""
        pairs = zip(self._found.track.criteria, self.row(index).marks, strict=True)
        return between.join(f"{criterion.name} {mark.points or '—'}" for criterion, mark in pairs)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
