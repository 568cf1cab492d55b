"""One question with its answers under one another, each with a sentence that says what it means."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from reviewdesk.ui.parts import column, label, row
from reviewdesk.ui.theme import scaled

Answer = tuple[str, str]
"""What is chosen, and one sentence what it means."""
_INDENT = 26


class Choice(QWidget):
    """Signals: another answer was chosen, by its place from 0."""

    chosen = Signal(int)

    def __init__(self, question: str, answers: Sequence[Answer]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._body: QVBoxLayout = column(label(question, "strong"), spacing=5)
        self._answers = 0
        for name, sentence in answers:
            self.add(name, sentence)
        self.setLayout(self._body)
        self._group.idToggled.connect(self._announce)

    @property
    def place(self) -> int:
        """Return the place of the answer that is chosen."""
        return self._group.checkedId()

    @property
    def checked(self) -> QRadioButton:
        """Return the answer that is chosen."""
        found = self._group.checkedButton()
        assert isinstance(found, QRadioButton)
        return found

    def choose(self, place: int) -> None:
        """Choose an answer by its place."""
        self._group.button(place).setChecked(True)

    def add(self, name: str, sentence: str) -> None:
        """Add an answer at the end."""
        made = QRadioButton(name)
        made.setAccessibleDescription(sentence)
        made.setChecked(not self._answers)
        self._group.addButton(made, self._answers)
        self._answers += 1
        self._body.addWidget(made)
        if sentence:
            words = label(sentence, "muted", wrap=True)
            words.setMinimumWidth(scaled(200))
            self._body.addLayout(row(words, spacing=0, margins=(_INDENT, 0, 0, 4)))

    def _announce(self, place: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(place)
