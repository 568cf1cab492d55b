"""What a reviewer does at the desk in the tests: presses keys, and looks at screen and disk."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.domain.draft import DraftRow
from reviewdesk.domain.names import ApplicationId
from reviewdesk.store import drafts
from reviewdesk.ui.desk.page import DeskPage
from reviewdesk.ui.desk.presenter import DeskPresenter
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window

NONE = Qt.KeyboardModifier.NoModifier
WHOLE = {"base": "36.5", "funds": "20", "team": "15", "late": "0", "safe": "pass"}
"""What `score_whole` leaves on the disk."""


@dataclass
class AtDesk:
    """The keys a reviewer presses, and what stands on the disk."""

    qtbot: QtBot
    window: Window
    page: DeskPage
    presenter: DeskPresenter
    seating: Seating
    tasks: Tasks

    def press(self, *keys: Qt.Key, mod: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            self.qtbot.keyClick(focus(), key, mod)

    def write(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                self.qtbot.keyClicks(focus(), letter)
            else:
                commit = QInputMethodEvent()
                commit.setCommitString(letter)
                QApplication.sendEvent(focus(), commit)

    def ctrl(self, key: Qt.Key) -> None:
        self.press(key, mod=Qt.KeyboardModifier.ControlModifier)

    def settle(self) -> None:
        """Wait until the background has nothing left to do."""
        done: list[bool] = []
        self.tasks.run(lambda: True, done.append)
        self.qtbot.waitUntil(lambda: bool(done))

    def disk(self, application: str, round_number: int = 1) -> DraftRow:
        self.settle()
        return drafts.row(self.seating.table.workspace, round_number, ApplicationId(application))

    @property
    def open(self) -> str:
        assert self.presenter.form is not None
        return self.presenter.form.id

    def said(self) -> str:
        labels = self.page.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisibleTo(self.page))


def score_whole(desk: AtDesk) -> None:
    """Give every mark of the track by the keys."""
    for text in ("36.5", "20", "15", "0", "1"):
        desk.write(text)
        desk.press(Qt.Key.Key_Return)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


Sit = Callable[..., AtDesk]
