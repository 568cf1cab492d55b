"""The panel over the page while long work runs takes the focus only as long as it stands there."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.parts import column
from reviewdesk.ui.tasks import Progress
from reviewdesk.ui.waiting import Waiting


@pytest.mark.parametrize("active", [True, False])
def test_who_was_typing_goes_on_typing_afterwards(qtbot: QtBot, active: bool) -> None:
    window, beside = QWidget(), QWidget()
    first, second = QLineEdit(), QLineEdit()
    window.setLayout(column(first, second))
    waiting = Waiting(window)
    for one in (window, beside):
        qtbot.addWidget(one)
        one.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    second.setFocus()
    if not active:
        beside.activateWindow()
        qtbot.waitUntil(beside.isActiveWindow)
    progress = Progress("x", 0)
    waiting.begin(progress)
    qtbot.waitUntil(waiting.isVisible)
    assert window.focusWidget() is waiting.cancel
    waiting.end(progress)
    assert not waiting.isVisible()
    assert window.focusWidget() is second
