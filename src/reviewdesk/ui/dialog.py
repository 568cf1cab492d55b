"""What every dialog of our own is: as wide as it wants, as high as its wrapped words need at that width."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from reviewdesk.ui.theme import scaled


class Dialog(QDialog):
    """A dialog over a window; it is let go when it closes.

    Qt measures a dialog before the style sheet has given its labels their size, and cuts words that wrap.
    """

    def __init__(self, title: str, *, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = False
        self.setWindowTitle(title)
        self.setMinimumWidth(scaled(width))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if parent is not None:
            self.setWindowModality(Qt.WindowModality.WindowModal)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure once more, now that everything has its looks."""
        super().showEvent(event)
        self.fit()

    def hold(self, held: bool) -> None:
        """Keep whoever agreed from turning back while it is being done: it would be done all the same."""
        self._held = held

    def release(self, _: object) -> None:
        """Let go again: what was being done has failed for a reason that nobody foresaw."""
        self.hold(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape turn back, unless it is too late for that."""
        if not (self._held and event.key() == Qt.Key.Key_Escape):
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Take as much room as the content wants now."""
        for part in (self, *self.findChildren(QWidget)):
            part.ensurePolished()
        layout = self.layout()
        if layout is not None:
            layout.activate()
            over = self.parentWidget()
            room = self.screen().availableSize() if over is None else over.window().size()
            width = min(room.width(), max(self.minimumWidth(), layout.sizeHint().width()))
            wraps = layout.hasHeightForWidth()
            height = layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height()
            self.resize(width, min(room.height(), height))


class Scrolled(QScrollArea):
    """As large as what is in it while there is room, so that the buttons below stay in reach."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setProperty("kind", "sheet")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        """Return the size of the content, with room for a scroll bar."""
        return self._content.sizeHint() + QSize(scaled(16), 4)
