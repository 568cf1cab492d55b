"""The diagnostics behind a click: parts side by side, the sentence of each, its table, painted intervals."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QHeaderView,
    QPushButton,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reviewdesk.diagnostics.bootstrap import Stability
from reviewdesk.ui.chair.ranking.diagnostic_parts import Part
from reviewdesk.ui.chair.ranking.facts_model import FactsModel
from reviewdesk.ui.chair.ranking.subpage import SubPage
from reviewdesk.ui.chair.ranking.table import RowDelegate, RowTable
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.parts import button, column, hairline, label, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled, tokens


class IntervalDelegate(RowDelegate):
    """Paints the ranks between which an application lies beside the words that say so."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.intervals: Sequence[Stability] = ()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        last = index.column() == index.model().columnCount() - 1
        if last and index.row() < len(self.intervals):
            cell: QRect = option.rect
            field = QRectF(cell.adjusted(scaled(96), 0, -scaled(16), 0))
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_interval(painter, field, self.intervals[index.row()], len(self.intervals))
            painter.restore()


def paint_interval(painter: QPainter, field: QRectF, found: Stability, places: int) -> None:
    """Paint an interval of places on an axis from the first to the last."""
    colours = tokens()
    band = interval(field, found, places)
    painter.fillRect(QRectF(field.left(), field.center().y(), field.width(), 1), QColor(colours.line))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor({"in": colours.good, "out": colours.muted}.get(found.band, colours.warn)))
    painter.drawRoundedRect(band, band.height() / 2, band.height() / 2)


def interval(field: QRectF, found: Stability, places: int) -> QRectF:
    """Return where the band of an interval lies; one place is as wide as one step."""
    step, height = field.width() / max(1, places), scaled(8)
    left = field.left() + (found.low - 1) * step
    return QRectF(left, field.center().y() - height / 2, (found.high - found.low + 1) * step, height)


class DiagnosticsPage(SubPage):
    """Read only; it never goes to the projector."""

    def __init__(self) -> None:
        super().__init__()
        self.model = FactsModel()
        self.table = RowTable(self.model, say("Diagnostics"), height=36)
        self.delegate = IntervalDelegate(self.table)
        self.table.setItemDelegate(self.delegate)
        self._means = label("", "muted-base", wrap=True)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.show_part)
        self.buttons: list[QPushButton] = []
        self._names = Flow()
        self._parts: tuple[Part, ...] = ()
        names = column(self._names, margins=(24, 10, 24, 0))
        top = column(names, column(self._means, margins=(24, 4, 24, 10)), spacing=0)
        body = column(surface(top, "surface"), hairline(), self.table, spacing=0)
        body.setStretch(2, 1)
        self.fill(body)

    def first_focus(self) -> QWidget:
        """Begin in the table."""
        return self.table

    def show_parts(self, track: str, parts: tuple[Part, ...]) -> None:
        """Show the diagnostics of a track."""
        self.say_what(say("For internal reference, not a basis of the review: {track}", track=track))
        shown = next((n for n, made in enumerate(self.buttons) if made.isChecked()), 0)
        self._parts = parts
        while (item := self._names.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.buttons = []
        tip = say("Next part") + "  Ctrl+PgDn"
        for number, part in enumerate(parts):
            made = button(part.name, "filter")
            made.setToolTip(f"{part.name}\n{tip}")
            made.setMinimumWidth(scaled(40))
            made.setCheckable(True)
            self._group.addButton(made, number)
            self._names.addWidget(made)
            self.buttons.append(made)
        self.show_part(shown if shown < len(parts) else 0)

    def show_part(self, number: int) -> None:
        """Show one part."""
        part = self._parts[number]
        self.buttons[number].setChecked(True)
        self._means.setText(part.means)
        self.delegate.intervals = part.intervals
        self.model.show_rows(part.heads, part.rows, part.right)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(len(part.heads) - 1, QHeaderView.ResizeMode.Stretch)
        if part.rows:
            self.table.selectRow(0)

    def turn(self, step: int) -> None:
        """Show the next part, or the one before."""
        shown = next((n for n, made in enumerate(self.buttons) if made.isChecked()), 0)
        if self._parts:
            self.show_part((shown + step) % len(self._parts))
