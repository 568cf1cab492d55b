"""How words stand on the wall: large, in lines of equal height, cut or wrapped where there is no room."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reviewdesk.ui.chair.ranking.strokes import Brush
from reviewdesk.ui.theme import PROJECTED

SMALLEST, LARGEST = 22, 34
"""Pixels of text, however many rows there are."""
_LEADING = 1.75
"""Height of a row, in heights of its text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of equal height; those that do not fit go to further pages.

    Attributes:
        first, last: rows on the page that has the row in hand.
    """

    brush: Brush
    row: float
    first: int
    last: int


def sheet(field: QRectF, rows: int, in_hand: int, *, largest: int = LARGEST) -> Sheet:
    """Return how rows are laid out in a field."""
    text = min(largest, max(SMALLEST, int(field.height() / max(1, rows) / _LEADING)))
    row = text * _LEADING
    fit = max(1, int(field.height() // row))
    first = (min(max(0, in_hand), max(0, rows - 1)) // fit) * fit
    return Sheet(Brush(PROJECTED, text), row, first, min(rows, first + fit))


def write(
    painter: QPainter,
    where: QRectF,
    text: str,
    font: QFont,
    *,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ink: str = PROJECTED.text,
) -> None:
    """Write one line, cut where it is too long."""
    painter.setFont(font)
    painter.setPen(QColor(ink))
    elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, elided)


def wrap(
    painter: QPainter,
    where: QRectF,
    text: str,
    brush: Brush,
    *,
    strong: bool = False,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
) -> None:
    """Write words in as many lines as they need, smaller where they would not fit."""
    flags, factor = side | Qt.TextFlag.TextWordWrap, 1.0
    font = brush.font(factor, strong=strong)
    while not where.contains(QFontMetricsF(font).boundingRect(where, flags, text)) and factor > 0.5:
        factor -= 0.05
        font = brush.font(factor, strong=strong)
    painter.setFont(font)
    painter.setPen(QColor(brush.colours.text))
    painter.drawText(where, flags, text)


def rule_off(painter: QPainter, left: float, right: float, at: float) -> None:
    """Draw the hairline below a row."""
    painter.setPen(QPen(QColor(PROJECTED.line), 1))
    painter.drawLine(QPointF(left, at), QPointF(right, at))
