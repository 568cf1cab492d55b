"""Follows the sample's archive in the window, from the decision to the titles, and pictures every step."""

from datetime import date
from pathlib import Path
from typing import TypeVar

from camera import Camera
from chair_seat import play
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.ui.registry.page import RegistryPage
from reviewdesk.ui.registry.presenter import RegistryPresenter
from reviewdesk.ui.staff.confirmation.panel import ConfirmationPanel
from reviewdesk.ui.staff.decision.panel import DecisionPanel
from reviewdesk.ui.staff.fields import DayField
from reviewdesk.ui.staff.filing.panel import FilingPanel
from reviewdesk.ui.staff.notice.panel import NoticePanel
from reviewdesk.ui.staff.objections.dialogs import ConcludeDialog, NewObjectionDialog
from reviewdesk.ui.staff.objections.panel import ObjectionsPanel
from reviewdesk.ui.staff.page import StaffPage
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.staff.rehearsal.panel import RehearsalPanel
from reviewdesk.ui.staff.sign_dialog import SignDialog

W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=StaffPanel)
PUBLISHED = date(2014, 8, 4)
HOLIDAY = date(2014, 8, 8)


def play_and_tour(camera: Camera, folder: Path) -> None:
    """Play the whole sample first; its province then follows the archive."""
    play(folder)
    office = folder / "secretary"
    slip = (office / "slips" / "secretary.txt").read_text(encoding="utf-8")
    archive = folder / "province" / "published" / "archive.rdarchive"
    tour(camera, archive, office / "sealed" / "batch.rdbatch", slip)


def tour(camera: Camera, archive: Path, batch: Path, slip: str) -> None:
    """Picture every step after the review, in the order in which they are met."""
    camera.program.staff.open(archive)
    camera.until("StaffPage")
    camera.all("140-after-empty")
    decide(camera, batch, slip)
    notify(camera)
    object_(camera)
    enter(camera, "promotion")
    camera.all("152-moving-up")
    confirm(camera)
    enter(camera, "overview")
    camera.all("158-after-all")
    file(camera, archive.parent / "filed")
    rehearse(camera)
    enter(camera, "comparison")
    camera.all("163-last-year")
    camera.program.menu.home.emit()
    camera.until("StartPage")
    search(camera, archive)


def decide(camera: Camera, batch: Path, slip: str) -> None:
    """Change one row, and sign; the slip is asked for once."""
    enter(camera, "decision")
    panel = step(camera, DecisionPanel)
    panel.fields.fill({"place": "省政府第二会议室", "by": "样例省经信委、样例省财政厅"})
    panel.fields.fill({"meeting": date(2014, 8, 1), "document": "样信〔2014〕60号"})
    camera.all("141-decision")
    panel = step(camera, DecisionPanel)
    key = panel.table.current
    panel.standing.setCurrentIndex(panel.standing.count() - 1)
    camera.all("142-decision-reason-missing", again=lambda: step(camera, DecisionPanel).table.go_to(key))
    panel = step(camera, DecisionPanel)
    panel.reason.setText("申报单位来函退出")
    panel.reason.textEdited.emit(panel.reason.text())
    camera.settle()
    panel.sign.click()
    dialog = shown(camera, SignDialog)
    dialog.batch.propose(batch)
    dialog.slip.setText(slip)
    camera.now("143-sign")
    dialog.keep.click()
    finish(camera)
    camera.all("144-decided")


def notify(camera: Camera) -> None:
    """Give a day off, preview, and sign."""
    enter(camera, "notice")
    panel = step(camera, NoticePanel)
    panel.fields.fill({"published": PUBLISHED, "kind": "working"})
    panel.pad.setSelectedDate(QDate(HOLIDAY.year, HOLIDAY.month, HOLIDAY.day))
    panel.turn.click()
    camera.all("145-notice")
    panel = step(camera, NoticePanel)
    panel.show_papers.click()
    camera.render()
    camera.now("146-notice-preview")
    page(camera).close_sheet()
    sign(camera, panel)
    camera.all("147-noticed")


