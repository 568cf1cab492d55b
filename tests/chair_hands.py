"""The hands of a recorder at the real window: the desk opened and put away, cells, lists, dialogs by key."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QDialog, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from chair_way import P, Recorder
from reviewdesk.app import Program
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.start.page import StartPage
from window_way import ENTER, ESC, PIN, SPACE, focus

UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right


class Hands(Recorder):
    """A recorder who can also quit the program and start it again."""

    def __init__(self, qtbot: QtBot, application: QApplication, settings: Settings) -> None:
        self._application, self._settings = application, settings
        self._thought_over: set[str] = set()
        super().__init__(qtbot, self._started())

    def open_package(self, batch: Path, code: str) -> ChairPage:
        """Open the chair's desk for the first time, from the package."""
        self.on(StartPage)
        self.to_slip(batch, "chair")
        self.write(code)
        self.press(ENTER)
        self.on(RevealMarkPage)
        self.press(ENTER)
        self.on(PinPage)
        self.write(PIN * 2)
        self.press(ENTER)
        return self._at_desk()

    def start_again(self, code: str) -> ChairPage:
        """Quit the program, start it once more and go on at the chair's desk."""
        self.quit()
        self.program = self._started()
        page = self.on(StartPage)
        seats = [one for one in page.findChildren(QPushButton) if "chair" in one.accessibleName()]
        self.tab_to(seats[0])
        self.press(SPACE)
        self.on(SlipPage)
        self.write(code)
        self.press(ENTER)
        return self._at_desk()

    def quit(self) -> None:
        """Close the window as a person does; what it held is let go, for a new one would dress it too."""
        self.program.window.close()
        self.program.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def write(self, text: str) -> None:
        """Type letters; Chinese comes from an input method."""
        for letter in text:
            if letter.isascii():
                super().write(letter)
            else:
                commit = QInputMethodEvent()
                commit.setCommitString(letter)
                QApplication.sendEvent(focus(), commit)

    def on_panel(self, kind: type[P]) -> P:
        """Return the step on show."""
        found = self.on(ChairPage).panel
        assert isinstance(found, kind)
        return found

    def agree(self, propose: Callable[[], object], reason: str = "", **codes: str) -> None:
        """Propose an act; the first time turn back at the last moment, which must leave nothing; do it."""
        propose()
        if self.is_new(self.dialog()):
            self.fill_in(reason=reason, **codes)
            self.turn_back()
            propose()
        self.act(reason=reason, **codes)

    def is_new(self, dialog: QDialog) -> bool:
        """Whether this kind of dialog is met for the first time."""
        met = dialog.windowTitle() in self._thought_over
        self._thought_over.add(dialog.windowTitle())
        return not met

    def turn_back(self) -> None:
        """Put the dialog on show away with Escape; nothing is recorded, and the step goes on where it was."""
        dialog, before = self.dialog(), self._recorded()
        self.press(ESC)
        self.wait(lambda: self.on_top() is not dialog)
        self.back()
        assert self._recorded() == before

    def is_in_hand(self) -> bool:
        """Whether the next key goes to the step on show, not to what came after a part that is gone."""
        return self.on(ChairPage).panel.isAncestorOf(focus())

    def _recorded(self) -> str:
        page = self.program.window.page
        assert isinstance(page, ChairPage)
        return page.status().saved

    def cell(self, table: QAbstractItemView, row: int, column: int) -> None:
        """Go to a cell of a table by the arrow keys."""
        self.tab_to(table)
        for _ in range(200):
            here = table.currentIndex()
            if (here.row(), here.column()) == (row, column):
                return
            vertical = DOWN if here.row() < row else UP
            self.press(vertical if here.row() != row else RIGHT if here.column() < column else LEFT)
        raise AssertionError(f"cell {row}, {column} is out of reach")

    def line(self, found: QListWidget, wanted: int) -> None:
        """Go to a line of a list by the arrow keys."""
        self.tab_to(found)
        for _ in range(found.count()):
            if found.currentRow() == wanted:
                return
            self.press(DOWN if found.currentRow() < wanted else UP)
        raise AssertionError(f"line {wanted} is out of reach")

    def pick(self, box: QComboBox, part: str) -> None:
        """Choose in a box, by arrow keys, the first line with these words."""
        self.tab_to(box)
        lines = [box.itemText(place) for place in range(box.count())]
        wanted = next(place for place, text in enumerate(lines) if part in text)
        while box.currentIndex() != wanted:
            self.press(DOWN if box.currentIndex() < wanted else UP)
        self.settle()

    def _at_desk(self) -> ChairPage:
        page = self.on(ChairPage)
        for _ in range(3):
            self.settle()
        return page

    def _started(self) -> Program:
        made = Program(self._application, self._settings)
        made.window.show()
        return made


def headers(model: QAbstractItemModel, orientation: Qt.Orientation) -> list[str]:
    """Return the words at a table's side or above it."""
    across = orientation == Qt.Orientation.Horizontal
    count = model.columnCount() if across else model.rowCount()
    return [str(model.headerData(place, orientation)) for place in range(count)]
