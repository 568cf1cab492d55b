"""A person at the window who clicks on what shows and types what is asked; clicks and keys are counted."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from chair_way import Recorder
from choosing import choose_when_asked

LEFT = Qt.MouseButton.LeftButton
CHOOSING = 4
"""Clicks by which somebody finds a file: the folder, the file, the button, and one that goes astray."""


class Clicker(Recorder):
    """Clicks, and counts clicks beside keys."""

    clicked: int = 0

    @property
    def top(self) -> QWidget:
        """What takes clicks now: the dialog in front, or the window."""
        return QApplication.activeModalWidget() or self.program.window

    def click(self, wanted: QWidget, at: QPoint | None = None) -> None:
        """Click on a part that a person sees and nothing covers."""
        self.wait(lambda: wanted.isVisible() and wanted.isEnabled())
        self._scroll_to(wanted)
        where = at or _spot(wanted)
        found = wanted.window().childAt(wanted.mapTo(wanted.window(), where))
        assert found is not None, f"{wanted} is cut off"
        assert wanted is found or wanted.isAncestorOf(found), f"{found} lies over {wanted}"
        self.clicked += 1
        self.qtbot.mouseClick(wanted, LEFT, pos=where)
        self.settle()

    def click_on(self, words: str) -> None:
        """Click on the one button on show that says these words."""
        self.wait(lambda: bool(self._buttons(words)))
        found = self._buttons(words)
        assert len(found) == 1, [one.text() for one in found]
        self.click(found[0])

    def click_cell(self, view: QAbstractItemView, row: int, column: int) -> None:
        """Click on a cell of a table."""
        index = view.model().index(row, column)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def choose_in(self, box: QComboBox, place: int) -> None:
        """Open a box of choices and click on one of them."""
        self.click(box)
        self.wait(box.view().isVisible)
        self.clicked += 1
        # Without a screen the list of a box takes no clicks.
        for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * place, Qt.Key.Key_Return):
            self.qtbot.keyClick(box.view(), key)
        self.wait(lambda: box.currentIndex() == place)

    def choose_file(self, opener: QAbstractButton, path: Path) -> None:
        """Press a button that asks for a file or folder, and find it."""
        choose_when_asked(path)
        self.click(opener)
        self.clicked += CHOOSING
        self.wait(lambda: not isinstance(QApplication.activeModalWidget(), QFileDialog))
        self.back()

    def minutes(self, *, a_click: float, a_key: float) -> float:
        """How long hands take that need so many seconds for a click and for a key."""
        return (self.clicked * a_click + self.pressed * a_key) / 60

    def _buttons(self, words: str) -> list[QAbstractButton]:
        shown = [one for one in self.top.findChildren(QAbstractButton) if one.isVisible()]
        exact = [one for one in shown if words in (one.text(), one.accessibleName())]
        return exact or [one for one in shown if words in one.text()]

    def _scroll_to(self, wanted: QWidget) -> None:
        """Turn the wheel until the part shows, which counts as a click."""
        area = wanted.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and wanted.visibleRegion().boundingRect() != wanted.rect():
            self.clicked += 1
            area.ensureWidgetVisible(wanted)


def _spot(wanted: QWidget) -> QPoint:
    """The middle of a part; of what is ticked, its box."""
    middle = wanted.rect().center()
    return QPoint(10, middle.y()) if isinstance(wanted, QCheckBox | QRadioButton) else middle
