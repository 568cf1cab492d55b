"""The panel over the page while long work runs takes the focus only as long as it stands there."""

from threading import Event

import pytest
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.chair.act_dialog import ActDialog, Asked
from reviewdesk.ui.parts import column
from reviewdesk.ui.tasks import Progress, Tasks
from reviewdesk.ui.waiting import Waiting


def over(qtbot: QtBot) -> tuple[Waiting, QLineEdit]:
    frame, field = QWidget(), QLineEdit()
    qtbot.addWidget(frame)
    frame.setLayout(column(field))
    frame.resize(800, 400)
    waiting = Waiting(frame)
    waiting._timer.setInterval(0)
    frame.show()
    frame.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return waiting, field


def test_what_cannot_be_stopped_takes_no_focus_and_offers_no_cancel(qtbot: QtBot) -> None:
    waiting, field = over(qtbot)
    progress = Progress("looking", 0, stoppable=False)
    waiting.begin(progress)
    qtbot.waitUntil(waiting.isVisible)
    assert not waiting.cancel.isVisible()
    assert field.hasFocus()
    waiting.end(progress)
    assert not waiting.isVisible()


def test_the_focus_comes_back_once_work_that_can_be_cancelled_has_ended(qtbot: QtBot) -> None:
    waiting, field = over(qtbot)
    progress = Progress("reading", 10)
    waiting.begin(progress)
    qtbot.waitUntil(waiting.cancel.hasFocus)
    waiting.end(progress)
    assert field.hasFocus()


def test_a_long_look_waits_its_turn_behind_what_runs(qtbot: QtBot, tasks: Tasks) -> None:
    waiting, _ = over(qtbot)
    tasks.began.connect(waiting.begin)
    tasks.ended.connect(waiting.end)
    go = Event()
    done: list[bool] = []
    for _ in range(2):
        tasks.run_long("looking", 0, lambda _: go.wait(10), done.append, stoppable=False)
    qtbot.waitUntil(waiting.isVisible)
    go.set()
    qtbot.waitUntil(lambda: done == [True, True])
    assert not waiting.isVisible()


def test_an_act_that_takes_long_moves_until_it_is_done_or_refused(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    dialog = ActDialog(Asked(title="Finalise", effects=("It stays.",), codes={}), frame)
    dialog.working._timer.setInterval(0)
    frame.show()
    dialog.show()
    bar = dialog.working
    assert isinstance(bar, QProgressBar)
    assert not bar.isVisible()
    dialog.submit.click()
    qtbot.waitUntil(bar.isVisible)
    dialog.refuse(ReviewDeskError("interrupted"))
    assert not bar.isVisible()
    dialog.close()


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
