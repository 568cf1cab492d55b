"""The heat map: applications down, reviewers across, each total as a number on its colour."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewdesk.desk import spoken_results
from reviewdesk.desk.chair.ranking_view import TrackView
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.strips import Dot
from reviewdesk.ui.chair.ranking.subpage import SubPage
from reviewdesk.ui.chair.ranking.table import RowTable
from reviewdesk.ui.parts import column, label
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import BASE, is_dark, scaled, tokens

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_BESIDE = 1
"""Columns before the first reviewer."""


class HeatModel(QAbstractTableModel):
    """A column per reviewer beside the applicants."""

    def __init__(self) -> None:
        super().__init__()
        self.view: TrackView | None = None
        self._seats: tuple[SeatId, ...] = ()
        self._dots: list[dict[SeatId, Dot]] = []

    def show_track(self, view: TrackView) -> None:
        """Show another track."""
        self.beginResetModel()
        self.view, self._seats = view, view.sheet.panel
        self._dots = [{dot.seat: dot for dot in row.dots} for row in view.rows]
        self.endResetModel()

    def dot(self, index: Index) -> Dot | None:
        """Return a reviewer's total, None where there is none."""
        if index.column() < _BESIDE:
            return None
        return self._dots[index.row()].get(self._seats[index.column() - _BESIDE])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many applications there are."""
        return 0 if parent.isValid() else len(self._dots)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the applicants' column and one per reviewer."""
        return 0 if parent.isValid() or self.view is None else _BESIDE + len(self._seats)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a reviewer."""
        if self.view is None or orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole and 0 <= section < self.columnCount():
            if section < _BESIDE:
                return say("Applicant")
            seat = self._seats[section - _BESIDE]
            return self.view.seats.get(seat, seat)
        if role == Qt.ItemDataRole.TextAlignmentRole and section < _BESIDE:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a total, or why there is none; whole sentences for those who hear it."""
        if not index.isValid() or self.view is None:
            return None
        row = self.view.rows[index.row()]
        name = f"{row.applicant}  {row.row.application}"
        text = name if index.column() < _BESIDE else self._text(self.view, index)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            if index.column() < _BESIDE:
                return text
            dot = self.dot(index)
            more = [say("dropped")] if dot is not None and dot.dropped else []
            more += [say("abnormal score")] if dot is not None and dot.abnormal else []
            reviewer = str(self.headerData(index.column(), Qt.Orientation.Horizontal))
            return say(", ").join([name, reviewer, text, *more])
        return None

    def _text(self, view: TrackView, index: Index) -> str:
        dot = self.dot(index)
        if dot is not None:
            return dot.text
        seat = self._seats[index.column() - _BESIDE]
        return spoken_results.short_state(
            view.sheet.state(seat, view.rows[index.row()].row.application), language()
        )


class HeatDelegate(QStyledItemDelegate):
    """Paints a total on a ground the darker the higher it is; a ring where it is abnormal."""

    def __init__(self, model: HeatModel, table: QWidget) -> None:
        super().__init__(table)
        self._model, self._table = model, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        view, dot, colours = self._model.view, self._model.dot(index), tokens()
        if view is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell: QRect = option.rect
        inner = cell.adjusted(1, 1, -1, -1)
        font = painter.font()
        font.setPixelSize(scaled(BASE - 1))
        painter.setFont(font)
        ink, where = colours.muted, Qt.AlignmentFlag.AlignCenter
        if index.column() < _BESIDE:
            ink, where = colours.text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            inner = cell.adjusted(scaled(12), 0, -scaled(4), 0)
        elif dot is not None:
            ink = colours.text
            painter.fillRect(inner, heat(float(view.scale.share(dot.total))))
            if dot.abnormal:
                painter.setPen(QPen(QColor(colours.bad), scaled(2)))
                painter.drawRect(inner.adjusted(1, 1, -2, -2))
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            thick = scaled(3) if self._table.hasFocus() else 1
            painter.setPen(QPen(QColor(colours.text), thick))
            painter.drawRect(cell.adjusted(1, 1, -2, -2))
        painter.setPen(QColor(ink))
        text = f"({index.data()})" if dot is not None and dot.dropped else str(index.data() or "")
        painter.drawText(
            inner, where, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        )
        painter.restore()


def heat(share: float) -> QColor:
    """Return the ground for a share of 0 to 1; never so dark that the text on it could not be read."""
    colours = tokens()
    low, high = QColor(colours.accent_soft), QColor(colours.accent)
    way = share * (0.42 if is_dark() else 0.6)
    pairs = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    return QColor(*(round(a + (b - a) * way) for a, b in pairs))


class HeatPage(SubPage):
    """The map, and what its colours mean."""

    def __init__(self) -> None:
        super().__init__()
        self.model = HeatModel()
        self.table = RowTable(self.model, say("Heat map"), height=32, cells=True)
        self.table.setItemDelegate(HeatDelegate(self.model, self.table))
        meant = say(
            "The darker, the higher the total. In brackets: dropped; red frame: abnormal score; a letter: "
            "why there is none ({letter}: recused).",
            letter=spoken_results.short_state("recused", language()),
        )
        note = label(meant, "muted", wrap=True)
        body = column(self.table, column(note, margins=(24, 8, 24, 8)), spacing=0)
        body.setStretch(0, 1)
        self.fill(body)

    def first_focus(self) -> QWidget:
        """Begin in the map."""
        return self.table

    def show_track(self, view: TrackView) -> None:
        """Show a track."""
        self.say_what(say("Heat map: {track}", track=view.track.name))
        self.model.show_track(view)
        self.table.setColumnWidth(0, scaled(264))
        heads = self.table.horizontalHeader()
        for section in range(_BESIDE, self.model.columnCount()):
            self.table.setColumnWidth(section, max(scaled(72), heads.sectionSizeHint(section)))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, _BESIDE))
