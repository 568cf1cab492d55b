"""Paints the to-do list: a mark that says how it stands, the sentence, and below it why it was waived."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewdesk.ui.secretary.todo_model import LINE, Kind, Line, second
from reviewdesk.ui.theme import scaled, tokens

_Index = QModelIndex | QPersistentModelIndex
_Flag = Qt.AlignmentFlag
_SIGNS: dict[Kind, str] = {"missing": "!", "look": "!", "waived": "✓"}


class TodoPainter(QStyledItemDelegate):
    """One line of the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the one size all lines share."""
        return QSize(scaled(200), _height(option, 14) + _height(option, 12) + scaled(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a heading or a thing to do."""
        line: Line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.todo is None:
            _heading(painter, option, line)
        else:
            _ground(painter, option)
            rect = option.rect.adjusted(scaled(24), scaled(6), -scaled(24), -scaled(6))
            _sign(painter, option, line.kind, rect)
            _words(painter, option, line, rect.adjusted(scaled(32), 0, 0, 0))
        painter.restore()


def _heading(painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
    t = tokens()
    rect = option.rect.adjusted(scaled(24), 0, -scaled(24), -scaled(6))
    colour = {"missing": t.bad, "look": t.warn, "waived": t.muted}[line.kind]
    painter.setFont(_font(option, 12, bold=True))
    painter.setPen(QColor(colour))
    painter.drawText(rect, _Flag.AlignLeft | _Flag.AlignBottom, line.text)


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    t, rect = tokens(), option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(t.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.top(), scaled(3), rect.height()), QColor(t.accent))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(t.line))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(t.accent), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -2))


def _sign(painter: QPainter, option: QStyleOptionViewItem, kind: Kind, rect: QRect) -> None:
    t, side = tokens(), scaled(18)
    colour, soft = {
        "missing": (t.bad, t.bad_soft),
        "look": (t.warn, t.warn_soft),
        "waived": (t.muted, t.ground),
    }[kind]
    box = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
    painter.setPen(QPen(QColor(colour), 1.2))
    painter.setBrush(QColor(soft))
    if kind == "missing":
        painter.drawRoundedRect(box, scaled(4), scaled(4))
    else:
        painter.drawEllipse(box)
    painter.setFont(_font(option, 12, bold=True))
    painter.drawText(box, _Flag.AlignCenter, _SIGNS[kind])


def _words(painter: QPainter, option: QStyleOptionViewItem, line: Line, rect: QRect) -> None:
    t, below = tokens(), second(line.todo) if line.todo else ""
    first = _font(option, 14)
    first.setStrikeOut(line.kind == "waived")
    painter.setPen(QColor(t.muted if line.kind == "waived" else t.text))
    _one(painter, first, rect, line.text, _Flag.AlignTop if below else _Flag.AlignVCenter)
    painter.setPen(QColor(t.muted))
    _one(painter, _font(option, 12), rect, below, _Flag.AlignBottom)


def _one(painter: QPainter, font: QFont, rect: QRect, text: str, where: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _Flag.AlignLeft | where, cut)


def _font(option: QStyleOptionViewItem, size: int, *, bold: bool = False) -> QFont:
    made = QFont(option.font)
    made.setPixelSize(scaled(size))
    if bold:
        made.setWeight(QFont.Weight.Medium)
    return made


def _height(option: QStyleOptionViewItem, size: int) -> int:
    return QFontMetrics(_font(option, size)).height()
