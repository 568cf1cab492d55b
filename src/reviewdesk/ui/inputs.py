"""The inputs of a form: they tell when a value is finished, and leave the desk's keys to it."""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from reviewdesk.ui.theme import scaled

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALWAYS: Final = frozenset(
    QKeyCombination(_CTRL, key).toCombined() for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
)
_UNCHANGED: Final = frozenset(
    QKeyCombination(_CTRL, key).toCombined() for key in (Qt.Key.Key_Z, Qt.Key.Key_Y)
)


def _is_for_the_desk(event: QEvent, *, modified: bool) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    pressed = event.keyCombination().toCombined()
    return pressed in _ALWAYS or (pressed in _UNCHANGED and not modified)


class Line(QLineEdit):
    """One line; undo inside it only while something is typed that was not taken yet."""

    def event(self, event: QEvent) -> bool:
        """Leave the desk's keys alone."""
        if _is_for_the_desk(event, modified=self.isModified()):
            event.ignore()
            return False
        return super().event(event)


class Area(QPlainTextEdit):
    """Several lines.

    Signals:
        finished: the focus has gone.
    """

    finished = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + scaled(22))

    def event(self, event: QEvent) -> bool:
        """Leave the desk's keys alone."""
        if _is_for_the_desk(event, modified=self.document().isModified()):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the text is finished."""
        super().focusOutEvent(event)
        self.finished.emit()


class Chooser(QComboBox):
    """A list that the mouse wheel changes only while it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll instead."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
