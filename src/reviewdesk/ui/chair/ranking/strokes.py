"""The strokes all pictures of a ranking share, on the screen and, larger and darker, on the wall."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from reviewdesk.domain.strips import Dot, Scale
from reviewdesk.ui.chair.ranking.words import StandingChip
from reviewdesk.ui.theme import Tokens, scaled


@dataclass(frozen=True, slots=True)
class Brush:
    """The colours and the size of text, in pixels, that something is painted with."""

    colours: Tokens
    text: int

    @property
    def dot(self) -> float:
        """Return the radius of a dot."""
        return self.text * 0.29

    def font(self, factor: float = 1.0, *, strong: bool = False) -> QFont:
        """Return the face in a size relative to the text."""
        font = QFont()
        font.setPixelSize(max(1, round(self.text * factor)))
        font.setWeight(QFont.Weight.Medium if strong else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


def paint_strip(painter: QPainter, cell: QRectF, dots: Sequence[Dot], scale: Scale, brush: Brush) -> None:
    """Paint single scores on one axis: full ones count, hollow ones are dropped, a red ring is abnormal."""
    colours, radius = brush.colours, brush.dot
    axis = cell.adjusted(radius * 2, 0, -radius * 2, 0)
    painter.setPen(QPen(QColor(colours.line), max(1.0, radius / 3)))
    painter.drawLine(QPointF(cell.left(), axis.center().y()), QPointF(cell.right(), axis.center().y()))
    for dot in sorted(dots, key=lambda one: (one.abnormal, not one.dropped)):
        centre = QPointF(axis.left() + float(scale.share(dot.total)) * axis.width(), axis.center().y())
        edge = colours.bad if dot.abnormal else colours.muted if dot.dropped else colours.accent
        painter.setPen(QPen(QColor(edge), radius * (0.55 if dot.abnormal else 0.3)))
        painter.setBrush(QColor(colours.surface if dot.dropped else colours.accent))
        if dot.abnormal and not dot.dropped:
            painter.drawEllipse(centre, radius * 1.4, radius * 1.4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(centre, radius * 0.8, radius * 0.8)
        else:
            painter.drawEllipse(centre, radius, radius)


def paint_chip(painter: QPainter, cell: QRectF, chip: StandingChip, brush: Brush) -> None:
    """Paint a standing as a rounded chip at the left of a cell, cut short where there is no room."""
    painter.setFont(brush.font(0.86))
    metrics = QFontMetrics(painter.font())
    room = int(cell.width() - scaled(18))
    text = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, room)
    height = metrics.height() + brush.text * 0.15
    frame = QRectF(
        cell.left() + 0.5,
        cell.center().y() - height / 2,
        metrics.horizontalAdvance(text) + brush.text * 1.3,
        height,
    )
    ink, ground = chip_colours(chip, brush.colours)
    edge = brush.colours.line if chip.kind == "plain" else ink
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(frame, height / 2, height / 2)
    painter.setPen(QColor(ink))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)


def chip_colours(chip: StandingChip, colours: Tokens) -> tuple[str, str]:
    """Return ink and ground of a chip."""
    return {
        "good": (colours.good, colours.good_soft),
        "accent": (colours.accent, colours.accent_soft),
        "warn": (colours.warn, colours.warn_soft),
        "bad": (colours.bad, colours.bad_soft),
        "plain": (colours.muted, colours.surface),
    }[chip.kind]


def line_pen(tier: int, brush: Brush) -> QPen:
    """Return how a tier's line is drawn: the first whole, later ones dashed, so that colour is not alone."""
    colours = brush.colours
    pen = QPen(QColor(colours.accent if tier == 0 else colours.warn), max(2.0, brush.text / 7))
    pen.setStyle(Qt.PenStyle.SolidLine if tier == 0 else Qt.PenStyle.DashLine)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
