"""A way into a review session in a window, driven by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.desk.pin import Pin
from reviewdesk.desk.reviewer.arriving import Arrival
from reviewdesk.ui.opening.flow import OpeningFlow
from reviewdesk.ui.page import Page
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window


class Way:
    """An opening in a window, driven by keys alone, with what it announces."""

    def __init__(self, qtbot: QtBot, window: Window, tasks: Tasks) -> None:
        self.qtbot, self.window, self.tasks = qtbot, window, tasks
        self.flow = OpeningFlow(window, tasks)
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

    def on(self, kind: type[Page]) -> Page:
        """Wait for a page."""
        self.qtbot.waitUntil(lambda: isinstance(self.window.page, kind))
        page = self.window.page
        assert page is not None
        return page

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self._focus(), key)

    def type(self, text: str) -> None:
        for letter in text:
            self.qtbot.keyClicks(self._focus(), letter)

    def end(self) -> str:
        """Wait for the end."""
        self.qtbot.waitUntil(lambda: bool(self.ends))
        return self.ends[-1]

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus
