"""The applications of a track with how their checklists stand."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from reviewdesk.desk.secretary.eligibility import Examined, State
from reviewdesk.errors.marker import N_
from reviewdesk.ui.headed import HeadedModel, Index
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import tokens

APPLICANT, STATE, FIGURES = range(3)
_HEADS: Final = (N_("Applicant"), N_("Eligibility"), N_("Figures"))
_SIGNS: Final[dict[State, str]] = {"undecided": "○", "passed": "✓", "failed": "✗"}
_COLOURS: Final[dict[State, str]] = {"undecided": "muted", "passed": "good", "failed": "bad"}


def state_word(row: Examined) -> str:
    """Return how an application stands."""
    if row.state == "undecided":
        return say("undecided {count}", count=row.undecided)
    return say("passed") if row.state == "passed" else say("failed")


class EligibilityModel(HeadedModel):
    """One row per application."""

    def __init__(self) -> None:
        super().__init__([say(head) for head in _HEADS])
        self._all: Sequence[Examined] = ()
        self._rows: Sequence[Examined] = ()
        self._needle, self._state = "", ""

    def show_rows(self, rows: Sequence[Examined]) -> None:
        """Show these applications; where they are the same ones, the place in the list stays."""
        self._all = rows
        wanted = self._wanted()
        same = [row.application.id for row in wanted] == [row.application.id for row in self._rows]
        if same:
            self._rows = wanted
            if wanted:
                self.dataChanged.emit(self.index(0, 0), self.index(len(wanted) - 1, len(_HEADS) - 1))
        else:
            self._reset(wanted)

    def narrow(self, text: str, state: str) -> None:
        """Show what the text finds, and of that those in a state, "" for all."""
        self._needle, self._state = text.strip().casefold(), state
        self._reset(self._wanted())

    def row(self, at: int) -> Examined:
        """Return an application by its place."""
        return self._rows[at]

    def place(self, application: str) -> int:
        """Return where an application is shown; -1 where it is not."""
        return next((at for at, row in enumerate(self._rows) if row.application.id == application), -1)

    def height(self) -> int:
        """Return how many applications are shown."""
        return len(self._rows)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell's text and colour."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, index.column())
        return None

    def _text(self, row: Examined, column: int) -> str:
        if column == APPLICANT:
            return f"{row.application.applicant}  {row.application.id}"
        if column == STATE:
            return f"{_SIGNS[row.state]} {state_word(row)}"
        return say("short {count}", count=row.short) if row.short else ""

    def _colour(self, row: Examined, column: int) -> QColor | None:
        if column == APPLICANT:
            return QColor(tokens().muted) if row.state == "failed" else None
        return QColor(getattr(tokens(), _COLOURS[row.state] if column == STATE else "warn"))

    def _wanted(self) -> Sequence[Examined]:
        found = self._all
        if self._state:
            found = [row for row in found if row.state == self._state]
        if self._needle:
            found = [row for row in found if self._needle in _searched(row)]
        return found

    def _reset(self, rows: Sequence[Examined]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()


def _searched(row: Examined) -> str:
    a = row.application
    return f"{a.applicant}\n{a.id}\n{a.county}".casefold()
