"""The page after the review: how an archive comes in, what is kept, what is asked before leaving."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chains import chained
from choosing import choose_when_asked
from followed import followed
from reviewdesk.app import Program
from reviewdesk.desk.staff.following import FOLDER
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.guide.window import GuideWindow
from reviewdesk.ui.staff.confirmation.panel import ConfirmationPanel
from reviewdesk.ui.staff.decision.panel import DecisionPanel
from reviewdesk.ui.staff.leave_dialog import LeaveDialog
from reviewdesk.ui.staff.notice.panel import NoticePanel
from reviewdesk.ui.staff.objections.dialogs import ConcludeDialog, NewObjectionDialog
from reviewdesk.ui.staff.objections.panel import ObjectionsPanel
from reviewdesk.ui.staff.page import StaffPage
from reviewdesk.ui.staff.promotion.panel import PromotionPanel
from reviewdesk.ui.staff.promotion.rereview_dialog import RereviewDialog
from reviewdesk.ui.staff.sign_dialog import SignDialog
from reviewdesk.ui.start.page import StartPage
from reviewdesk.ui.verifying.page import VerifyPage
from reviewdesk.words import sentence
from staff_scene import Official, chain_in, copied
from window_way import DOWN, ENTER, ESC, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagate)")


@pytest.fixture
def official(qtbot: QtBot, program: Program) -> Official:
    return Official(qtbot, program)


def test_the_start_page_asks_for_the_archive_and_finds_what_lies_beside(
    official: Official, tmp_path: Path
) -> None:
    _, archive = copied(tmp_path)
    chain_in(tmp_path, 3)
    start = official.on(StartPage)
    choose_when_asked(archive)
    start.after_button.click()
    page = official.on(StaffPage)
    assert official.records == 3
    assert "A3" in words(page.panel), "who moves up next"


def test_a_verified_archive_leads_there_with_the_records_let_fall_with_it(
    official: Official, tmp_path: Path
) -> None:
    _, archive = copied(tmp_path)
    files = [archive, *chained()[1]]
    official.program.window.dropped.emit([str(one) for one in files])
    verified = official.on(VerifyPage)
    official.wait(verified.verify.isEnabled)
    assert verified.after.isVisible()
    verified.after.click()
    official.on(StaffPage)
    assert official.records == 3


def test_a_record_let_fall_on_the_page_joins_the_chain(official: Official, tmp_path: Path) -> None:
    _, archive = copied(tmp_path)
    official.open(archive)
    assert official.records == 0
    official.drop(chained()[1][0])
    official.wait(lambda: official.records == 1)


def test_a_record_of_nothing_near_is_asked_for_its_archive(official: Official, tmp_path: Path) -> None:
    alone = Path(shutil.copy(chained()[1][0], tmp_path))
    official.program.staff.bring([alone])
    dialog = official.dialog()
    assert sentence(ReviewDeskError("staff-no-archive", file=alone.name), "zh_CN") in words(dialog)
    dialog.close()


def test_a_row_is_decided_otherwise_and_half_of_it_is_kept(official: Official, tmp_path: Path) -> None:
    _, archive = copied(tmp_path)
    official.open(archive)
    panel = official.at(DecisionPanel)
    panel.table.setFocus()
    official.press(ENTER)
    assert panel.standing.hasFocus()
    panel.standing.setCurrentIndex(panel.standing.findData("not_listed"))
    assert not panel.sign.isEnabled()
    assert "理由" in panel.said.text()
    panel.reason.setText("重复支持")
    panel.reason.textEdited.emit("重复支持")
    assert panel.sign.isEnabled() and "1" in panel.sign.text()
    panel.fields.fill({"place": "第二会议室"})
    official.program.menu.looks.emit()
    again = official.at(DecisionPanel)
    assert again is not panel
    assert [one.reason for one in again.order.changes] == ["重复支持"]
    assert again.order.place == "第二会议室"
    official.program.menu.home.emit()
    official.shown(LeaveDialog)
    official.press(ESC)
    official.wait(lambda: QApplication.activeModalWidget() is None)
    assert isinstance(official.program.window.page, StaffPage)
    official.program.menu.home.emit()
    official.shown(LeaveDialog).leave.click()
    official.on(StartPage)
    assert not official.program.staff.sits


def test_what_would_be_signed_is_shown_in_place_of_the_steps(official: Official, tmp_path: Path) -> None:
    _, archive = copied(tmp_path)
    page = official.open(archive)
    panel = official.at(DecisionPanel)
    panel.show_papers.click()
    official.wait(lambda: page.heading().place == "打印预览")
    assert not page.steps.isVisible()
    official.press(ESC)
    official.wait(page.steps.isVisible)
    assert page.heading().place == "会后事项" and page.panel is panel


def test_a_wrong_slip_is_said_and_nothing_is_written(official: Official, tmp_path: Path) -> None:
    held, archive = copied(tmp_path)
    official.open(archive)
    official.at(DecisionPanel).sign.click()
    dialog = official.shown(SignDialog)
    dialog.keep.click()
    assert sentence(ReviewDeskError("staff-package"), "zh_CN") in words(dialog)
    dialog.batch.propose(held.batch)
    dialog.keep.click()
    assert sentence(ReviewDeskError("staff-slip"), "zh_CN") in words(dialog)
    choose_when_asked(held.slip)
    dialog.file.click()
    official.wait(lambda: dialog.slip_file == held.slip)
    assert official.shown(SignDialog) is dialog
    dialog.slip.setFocus()
    official.write(held.held.code("r1"))
    assert dialog.slip_file is None
    dialog.keep.click()
    official.wait(dialog.keep.isEnabled)
    assert official.records == 0 and not (tmp_path / FOLDER).exists()
    choose_when_asked(held.slip)
    dialog.file.click()
    official.wait(lambda: dialog.slip_file == held.slip)
    dialog.keep.click()
    official.wait(lambda: official.records == 1)


def test_days_off_are_turned_by_key_and_only_where_working_days_count(
    official: Official, tmp_path: Path
) -> None:
    _, archive = copied(tmp_path)
    official.open(archive, chain_in(tmp_path, 1))
    panel = official.at(NoticePanel)
    panel.fields.fill({"published": date(2014, 8, 4), "kind": "calendar"})
    assert not panel.turn.isEnabled()
    panel.fields.fill({"kind": "working", "days": 3})
    assert panel.dates.text() == "2014-08-05至2014-08-07"
    panel.pad.setSelectedDate(panel.fields.parts["published"].date())  # type: ignore[attr-defined]
    panel.pad.setFocus()
    official.press(Qt.Key.Key_Right, Qt.Key.Key_Right, ENTER)
    assert panel.order.holidays == (date(2014, 8, 6),)
    assert panel.dates.text() == "2014-08-05至2014-08-08"
    official.press(DOWN, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, ENTER)
    assert panel.order.workdays == (date(2014, 8, 16),)


def test_a_re_review_is_linked_and_removes(official: Official, tmp_path: Path) -> None:
    held, archive = copied(tmp_path)
    official.open(archive, chain_in(tmp_path, 2))
    ledger = official.at(ObjectionsPanel)
    ledger.new.click()
    form = official.shown(NewObjectionDialog)
    form.fields.fill({"sender": "anonymous", "ground": "程序有误", "received": date(2014, 8, 6)})
    form.keep.click()
    official.sign(held)
    ledger.conclude.click()
    conclusion = official.shown(ConcludeDialog)
    conclusion.fields.fill({"effect": "rereview"})
    conclusion.keep.click()
    official.sign(held)
    panel = official.at(PromotionPanel)
    assert panel.link.isEnabled()
    panel.link.click()
    linking = official.shown(RereviewDialog)
    linking.keep.click()
    assert sentence(ReviewDeskError("staff-archive"), "zh_CN") in words(linking)
    linking.archive.propose(followed(number=2).archive)
    linking.fields.fill({"outcome": "removed"})
    linking.keep.click()
    official.sign(held)
    assert "递补" in panel.up.text()
    confirmation = official.at(ConfirmationPanel)
    assert not confirmation.sign.isEnabled()


def test_a_package_let_fall_on_the_page_is_the_one_that_signs(official: Official, tmp_path: Path) -> None:
    held, archive = copied(tmp_path)
    page = official.open(archive)
    official.drop(held.batch)
    official.settle()
    assert official.program.window.page is page
    official.at(DecisionPanel).sign.click()
    assert official.shown(SignDialog).batch.path == held.batch


def test_what_belongs_to_another_desk_is_told_so(official: Official, tmp_path: Path) -> None:
    held, archive = copied(tmp_path)
    page = official.open(archive)
    official.drop(held.archive)
    assert "评审档案" in words(official.dialog())
    official.press(ENTER)
    assert official.program.window.page is page


def test_a_decision_that_holds_is_shown_and_may_be_taken_anew(official: Official, tmp_path: Path) -> None:
    _, archive = copied(tmp_path)
    official.open(archive, chain_in(tmp_path, 1))
    panel = official.at(DecisionPanel)
    order = panel.order
    assert order.meeting == date(2014, 8, 1)
    assert {one.application: one.reason for one in order.changes} == {"A3": "补足", "A2": "重复支持"}
    assert not panel.sign.isEnabled() and not panel.half_typed
    panel.fields.fill({"note": "更正"})
    assert panel.sign.isEnabled()


def test_the_guide_beside_the_page_is_that_of_provincial_staff(official: Official, tmp_path: Path) -> None:
    _, archive = copied(tmp_path)
    official.open(archive)
    official.program.menu.guide.emit()
    official.wait(lambda: official.program.window.findChild(GuideWindow) is not None)
    guide = official.program.window.findChild(GuideWindow)
    assert guide is not None and guide.role == "staff"
    assert "补充公示" in guide.text.toPlainText()
    guide.close()
