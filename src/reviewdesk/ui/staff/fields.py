"""Named fields of a form, read and filled as values by name; it knows whether something was typed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QGridLayout, QLineEdit, QSpinBox, QWidget

from reviewdesk.ui.inputs import Area, Chooser
from reviewdesk.ui.parts import label
from reviewdesk.ui.theme import scaled

Values = dict[str, Any]


class DayField(QDateEdit):
    """A day, typed or picked; the wheel scrolls the form instead."""

    def __init__(self, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def day(self) -> date:
        """Return the day."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab leave the field; what is typed goes on from year to month to day by itself."""
        return QWidget.focusNextPrevChild(self, forward)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls."""
        event.ignore()


class Fields(QWidget):
    """Signals: another value was chosen or typed.

    Attributes:
        parts: the fields by name.
    """

    edited = Signal()

    def __init__(self, *, across: int = 1) -> None:
        super().__init__()
        self.parts: dict[str, QWidget] = {}
        self._across = across
        self._begun: Values = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scaled(12))
        self._grid.setVerticalSpacing(scaled(8))
        for pair in range(across):
            self._grid.setColumnStretch(2 * pair + 1, 1)
        self.setLayout(self._grid)

    def line(self, name: str, text: str, value: str = "", *, hint: str = "") -> QLineEdit:
        """Add a line of text."""
        made = QLineEdit(value)
        made.setPlaceholderText(hint)
        made.textChanged.connect(lambda _: self.edited.emit())
        self._add(name, text, made)
        return made

    def area(self, name: str, text: str, value: str = "", *, lines: int = 3) -> Area:
        """Add several lines of text, over the whole width."""
        made = Area(lines)
        made.setPlainText(value)
        made.textChanged.connect(self.edited)
        self._add(name, text, made, whole=True)
        return made

    def choice(self, name: str, text: str, answers: Sequence[tuple[str, str]], value: str = "") -> QComboBox:
        """Add a list of (value, words)."""
        made = Chooser()
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for one, words in answers:
            made.addItem(words, one)
        made.setCurrentIndex(max(0, made.findData(value)))
        made.currentIndexChanged.connect(lambda _: self.edited.emit())
        self._add(name, text, made)
        return made

    def day(self, name: str, text: str, value: date) -> DayField:
        """Add a day."""
        made = DayField(value)
        made.dateChanged.connect(lambda _: self.edited.emit())
        self._add(name, text, made)
        return made

    def count(self, name: str, text: str, value: int) -> QSpinBox:
        """Add a whole number from 1."""
        made = QSpinBox()
        made.setRange(1, 999)
        made.setValue(value)
        made.lineEdit().setTextMargins(scaled(9), 0, 0, 0)  # the style sheet's padding does not reach it
        made.valueChanged.connect(lambda _: self.edited.emit())
        self._add(name, text, made)
        return made

    def begin(self) -> None:
        """Take what stands in the fields now for what nobody has typed."""
        self._begun = self.values()

    @property
    def touched(self) -> bool:
        """Whether something else stands there than at the beginning."""
        return bool(self._begun) and self.values() != self._begun

    def values(self) -> Values:
        """Return what stands in the fields."""
        return {name: _value(part) for name, part in self.parts.items()}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Put values into their fields; the others stay."""
        for name, value in values.items():
            if name in self.parts:
                _put(self.parts[name], value)

    def _add(self, name: str, text: str, part: QWidget, *, whole: bool = False) -> None:
        asked = label(text)
        asked.setBuddy(part)
        part.setAccessibleName(text)
        self.parts[name] = part
        place = self._free(whole=whole)
        top = Qt.AlignmentFlag.AlignTop if whole else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(asked, place[0], place[1], top)
        self._grid.addWidget(part, place[0], place[1] + 1, 1, 2 * self._across - 1 if whole else 1)

    def _free(self, *, whole: bool) -> tuple[int, int]:
        """Return where the next pair goes."""
        if self._grid.count() == 0:
            return 0, 0
        line = self._grid.rowCount() - 1
        taken = [at for at in range(2 * self._across) if self._grid.itemAtPosition(line, at) is not None]
        if whole or len(taken) == 2 * self._across:
            return line + 1, 0
        return line, len(taken)


def _value(part: QWidget) -> Any:
    if isinstance(part, QComboBox):
        return part.currentData()
    if isinstance(part, DayField):
        return part.day
    if isinstance(part, QSpinBox):
        return part.value()
    if isinstance(part, QCheckBox):
        return part.isChecked()
    if isinstance(part, Area):
        return part.toPlainText().strip()
    assert isinstance(part, QLineEdit)
    return part.text().strip()


def _put(part: QWidget, value: Any) -> None:
    if isinstance(part, QComboBox):
        part.setCurrentIndex(max(0, part.findData(value)))
    elif isinstance(part, DayField):
        part.setDate(QDate(value.year, value.month, value.day))
    elif isinstance(part, QSpinBox):
        part.setValue(value)
    elif isinstance(part, Area):
        part.setPlainText(value)
    elif isinstance(part, QLineEdit):
        part.setText(value)
        part.setCursorPosition(0)
