"""Paints the rows of the own ranking: names, totals, a small bar for each criterion, notes, tier lines."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewdesk.domain.own_ranking import OwnMark
from reviewdesk.domain.plan.values import Criterion
from reviewdesk.ui.overview.model import APPLICANT, MARKS, NOTES, TOTAL, RankingModel
from reviewdesk.ui.overview.notes import Note
from reviewdesk.ui.theme import BASE, scaled, tokens

_CENTRE = Qt.AlignmentFlag.AlignVCenter


class RankingDelegate(QStyledItemDelegate):
    """Paints every cell itself; colours are asked for each time."""

    def __init__(self, model: RankingModel, table: QWidget) -> None:
        super().__init__(table)
        self._model, self._table = model, table
        self._criteria: tuple[Criterion, ...] = ()

    def show_criteria(self, criteria: tuple[Criterion, ...]) -> None:
        """Paint the marks of another rubric from now on."""
        self._criteria = criteria

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell: QRect = option.rect
        self._ground(painter, cell, option, index)
        inner = cell.adjusted(scaled(8), 0, -scaled(8), 0)
        if index.column() == APPLICANT:
            self._applicant(painter, inner, index)
        elif index.column() == MARKS:
            paint_marks(painter, QRectF(inner), self._criteria, self._model.row(index).marks)
        elif index.column() == NOTES:
            _paint_notes(painter, inner, self._model.notes(index))
        else:
            painter.setFont(_font(BASE + 1, strong=index.column() == TOTAL))
            painter.setPen(QColor(tokens().text))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | _CENTRE, str(index.data() or ""))
        painter.restore()

    def _ground(
        self,
        painter: QPainter,
        cell: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours = tokens()
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, QColor(colours.accent_soft))
            if index.column() == 0:
                painter.fillRect(
                    QRect(cell.left(), cell.top(), scaled(3), cell.height()), QColor(colours.accent)
                )
            self._ring(painter, cell, index)
        lined = bool(self._model.line(index.row()))
        thick = scaled(2) if lined else 1
        edge = QRect(cell.left(), cell.bottom() + 1 - thick, cell.width(), thick)
        painter.fillRect(edge, QColor(colours.accent if lined else colours.line))

    def _ring(self, painter: QPainter, cell: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint this cell's part of the ring around the chosen row."""
        if not self._table.hasFocus():
            return
        colour, thick = QColor(tokens().accent), scaled(2)
        painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), thick), colour)
        painter.fillRect(QRect(cell.left(), cell.bottom() - thick, cell.width(), thick), colour)
        if index.column() == NOTES:
            painter.fillRect(QRect(cell.right() + 1 - thick, cell.top(), thick, cell.height()), colour)

    def _applicant(self, painter: QPainter, cell: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        row, colours = self._model.row(index), tokens()
        away = row.state in ("recused", "withdrawn")
        number = QFontMetrics(_font(BASE - 2)).horizontalAdvance(row.application) + scaled(12)
        font = _font(BASE)
        font.setStrikeOut(away)
        metrics = QFontMetrics(font)
        name = metrics.elidedText(row.applicant, Qt.TextElideMode.ElideRight, max(0, cell.width() - number))
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if away else colours.text))
        painter.drawText(cell, _CENTRE, name)
        painter.setFont(_font(BASE - 2))
        painter.setPen(QColor(colours.muted))
        beside = metrics.horizontalAdvance(name) + scaled(12)
        painter.drawText(cell.adjusted(beside, 0, 0, 0), _CENTRE, row.application)


def paint_marks(
    painter: QPainter, cell: QRectF, criteria: tuple[Criterion, ...], marks: tuple[OwnMark, ...]
) -> None:
    """Paint one bar per criterion: as high as its share; from above where it deducts; hollow when missing."""
    colours = tokens()
    for place, criterion, mark in zip(places(cell, len(criteria)), criteria, marks, strict=False):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        if mark.share is None:
            painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        if mark.share is not None:
            painter.setBrush(QColor(_colour(criterion)))
            painter.drawRect(filled(place, mark.share, from_above=criterion.mode == "deduction"))


def places(cell: QRectF, count: int) -> Iterator[QRectF]:
    """Return where the bars of one row stand."""
    width = min(scaled(14), cell.width() / max(1, count) - scaled(3))
    for number in range(count):
        yield QRectF(
            cell.left() + number * (width + scaled(4)),
            cell.top() + scaled(8),
            width,
            cell.height() - scaled(16),
        )


def filled(place: QRectF, share: Fraction, *, from_above: bool = False) -> QRectF:
    """Return the part of a bar that a share of 0 to 1 fills."""
    height = place.height() * float(share)
    top = place.top() if from_above else place.bottom() - height
    return QRectF(place.left(), top, place.width(), height)


def _colour(criterion: Criterion) -> str:
    colours = tokens()
    if criterion.mode == "objective":
        return colours.muted
    return colours.warn if criterion.mode == "deduction" else colours.accent


def notes_width(found: Iterable[tuple[Note, ...]]) -> int:
    """Return how much room the widest of these notes take."""
    metrics = QFontMetrics(_font(BASE - 2))
    return max(
        (sum(metrics.horizontalAdvance(note.text) + scaled(22) for note in one) for one in found), default=0
    )


def _paint_notes(painter: QPainter, cell: QRect, found: tuple[Note, ...]) -> None:
    painter.setFont(_font(BASE - 2))
    metrics = painter.fontMetrics()
    left = cell.left()
    for note in found:
        width, height = metrics.horizontalAdvance(note.text) + scaled(16), metrics.height() + scaled(2)
        frame = QRectF(left + 0.5, cell.center().y() - height / 2 + 0.5, width, height)
        edge, ground = _chip(note)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(frame, height / 2, height / 2)
        painter.setPen(QColor(tokens().muted if note.kind == "plain" else edge))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, note.text)
        left += width + scaled(6)


def _chip(note: Note) -> tuple[str, str]:
    colours = tokens()
    return {
        "plain": (colours.line, colours.surface),
        "accent": (colours.accent, colours.accent_soft),
        "warn": (colours.warn, colours.warn_soft),
        "bad": (colours.bad, colours.bad_soft),
    }[note.kind]


def _font(pixels: int, *, strong: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(scaled(pixels))
    font.setWeight(QFont.Weight.Medium if strong else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
