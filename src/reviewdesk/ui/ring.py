"""The ring around the row that the keyboard works on, the same in every list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewdesk.ui.theme import tokens


def paint_ring(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the ring if the row has the focus."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.save()
        painter.setPen(QPen(QColor(tokens().accent), 2))
        painter.drawRect(option.rect.adjusted(1, 1, -1, -2))
        painter.restore()


class RingedDelegate(QStyledItemDelegate):
    """Paints rows as Qt does, and the ring."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        super().paint(painter, option, index)
        paint_ring(painter, option)
