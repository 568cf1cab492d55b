"""The ranking of one track as a table; what is painted comes as the frozen row itself."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reviewdesk.desk.chair.ranking_view import RankedRow, TrackView
from reviewdesk.errors.marker import N_
from reviewdesk.ui.chair.ranking.words import ballots_words, standing_chip
from reviewdesk.ui.speech import say

PLACE, APPLICANT, PUBLISHED, EXACT, STRIP, BALLOTS, DISTANCE, STANDING = range(8)
_HEADS: Final = (
    N_("Place"),
    N_("Applicant"),
    N_("Score"),
    N_("Exact value"),
    N_("Scores (○ dropped, red ring abnormal)"),
    N_("Ballots"),
    N_("To the line"),
    N_("Standing"),
)
_RIGHT: Final = (PLACE, PUBLISHED, EXACT, BALLOTS, DISTANCE)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class PlacesModel(QAbstractTableModel):
    """Rows in the order of the ranking."""

    def __init__(self) -> None:
        super().__init__()
        self.view: TrackView | None = None
        self.rows: tuple[RankedRow, ...] = ()

    def show_track(self, view: TrackView | None) -> None:
        """Show another track, or it anew."""
        self.beginResetModel()
        self.view, self.rows = view, view.rows if view is not None else ()
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many applications there are."""
        return 0 if parent.isValid() else len(self.rows)

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
            return alignment(section in _RIGHT)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell as text, the strip as its values in words."""
        if not index.isValid() or self.view is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(self.view, self.rows[index.row()], index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (STRIP, EXACT):
            return self._text(self.view, self.rows[index.row()], index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(index.column() in _RIGHT)
        return None

    def _text(self, view: TrackView, found: RankedRow, column: int) -> str:
        row = found.row
        texts = {
            PLACE: lambda: "–" if row.place is None else str(row.place),
            APPLICANT: lambda: f"{found.applicant}  {row.application}",
            PUBLISHED: lambda: row.published or "–",
            EXACT: lambda: row.exact or "",
            STRIP: lambda: strip_words(view, found),
            BALLOTS: lambda: ballots_words(row),
            DISTANCE: lambda: found.distance,
            STANDING: lambda: standing_chip(view.track, row).text,
        }
        return texts[column]()


def strip_words(view: TrackView, found: RankedRow) -> str:
    """Return the individual scores of a row in words, lowest first."""
    return say(", ").join(
        say(", ").join(
            [
                f"{view.seats.get(dot.seat, dot.seat)} {dot.text}",
                *([say("dropped")] if dot.dropped else []),
                *([say("abnormal score")] if dot.abnormal else []),
            ]
        )
        for dot in found.dots
    )


def alignment(right: bool) -> Qt.AlignmentFlag:
    """Return how a cell is aligned: numbers to the right."""
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
