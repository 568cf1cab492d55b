"""A person at the program's window who has a keyboard and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk_round import Round
from reviewdesk.app import Program
from reviewdesk.desk.reviewer.sheets import Form
from reviewdesk.ui.desk.page import DeskPage
from reviewdesk.ui.desk.presenter import DeskPresenter
from reviewdesk.ui.opening.confirm import ConfirmPage
from reviewdesk.ui.opening.declaration import DeclarationPage
from reviewdesk.ui.opening.fingerprint import FingerprintPage
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.pledge import PledgePage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.seat import SeatPage
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.page import Page
from reviewdesk.ui.window import Window

ENTER, TAB, ESC, SPACE, DOWN = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Down,
)
CTRL = Qt.KeyboardModifier.ControlModifier
PIN = "246813"
LONG = 30_000
P = TypeVar("P", bound=Page)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def words(widget: QWidget) -> str:
    """Everything a person, or who reads the screen aloud, gets from what shows of a widget."""
    parts = [one for one in [widget, *widget.findChildren(QWidget)] if one.isVisible()]
    texts = [one.text() for one in parts if isinstance(one, QLabel | QPushButton)]
    told = [(one.accessibleName(), one.accessibleDescription(), one.toolTip()) for one in parts]
    return "\n".join([*texts, *(text for three in told for text in three)])


def open_form(page: DeskPage) -> Form:
    """The application that is open at the desk."""
    presenter = page.findChild(DeskPresenter)
    assert presenter is not None
    assert presenter.form is not None
    return presenter.form


class Strays(QObject):
    """Notes widgets that appear as windows of their own and are neither dialog, menu nor list."""

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__(window)  # goes with it: every event of the program comes through each that is left
        self.found: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(watched, QWidget) and watched.isWindow() and event.type() == QEvent.Type.Show:
            kind = watched.windowType()
            if kind == Qt.WindowType.Window and not isinstance(watched, Window):
                self.found.append(repr(watched))
        return False


@dataclass
class Person:
    """Presses keys; counts them and the screens that were worked through."""

    qtbot: QtBot
    program: Program
    held: Round | None = None
    pressed: int = 0
    screens: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.strays = Strays(application, self.program.window)

    def on(self, kind: type[P]) -> P:
        """Wait for a screen."""
        self.wait(lambda: isinstance(self.program.window.page, kind))
        self.program.window.activateWindow()
        self.wait(self.program.window.isActiveWindow)
        page = self.program.window.page
        assert isinstance(page, kind)
        self.screens.append(kind.__name__)
        return page

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=LONG)

    def press(self, *keys: Qt.Key, mod: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.pressed += 1
            self.qtbot.keyClick(focus(), key, mod)

    def ctrl(self, key: Qt.Key) -> None:
        self.press(key, mod=CTRL)

    def write(self, text: str) -> None:
        for letter in text:
            self.pressed += 1
            self.qtbot.keyClicks(focus(), letter)

    def tab_to(self, wanted: QWidget, key: Qt.Key = TAB) -> None:
        """Reach a widget by Tab alone."""
        for _ in range(80):
            if wanted.hasFocus():
                return
            self.press(key)
        raise AssertionError(f"Tab never reaches {wanted.accessibleName()}")

    def settle(self) -> None:
        """Wait until the background has nothing left to do."""
        done: list[bool] = []
        self.program.tasks.run(lambda: True, done.append)
        self.wait(lambda: bool(done))

    def dialog(self) -> QDialog:
        """Wait for a dialog that has the focus."""
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog)
        self.wait(found.isActiveWindow)
        return found

    def answers(self, button: str) -> None:
        """Go to a button of the dialog on show and press it."""
        found = self.dialog()
        wanted = next(one for one in found.findChildren(QPushButton) if button in one.text())
        self.tab_to(wanted)
        self.press(SPACE)
        self.wait(lambda: QApplication.activeModalWidget() is not found)

    def drop(self, path: Path) -> None:
        """Let a file fall on the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        middle, copy = QPointF(400, 400), Qt.DropAction.CopyAction
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        self.program.window.dropEvent(QDropEvent(middle, copy, data, left, none))

    def from_menu(self, number: int) -> None:
        """Reach "More" from the first criterion, and choose from its menu."""
        page = self.at_desk()
        more = next(one for one in page.form.head.findChildren(QPushButton) if one.menu() is not None)
        self.tab_to(more, Qt.Key.Key_Backtab)
        QTimer.singleShot(200, lambda: self._choose(number))
        self.press(SPACE)

    def _choose(self, number: int) -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        for key in (*[DOWN] * number, ENTER):
            self.qtbot.keyClick(menu, key)

    def open_file(self, path: Path) -> None:
        """Ctrl+O, the path, Enter."""
        self.ctrl(Qt.Key.Key_O)
        assert isinstance(self.dialog(), QFileDialog)
        self.write(str(path))
        self.press(ENTER)

    def to_slip(self, batch: Path, seat: str) -> None:
        self.open_file(batch)
        self.on(FingerprintPage)
        self.press(ENTER)
        self.on(SeatPage)
        self.write(seat)
        self.press(ENTER)
        self.on(SlipPage)

    def to_desk(self, batch: Path, seat: str, code: str) -> DeskPage:
        """From the file to the open desk with no relation to anybody."""
        self.to_slip(batch, seat)
        self.write(code)
        self.press(ENTER)
        self.on(RevealMarkPage)
        self.press(ENTER)
        self.on(PinPage)
        self.write(PIN * 2)
        self.press(ENTER)
        page = self.on(PledgePage)
        self.wait(page.agree.hasFocus)
        self.press(SPACE, ENTER)
        for kind in (DeclarationPage, ConfirmPage):
            self.on(kind)
            self.press(ENTER)
        return self.at_desk()

    def sit_down(self, seat: str = "r1") -> DeskPage:
        """Come to the desk of the review session that the tests share."""
        assert self.held is not None
        return self.to_desk(self.held.batch, seat, self.held.code(seat))

    def at_desk(self) -> DeskPage:
        """Wait until the desk takes keys."""
        self.settle()
        page = self.on(DeskPage)
        self.wait(lambda: page.form.isVisible() and QApplication.focusWidget() is not None)
        self.wait(lambda: page.form.isAncestorOf(focus()))
        return page
