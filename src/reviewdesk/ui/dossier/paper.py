"""A sheet of paper on the screen: shadow, picture, the places of a searched text, or why it is blank."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from reviewdesk.ui.dossier.layout import Box
from reviewdesk.ui.theme import FAMILY, scaled

WHITE = QColor("#FFFFFF")
INK = QColor("#1B2027")
FAINT = QColor("#5C6672")
_HIT = QColor("#FFE27A")
_CURRENT = QColor("#FFB347")
_OUTLINE = QColor("#9A4B00")
_SHADOW = QColor(0, 0, 0, 12)


def rectangle(box: Box) -> QRectF:
    """Return a box as Qt knows it."""
    return QRectF(box.left, box.top, box.width, box.height)


def paint_sheet(painter: QPainter, sheet: QRectF) -> None:
    """Paint a white sheet with a slight shadow; paper is white on a dark screen too."""
    for spread in (3, 2, 1):
        painter.fillRect(sheet.adjusted(-spread, 1 - spread, spread, 1 + spread), _SHADOW)
    painter.fillRect(sheet, WHITE)


def paint_hits(painter: QPainter, hits: Iterable[QRectF], current: Iterable[QRectF]) -> None:
    """Mark places of a text like a pen would; the current one has an outline as well."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for place in hits:
        painter.fillRect(place.adjusted(-1, -1, 1, 1), _HIT)
    for place in current:
        painter.fillRect(place.adjusted(-1, -1, 1, 1), _CURRENT)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(QPen(_OUTLINE, 2))
    for place in current:
        painter.drawRect(place.adjusted(-2, -2, 2, 2))
    painter.restore()


def paint_words(painter: QPainter, sheet: QRectF, seen: QRectF, words: str, *, faint: bool = False) -> None:
    """Write a sentence in the middle of what is seen of a sheet."""
    font = QFont(FAMILY)
    font.setPixelSize(scaled(14))
    painter.setFont(font)
    painter.setPen(FAINT if faint else INK)
    room = sheet.intersected(seen).adjusted(16, 8, -16, -8)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
