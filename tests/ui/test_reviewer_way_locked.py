"""The lock, the idle minutes and the change of persons: what shows, and to whom."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_round import Round, sealed_round
from reviewdesk.app import Program
from reviewdesk.desk.machine import seats_here
from reviewdesk.ui.desk.dialogs import RecuseDialog
from reviewdesk.ui.lock import IdleWatch, LockPage
from reviewdesk.ui.start.page import StartPage
from window_way import PIN, Person, open_form, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Iterator[Person]:
    found = Person(qtbot, program, sealed_round())
    yield found
    assert found.strays.found == []


def names(held: Round) -> list[str]:
    return [one.applicant for one in held.contents.applications]


def seen(person: Person) -> str:
    """Everything that shows in any window of the program."""
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return "\n".join(words(one) for one in windows)


def test_the_lock_hides_names_marks_and_dialogs_and_takes_no_file(person: Person) -> None:
    page = person.sit_down()
    person.write("41.5")
    person.settle()
    before = person.program.window.grab().toImage()
    person.from_menu(1)
    assert isinstance(person.dialog(), RecuseDialog)
    assert "单位p1" in seen(person)
    person.program.menu.lock.emit()
    assert not any(name in seen(person) for name in [*names(sealed_round()), "41.5", "小评审会"])
    assert person.program.window.grab().toImage() != before
    person.program.window.activateWindow()
    person.wait(person.program.window.isActiveWindow)
    person.drop(sealed_round().batch)
    assert "锁定" in words(person.dialog())
    person.press(Qt.Key.Key_Escape)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    person.program.choose_file()
    assert "锁定" in words(person.dialog())
    person.press(Qt.Key.Key_Escape)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    person.program.window.activateWindow()
    person.wait(lambda: any(one.entry.hasFocus() for one in person.program.window.findChildren(LockPage)))
    person.write(PIN)
    assert person.at_desk() is page
    assert open_form(page).draft.points == {"plan": "41.5"}


def test_ctrl_l_locks(person: Person) -> None:
    person.sit_down()
    person.ctrl(Qt.Key.Key_L)
    assert person.program.window.covered
    person.write(PIN)
    person.at_desk()
    assert not person.program.window.covered


def test_the_plans_minutes_lock_the_desk_unless_pages_are_turned(person: Person) -> None:
    person.sit_down()
    minutes = sealed_round().contents.plan.review_session.idle_lock_minutes
    watches = [one.findChild(QTimer) for one in person.program.window.findChildren(IdleWatch)]
    timer = next(one for one in watches if one is not None and one.isActive())
    assert timer.interval() == minutes * 60_000
    timer.start(1500)
    for _ in range(8):
        person.qtbot.wait(300)
        person.press(Qt.Key.Key_PageDown)
        assert not person.program.window.covered
    person.wait(lambda: person.program.window.covered)
    assert "单位" not in seen(person)


def test_the_next_person_sees_nothing_of_the_last_ones_marks(person: Person) -> None:
    person.sit_down("r1")
    person.write("41.5")
    person.ctrl(Qt.Key.Key_L)
    lock = person.program.window.findChild(LockPage)
    assert isinstance(lock, LockPage)
    lock.other_person.emit()
    start = person.on(StartPage)
    assert "单位" not in words(start)
    assert "r1" in words(start)
    page = person.sit_down("r2")
    assert "41.5" not in seen(person)
    assert open_form(page).draft.points == {}
    assert {row.state for row in page.list.model.rows} <= {"unscored", "recused"}
    assert {one.seat for one in seats_here()} == {"r1", "r2"}
