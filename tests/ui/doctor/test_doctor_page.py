"""The window's doctor: reached from the menu, examined in the background, copied in one go."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desk_round import sealed_round
from reviewdesk.app import Program
from reviewdesk.ui.doctor.page import DoctorPage
from reviewdesk.ui.start.page import StartPage
from window_way import Person, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def test_this_machine_is_examined_and_the_report_copied(qtbot: QtBot, program: Program) -> None:
    program.menu.doctor.emit()
    page = program.window.page
    assert isinstance(page, DoctorPage)
    assert not page.copy.isEnabled()
    qtbot.waitUntil(lambda: "加密工作文件夹" in words(page) and "offscreen" in words(page), timeout=30_000)
    page.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.count("\n") > 8 and "密码算法：" in copied
    page.repeat.click()
    program.settings.language = "en"
    program.menu.looks.emit()
    english = program.window.page
    assert isinstance(english, DoctorPage)
    qtbot.waitUntil(lambda: "Encrypted workspace" in words(english), timeout=30_000)
    english.back.emit()
    assert isinstance(program.window.page, StartPage)


def test_nobody_is_sent_away_from_a_desk_for_it(qtbot: QtBot, program: Program) -> None:
    person = Person(qtbot, program, sealed_round("一轮评审会", rounds=1))
    person.sit_down()
    desk = program.window.page
    program.menu.doctor.emit()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox) and "Ctrl+Home" in box.text()
    assert program.window.page is desk
    box.close()
    program.way.lock()
    program.menu.doctor.emit()
    assert not isinstance(program.window.page, DoctorPage)
