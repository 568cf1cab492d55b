"""The applications of a track by their documents, as a table of signs."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from reviewdesk.desk.secretary.dossier_table import Cell, DossierRow, TrackTable
from reviewdesk.errors.marker import N_
from reviewdesk.ui.headed import HeadedModel, Index
from reviewdesk.ui.secretary.dossiers.words import COLOURS, SIGNS, spoken
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled, tokens

_LAST: Final = (N_("Received"), N_("Copies"))


class DossierModel(HeadedModel):
    """Applicant, a column per document, and what came on paper."""

    def __init__(self) -> None:
        super().__init__()
        self._table: TrackTable | None = None
        self._needle, self._open_only = "", False
        self._rows: Sequence[DossierRow] = ()

    def show_track(self, table: TrackTable | None) -> None:
        """Show another track, or the same as it stands now."""
        self.beginResetModel()
        self._table = table
        self.heads = () if table is None else _heads(table)
        self.centred = frozenset(range(1, 1 + self.documents))
        self.right = frozenset(range(1 + self.documents, len(self.heads)))
        self._rows = self._wanted()
        self.endResetModel()

    def narrow(self, text: str, *, open_only: bool) -> None:
        """Show what the text finds by name, number or county, or of that only where something is to do."""
        self.beginResetModel()
        self._needle, self._open_only = text.strip().casefold(), open_only
        self._rows = self._wanted()
        self.endResetModel()

    @property
    def documents(self) -> int:
        """Return how many documents the track has."""
        return 0 if self._table is None else len(self._table.track.documents)

    def row(self, index: Index) -> DossierRow:
        """Return the application at an index."""
        return self._rows[index.row()]

    def cell(self, index: Index) -> Cell | None:
        """Return the document at an index, None beside the documents."""
        at = index.column() - 1
        cells = self.row(index).cells
        return cells[at] if 0 <= at < len(cells) else None

    def place(self, application: str, document: str) -> QModelIndex:
        """Return where an application's document is shown; an invalid index where it is not."""
        for number, row in enumerate(self._rows):
            if row.application.id == application:
                ids = [cell.document.id for cell in row.cells]
                return self.index(number, ids.index(document) + 1 if document in ids else min(1, len(ids)))
        return QModelIndex()

    def height(self) -> int:
        """Return how many applications are shown."""
        return len(self._rows)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a sign and its colour, and its words for who points at it or hears it."""
        if not index.isValid():
            return None
        words = self._words
        shown: dict[int, Callable[[Index], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.TextAlignmentRole: lambda at: self.alignment(at.column()),
            Qt.ItemDataRole.ForegroundRole: self._colour,
            Qt.ItemDataRole.ToolTipRole: words,
            Qt.ItemDataRole.AccessibleTextRole: words,
            Qt.ItemDataRole.FontRole: self._font,
        }
        return shown[role](index) if role in shown else None

    def _wanted(self) -> Sequence[DossierRow]:
        if self._table is None:
            return ()
        found: Sequence[DossierRow] = self._table.rows
        if self._open_only:
            found = [row for row in found if row.open]
        if self._needle:
            found = [row for row in found if self._needle in _searched(row)]
        return found

    def _text(self, index: Index) -> str:
        row, cell = self.row(index), self.cell(index)
        if cell is not None:
            return SIGNS[cell.state]
        if index.column() == 0:
            return f"{row.application.applicant}  {row.application.id}"
        return self._paper(index)

    def _paper(self, index: Index) -> str:
        application = self.row(index).application
        if index.column() == self.documents + 1:
            return application.received.replace("T", " ")[:16] or "—"
        return "—" if application.copies is None else str(application.copies)

    def _words(self, index: Index) -> str:
        row, cell = self.row(index), self.cell(index)
        if cell is not None:
            return spoken(row, cell)
        if index.column() == 0:
            out = say("not eligible: not scored, kept in the record")
            return self._text(index) + ("" if row.application.eligible else say(", ") + out)
        late = index.column() == self.documents + 1
        wrong = say("after the deadline") if late and row.late else ""
        wrong = say("fewer copies than asked for") if not late and row.copies_short else wrong
        said = [row.application.applicant, self.heads[index.column()], self._text(index), wrong]
        return say(", ").join(filter(None, said))

    def _colour(self, index: Index) -> QColor | None:
        row, cell = self.row(index), self.cell(index)
        if cell is not None:
            return QColor(getattr(tokens(), COLOURS[cell.state]))
        if index.column() == 0:
            return None if row.application.eligible else QColor(tokens().muted)
        late = index.column() == self.documents + 1
        wrong = row.late if late else row.copies_short
        return QColor(tokens().warn if wrong else tokens().text)

    def _font(self, index: Index) -> QFont | None:
        if self.cell(index) is None:
            return None
        font = QFont()
        font.setPixelSize(scaled(16))
        font.setWeight(QFont.Weight.Medium)
        return font


def _heads(table: TrackTable) -> tuple[str, ...]:
    return (say("Applicant"), *(document.name for document in table.track.documents), *map(say, _LAST))


def _searched(row: DossierRow) -> str:
    a = row.application
    return f"{a.applicant}\n{a.id}\n{a.county}".casefold()
