"""The dialog of an act: when it can still be put away, and where a refusal leads."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.chair.act_dialog import ActDialog, Asked, Given
from reviewdesk.ui.tasks import Tasks
from window_way import ESC

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
CODES = {"reveal": "信封", "witness": "监督人员"}


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[ActDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = ActDialog(Asked(title="启封", codes=CODES), window)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    for entry in made.entries.values():
        entry.setText("RD1")
    yield made
    window.close()


def test_what_is_being_done_cannot_be_put_away_and_what_is_refused_can(
    qtbot: QtBot, dialog: ActDialog
) -> None:
    given: list[Given] = []
    dialog.given.connect(given.append)
    dialog.submit.click()
    assert len(given) == 1
    assert not dialog.back.isEnabled()
    qtbot.keyClick(dialog, ESC)
    assert dialog.isVisible()
    dialog.refuse(ReviewDeskError("chair-reveal-slip", seat="reveal"))
    assert dialog.back.isEnabled()
    qtbot.keyClick(dialog, ESC)
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_a_bug_lets_go_of_the_dialog(qtbot: QtBot, tasks: Tasks, dialog: ActDialog) -> None:
    tasks.failed.connect(dialog.release)
    dialog.given.connect(lambda _: tasks.run(lambda: 1 // 0, lambda _: None))
    with qtbot.waitSignal(tasks.failed):
        dialog.submit.click()
    qtbot.waitUntil(dialog.back.isEnabled)
    qtbot.keyClick(dialog, ESC)
    qtbot.waitUntil(lambda: not isValid(dialog))


@pytest.mark.parametrize("wrong", ["reveal", "witness"])
def test_a_refused_code_is_the_one_to_type_again(qtbot: QtBot, dialog: ActDialog, wrong: str) -> None:
    dialog.submit.click()
    dialog.refuse(ReviewDeskError(f"chair-{wrong}-slip", seat=wrong))
    qtbot.waitUntil(dialog.entries[wrong].hasFocus)
