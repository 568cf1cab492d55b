"""A table over frozen rows of text: sorted, narrowed, worked with keys; no widgets in cells."""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from PySide6.QtCore import (
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from reviewdesk.ui.headed import HeadedModel, Index
from reviewdesk.ui.ordering import ranks
from reviewdesk.ui.theme import scaled, tokens

Tone = Literal["", "muted", "warn", "bad", "good"]
_READABLE: Final = 150


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: what it is about, its cells, how it is coloured, and by what else it is found."""

    key: Hashable
    cells: tuple[str, ...]
    tone: Tone = ""
    group: str = ""


class RowsModel(HeadedModel):
    """All rows, those on show, and their order."""

    def __init__(self, heads: Sequence[str] = (), *, right: Collection[int] = ()) -> None:
        super().__init__(heads, right=right)
        self._rows: tuple[TableRow, ...] = ()
        self._texts: list[str] = []
        self._shown: list[int] = []
        self._needle, self._group = "", ""
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._ranks: dict[int, list[int]] = {}

    def show_rows(self, rows: Sequence[TableRow], heads: Sequence[str] | None = None) -> None:
        """Show other rows, narrowed and ordered as before."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.heads = self.heads if heads is None else tuple(heads)
        self._texts = ["\n".join(row.cells).casefold() for row in self._rows]
        self._ranks = {}
        self._arrange()
        self.endResetModel()

    def narrow(self, needle: str, group: str = "") -> None:
        """Show what holds a text and belongs to a group; "" for all."""
        self.beginResetModel()
        self._needle, self._group = needle.strip().casefold(), group
        self._arrange()
        self.endResetModel()

    def row(self, place: int) -> TableRow:
        """Return the row shown at a place."""
        return self._rows[self._shown[place]]

    def place(self, key: Hashable) -> int:
        """Return where a row is shown, -1 where it is not."""
        return next((n for n, at in enumerate(self._shown) if self._rows[at].key == key), -1)

    def height(self) -> int:
        """Return how many rows are shown."""
        return len(self._shown)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell's text, side and colour."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        text = row.cells[index.column()] if index.column() < len(row.cells) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return text or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and row.tone:
            return QColor(getattr(tokens(), row.tone))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, as people sort Chinese and numbers; -1 for the order they came in."""
        self.beginResetModel()
        self._order = (column, order) if column >= 0 else None
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        self._shown = [
            at
            for at, text in enumerate(self._texts)
            if self._needle in text and self._group in ("", self._rows[at].group)
        ]
        if self._order is not None:
            column, order = self._order
            if column not in self._ranks:
                cells = [row.cells[column] for row in self._rows]
                self._ranks[column] = [*map(ranks(cells).__getitem__, cells)]
            self._shown.sort(
                key=self._ranks[column].__getitem__, reverse=order == Qt.SortOrder.DescendingOrder
            )


class RowsTable(QTableView):
    """Signals: a row is the current one; a row was chosen by double click or Enter; Delete was pressed."""

    picked = Signal(object)
    chosen = Signal(object)
    removing = Signal()

    def __init__(
        self,
        name: str,
        model: RowsModel,
        *,
        widths: Sequence[int],
        stretch: int,
        several: bool = False,
        sortable: bool = False,
    ) -> None:
        super().__init__()
        self.rows = model
        self.setProperty("kind", "rows")
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(36))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(sortable)
        head.setMinimumSectionSize(scaled(40))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if sortable:
            self.setSortingEnabled(True)
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._widths, self._stretch = tuple(widths), stretch
        self.doubleClicked.connect(lambda index: self.chosen.emit(model.row(index.row()).key))
        self.selectionModel().currentRowChanged.connect(self._pick)
        self._lay_widths()

    def show_rows(self, rows: Sequence[TableRow], heads: Sequence[str] | None = None) -> None:
        """Show other rows; the one that was current stays so where it is still there."""
        self._keeping(lambda: self.rows.show_rows(rows, heads))
        self._lay_widths()

    def narrow(self, needle: str, group: str = "") -> None:
        """Show fewer rows; the current one stays where it is among them."""
        self._keeping(lambda: self.rows.narrow(needle, group))

    @property
    def current(self) -> Any:
        """Return the key of the current row, or None."""
        place = self.currentIndex().row()
        return self.rows.row(place).key if 0 <= place < self.rows.rowCount() else None

    @property
    def selected(self) -> list[Any]:
        """Return the keys of all selected rows, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.row(place).key for place in places]

    def go_to(self, key: Hashable) -> bool:
        """Make a row the current one; whether it is shown."""
        place = self.rows.place(key)
        if place >= 0:
            self.selectRow(place)
            self.scrollTo(self.rows.index(place, 0))
        return place >= 0

    def widen(self, most: int) -> None:
        """Give columns the room that their longest text wants, up to so many pixels."""
        for section in range(self.rows.columnCount()):
            wanted = min(most, self.sizeHintForColumn(section) + scaled(8))
            self.setColumnWidth(section, max(self.columnWidth(section), wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose the row, and Delete ask for its removal."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.current is not None:
                self.chosen.emit(self.current)
        elif event.key() == Qt.Key.Key_Delete and self.current is not None:
            self.removing.emit()
        else:
            super().keyPressEvent(event)

    def _keeping(self, change: Callable[[], None]) -> None:
        key, at = self.current, self.verticalScrollBar().value()
        change()
        if self.rows.rowCount():
            self.selectRow(max(0, self.rows.place(key)))
        self.verticalScrollBar().setValue(at)
        self.picked.emit(self.current)

    def _pick(self) -> None:
        self.picked.emit(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the widest column keep a readable width where there is little room."""
        super().resizeEvent(event)
        self._lay_stretch()

    def _lay_widths(self) -> None:
        head = self.horizontalHeader()
        for section in range(self.rows.columnCount()):
            if section != self._stretch:
                head.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(section, scaled(self._widths[min(section, len(self._widths) - 1)]))
        self._lay_stretch()

    def _lay_stretch(self) -> None:
        """Stretch its column, or leave it what it needs and let the table scroll."""
        head, section = self.horizontalHeader(), self._stretch
        if not 0 <= section < self.rows.columnCount():
            return
        others = sum(self.columnWidth(at) for at in range(self.rows.columnCount()) if at != section)
        least = scaled(min(_READABLE, self._widths[section]))
        if self.viewport().width() - others >= least:
            head.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        else:
            head.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(section, least)
