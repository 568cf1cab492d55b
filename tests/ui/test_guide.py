"""The guide inside: a text per role in both languages, its pictures, printed, and reached by F1 twice."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_round import sealed_round
from reviewdesk.app import Program
from reviewdesk.resources import resource
from reviewdesk.ui.guide.window import ROLES, GuideWindow
from reviewdesk.ui.keys import KeySheet
from window_way import Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_role_has_its_guide_and_every_picture_is_there(language: str) -> None:
    shown = set()
    for role in ROLES:
        folder = resource("guide", language)
        text = (folder / f"{role}.md").read_text(encoding="utf-8")
        assert text.startswith("# ") and len(text) > 400
        for name in re.findall(r"!\[.+?\]\((.+?)\)", text):
            assert QImage(str(folder / name)).width() == 760
            shown.add(name)
    assert shown == {one.name for one in resource("guide", language).glob("*.png")}


def test_f1_twice_opens_the_guide_beside_the_desk(qtbot: QtBot, program: Program) -> None:
    person = Person(qtbot, program, sealed_round("一轮评审会", rounds=1))
    person.sit_down()
    desk = program.window.page
    program.menu.keys.emit()
    sheet = person.dialog()
    assert isinstance(sheet, KeySheet)
    qtbot.keyClick(sheet, Qt.Key.Key_F1)
    guide = program.window.findChild(GuideWindow)
    assert guide is not None and guide.role == "reviewer" and guide.isVisible()
    assert program.window.page is desk
    assert "封存提交" in guide.text.toPlainText()
    program.menu.guide.emit()
    qtbot.waitUntil(lambda: len(program.window.findChildren(GuideWindow)) == 1)
    guide = program.window.findChild(GuideWindow)
    assert guide is not None
    guide.close()


def test_it_is_leafed_through_by_role_and_printed(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    program.menu.guide.emit()
    guide = program.window.findChild(GuideWindow)
    assert guide is not None
    for role, chooser in guide.roles.items():
        chooser.click()
        assert guide.role == role and chooser.isChecked()
    assert "核验" in guide.text.toPlainText()
    guide.show_role("chair")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "guide.pdf"))
    guide.print_on(printer)
    assert (tmp_path / "guide.pdf").stat().st_size > 50_000
    guide.close()
    assert QApplication.activeModalWidget() is None
