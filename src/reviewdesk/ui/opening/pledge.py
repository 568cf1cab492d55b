"""Step 5: the plan's pledge, read to its end before it can be agreed to."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from reviewdesk.ui.opening.step import PLEDGE, StepPage
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import label
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class PledgePage(StepPage):
    """Signals: the pledge is agreed to."""

    agreed = Signal()

    def __init__(self, text: str, *, subject: str, seat: str) -> None:
        super().__init__(
            PLEDGE,
            say("The pledge"),
            say("Read it to its end, then agree. Without the pledge no dossier opens."),
            subject=subject,
            seat=seat,
        )
        self._laid_out = False
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("The pledge"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        font = QFont(self.text.font())
        font.setPixelSize(scaled(18))
        self.text.setFont(font)
        self.agree = QCheckBox(say("I have read the pledge and will keep it."))
        self.unread = label(say("Not at its end yet: go on with Page Down."), "muted")
        self.primary.setText(say("Agree"))
        self.primary.setEnabled(False)
        self.agree.setEnabled(False)
        self.agree.toggled.connect(self.primary.setEnabled)
        self.primary.clicked.connect(self.agreed)
        bar = self.text.verticalScrollBar()
        bar.valueChanged.connect(self._look)
        bar.rangeChanged.connect(self._look)
        self.lay_out(self.text, self.unread, self.agree)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys for reading, too."""
        reading = (Key("PgDn", say("Read on")), Key("Space", say("Tick or untick")))
        return reading + super().keys()

    def first_focus(self) -> QWidget:
        """Start in the text, or at the tick when all of it is in sight."""
        return self.agree if self.agree.isEnabled() else self.text

    def showEvent(self, event: QShowEvent) -> None:
        """Look, once all is laid out, whether the whole text is in sight."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._laid_out = True
        self._look()
        focus = self.first_focus()
        if focus is not self.text and self.text.hasFocus():
            focus.setFocus()

    def _look(self) -> None:
        bar = self.text.verticalScrollBar()
        if self._laid_out and bar.value() >= bar.maximum():
            self.agree.setEnabled(True)
            self.unread.hide()
