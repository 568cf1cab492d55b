"""After the review by window: a clean year, and an objection that is sustained, with who moves up."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from chair_session import T, U
from followed import followed
from reviewdesk.app import Program
from reviewdesk.desk.auditor.chain import open_chain
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.staff.confirmation.panel import ConfirmationPanel
from reviewdesk.ui.staff.confirmation.presenter import CancelDialog
from reviewdesk.ui.staff.decision.panel import DecisionPanel
from reviewdesk.ui.staff.notice.panel import NoticePanel
from reviewdesk.ui.staff.objections.dialogs import ConcludeDialog, NewObjectionDialog
from reviewdesk.ui.staff.objections.panel import ObjectionsPanel
from reviewdesk.ui.staff.page import StaffPage
from reviewdesk.ui.staff.preparation_dialog import PreparationDialog
from reviewdesk.ui.staff.promotion.panel import PromotionPanel
from reviewdesk.ui.staff.promotion.rereview_dialog import RereviewDialog
from reviewdesk.ui.start.page import StartPage
from reviewdesk.words import sentence
from staff_scene import Official, chain_in, copied
from window_way import CTRL, ENTER, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagate)")


@pytest.fixture
def official(qtbot: QtBot, program: Program) -> Official:
    return Official(qtbot, program)


def test_a_clean_year(official: Official, tmp_path: Path) -> None:
    held, archive = copied(tmp_path)
    page = official.open(archive)
    assert "下一步：登记审定意见。" in words(page)
    decision = official.at(DecisionPanel)
    decision.fields.fill({"meeting": date(2014, 8, 1)})
    assert decision.sign.text() == "按评审建议审定…"
    decision.sign.click()
    official.sign(held)
    notice = official.at(NoticePanel)
    notice.fields.fill({"published": date(2014, 8, 4), "kind": "calendar", "days": 7})
    assert notice.dates.text() == "2014-08-05至2014-08-11"
    notice.sign.click()
    official.sign(held)
    confirmation = official.at(ConfirmationPanel)
    confirmation.fields.fill({"document": "样信〔2014〕88号", "on": date(2014, 8, 11)})
    assert not confirmation.sign.isEnabled()
    assert "2014-08-11" in confirmation.said.text()
    confirmation.fields.fill({"on": date(2014, 8, 12)})
    confirmation.sign.click()
    official.sign(held)
    course = open_chain(archive, official.page.chain.files).course
    assert [one.kind for one in course.addenda] == ["decide", "notice", "confirm"]
    assert {one.parent for one in official.page.chain.files} == {tmp_path / "addenda"}
    names = {one.name for one in (tmp_path / "addenda").iterdir()}
    assert {"1-decision.pdf", "2-notice.pdf", "2-notice.txt", "2-notice.html", "3-announcement.pdf"} <= names
    official.program.menu.home.emit()
    official.on(StartPage)
    assert not official.program.staff.sits
    assert len(official.open(archive).chain.files) == 3


def test_an_objection_is_sustained_and_the_next_moves_up(official: Official, tmp_path: Path) -> None:
    held, archive = copied(tmp_path)
    official.open(archive)
    decision = official.at(DecisionPanel)
    decision.fields.fill({"meeting": date(2014, 8, 1)})
    decision.sign.click()
    official.sign(held)
    notice = official.at(NoticePanel)
    notice.fields.fill({"published": date(2014, 8, 4), "kind": "working", "days": 5})
    notice.pad.setSelectedDate(QDate(2014, 8, 6))
    notice.turn.click()
    assert notice.dates.text() == "2014-08-05至2014-08-12"
    notice.sign.click()
    official.sign(held)
    ledger = official.at(ObjectionsPanel)
    ledger.new.click()
    form = official.shown(NewObjectionDialog)
    form.fields.fill({"received": date(2014, 8, 13), "sender": "signed", "ground": "数据不实"})
    form.keep.click()
    official.wait(lambda: sentence(ReviewDeskError("objection-who"), "zh_CN") in words(form))
    form.fields.fill({"who": "某某公司"})
    form.keep.click()
    official.sign(held)
    assert "2014-08-13（逾期）" in [ledger.table.rows.row(0).cells[1]]
    ledger.conclude.click()
    conclusion = official.shown(ConcludeDialog)
    assert conclusion.fields.values()["effect"] == "removed"
    conclusion.fields.fill({"words": "属实"})
    conclusion.replied.setChecked(True)
    conclusion.keep.click()
    official.sign(held)
    moving = official.at(PromotionPanel)
    assert "A2" in moving.up.text()
    moving.up.click()
    official.sign(held)
    assert "A2" in moving.untold.text()
    moving.tell.click()
    official.settle()
    supplementary = official.page.panel
    assert isinstance(supplementary, NoticePanel)
    supplementary.fields.fill({"published": date(2014, 8, 20), "kind": "calendar"})
    supplementary.sign.click()
    official.sign(held)
    confirmation = official.at(ConfirmationPanel)
    confirmation.fields.fill({"document": "样信〔2014〕90号", "on": date(2014, 9, 10)})
    confirmation.sign.click()
    official.sign(held)
    confirmation.cancel.click()
    cancel = official.shown(CancelDialog)
    cancel.fields.fill({"document": "样信〔2015〕3号", "date": date(2015, 3, 1), "reason": "弄虚作假"})
    cancel.keep.click()
    official.sign(held)
    kinds = [one.kind for one in open_chain(archive, official.page.chain.files).course.addenda]
    assert kinds == [
        "decide", "notice", "object", "object", "promote", "notice", "confirm", "cancel",
    ]  # fmt: skip
    assert official.strays.found == []


def test_an_objection_empties_a_place_that_nobody_moves_up_to(official: Official, tmp_path: Path) -> None:
    held, archive = copied(tmp_path)
    official.open(archive, chain_in(tmp_path, 2))
    ledger = official.at(ObjectionsPanel)
    for application, conclusion in (("u\nB1", "sustained"), ("t\nA1", "not_sustained")):
        official.on(StaffPage)
        official.press(Qt.Key.Key_N, mod=CTRL)
        form = official.shown(NewObjectionDialog)
        form.fields.fill({"received": date(2014, 8, 6), "sender": "anonymous", "key": application})
        form.fields.fill({"ground": "数据不实"})
        form.keep.click()
        official.sign(held)
        ledger.table.go_to(len(official.page.chain.course.objections))
        ledger.conclude.click()
        concluding = official.shown(ConcludeDialog)
        concluding.fields.fill({"conclusion": conclusion, "words": "已核实"})
        assert concluding.effect.isEnabled() == (conclusion == "sustained")
        concluding.keep.click()
        official.sign(held)
    moving = official.at(PromotionPanel)
    assert not moving.up.isVisible() and moving.table.rows.row(0).cells[3] == "无人递补，名额空缺"
    confirmation = official.at(ConfirmationPanel)
    confirmation.fields.fill({"document": "样信〔2014〕91号", "on": date(2014, 9, 1)})
    confirmation.sign.click()
    official.sign(held)
    course = open_chain(archive, official.page.chain.files).course
    assert [len(course.holders(track, "listed")) for track in (T, U)] == [1, 0]


def test_a_re_review_that_upholds_the_place_leads_to_the_titles(official: Official, tmp_path: Path) -> None:
    held, archive = copied(tmp_path)
    official.open(archive, chain_in(tmp_path, 2))
    ledger = official.at(ObjectionsPanel)
    ledger.new.click()
    form = official.shown(NewObjectionDialog)
    form.fields.fill({"received": date(2014, 8, 6), "sender": "anonymous", "ground": "程序有误"})
    form.keep.click()
    official.sign(held)
    ledger.conclude.click()
    concluding = official.shown(ConcludeDialog)
    concluding.fields.fill({"effect": "rereview"})
    concluding.keep.click()
    official.sign(held)
    panel = official.at(PromotionPanel)
    panel.prepare.click()
    preparation = official.shown(PreparationDialog)
    preparation.place.propose(tmp_path / "again")
    preparation.keep.click()
    official.wait(lambda: str(tmp_path / "again") in panel.again_told.text())
    panel.link.click()
    linking = official.shown(RereviewDialog)
    linking.archive.propose(followed(number=2).archive)
    linking.fields.fill({"outcome": "upheld"})
    linking.keep.click()
    official.sign(held)
    confirmation = official.at(ConfirmationPanel)
    confirmation.fields.fill({"document": "样信〔2014〕92号", "on": date(2014, 12, 1)})
    confirmation.sign.click()
    official.sign(held)
    kinds = [one.kind for one in open_chain(archive, official.page.chain.files).course.addenda]
    assert kinds == ["decide", "notice", "object", "object", "rereview", "confirm"]


def test_steps_are_reached_by_keys_and_wait_for_what_comes_first(official: Official, tmp_path: Path) -> None:
    _, archive = copied(tmp_path)
    page = official.open(archive)
    official.ctrl(ENTER)
    assert isinstance(page.panel, DecisionPanel)
    official.ctrl(ENTER)
    assert isinstance(page.panel, DecisionPanel), "the notice waits for the decision"
