"""Paints the rows of the list: a mark for the state, name and number, the own total at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewdesk.desk.reviewer.sheets import Row
from reviewdesk.ui.desk.listing import ROW
from reviewdesk.ui.desk.row_words import second_line
from reviewdesk.ui.ring import paint_ring
from reviewdesk.ui.theme import scaled, tokens

_Index = QModelIndex | QPersistentModelIndex
_Flag = Qt.AlignmentFlag
_QUIET = ("recused", "withdrawn")


class RowPainter(QStyledItemDelegate):
    """One row: ○ ◐ ● ⊘, two lines, one number."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the one size all rows share."""
        lines = sum(_Face(option, size).height for size in (14, 12))
        return QSize(scaled(200), lines + scaled(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        _ground(painter, option, current)
        rect = option.rect.adjusted(scaled(14), scaled(6), -scaled(14), -scaled(6))
        _mark(painter, row, QPointF(rect.left() + scaled(6), rect.center().y()))
        _words(painter, option, row, rect.adjusted(scaled(22), 0, 0, 0), current)
        painter.restore()


class _Face:
    """A size of the view's own face."""

    def __init__(self, option: QStyleOptionViewItem, size: int, *, bold: bool = False) -> None:
        self.font = QFont(option.font)
        self.font.setPixelSize(scaled(size))
        if bold:
            self.font.setWeight(QFont.Weight.Medium)

    @property
    def height(self) -> int:
        return QFontMetrics(self.font).height()


def _ground(painter: QPainter, option: QStyleOptionViewItem, current: bool) -> None:
    t, rect = tokens(), option.rect
    if current:
        painter.fillRect(rect, QColor(t.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.top(), scaled(3), rect.height()), QColor(t.accent))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(t.line))
    paint_ring(painter, option)


def _mark(painter: QPainter, row: Row, centre: QPointF) -> None:
    t, radius = tokens(), scaled(6)
    circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    colour = QColor({"scored": t.good, "partial": t.accent}.get(row.state, t.muted))
    if row.state == "scored" and row.wanting:
        colour = QColor(t.warn)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(colour if row.state == "scored" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    if row.state == "partial":
        painter.setBrush(colour)
        painter.drawPie(circle, 90 * 16, 180 * 16)
    if row.state == "recused":
        reach = radius * 0.7
        painter.drawLine(centre + QPointF(-reach, reach), centre + QPointF(reach, -reach))
    if row.state == "withdrawn":
        painter.drawLine(centre + QPointF(-radius / 2, 0), centre + QPointF(radius / 2, 0))


def _words(painter: QPainter, option: QStyleOptionViewItem, row: Row, rect: QRect, current: bool) -> None:
    t = tokens()
    name, small, number = _Face(option, 14, bold=current), _Face(option, 12), _Face(option, 15)
    total = row.total or ("" if row.state in _QUIET else "—")
    painter.setFont(number.font)
    painter.setPen(QColor(t.text if row.total else t.muted))
    width = painter.fontMetrics().horizontalAdvance(total) + scaled(8) if total else 0
    painter.drawText(rect, _Flag.AlignRight | _Flag.AlignVCenter, total)
    left = rect.adjusted(0, 0, -width, 0)
    name.font.setStrikeOut(row.state == "recused")
    painter.setPen(QColor(t.muted if row.state in _QUIET else t.text))
    _line(painter, name.font, left, row.applicant, _Flag.AlignTop)
    painter.setPen(QColor(t.warn if row.wanting else t.muted))
    _line(painter, small.font, left, second_line(row), _Flag.AlignBottom)


def _line(painter: QPainter, font: QFont, rect: QRect, text: str, where: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _Flag.AlignLeft | where, cut)
