"""A stranger seals the sample by keyboard: to-dos, seal, papers, and a supplement in the room afterwards."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from choosing import choose_when_asked
from prepared_sample import sample_office
from reviewdesk.app import Program
from reviewdesk.desk.secretary.inspection import inspect
from reviewdesk.desk.secretary.office import keep, reopen
from reviewdesk.desk.secretary.sealed_state import found_again
from reviewdesk.desk.secretary.sealing import batch_of
from reviewdesk.domain.names import SeatId
from reviewdesk.resources import resource
from reviewdesk.sealed.codes import parse_slip
from reviewdesk.sealed.opening import open_batch
from reviewdesk.ui.dossier.preview import PaperPreview
from reviewdesk.ui.opening.fingerprint import FingerprintPage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.seat import SeatPage
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.secretary.seal_panel import SealPanel
from reviewdesk.ui.secretary.todo_panel import TodoPanel
from window_way import CTRL, ENTER, ESC, SPACE, Person, words

CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Person:
    return Person(qtbot, program)


def code_on(slip: Path) -> str:
    """The code as a person reads it off the paper."""
    text = "".join(page.extract_text() for page in PdfReader(slip).pages)
    found = CODE.search(text)
    assert found is not None
    return found.group()


def shown_in(window: QWidget) -> list[str]:
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


def todo_of(page: SecretaryPage) -> TodoPanel:
    return next(one for one in page.panels if isinstance(one, TodoPanel))


def seal_of(page: SecretaryPage) -> SealPanel:
    return next(one for one in page.panels if isinstance(one, SealPanel))


def go_to_seal(person: Person, page: SecretaryPage) -> SealPanel:
    while page.panel.step != "seal":
        person.ctrl(ENTER)
    person.settle()
    return seal_of(page)


def test_a_stranger_seals_the_sample_by_keyboard(person: Person, tmp_path: Path) -> None:
    office = sample_office(tmp_path / "office")
    late = replace(office.applications[3], received="2014-07-12")
    keep(replace(office, applications=(*office.applications[:3], late, *office.applications[4:])), office)
    person.drop(office.folder)
    page = person.on(SecretaryPage)
    seal = go_to_seal(person, page)
    assert not seal.before.seal_button.isEnabled()
    person.tab_to(seal.before.todo_button)
    person.press(SPACE)
    person.wait(lambda: page.panel.step == "todo")
    todo = todo_of(page)
    assert todo.current is not None
    assert todo.current.red
    person.press(Qt.Key.Key_W)
    person.dialog()
    person.write("agreed by the organisers")
    person.press(ENTER)
    person.wait(lambda: not any(one.red for one in todo.shown))
    assert reopen(office.folder).waivers[0].reason == "agreed by the organisers"
    page = person.on(SecretaryPage)
    seal = go_to_seal(person, page)
    person.wait(seal.before.slips.line.hasFocus)
    person.write(str(tmp_path / "stick" / "slips"))
    person.tab_to(seal.before.seal_button)
    person.press(SPACE)
    person.answers("冻结并密封")
    person.on(SecretaryPage)
    person.wait(seal.after.isVisible)
    person.settle()
    kept = reopen(office.folder)
    assert kept.sealed is not None
    groups = kept.sealed.fingerprint.split("-")
    person.wait(lambda: all(group in words(seal.after) for group in groups))
    person.wait(seal.after.slips.hasFocus)
    person.press(SPACE)
    tabs = person.on(PaperPreview).view.bar.tabs
    assert [tabs.tabText(n) for n in range(tabs.count())] == ["密钥条", "应急空白表"]
    person.press(ESC)
    page = person.on(SecretaryPage)
    seal = seal_of(page)
    person.wait(seal.after.isVisible)
    person.settle()
    amend(person, seal, tmp_path / "stick" / "slips" / "secretary.pdf")
    opened_by_slips(office.folder, tmp_path / "stick" / "slips")


def amend(person: Person, seal: SealPanel, slip: Path) -> None:
    """The plan as amended, from a file; a wrong code first."""
    person.tab_to(seal.after.amend_button)
    person.press(SPACE)
    person.wait(seal.amend.plan.line.hasFocus)
    person.write(str(resource("sample", "plan-amended.toml")))
    person.tab_to(seal.amend.code)
    code = code_on(slip)
    person.write(code.replace("-", "").lower()[:-1] + ("2" if code[-1] != "2" else "3"))
    person.press(ENTER)
    person.wait(seal.amend.refusal.isVisible)
    person.settle()
    person.press(Qt.Key.Key_A, mod=CTRL)
    person.write(code.replace("-", " ").lower())
    assert seal.amend.code.text() == code
    person.press(ENTER)
    person.wait(seal.after.isVisible)
    assert "supplement-1" in seal.after.note.text()


def opened_by_slips(folder: Path, slips: Path) -> None:
    """Everything on the disk agrees, and a reviewer gets in with what stands on the paper."""
    office = reopen(folder)
    assert office.sealed is not None
    batch = batch_of(office)
    supplements = tuple(found_again(one, folder) for one in office.sealed.supplements)
    assert inspect(batch).fingerprint == office.sealed.fingerprint
    assert [inspect(one).sequence for one in supplements] == [2]
    opened = open_batch(batch, supplements, SeatId("r1"), parse_slip(code_on(slips / "r1.pdf")))
    assert len(opened.lineage.identities) > 10
    assert opened.lineage.plan_digest == office.sealed.plan_digest


def test_a_cancelled_sealing_can_be_begun_again(person: Person, tmp_path: Path) -> None:
    office = sample_office(tmp_path / "office")
    person.drop(office.folder)
    page = person.on(SecretaryPage)
    seal = go_to_seal(person, page)
    seal.before.slips.line.setText(str(tmp_path / "slips"))
    person.program.tasks.began.connect(lambda progress: progress.cancel())
    person.tab_to(seal.before.seal_button)
    person.press(SPACE)
    person.answers("冻结并密封")
    person.settle()
    person.settle()
    assert not list(tmp_path.rglob("*.rdbatch"))
    assert not (tmp_path / "slips").exists() or not list((tmp_path / "slips").iterdir())
    assert reopen(office.folder).sealed is None
    assert seal.before.seal_button.isEnabled()
    assert "没有密封，也没有留下任何文件。" in words(seal.before)


def test_a_drill_is_made_and_says_so_when_it_is_opened(person: Person, tmp_path: Path) -> None:
    office = sample_office(tmp_path / "office")
    (tmp_path / "stick").mkdir()
    person.drop(office.folder)
    page = person.on(SecretaryPage)
    seal = go_to_seal(person, page)
    person.tab_to(seal.before.drill_button)
    choose_when_asked(tmp_path / "stick")
    person.press(SPACE)
    person.wait(lambda: bool(seal.before.note.text()))
    found = inspect(tmp_path / "stick" / "演练" / "batch.rdbatch")
    assert found.drill
    code = (tmp_path / "stick" / "演练密钥条" / "r1.txt").read_text(encoding="utf-8").split()[-1]
    person.program.office.leave()
    person.program.open_files([tmp_path / "stick" / "演练" / "batch.rdbatch"])
    fingerprint = person.on(FingerprintPage)
    person.wait(lambda: "演练：结果一概不计" in words(fingerprint))
    person.press(ENTER)
    person.on(SeatPage)
    person.write("r1")
    person.press(ENTER)
    person.on(SlipPage)
    person.write(code)
    person.press(ENTER)
    person.on(RevealMarkPage)
    person.wait(lambda: "演练" in shown_in(person.program.window))
