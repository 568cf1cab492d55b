"""A recorder at the chair's desk who has a keyboard, and whoever types a code."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from chair_session import Session
from reviewdesk.ui.chair.act_dialog import ActDialog
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.start.page import StartPage
from window_way import ENTER, PIN, SPACE, Person

P = TypeVar("P", bound=ChairPanel)


class Recorder(Person):
    """Opens the chair's desk and works in its steps."""

    def come_in(self, session: Session, seat: str = "chair") -> ChairPage:
        self.on(StartPage)
        self.to_slip(session.batch, seat)
        self.write(session.code(seat))
        self.press(ENTER)
        self.on(RevealMarkPage)
        self.press(ENTER)
        self.on(PinPage)
        self.write(PIN * 2)
        self.press(ENTER)
        page = self.on(ChairPage)
        self.settle()
        return page

    def step(self, kind: type[P]) -> P:
        """Go to a step by its key."""
        page = self.on(ChairPage)
        place = next(n for n, panel in enumerate(page.panels) if isinstance(panel, kind))
        self.qtbot.keyClick(page, Qt.Key(Qt.Key.Key_0 + (place + 1) % 10), Qt.KeyboardModifier.AltModifier)
        self.wait(lambda: page.place == place and not page.steps.buttons[place].isDown())
        self.settle()
        found = page.panel
        assert isinstance(found, kind)
        return found

    def push(self, wanted: QAbstractButton) -> None:
        """Reach a button by Tab and press it."""
        self.tab_to(wanted)
        self.press(SPACE)
        self.settle()

    def act(self, *, reason: str = "", **codes: str) -> None:
        """Fill in the dialog of an act of two people, and wait until the desk has done it."""
        found = self.fill_in(reason=reason, **codes)
        self.tab_to(found.submit)
        self.press(SPACE)
        self.wait(lambda: self.on_top() is not found)
        self.back()

    def fill_in(self, *, reason: str = "", **codes: str) -> ActDialog:
        """Type what the dialog of an act asks for; nothing is done yet."""
        found = self.dialog()
        assert isinstance(found, ActDialog)
        if reason:
            self.tab_to(found.reason)
            self.write(reason)
        for name, code in codes.items():
            self.tab_to(found.entries[name])
            self.write(code)
        return found

    def back(self) -> None:
        """Come back to the window, or the dialog below, once all that follows an act has been shown."""
        for _ in range(3):
            self.settle()
        if self.on_top() is None:
            self.program.window.activateWindow()
        self.wait(lambda: QApplication.focusWidget() is not None)

    def on_top(self) -> object:
        return QApplication.activeModalWidget()

    def choose(self, button: str) -> None:
        """Press a button of the dialog on show by its words."""
        found = self.dialog()
        wanted = next(one for one in found.findChildren(QPushButton) if button in one.text())
        self.tab_to(wanted)
        self.press(SPACE)
        self.settle()

    def drop_all(self, files: list[Path]) -> None:
        """Let several files fall on the window at once."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
        middle, copy = QPointF(400, 400), Qt.DropAction.CopyAction
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        self.program.window.dropEvent(QDropEvent(middle, copy, data, left, none))
        self.settle()
