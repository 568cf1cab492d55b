"""Page of pages; the page can be typed, and the focus goes back to where it came from."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from reviewdesk.ui.dossier.search import is_claim
from reviewdesk.ui.parts import label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class PageBox(QWidget):
    """Shows "12 / 48"; `jumped` tells a page typed, from 0."""

    jumped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._page = 1
        self._before: QWidget | None = None
        self.entry = _Entry()
        self.entry.confirmed.connect(self._jump)
        self.entry.left.connect(self._give_back)
        self.entry.editingFinished.connect(self._restore)
        self._numbers = QIntValidator(1, 1, self.entry)
        self.entry.setValidator(self._numbers)
        self._total: QLabel = label("")
        self.setLayout(row(self.entry, self._total, spacing=4))

    def show_page(self, page: int, pages: int) -> None:
        """Show where the person is; what is being typed stays."""
        self._page = page if pages else 0
        self._numbers.setTop(max(pages, 1))
        if not self.entry.isModified():
            self._restore()
        self._total.setText(f"/ {pages}" if pages else "/ –")

    def begin(self) -> None:
        """Take the focus, all selected."""
        self._before = QApplication.focusWidget()
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.entry.selectAll()

    def _jump(self) -> None:
        if self.entry.hasAcceptableInput():
            self.jumped.emit(int(self.entry.text()) - 1)
        self._give_back()

    def _give_back(self) -> None:
        self._restore()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def _restore(self) -> None:
        self.entry.setText(str(self._page) if self._page else "")


class _Entry(QLineEdit):
    confirmed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(say("Page"))
        self.setToolTip(say("Page") + "  Ctrl+G")
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0000") + scaled(24))

    def event(self, event: QEvent) -> bool:
        """Claim Enter and Esc."""
        if is_claim(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm, leave, or type."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.confirmed.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
