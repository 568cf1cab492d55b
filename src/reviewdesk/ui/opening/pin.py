"""Step 4: six digits that unlock this desk while the program keeps running."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from reviewdesk.desk.pin import LENGTH, LIMIT, Pin, is_pin, plain
from reviewdesk.ui.opening.step import PIN, StepPage
from reviewdesk.ui.parts import column, label, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class PinPage(StepPage):
    """Signals: two entries are in."""

    entered = Signal(str, str)

    def __init__(self, *, subject: str, seat: str) -> None:
        super().__init__(
            PIN,
            say("Choose a PIN of six digits"),
            say(
                "It unlocks this desk after a pause. After {limit} errors, or when the program was closed, "
                "the key slip is needed again.",
                limit=LIMIT,
            ),
            subject=subject,
            seat=seat,
        )
        self.first, self.second = _entry(say("PIN")), _entry(say("The same PIN again"))
        form = QGridLayout()
        form.setHorizontalSpacing(scaled(16))
        form.setVerticalSpacing(scaled(12))
        for place, entry in enumerate((self.first, self.second)):
            name = label(entry.accessibleName())
            name.setBuddy(entry)
            form.addWidget(name, place, 0)
            form.addWidget(entry, place, 1)
        form.setColumnStretch(2, 1)
        self.primary.setText(say("Use this PIN"))
        self.primary.clicked.connect(self._submit)
        self.first.textEdited.connect(self._typed)
        self.lay_out(surface(column(form, self.refusal, spacing=12, margins=24)), None)

    def first_focus(self) -> QWidget:
        """Start in the first entry."""
        return self.first

    def start_over(self, sentence: str) -> None:
        """Empty both entries and say why."""
        self.first.clear()
        self.second.clear()
        self.show_refusal(sentence)
        self.first.setFocus()

    def _typed(self, text: str) -> None:
        self.show_refusal("")
        if is_pin(text):
            self.second.setFocus()

    def _submit(self) -> None:
        if self.first.text() and not self.second.text() and self.first.hasFocus():
            self.second.setFocus()
        else:
            self.entered.emit(self.first.text(), self.second.text())


class PinPresenter(QObject):
    """Makes the PIN of two equal entries.

    Signals:
        chosen: the `Pin`.
    """

    chosen = Signal(object)

    def __init__(self, page: PinPage) -> None:
        super().__init__(page)
        self._page = page
        page.entered.connect(self._check)

    def _check(self, first: str, second: str) -> None:
        if not is_pin(first):
            self._page.start_over(say("A PIN has six digits. Type it again."))
        elif plain(first) != plain(second):
            self._page.start_over(say("The two entries differ. Type the PIN twice again."))
        else:
            self.chosen.emit(Pin(first))


def _entry(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setMaxLength(LENGTH)
    made.setProperty("kind", "code")
    made.setAccessibleName(name)
    made.setMaximumWidth(scaled(280))
    made.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    return made
