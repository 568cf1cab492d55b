"""The office's way through dossiers and eligibility in the real window, by keyboard, with the sample."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QElapsedTimer, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import dossier_samples
import office_scene as scene
import pdf_samples
from choosing import choose_when_asked
from office_scene import picture, put
from reviewdesk.app import Program
from reviewdesk.desk.secretary.office import Office, keep, reopen
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.intake.register import read_register
from reviewdesk.resources import resource
from reviewdesk.ui.secretary.dossiers.panel import DossiersPanel
from reviewdesk.ui.secretary.dossiers.viewing import DocumentDialog
from reviewdesk.ui.secretary.eligibility.item_row import ItemRow
from reviewdesk.ui.secretary.eligibility.panel import EligibilityPanel
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.secretary.todo_panel import TodoPanel
from window_way import DOWN, ENTER, SPACE, Person, focus

K = Qt.Key
SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
P = TypeVar("P", bound=StepPanel)


def sample(folder: Path) -> Office:
    """The sample's plan and register, nothing gathered yet, nothing decided but by the register."""
    text = resource("sample", "plan.toml").read_text(encoding="utf-8")
    found = read_register(resource("sample", "register.xlsx"), read_plan(text))
    made = Office(folder=folder, plan_text=text, applications=found)
    folder.mkdir()
    return keep(made)


def files(folder: Path) -> Path:
    """The sample's dossiers with what goes wrong in every county."""
    shutil.copytree(resource("sample", "dossiers"), folder)
    put(folder / "A001" / "implementation_plan.pdf", pdf_samples.with_script())
    (folder / "A002" / "project_table.pdf").rename(folder / "scan0001.pdf")
    (folder / "A003" / "feasibility_report.pdf").unlink()
    put(folder / "A003" / "可行性报告.jpg", picture())
    return folder


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Iterator[Person]:
    made = Person(qtbot, program)
    yield made
    assert made.strays.found == []


def sit_down(person: Person, folder: Path, kind: type[P]) -> P:
    person.program.open_files([folder])
    page = person.on(SecretaryPage)
    at = next(at for at, panel in enumerate(page.panels) if isinstance(panel, kind))
    person.press(K(K.Key_1 + at), mod=Qt.KeyboardModifier.AltModifier)
    person.wait(lambda: isinstance(page.panel, kind))
    calm(person)
    assert isinstance(page.panel, kind)
    return page.panel


def calm(person: Person) -> None:
    """Wait until changes, and what is looked at because of them, are through."""
    for _ in range(3):
        person.settle()


def test_the_office_gathers_checks_and_mends_dossiers(person: Person, tmp_path: Path) -> None:
    made = sample(tmp_path / "office")
    folder = files(tmp_path / "材料")
    panel = sit_down(person, made.folder, DossiersPanel)
    person.wait(panel.empty_button.hasFocus)
    choose_when_asked(folder)
    person.press(SPACE)
    person.wait(lambda: panel.model.rowCount() == 28)
    person.on(SecretaryPage)
    person.wait(panel.view.hasFocus)

    person.ctrl(K.Key_K)
    person.wait(lambda: not panel.head.check_button.isEnabled())
    calm(person)
    assert panel.model.index(0, 2).data() == "!"
    assert panel.model.index(1, 3).data() == "–"

    # The scan is taken for the missing document.
    person.ctrl(K.Key_PageDown)
    panel.loose.view.setFocus()
    panel.loose.application.setCurrentIndex(panel.loose.application.findData("A002"))
    panel.loose.document.setCurrentIndex(panel.loose.document.findData("project_table"))
    person.ctrl(K.Key_M)
    person.wait(lambda: panel.loose.model.rowCount() == 0)
    person.ctrl(K.Key_PageUp)
    person.ctrl(K.Key_K)
    person.wait(lambda: panel.model.index(1, 3).data() == "✓")

    # The picture becomes a PDF, once the person agrees.
    panel.show_document("A003", "feasibility_report")
    panel.details.convert_button.setFocus()
    person.press(SPACE)
    person.answers("转换为 PDF")
    person.on(SecretaryPage)
    person.wait(lambda: panel.details.again_button.isEnabled() and panel.model.index(2, 4).data() == "?")
    panel.view.setFocus()
    person.ctrl(K.Key_K)
    person.wait(lambda: panel.model.index(2, 4).data() == "✓")

    # Enter shows a document in the viewer of our own.
    panel.show_document("A001", "government_letter")
    panel.view.setFocus()
    person.press(ENTER)
    dialog = person.dialog()
    assert isinstance(dialog, DocumentDialog)
    person.wait(lambda: dialog.view.pages.pages > 0)
    person.press(K.Key_Escape)
    person.wait(lambda: QApplication.activeModalWidget() is None)

    # What is left is the script; the list of things to do leads back to it.
    page = person.on(SecretaryPage)
    own = [todo for todo in reopen_todos(person) if todo[0].startswith(("dossier", "pdf"))]
    assert own == [("pdf-script", "A001", "implementation_plan")]
    person.ctrl(K.Key_T)
    todo = page.panel
    assert isinstance(todo, TodoPanel)
    page.go_to(next(one for one in page._todos if one.problem.code == "pdf-script"))
    assert panel.current[1] is not None
    assert (panel.current[0], panel.current[1].document.id) == ("A001", "implementation_plan")
    assert panel.view.hasFocus()


def reopen_todos(person: Person) -> list[tuple[str, str, str]]:
    page = person.program.window.page
    assert isinstance(page, SecretaryPage)
    return [(one.problem.code, one.application, one.document) for one in page._todos]


