"""A way into a review session in a window, driven by keys alone."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.desk.pin import Pin
from reviewdesk.desk.reviewer.arriving import Arrival
from reviewdesk.ui.opening.declaration import DeclarationPage
from reviewdesk.ui.opening.fingerprint import FingerprintPage
from reviewdesk.ui.opening.flow import OpeningFlow
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.pledge import PledgePage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.seat import SeatPage
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.opening.step import StepPage
from reviewdesk.ui.page import Page
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
DIGITS = "246813"
LONG = 30_000
"""Telling whose a wrong code is costs scrypt for each seat."""
P = TypeVar("P", bound=Page)


def answer_file(qtbot: QtBot, path: Path) -> None:
    """Type a path into the question for a file or folder, and press Enter."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.findChildren(QLineEdit)[0].setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), str(path))
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not dialog)


class Way:
    """An opening in a window, driven by keys alone, with what it announces."""

    def __init__(self, qtbot: QtBot, window: Window, tasks: Tasks) -> None:
        self.qtbot, self.window, self.tasks = qtbot, window, tasks
        self.flow = OpeningFlow(window, tasks)
        self.flow.recognised.connect(self.flow.show_again)
        self.arrivals: list[Arrival] = []
        self.pins: list[Pin] = []
        self.ends: list[str] = []
        self.failures: list[BaseException] = []
        self.flow.arrived.connect(self.arrivals.append)
        self.flow.pin_chosen.connect(self.pins.append)
        self.flow.declared.connect(lambda: self.ends.append("declared"))
        self.flow.left.connect(lambda: self.ends.append("left"))
        tasks.failed.connect(self.failures.append)
        tasks.began.connect(window.waiting.begin)
        tasks.ended.connect(window.waiting.end)

    def on(self, kind: type[P]) -> P:
        """Wait for a page."""
        self.qtbot.waitUntil(lambda: isinstance(self.window.page, kind), timeout=LONG)
        page = self.window.page
        assert isinstance(page, kind)
        return page

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self._focus(), key)

    def type(self, text: str) -> None:
        for letter in text:
            self.qtbot.keyClicks(self._focus(), letter)

    def paste(self, text: str) -> None:
        """Put a text into the field that has the focus, as the clipboard does."""
        QApplication.clipboard().setText(text)
        self.qtbot.keyClick(self._focus(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def answer(self, path: Path) -> None:
        """Type a path into the question for a file, and press Enter."""
        answer_file(self.qtbot, path)

    def refused(self, words: str) -> None:
        """Wait for a sentence at the field of the step on show."""
        page = self.window.page
        assert isinstance(page, StepPage)
        self.qtbot.waitUntil(lambda: words in page.refusal.text() and page.refusal.isVisible(), timeout=LONG)

    def to_seat(self, batch: Path) -> None:
        """Compare the fingerprint."""
        self.flow.begin([batch])
        self.on(FingerprintPage)
        self.press(ENTER)
        self.on(SeatPage)

    def to_slip(self, batch: Path, seat: str) -> None:
        """Choose a seat, too."""
        self.to_seat(batch)
        self.type(seat)
        self.press(ENTER)
        self.on(SlipPage)

    def to_pin(self, batch: Path, seat: str, code: str) -> None:
        """Unlock it and compare the mark, too."""
        self.to_slip(batch, seat)
        self.type(code)
        self.press(ENTER)
        self.on(RevealMarkPage)
        self.press(ENTER)
        self.on(PinPage)

    def to_pledge(self, batch: Path, seat: str, code: str) -> PledgePage:
        """Choose a PIN, too."""
        self.to_pin(batch, seat, code)
        self.type(DIGITS * 2)
        self.press(ENTER)
        return self.on(PledgePage)

    def to_declaration(self, batch: Path, seat: str, code: str) -> DeclarationPage:
        """Agree to the pledge, too."""
        page = self.to_pledge(batch, seat, code)
        self.qtbot.waitUntil(page.agree.hasFocus)
        self.press(Qt.Key.Key_Space, ENTER)
        return self.on(DeclarationPage)

    def end(self) -> str:
        """Wait for the end."""
        self.qtbot.waitUntil(lambda: bool(self.ends), timeout=LONG)
        return self.ends[-1]

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus
