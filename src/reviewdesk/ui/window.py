"""The window: one bar above, one below, and between them the page that is being worked on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QScrollArea, QStackedWidget, QWidget

from reviewdesk.resources import resource
from reviewdesk.ui.bars import StatusBar, TopBar
from reviewdesk.ui.page import Page
from reviewdesk.ui.parts import column, hairline, leave_drops
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.speech import say
from reviewdesk.ui.waiting import Waiting

DESIGNED = QSize(1366, 768)


class Window(QMainWindow):
    """The frame of all screens.

    Signals:
        dropped: files let fall anywhere on the window.
        closing: the person closes the window; what is open must be put away.
        turned: another page is shown.
        uncovered: a page that lay over another is gone.
    """

    dropped = Signal(object)
    closing = Signal()
    turned = Signal(object)
    uncovered = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self._page: Page | None = None
        self._cover: Page | None = None
        self._top, self._status, self._stack = TopBar(), StatusBar(), QStackedWidget()
        frame = QWidget()
        room = _room(self._stack)
        frame.setLayout(column(self._top, hairline(), room, hairline(), self._status, spacing=0))
        self.setCentralWidget(frame)
        self.waiting = Waiting(frame)
        self.setWindowTitle(say("ReviewDesk"))
        self.setWindowIcon(QIcon(str(resource("icons", "reviewdesk.svg"))))
        self.setAcceptDrops(True)
        self.resize(DESIGNED)
        self.restoreGeometry(settings.geometry)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_covered)

    @property
    def page(self) -> Page | None:
        """Return the page on show."""
        return self._page

    def show_page(self, page: Page) -> None:
        """Show another page; the one before is let go."""
        old, self._page = self._page, page
        leave_drops(page)
        self._stack.addWidget(page)
        page.changed.connect(self._read)
        if self._cover is None:
            self._turn_to(page)
        else:
            self._stack.setCurrentWidget(self._cover)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def cover(self, page: Page) -> None:
        """Lay a page over the one on show, which stays as it is; nothing of it can be seen or reached."""
        before, self._cover = self._cover, page
        leave_drops(page)
        self._stack.addWidget(page)
        self._turn_to(page)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()

    def uncover(self) -> None:
        """Take the cover away again."""
        covered, self._cover = self._cover, None
        if covered is not None and self._page is not None:
            self._turn_to(self._page)
            self._stack.removeWidget(covered)
            covered.deleteLater()
            self.uncovered.emit()

    @property
    def front(self) -> Page | None:
        """Return what can be seen: the cover, or else the page."""
        return self._cover or self._page

    @property
    def covered(self) -> bool:
        """Whether a page lies over the one that is being worked on."""
        return self._cover is not None

    def dress(self) -> None:
        """Take on a language, colours or size of text that have changed."""
        self.setWindowTitle(say("ReviewDesk"))
        self._read()

    def may_leave(self) -> bool:
        """Whether the page on show lets go."""
        return self._page is None or self._page.leaving()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce the files that were let fall."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.dropped.emit(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put everything away before the window goes."""
        if not self.may_leave():
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        self.closing.emit()
        event.accept()

    def _turn_to(self, page: Page) -> None:
        self._stack.setCurrentWidget(page)
        self._read()
        _begin(page)
        self.turned.emit(page)

    def _keep_covered(self, _: QWidget | None, now: QWidget | None) -> None:
        """Give the focus back to the cover: a page that is made anew behind it asks for it, and gets it."""
        if self._cover is None or self._page is None or now is None:
            return
        if self._page.isAncestorOf(now):
            _begin(self._cover)

    def _read(self) -> None:
        page = self.front
        if page is not None:
            self._top.show_heading(page.heading())
            self._status.show_status(page.status())


def _room(pages: QWidget) -> QScrollArea:
    """Return a room that scrolls where large text or a small screen leave a page less than it needs."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(pages)
    return made


def _begin(page: Page) -> None:
    focus = page.first_focus()
    if focus is not None:
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
