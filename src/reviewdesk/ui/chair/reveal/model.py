"""The deviations of stage one as a table: whose, which application, what; never a mark."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reviewdesk.desk.chair.reveal_view import FlaggedRow
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors.marker import N_
from reviewdesk.ui.speech import say

REVIEWER, APPLICATION, WHAT, ANSWER = range(4)
_HEADS: Final = (N_("Reviewer"), N_("Application"), N_("What is seen"), N_("Answer"))
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
ANSWERS: Final = {
    "none": "",
    "waits": N_("Still to answer"),
    "confirmed": N_("Confirmed by the reviewer"),
    "explained": N_("Explained by the reviewer"),
    "overruled": N_("Overruled by chair and witness"),
}


class DeviationModel(QAbstractTableModel):
    """The rows, frozen."""

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._people: dict[str, str] = {}
        self.rows: tuple[FlaggedRow, ...] = ()

    def show_rows(self, plan: Plan, people: dict[str, str], rows: tuple[FlaggedRow, ...]) -> None:
        """Show deviations anew; `people` are the names by seat."""
        self.beginResetModel()
        self._plan, self._people, self.rows = plan, people, rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many deviations there are."""
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
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell in words."""
        if not index.isValid():
            return None
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self._text(self.rows[index.row()], index.column())
        return None

    def _text(self, row: FlaggedRow, column: int) -> str:
        found = row.deviation
        if column == REVIEWER:
            return f"{found.seat}  {self._people.get(found.seat, '')}".strip()
        if column == APPLICATION:
            return f"{found.application}  {row.applicant}".strip() if found.application else ""
        if column == ANSWER:
            return say(ANSWERS[row.answer]) if ANSWERS[row.answer] else ""
        return self._what(row)

    def _what(self, row: FlaggedRow) -> str:
        found, criterion = row.deviation, ""
        if found.criterion is not None and self._plan is not None:
            named = {c.id: c.name for c in self._plan.track(found.track).criteria}
            criterion = named.get(found.criterion, found.criterion)
        if found.kind == "range":
            return say("Mark out of range on the typed sheet: {criterion}", criterion=criterion)
        if found.kind == "objection":
            return say("Objection to the objective value: {criterion}", criterion=criterion)
        if found.kind == "identical":
            return say("The same total for every application")
        return say("Far above the others") if found.direction == "high" else say("Far below the others")
