"""The distribution of the own totals, painted: bars with their counts, and where the tier lines fall."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewdesk.domain.marks import decimal_text
from reviewdesk.domain.own_ranking import Spread
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import BASE, scaled, tokens


@dataclass(frozen=True, slots=True)
class Cut:
    """The own total at which a tier ends."""

    name: str
    at: Fraction


class SpreadChart(QWidget):
    """Bars for the totals of whole rows; colours are asked for each time."""

    def __init__(self) -> None:
        super().__init__()
        self._spread: Spread | None = None
        self._cuts: tuple[Cut, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_spread(self, spread: Spread | None, cuts: tuple[Cut, ...]) -> None:
        """Show another distribution."""
        self._spread, self._cuts = spread, cuts
        self.setAccessibleName(say("Distribution of own totals"))
        self.setAccessibleDescription("" if spread is None else in_words(spread))
        self.setVisible(spread is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that goes with the text."""
        return QSize(scaled(320), scaled(180))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        if self._spread is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(scaled(BASE - 2))
        painter.setFont(font)
        field = QRectF(self.rect()).adjusted(scaled(8), scaled(34), -scaled(8), -scaled(24))
        self._paint_bars(painter, field, self._spread)
        self._paint_scale(painter, field, self._spread)
        for number, cut in enumerate(self._cuts):
            self._paint_cut(painter, field, self._spread, cut, number)
        self._paint_counts(painter, field, self._spread)

    def _paint_bars(self, painter: QPainter, field: QRectF, spread: Spread) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().accent))
        for bar in bars(spread, field):
            painter.drawRect(bar.adjusted(1, 0, -1, 0))

    def _paint_counts(self, painter: QPainter, field: QRectF, spread: Spread) -> None:
        """Write each count over its bar, and over a line that would go through it."""
        painter.setPen(QColor(tokens().text))
        for bar, count in zip(bars(spread, field), spread.counts, strict=True):
            if not count:
                continue
            width = painter.fontMetrics().horizontalAdvance(str(count)) + scaled(6)
            above = QRectF(bar.center().x() - width / 2, bar.top() - scaled(20), width, scaled(18))
            painter.fillRect(above, QColor(tokens().surface))
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(count))

    def _paint_scale(self, painter: QPainter, field: QRectF, spread: Spread) -> None:
        colours = tokens()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(field.bottomLeft(), field.bottomRight())
        painter.setPen(QColor(colours.muted))
        edges = len(spread.counts) + 1
        step = max(1, -(-edges // 5))
        for number in range(0, edges, step):
            x = field.left() + number * field.width() / (edges - 1)
            self._write(
                painter, x, field.bottom() + scaled(4), decimal_text(spread.start + number * spread.width)
            )

    def _paint_cut(self, painter: QPainter, field: QRectF, spread: Spread, cut: Cut, number: int) -> None:
        colour = QColor(tokens().warn)
        painter.setPen(
            QPen(colour, scaled(2), Qt.PenStyle.SolidLine if number == 0 else Qt.PenStyle.DashLine)
        )
        x = across(spread, field, cut.at)
        painter.drawLine(QPointF(x, scaled(18)), QPointF(x, field.bottom()))
        painter.setPen(colour)
        self._write(painter, x, 0, cut.name)

    def _write(self, painter: QPainter, x: float, top: float, text: str) -> None:
        """Write a word around `x`, whole within the chart."""
        width = painter.fontMetrics().horizontalAdvance(text) + 2
        left = min(max(0.0, x - width / 2), float(self.width() - width))
        painter.drawText(QRectF(left, top, width, scaled(18)), Qt.AlignmentFlag.AlignCenter, text)


def bars(spread: Spread, field: QRectF) -> tuple[QRectF, ...]:
    """Return the bars, side by side, the highest as high as the field."""
    width, most = field.width() / len(spread.counts), max(spread.counts)
    return tuple(
        QRectF(
            field.left() + number * width,
            field.bottom() - field.height() * count / most,
            width,
            field.height() * count / most,
        )
        for number, count in enumerate(spread.counts)
    )


def across(spread: Spread, field: QRectF, value: Fraction) -> float:
    """Return where a total stands on the scale."""
    share = (value - spread.start) / (spread.width * len(spread.counts))
    return field.left() + field.width() * float(share)


def in_words(spread: Spread) -> str:
    """Return the distribution for those who do not see it."""
    return say(", ").join(
        f"{decimal_text(spread.start + number * spread.width)}–"
        f"{decimal_text(spread.start + (number + 1) * spread.width)}: {count}"
        for number, count in enumerate(spread.counts)
        if count
    )
