"""The locked desk: after some minutes without a key, or at Ctrl+L, only the PIN or the slip opens it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from reviewdesk.desk.pin import LENGTH, LIMIT, Pin, is_pin
from reviewdesk.ui.page import Heading, Page, Status
from reviewdesk.ui.parts import button, column, label, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Says when nobody has touched the desk for a while; keys, mouse and turning pages are activity."""

    idle = Signal()

    def __init__(self, application: QApplication, window: QWidget) -> None:
        """Watch the application for as long as the window lives."""
        super().__init__(window)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        application.installEventFilter(self)

    def watch(self, minutes: float) -> None:
        """Start counting; 0 stops."""
        self._timer.stop()
        if minutes:
            self._timer.start(round(minutes * 60_000))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to count anew at each sign of life."""
        # The kind is looked at first: every event of the program comes through here, and few are a person's.
        if isinstance(event, QInputEvent) and event.type() in _ACTIVITY and self._timer.isActive():
            self._timer.start()
        return False


def close_dialogs(window: QWidget) -> None:
    """Put away everything that stands over or beside a window: dialogs, menus, sheets."""
    for one in QApplication.topLevelWidgets():
        if one is not window and one.isVisible():
            one.close()
    waiting = QApplication.activeModalWidget()
    if waiting is not None and waiting is not window:
        waiting.close()


class LockPage(Page):
    """Signals: unlocked; changed person; errors are used up."""

    unlocked = Signal()
    other_person = Signal()
    exhausted = Signal()

    def __init__(self, seat: str, pin: Pin) -> None:
        super().__init__()
        self._seat, self._pin = seat, pin
        self.entry = QLineEdit()
        self.entry.setEchoMode(QLineEdit.EchoMode.Password)
        self.entry.setMaxLength(LENGTH)
        self.entry.setProperty("kind", "code")
        self.entry.setAccessibleName(say("PIN"))
        self.entry.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.entry.setMaximumWidth(scaled(280))
        self.entry.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.entry.textChanged.connect(self._try)
        self.said = label("", "bad", wrap=True)
        other = button(say("Change person"), "quiet")
        other.clicked.connect(self.other_person)
        title = label(say("Locked"), "title")
        words = label(
            say("Seat {seat}: enter your six-digit PIN to go on.", seat=seat), "muted-base", wrap=True
        )
        words.setBuddy(self.entry)
        card = surface(column(title, words, self.entry, self.said, row(None, other), spacing=14, margins=32))
        card.setMaximumWidth(scaled(460))
        self.setLayout(column(None, row(None, card, None), None, None))

    def heading(self) -> Heading:
        """Return whose desk is locked."""
        return Heading(place=say("Locked"), subject=say("Seat {seat}", seat=self._seat))

    def status(self) -> Status:
        """Return that nothing is lost."""
        return Status(left=say("Everything entered is saved."))

    def first_focus(self) -> QWidget:
        """Start in the entry."""
        return self.entry

    def _try(self, text: str) -> None:
        if len(text) < LENGTH:
            return
        if is_pin(text) and self._pin.matches(text):
            self.unlocked.emit()
            return
        self.entry.clear()
        if self._pin.exhausted:
            self.exhausted.emit()
        else:
            self.said.setText(
                say(
                    "That is not the PIN. {left} more tries, then the slip is needed.",
                    left=LIMIT - self._pin.errors,
                )
            )