def object_(camera: Camera) -> None:
    """Enter an objection, and conclude it."""
    enter(camera, "objections")
    camera.all("148-objections-empty")
    camera.open_all("149-objection-new", lambda: object_new(camera))
    step(camera, ObjectionsPanel).new.click()
    dialog = shown(camera, NewObjectionDialog)
    dialog.application.setCurrentIndex(1)
    dialog.fields.fill({"received": date(2014, 8, 6), "sender": "stamped", "who": "某某公司"})
    dialog.fields.fill({"ground": "指标数据与统计年鉴不符"})
    dialog.fields.fill({"evidence": "年鉴复印件 3 页", "handler": "李经办", "contact": "0000-2222"})
    dialog.keep.click()
    shown(camera, SignDialog).keep.click()
    finish(camera)
    camera.all("150-objections")

    def conclude() -> None:
        step(camera, ObjectionsPanel).conclude.click()

    camera.open_all("151-objection-conclude", conclude)
    conclude()
    concluding = shown(camera, ConcludeDialog)
    concluding.fields.fill({"words": "经核对原始报表，数据有误", "handler": "李经办"})
    concluding.replied.setChecked(True)
    concluding.keep.click()
    shown(camera, SignDialog).keep.click()
    finish(camera)


def confirm(camera: Camera) -> None:
    """Too early first, then confirmed; then a title to be cancelled."""
    enter(camera, "confirmation")
    panel = step(camera, ConfirmationPanel)
    day = panel.fields.parts["on"]
    assert isinstance(day, DayField)
    panel.fields.fill({"document": "样信〔2014〕88号", "on": date(2014, 8, 10)})
    camera.all("153-confirm-too-early")
    panel = step(camera, ConfirmationPanel)
    panel.fields.fill({"on": date(2014, 9, 1)})
    camera.all("154-confirm")
    sign(camera, step(camera, ConfirmationPanel))
    camera.all("155-confirmed")
    camera.open_all("156-cancel", lambda: cancel(camera))


def file(camera: Camera, out: Path) -> None:
    """Make the folder for the archives office."""
    enter(camera, "filing")
    camera.all("159-filing")
    panel = step(camera, FilingPanel)
    panel.out.propose(out)
    panel.make.click()
    finish(camera)
    camera.now("160-filed")


def rehearse(camera: Camera) -> None:
    """Try one place more."""
    enter(camera, "rehearsal")
    camera.all("161-what-if")
    panel = step(camera, RehearsalPanel)
    panel.form.part.setCurrentIndex(1)
    panel.form.line.setText("6")
    panel.form.add.click()
    panel.go.click()
    finish(camera)
    camera.now("162-tried")


def search(camera: Camera, archive: Path) -> None:
    """Register the archive, find an application, and see who owes a report."""
    camera.program.aside.search_registry()
    camera.until("RegistryPage")
    camera.all("164-registry-empty")
    found = camera.window.page
    assert isinstance(found, RegistryPage)
    presenter = found.findChild(RegistryPresenter)
    assert presenter is not None
    presenter.add(archive)
    finish(camera)
    camera.now("165-registry-added")
    camera.all("166-registry", again=camera.settle)
    camera.all("167-reports", again=lambda: reports(camera))


def reports(camera: Camera) -> None:
    """Turn to the half-year reports, as of the first one that is due."""
    found = camera.window.page
    assert isinstance(found, RegistryPage)
    found.sections.turn_to(2)
    found.due.at.setDate(QDate(2015, 7, 10))
    camera.settle()


def object_new(camera: Camera) -> None:
    """Ask for the form of an objection."""
    step(camera, ObjectionsPanel).new.click()


def cancel(camera: Camera) -> None:
    """Ask for the form of a cancellation."""
    step(camera, ConfirmationPanel).cancel.click()


def sign(camera: Camera, panel: NoticePanel | ConfirmationPanel) -> None:
    """Sign with the hand that was taken before."""
    panel.sign.click()
    shown(camera, SignDialog).keep.click()
    finish(camera)


def page(camera: Camera) -> StaffPage:
    """Return the page on show."""
    found = camera.window.page
    assert isinstance(found, StaffPage)
    return found


def step(camera: Camera, kind: type[P]) -> P:
    """Return the step on show; it is made anew with every look."""
    found = page(camera).panel
    assert isinstance(found, kind)
    return found


def enter(camera: Camera, name: str) -> None:
    """Go to a step."""
    page(camera).enter(name)
    camera.settle()


def shown(camera: Camera, kind: type[W]) -> W:
    """Return the dialog that came up."""
    camera.settle()
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def finish(camera: Camera) -> None:
    """Wait until a record is signed and shown."""
    camera.settle()
    camera.settle()
