"""What is declared about one applicant: no relation, or one of the plan's reasons with words of one's own."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QWidget

from reviewdesk.ui.opening.applicants import ApplicantRow
from reviewdesk.ui.parts import column, label, row
from reviewdesk.ui.speech import say


class Choice(QPushButton):
    """A button whose words may take several lines, with the digit that presses it."""

    def __init__(self, digit: int, text: str) -> None:
        super().__init__()
        self.setProperty("kind", "choice")
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setToolTip(f"{text}  {digit}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = (label(str(digit), "muted"), label(text, wrap=True))
        for one in words:
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line = row(words[0], words[1], spacing=12, margins=(14, 7, 14, 7))
        self._line.setStretch(1, 1)
        self.setLayout(self._line)

    def sizeHint(self) -> QSize:
        """Return what the words need."""
        return self._line.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Whether lines break."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the broken lines."""
        return self._line.heightForWidth(width)


def scrolled(content: QLayout) -> QScrollArea:
    """Return what scrolls when the window is low, on the ground it stands on."""
    inner, area = QWidget(), QScrollArea()
    inner.setLayout(content)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    inner.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


class ReasonPanel(QWidget):
    """Signals: a reason ("" for none) with words is chosen for the applicant on show."""

    chosen = Signal(str, str)

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__()
        self._reasons = ("", *reasons)
        self.name = label("", "title", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.group = QButtonGroup(self)
        choices = [
            Choice(digit, text or say("No relation to this applicant"))
            for digit, text in enumerate(self._reasons)
        ]
        for digit, choice in enumerate(choices):
            self.group.addButton(choice, digit)
        self.group.idClicked.connect(lambda _: self._emit())
        self.words = QLineEdit()
        self.words.setPlaceholderText(say("In your own words, if needed"))
        self.words.setAccessibleName(say("Reason in your own words"))
        self.words.textEdited.connect(lambda _: self._emit())
        self.also = label("", "warn", wrap=True)
        self._area = scrolled(column(*choices, self.words, None, spacing=8, margins=(16, 4, 16, 4)))
        head = column(self.name, self.about, spacing=4, margins=(16, 14, 16, 8))
        below = column(self.also, margins=(16, 8, 16, 12))
        self.setLayout(column(head, self._area, below, spacing=0))

    def show_row(self, shown: ApplicantRow, reason: str, words: str, also: str) -> None:
        """Show an applicant, what is chosen about it, and what recusal takes along."""
        one = shown.candidate
        self.name.setText(one.applicant)
        self.about.setText(" · ".join(filter(None, (one.application, shown.track, one.place))))
        self.also.setText(also)
        self.also.setVisible(bool(also))
        self.group.button(self._reasons.index(reason)).setChecked(True)
        if self.words.text() != words:
            self.words.setText(words)
        self.words.setVisible(bool(reason))
        for choice in self.group.buttons():
            choice.setEnabled(not one.struck)
        self._area.ensureWidgetVisible(self.group.button(self._reasons.index(reason)))

    def press(self, digit: int) -> bool:
        """Choose by digit; whether there is such a choice."""
        choice = self.group.button(digit)
        if choice is None or not choice.isEnabled():
            return False
        choice.click()
        return True

    def _emit(self) -> None:
        reason = self._reasons[self.group.checkedId()]
        self.words.setVisible(bool(reason))
        self.chosen.emit(reason, self.words.text() if reason else "")
