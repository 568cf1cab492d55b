"""Paints the rows of the ranking: numbers, strips of single scores, standings, and every tier's line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewdesk.desk.chair.ranking_view import RankedRow
from reviewdesk.ui.chair.ranking.model import (
    APPLICANT,
    BALLOTS,
    EXACT,
    PUBLISHED,
    STANDING,
    STRIP,
    PlacesModel,
)
from reviewdesk.ui.chair.ranking.strokes import Brush, line_pen, paint_chip, paint_strip
from reviewdesk.ui.chair.ranking.table import paint_ground
from reviewdesk.ui.chair.ranking.words import standing_chip
from reviewdesk.ui.theme import BASE, scaled, tokens

Index = QModelIndex | QPersistentModelIndex
_CENTRE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _CENTRE


class PlacesDelegate(QStyledItemDelegate):
    """Paints every cell itself; colours are asked for each time."""

    def __init__(self, model: PlacesModel, table: QWidget) -> None:
        super().__init__(table)
        self._model, self._table = model, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        view = self._model.view
        if view is None:
            return
        brush = Brush(tokens(), scaled(BASE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell: QRect = option.rect
        paint_ground(painter, option, first=index.column() == 0, ringed=self._table.hasFocus())
        inner = cell.adjusted(scaled(10), 0, -scaled(10), 0)
        found = self._model.rows[index.row()]
        if index.column() == APPLICANT:
            _applicant(painter, inner, found, brush)
        elif index.column() == STRIP:
            paint_strip(painter, QRectF(inner), found.dots, view.scale, brush)
        elif index.column() == STANDING:
            paint_chip(painter, QRectF(inner), standing_chip(view.track, found.row), brush)
        else:
            _number(painter, inner, index, brush)
        self._edge(painter, cell, index, brush)
        painter.restore()

    def _edge(self, painter: QPainter, cell: QRect, index: Index, brush: Brush) -> None:
        view = self._model.view
        line = view.line(index.row() + 1) if view is not None else None
        if line is None:
            painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), QColor(brush.colours.line))
            return
        pen = line_pen(line.tier, brush)
        pen.setDashOffset(cell.left() / pen.widthF())
        painter.setPen(pen)
        y = cell.bottom() + 1 - pen.widthF() / 2
        painter.drawLine(QPointF(cell.left(), y), QPointF(cell.right() + 1, y))


def _applicant(painter: QPainter, cell: QRect, found: RankedRow, brush: Brush) -> None:
    small, text = brush.font(0.86), brush.font()
    text.setStrikeOut(found.row.standing == "withdrawn")
    beside = QFontMetrics(small).horizontalAdvance(found.row.application) + scaled(12)
    metrics = QFontMetrics(text)
    name = metrics.elidedText(found.applicant, Qt.TextElideMode.ElideRight, max(0, cell.width() - beside))
    painter.setFont(text)
    painter.setPen(QColor(brush.colours.text))
    painter.drawText(cell, _CENTRE, name)
    painter.setFont(small)
    painter.setPen(QColor(brush.colours.muted))
    left = metrics.horizontalAdvance(name) + scaled(12)
    painter.drawText(cell.adjusted(left, 0, 0, 0), _CENTRE, found.row.application)


def _number(painter: QPainter, cell: QRect, index: Index, brush: Brush) -> None:
    muted, strong = index.column() == EXACT, index.column() == PUBLISHED
    painter.setFont(brush.font(1.0 if index.column() == BALLOTS else 1.1, strong=strong))
    painter.setPen(QColor(brush.colours.muted if muted else brush.colours.text))
    text = painter.fontMetrics().elidedText(
        str(index.data() or ""), Qt.TextElideMode.ElideRight, cell.width()
    )
    painter.drawText(cell, _RIGHT, text)
