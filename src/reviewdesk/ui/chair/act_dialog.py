"""Before an act of two people: what it does, the reason where one is due, and their codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewdesk.desk import slips
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled
from reviewdesk.ui.waiting import AFTER_MS

_WIDTH, _MOST, _LEAST, _BELOW = 560, 260, 84, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an act needs.

    Attributes:
        title: the act, as a verb.
        effects: what it does to ballots, minimum, quorum and aggregate, one sentence each.
        reason: whether a reason is due.
        reason_name: how the field of the reason is called, where it is not a reason.
        codes: name of each code → the label of its field, such as {"witness": "Code of the witness"}.
        danger: whether it cannot be taken back.
    """

    title: str
    effects: Sequence[str] = ()
    reason: bool = False
    reason_name: str = ""
    codes: Mapping[str, str]
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed: the reason, and each code by its name."""

    reason: str
    codes: Mapping[str, str]


class ActDialog(Dialog):
    """Signals: all that is needed was typed. It stays until the act is done, or is put away."""

    given = Signal(object)

    def __init__(self, asked: Asked, parent: QWidget, *, choice: QWidget | None = None) -> None:
        """Lay out what is asked; `choice` is a part of its own that stands above the effects."""
        super().__init__(asked.title, width=_WIDTH, parent=parent)
        self.reason = QPlainTextEdit()
        self.reason.setFixedHeight(scaled(72))
        self.reason.setTabChangesFocus(True)
        self.entries = {name: _entry() for name in asked.codes}
        self._asked = asked
        self._refusal = label("", "bad", wrap=True)
        self._refusal.hide()
        body = column(label(asked.title, "title"), spacing=12, margins=24)
        if choice is not None:
            body.addWidget(choice)
        self._effects = _Effects(_room_for_effects(parent), self)
        body.addWidget(self._effects)
        self.show_effects(asked.effects)
        if asked.reason:
            self._add(body, asked.reason_name or say("Reason, for the record"), self.reason)
        for name, entry in self.entries.items():
            self._add(body, asked.codes[name], entry)
        body.addWidget(self._refusal)
        self.working = _Working()
        body.addWidget(self.working)
        self.submit = button(asked.title, "danger" if asked.danger else "primary")
        self.submit.setDefault(True)
        self.submit.clicked.connect(self._submit)
        self.back = button(say("Not now"))
        self.back.clicked.connect(self.reject)
        body.addLayout(row(None, self.back, self.submit))
        self.setLayout(body)
        first = self.reason if asked.reason else next(iter(self.entries.values()), self.submit)
        (first if choice is None else choice).setFocus()

    def show_effects(self, effects: Sequence[str]) -> None:
        """Say anew what the act does, where a choice has changed it."""
        self._effects.show_lines(effects)
        if self.isVisible():
            self.fit()

    def refuse(self, error: ReviewDeskError) -> None:
        """Say why nothing was done; what was typed stays."""
        self.hold(False)
        listed = [say_error(one) for one in error.problems] if isinstance(error, Problems) else []
        self._refusal.setText("\n".join([say_error(error), *listed[:6]]))
        self._refusal.show()
        named = [entry for name, entry in self.entries.items() if f"-{name}-" in error.code]
        wrong = next(iter([*named, *self.entries.values()]), None)
        if wrong is not None:
            wrong.selectAll()
        (wrong or self.submit).setFocus()

    def hold(self, held: bool) -> None:
        """Let nothing be typed or taken back while it is being done."""
        super().hold(held)
        for part in (self.submit, self.back, self.reason, *self.entries.values()):
            part.setEnabled(not held)
        self.working.hold(held)

    def _submit(self) -> None:
        missing = [entry for entry in self.entries.values() if not entry.text().strip()]
        if self._asked.reason and not self.reason.toPlainText().strip():
            self._refusal.setText(say("A reason is needed; it stands in the record."))
            self._refusal.show()
            self.reason.setFocus()
        elif missing:
            missing[0].setFocus()
        else:
            self.hold(True)
            codes = {name: entry.text() for name, entry in self.entries.items()}
            self.given.emit(Given(self.reason.toPlainText().strip(), codes))

    def _add(self, body: QVBoxLayout, text: str, field: QWidget) -> None:
        name = label(text)
        name.setBuddy(field)
        field.setAccessibleName(text)
        body.addWidget(name)
        body.addWidget(field)


class _Working(QProgressBar):
    """Moves while an act takes longer than a second."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setAccessibleName(say("The act is being recorded"))
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def hold(self, held: bool) -> None:
        """Begin to wait, or have done with it."""
        self._timer.stop()
        self.hide()
        if held:
            self._timer.start()


class _Effects(QScrollArea):
    """One line for each effect; many of them scroll."""

    def __init__(self, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._most = most
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, effects: Sequence[str]) -> None:
        """Show these lines and take the room they want, up to some ten of them."""
        lines = [label(effect, wrap=True) for effect in effects]
        content = QWidget()
        content.setLayout(column(*map(_point, lines), spacing=6, margins=(0, 0, 12, 0)))
        self.setWidget(content)
        for line in lines:
            line.ensurePolished()
        wanted = _height(content)
        self.setFixedHeight(min(self._most, wanted))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if wanted > self._most else Qt.FocusPolicy.NoFocus)
        self.setVisible(bool(lines))


def _point(line: QLabel) -> QHBoxLayout:
    made = row(spacing=8)
    line.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.addWidget(label("·"), 0, Qt.AlignmentFlag.AlignTop)
    made.addWidget(line, 1)
    return made


def _room_for_effects(parent: QWidget) -> int:
    """Return how high the effects may be, so that the codes still fit below them in the window."""
    left = parent.window().height() - scaled(_BELOW)
    return max(scaled(_LEAST), min(scaled(_MOST), left))


def _height(content: QWidget) -> int:
    layout = content.layout()
    return 0 if layout is None else max(0, layout.totalHeightForWidth(scaled(_WIDTH - 64)))


def _entry() -> QLineEdit:
    made = QLineEdit()
    made.setProperty("kind", "code")
    made.setPlaceholderText("XXXX-XXXX-XXXX-XXXX")

    def group(text: str) -> None:
        if not slips.is_scan(text) and made.cursorPosition() == len(text):
            made.setText(slips.grouped(text))

    made.textEdited.connect(group)
    return made
