"""What the steps share: the slim rail above, one subject in the middle, Back and one action below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.page import Chip, Heading, Key, Page, Status
from reviewdesk.ui.parts import Item, button, chip, column, hairline, label, row, surface
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled

COMPARE, SEAT, SLIP, PIN, PLEDGE, RECUSAL = range(6)
_NAMES = (N_("Compare"), N_("Seat"), N_("Key slip"), N_("PIN"), N_("Pledge"), N_("Recusal"))
_WIDTH = 880


class StepPage(Page):
    """One step.

    Signals:
        back: the person wants the step before.
    """

    back = Signal()

    def __init__(self, step: int, title: str, words: str, *, subject: str = "", seat: str = "") -> None:
        super().__init__()
        self._subject, self._seat = subject, seat
        self._rail = rail(step)
        self.title = label(title, "title", wrap=True)
        self.words = label(words, "muted-base", wrap=True)
        if not words:
            self.words.hide()
        self.refusal = label("", "bad", wrap=True)
        self.refusal.hide()
        self.back_button = button(say("Back"), shortcut="Esc")
        self.back_button.clicked.connect(self.back)
        self.primary = button("", "primary")
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            pressed.activated.connect(self._enter)

    def heading(self) -> Heading:
        """Return where this is, and the review session once it is known."""
        chips = (Chip(say("Seat"), self._seat),) if self._seat else ()
        return Heading(place=say("Open the review package"), subject=self._subject, chips=chips)

    def status(self) -> Status:
        """Return how to get help."""
        return Status(left=say("Offline"), right=say("F1 keys"))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of every step."""
        return (Key("Enter", self.primary.text()), Key("Esc", say("Back")), Key("Tab", say("Next field")))

    def first_focus(self) -> QWidget | None:
        """Start at the action."""
        return self.primary

    def refuse(self, error: ReviewDeskError) -> None:
        """Show why this step goes no further."""
        self.show_refusal(say_error(error))

    def show_refusal(self, sentence: str) -> None:
        """Show a sentence at the field; "" takes it away."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def name_back(self, text: str) -> None:
        """Call Back something else; its key stays, which a new text would drop."""
        self.back_button.setText(text)
        self.back_button.setAccessibleName(text)
        self.back_button.setToolTip(f"{text}  Esc")
        self.back_button.setShortcut(QKeySequence(Qt.Key.Key_Escape))

    def lay_out(self, *items: Item, wide: bool = False, foot: tuple[Item, ...] = ()) -> None:
        """Put the subject between rail and foot; `wide` uses the whole page."""
        middle = QWidget()
        head = _one_line(self.title, self.words) if wide else column(self.title, self.words, spacing=12)
        middle.setLayout(column(head, *items, spacing=14, margins=(24, 16, 24, 16)))
        below = row(self.back_button, *foot, None, self.primary, spacing=12, margins=(24, 12, 24, 12))
        whole = column(self._rail, hairline(), spacing=0)
        whole.addWidget(middle if wide else _narrow(middle), 1)
        whole.addWidget(hairline())
        whole.addWidget(surface(below, "bar"))
        self.setLayout(whole)

    def _enter(self) -> None:
        focus = self.focusWidget()
        pressed = focus if isinstance(focus, QPushButton) else self.primary
        if pressed.isVisible():
            pressed.click()


def rail(step: int) -> QWidget:
    """Return the six steps with the one in hand marked, those before ticked."""
    line = row(spacing=10, margins=(24, 10, 24, 10))
    for number, name in enumerate(_NAMES):
        if number:
            between = hairline()
            between.setFixedWidth(scaled(24))
            line.addWidget(between, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(_step(number, step, say(name)))
    line.addStretch(1)
    made = surface(line, "bar")
    made.setAccessibleName(
        say("Step {number} of {count}: {name}", number=step + 1, count=len(_NAMES), name=say(_NAMES[step]))
    )
    return made


def code_tiles(code: str) -> QWidget:
    """Return a code as large groups, to be compared by ear and eye."""
    texts = [label(group, "code") for group in code.split("-")]
    for text in texts:
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.ensurePolished()
    widest = max(text.sizeHint().width() for text in texts)
    for text in texts:
        text.setMinimumWidth(widest)
    made = QWidget()
    made.setLayout(Flow(*(surface(row(text, margins=(20, 12, 20, 12))) for text in texts), spacing=12))
    made.setAccessibleName(code)
    return made


def _step(number: int, current: int, name: str) -> QLabel:
    if number == current:
        return chip(f"{number + 1}  {name}", "chip-accent")
    return label(
        f"✓  {name}" if number < current else f"{number + 1}  {name}",
        "muted",
    )


def _one_line(title: QLabel, words: QLabel) -> QHBoxLayout:
    title.setWordWrap(False)
    line = row(title, words, spacing=16)
    line.setStretch(1, 1)
    return line


def _narrow(middle: QWidget) -> QScrollArea:
    middle.setMaximumWidth(scaled(_WIDTH))
    outer = QWidget()
    sides: QVBoxLayout = column(spacing=0)
    line = row(spacing=0)
    line.addStretch(1)
    line.addWidget(middle, 100)
    line.addStretch(1)
    sides.addLayout(line, 1)
    outer.setLayout(sides)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(outer)
    return area
