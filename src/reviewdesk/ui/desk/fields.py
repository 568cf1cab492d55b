"""The fields of the form: each lets the desk's own keys pass and says where Enter wants to go."""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from reviewdesk.ui.parts import button, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)
_MOST_LINES: Final = 6
_PASSED_ON: Final = frozenset(
    {
        QKeyCombination(_CTRL, key).toCombined()
        for key in (
            _Key.Key_Z,
            _Key.Key_Y,
            _Key.Key_K,
            _Key.Key_F,
            _Key.Key_PageUp,
            _Key.Key_PageDown,
            *_ENTER,
        )
    }
    | {QKeyCombination(key).toCombined() for key in (_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Escape)}
)


def is_passed_on(event: QEvent) -> bool:
    """Whether a field leaves this key to the desk."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.keyCombination().toCombined() in _PASSED_ON
    )


class PointsField(QLineEdit):
    """Points as digits.

    Signals:
        keyed: what stands in it after a key; not after it was set.
        onward, back: Enter and Shift+Enter.
        nudged: one step up or down.
        entered, gone: the focus came or went.
    """

    keyed = Signal(str)
    onward = Signal()
    back = Signal()
    nudged = Signal(int)
    entered = Signal()
    gone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "points")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(scaled(72))
        self.setMaxLength(16)
        self.textEdited.connect(self.keyed)

    def event(self, event: QEvent) -> bool:
        """Leave the desk's keys alone."""
        if is_passed_on(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, back, up or down."""
        if event.key() in _ENTER:
            (self.back if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.onward).emit()
        elif event.key() in (_Key.Key_Up, _Key.Key_Down) and not self.isReadOnly():
            self.nudged.emit(1 if event.key() == _Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is there, so that digits replace it."""
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.selectAll()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the focus has gone."""
        super().focusOutEvent(event)
        self.gone.emit()


class WordsField(QPlainTextEdit):
    """Words of one to six lines, as high as they need.

    Signals:
        keyed: the text after a key; not after it was set.
        onward, back: Enter and Shift+Enter, where the field has no lines of its own.
        entered: the focus came.
    """

    keyed = Signal(str)
    onward = Signal()
    back = Signal()
    entered = Signal()

    def __init__(self, *, lines: bool = True) -> None:
        super().__init__()
        self._lines = lines
        self._quiet = False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)

    def set_text(self, text: str) -> None:
        """Show a text without announcing it."""
        if text != self.toPlainText():
            self._quiet = True
            self.setPlainText(text)
            self._quiet = False

    def event(self, event: QEvent) -> bool:
        """Leave the desk's keys alone."""
        if is_passed_on(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on or back, unless the field has lines of its own."""
        if event.key() in _ENTER and (not self._lines or event.modifiers() & _CTRL):
            (self.back if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.onward).emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the focus came."""
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the height of the text, between one line and six."""
        lines = min(_MOST_LINES, max(1, round(self.document().size().height())))
        edges = 2 * (scaled(5) + 1 + round(self.document().documentMargin()))
        return QSize(scaled(120), lines * self.fontMetrics().lineSpacing() + edges)

    def _changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.keyed.emit(self.toPlainText())

    def _fit(self) -> None:
        wanted = self.sizeHint().height()
        policy = Qt.ScrollBarPolicy
        long = self.document().size().height() > _MOST_LINES
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if long else policy.ScrollBarAlwaysOff)
        if wanted != self.height():
            self.setFixedHeight(wanted)


class VerdictField(QWidget):
    """Passed or failed, by two buttons or the keys 1 and 0.

    Signals: as `PointsField`; `keyed` carries "pass", "fail" or "".
    """

    keyed = Signal(str)
    onward = Signal()
    back = Signal()
    entered = Signal()
    gone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._open = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._choices = {"pass": button(say("Pass"), "band"), "fail": button(say("Fail"), "band")}
        for verdict, one in self._choices.items():
            one.setCheckable(True)
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            one.setToolTip(say("Key 1: pass, key 0: fail"))
            one.clicked.connect(lambda _, verdict=verdict: self._choose(verdict))
        self.setLayout(row(*self._choices.values(), spacing=4))

    def text(self) -> str:
        """Return the verdict."""
        return next((verdict for verdict, one in self._choices.items() if one.isChecked()), "")

    def setText(self, verdict: str) -> None:
        """Show a verdict without announcing it."""
        for name, one in self._choices.items():
            one.setChecked(name == verdict)

    def isReadOnly(self) -> bool:
        """Return whether it is locked."""
        return not self._open

    def setReadOnly(self, locked: bool) -> None:
        """Lock or unlock it."""
        self._open = not locked
        for one in self._choices.values():
            one.setEnabled(not locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, go on, go back."""
        chosen = {_Key.Key_1: "pass", _Key.Key_0: "fail", _Key.Key_Delete: "", _Key.Key_Backspace: ""}
        if event.key() in _ENTER:
            (self.back if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.onward).emit()
        elif event.key() in chosen and self._open:
            self._choose(chosen[_Key(event.key())])
        elif event.key() == _Key.Key_Space and self._open:
            self._choose("fail" if self.text() == "pass" else "pass")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is."""
        super().focusInEvent(event)
        self._ring()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has gone."""
        super().focusOutEvent(event)
        self._ring()
        self.gone.emit()

    def _choose(self, verdict: str) -> None:
        self.setText(verdict)
        self.keyed.emit(verdict)

    def _ring(self) -> None:
        for one in self._choices.values():
            one.setProperty("ringed", self.hasFocus())
            one.style().polish(one)
