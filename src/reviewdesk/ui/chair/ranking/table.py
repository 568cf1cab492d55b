"""A table of frozen rows that the keyboard works: a whole row is chosen, Enter or a double click opens it."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from reviewdesk.ui.theme import scaled, tokens

_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class RowTable(QTableView):
    """Signals: a row was chosen, by its index; Ctrl with PgDn or PgUp, as a step."""

    chosen = Signal(QModelIndex)
    turned = Signal(int)

    def __init__(
        self, model: QAbstractTableModel, name: str, *, height: int = 40, cells: bool = False
    ) -> None:
        super().__init__()
        self.setModel(model)
        behavior = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behavior.SelectItems if cells else behavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(name)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(scaled(height))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the row, and Ctrl with PgDn or PgUp turn to what stands beside the table."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        elif not plain and event.key() in _TURNS:
            self.turned.emit(_TURNS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class RowDelegate(QStyledItemDelegate):
    """Paints a cell's words, the ground of the chosen row, and its ring while the table has the focus."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room the words want, with some at both sides."""
        return super().sizeHint(option, index) + QSize(scaled(20), 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        colours, cell = tokens(), option.rect
        painter.save()
        paint_ground(painter, option, first=index.column() == 0, ringed=self._table.hasFocus())
        painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), QColor(colours.line))
        painter.setPen(QColor(colours.text))
        inner = cell.adjusted(scaled(10), 0, -scaled(10), 0)
        where = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignVCenter
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, where, text)
        painter.restore()


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, first: bool, ringed: bool) -> None:
    """Paint this cell's part of the chosen row: its ground, the bar at its left, and the ring."""
    state: QStyle.StateFlag = option.state
    cell: QRect = option.rect
    if not state & QStyle.StateFlag.State_Selected:
        return
    colours, thick = tokens(), scaled(2)
    painter.fillRect(cell, QColor(colours.accent_soft))
    if first:
        painter.fillRect(QRect(cell.left(), cell.top(), scaled(3), cell.height()), QColor(colours.accent))
    for top in (cell.top(), cell.bottom() - thick) if ringed else ():
        painter.fillRect(QRect(cell.left(), top, cell.width(), thick), QColor(colours.accent))
