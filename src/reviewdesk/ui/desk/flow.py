"""Puts small things side by side like words on a line, and breaks the line where there is no more room."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewdesk.ui.theme import scaled


class Flow(QWidget):
    """Chips and band buttons; the height follows the width."""

    def __init__(self, *widgets: QWidget, spacing: int = 6) -> None:
        super().__init__()
        self._gap = scaled(spacing)
        self._held: tuple[QWidget, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.fill(widgets)

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Show these things instead of those shown."""
        for old in self._held:
            old.hide()
            old.deleteLater()
        self._held = tuple(widgets)
        for widget in widgets:
            widget.setParent(self)
            widget.show()
        self._settle()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return max((rect.bottom() + 1 for _, rect in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return the size of everything on one line."""
        widths = [widget.sizeHint().width() + self._gap for widget in self._held]
        return QSize(sum(widths), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest thing."""
        return QSize(0, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Break the lines anew: only now the style sheet has given everything its size."""
        super().showEvent(event)
        self._settle()

    def event(self, event: QEvent) -> bool:
        """Break the lines anew when something in it has changed its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return super().event(event)

    def _settle(self) -> None:
        for widget, rect in self._places(self.width()):
            widget.setGeometry(rect)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        x = y = line = 0
        for widget in self._held:
            size = widget.sizeHint()
            if x and x + size.width() > width:
                x, y, line = 0, y + line + self._gap, 0
            yield widget, QRect(QPoint(x, y), QSize(min(size.width(), width), size.height()))
            x += size.width() + self._gap
            line = max(line, size.height())
