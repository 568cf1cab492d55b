"""The seats of a package as a list: id, which reviewer, and whether the seat has a desk on this machine."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewdesk.desk.reviewer.outside import SeatLine
from reviewdesk.domain.names import SeatId
from reviewdesk.ui.ring import paint_ring
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled, tokens

Index = QModelIndex | QPersistentModelIndex
_ROW = 40


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One line: the seat, and whether its desk lies here already."""

    line: SeatLine
    here: bool

    @property
    def name(self) -> str:
        """Return which of its role it is, such as Reviewer 01."""
        words = say("Spare reviewer {number}") if self.line.role == "spare" else say("Reviewer {number}")
        return words.format(number=f"{self.line.number:02}")


class SeatModel(QAbstractListModel):
    """The rows, frozen."""

    def __init__(self, rows: Sequence[SeatRow]) -> None:
        super().__init__()
        self.rows = tuple(rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many seats there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row in words, or the row itself to whoever paints it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.name}  {row.line.id}"
        return row if role == Qt.ItemDataRole.UserRole else None

    def place_of(self, seat: SeatId) -> int:
        """Return the row of a seat, or -1."""
        return next((n for n, row in enumerate(self.rows) if row.line.id == seat), -1)

    def place_like(self, typed: str) -> int:
        """Return the row that somebody means who types an id, a number, or their beginning; -1 for none."""
        wanted = typed.strip().lower()
        for fits in (str.__eq__, str.startswith):
            for n, row in enumerate(self.rows):
                names = (row.line.id, str(row.line.number), f"{row.line.number:02}", row.name.lower())
                if wanted and any(fits(name, wanted) for name in names):
                    return n
        return -1


class SeatDelegate(QStyledItemDelegate):
    """Paints a seat: its name, its id muted, and a word when its desk lies here."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one row of a list."""
        return QSize(scaled(200), scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: SeatRow = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect
        colours = tokens()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, QColor(colours.accent_soft if chosen else colours.surface))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), scaled(3), area.height()), QColor(colours.accent))
        painter.setPen(QColor(colours.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        paint_ring(painter, option)
        text = area.adjusted(scaled(16), 0, -scaled(16), 0)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Medium if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, row.name)
        painter.setPen(QColor(colours.muted))
        painter.drawText(text.adjusted(scaled(160), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.line.id)
        if row.here:
            painter.setPen(QColor(colours.accent))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(text, right, say("Has a desk on this machine"))
        painter.restore()