def test_files_dropped_on_the_step_are_gathered_and_undone(person: Person, tmp_path: Path) -> None:
    made = scene.office(tmp_path / "office")
    put(tmp_path / "d" / "A001" / "实施方案.pdf")
    panel = sit_down(person, made.folder, DossiersPanel)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "d"))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    panel.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none))
    person.wait(lambda: panel.model.rowCount() == 3)
    assert len(reopen(made.folder).dossiers.placed) == 1
    panel.details.paper.received.setFocus()
    panel.details.paper.received.setText("2014-07-12 9:00")
    person.press(ENTER)
    calm(person)
    assert reopen(made.folder).applications[0].received == "2014-07-12T09:00:00"
    assert panel.details.paper._late.isVisible()
    panel.view.setFocus()
    person.ctrl(K.Key_Z)
    person.ctrl(K.Key_Z)
    calm(person)
    assert panel.empty_button.isVisible()
    assert reopen(made.folder) == made


def test_the_window_stays_alive_while_hostile_files_are_looked_into(
    person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    hostile = {
        "A001/实施方案": (dossier_samples.slow(), "pdf-slow"),
        "A001/政府文件": (pdf_samples.swollen(700), "pdf-memory"),
        "A001/现场照片": (pdf_samples.endless(), ""),
        "A002/实施方案": (pdf_samples.good(size=(20_000, 100)), "pdf-page-size"),
        "A002/政府文件": (b"%PDF-1.4 garbage", "pdf-unreadable"),
        "A002/现场照片": (pdf_samples.with_script(), "pdf-script"),
        "A003/实施方案": (pdf_samples.encrypted("secret"), "pdf-encrypted"),
    }
    for name, (data, _) in hostile.items():
        put(tmp_path / "d" / f"{name}.pdf", data)
    panel = sit_down(person, scene.office(tmp_path / "office").folder, DossiersPanel)
    panel.added.emit([tmp_path / "d"])
    person.wait(lambda: panel.model.rowCount() == 3)
    calm(person)

    gaps: list[int] = []
    clock = QElapsedTimer()
    clock.start()
    ticking = QTimer(panel, interval=10)
    ticking.timeout.connect(lambda: gaps.append(clock.restart()))
    ticking.start()
    person.ctrl(K.Key_K)
    person.wait(person.program.window.waiting.isVisible)
    qtbot.waitUntil(lambda: not panel.head.check_button.isEnabled(), timeout=120_000)
    ticking.stop()
    assert len(gaps) > 100
    assert sorted(gaps)[len(gaps) * 99 // 100] < 500
    calm(person)
    found = {code: (a, d) for code, a, d in reopen_todos(person)}
    for name, (_, code) in hostile.items():
        assert not code or found[code][0] == name[:4]


def test_a_check_can_be_cancelled_and_goes_on(person: Person, tmp_path: Path) -> None:
    put(tmp_path / "d" / "A001" / "实施方案.pdf")
    put(tmp_path / "d" / "A002" / "实施方案.pdf", dossier_samples.slow())
    made = scene.office(tmp_path / "office")
    panel = sit_down(person, made.folder, DossiersPanel)
    panel.added.emit([tmp_path / "d"])
    person.wait(lambda: panel.model.rowCount() == 3)
    calm(person)
    person.ctrl(K.Key_K)
    waiting = person.program.window.waiting
    person.wait(waiting.isVisible)
    assert waiting.cancel.hasFocus()
    person.press(SPACE)
    person.wait(lambda: not waiting.isVisible())
    calm(person)
    assert [path.parent.name for path in reopen(made.folder).dossiers.checked] == ["A001"]
    assert panel.head.check_button.isEnabled()


def test_eligibility_is_decided_by_keys_alone(person: Person, tmp_path: Path) -> None:
    made = scene.office(tmp_path / "office")
    panel = sit_down(person, made.folder, EligibilityPanel)
    assert panel.view.hasFocus()
    person.press(ENTER)
    person.press(K.Key_1)
    assert isinstance(focus(), ItemRow)
    person.press(K.Key_3)
    assert isinstance(focus(), QLineEdit)
    focus().setProperty("text", "专题会议同意")
    person.press(ENTER)
    calm(person)
    # The next application is open; its first line fails, the rest passes.
    assert panel.view.currentIndex().row() == 1
    person.press(K.Key_2)
    person.ctrl(K.Key_P)
    person.wait(lambda: not panel.details.rest_button.isEnabled())
    kept = reopen(made.folder).applications
    assert [(v.item, v.verdict, v.reason) for v in kept[0].eligibility] == [
        ("county", "pass", ""), ("funds", "waived", "专题会议同意"),
    ]  # fmt: skip
    assert [v.verdict for v in kept[1].eligibility] == ["fail", "pass"]
    assert not kept[1].eligible
    assert panel.model.index(1, 1).data() == "✗ 不通过"
    person.press(K.Key_P, mod=SHIFT_CTRL)
    person.wait(lambda: not panel.head.pass_button.isEnabled())
    assert [panel.model.index(row, 1).data() for row in range(3)] == ["✓ 通过", "✗ 不通过", "✓ 通过"]
    person.press(K.Key_Escape)
    assert panel.view.hasFocus()
    person.press(DOWN)
    assert panel.view.currentIndex().row() == 2
    person.ctrl(K.Key_Z)
    calm(person)
    assert panel.model.index(2, 1).data() == "○ 未定 1"
