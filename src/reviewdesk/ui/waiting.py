"""The panel over the page while long work runs: what it does, how far it is, and how to stop it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget
from shiboken6 import isValid

from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.tasks import Progress
from reviewdesk.ui.theme import scaled

AFTER_MS = 1000
_STEPS = 1000


class Waiting(QFrame):
    """Covers its parent's foot; shown only when work takes longer than a second."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("kind", "card")
        self._progress: Progress | None = None
        self._before: QWidget | None = None
        self._what, self._share = label("", "strong"), label("", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self.cancel = button("", "secondary")
        self.cancel.clicked.connect(self._cancel)
        self.setLayout(
            column(
                row(self._what, None, self._share), self._bar, row(None, self.cancel), spacing=12, margins=20
            )
        )
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._appear)
        self._over = over
        over.installEventFilter(self)
        self.hide()

    @Slot(object)
    def begin(self, progress: Progress) -> None:
        """Follow a long work."""
        self._progress = progress
        self._what.setText(progress.what)
        self.cancel.setText(say("Cancel"))
        self.cancel.setEnabled(True)
        self.cancel.setVisible(progress.stoppable)
        progress.moved.connect(self._move)
        progress.turned.connect(self._what.setText)
        self._move(0)
        self._timer.start()

    @Slot(object)
    def end(self, progress: Progress) -> None:
        """Go away again, unless another work has begun since."""
        if progress is not self._progress:
            return
        self._timer.stop()
        self._progress = None
        if self.window().focusWidget() is self.cancel:
            self._give_focus_back()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _appear(self) -> None:
        self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        if self.cancel.isVisible():
            self.cancel.setFocus()

    def _give_focus_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _place(self) -> None:
        over = self._over
        width = min(scaled(480), over.width() - scaled(32))
        self.resize(width, self.sizeHint().height())
        self.move((over.width() - width) // 2, (over.height() - self.height()) // 2)

    def _move(self, done: int) -> None:
        total = self._progress.total if self._progress else 0
        self._bar.setRange(0, _STEPS if total else 0)
        if not total:
            self._share.clear()
        else:
            self._bar.setValue(min(_STEPS, done * _STEPS // total))
            self._share.setText(f"{min(100, done * 100 // total)} %")

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
            self.cancel.setEnabled(False)
            self.cancel.setText(say("Stopping…"))
