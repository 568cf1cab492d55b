"""The window on the wall: it shows, and takes no more than keys that fill the screen or put it away."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.chair.projecting import Projection
from reviewdesk.ui.chair.projector.painting import Follow, in_words, paint
from reviewdesk.ui.speech import say


class ProjectorWindow(QWidget):
    """Signals: it was closed."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(say("Projector"))
        self.setMinimumSize(QSize(640, 400))
        self.resize(1280, 720)
        self.shown: Projection | None = None
        self.follow = Follow()

    def show_projection(self, shown: Projection) -> None:
        """Show another step, or the same anew."""
        self.shown = shown
        self._tell()

    def show_follow(self, follow: Follow) -> None:
        """Follow the track and the row in hand."""
        self.follow = follow
        self._tell()

    def to_second_screen(self) -> None:
        """Fill another screen where there is one; else stay a window that can be dragged."""
        others = [one for one in self.screen().virtualSiblings() if one is not self.screen()]
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        if self.shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, QRectF(self.rect()), self.shown, self.follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put it away, or fill the screen."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self._fill_screen()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fill the screen, or no longer."""
        self._fill_screen()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so."""
        self.closed.emit()
        super().closeEvent(event)

    def _fill_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _tell(self) -> None:
        if self.shown is not None:
            self.setAccessibleName(say("Projector"))
            self.setAccessibleDescription(in_words(self.shown, self.follow))
        self.update()
