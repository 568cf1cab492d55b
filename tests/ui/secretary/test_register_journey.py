"""The register through the window: by keyboard from the empty step to a second import."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

import bad_registers
import hostile_registers
import register_changes
from choosing import choose_when_asked
from offices import ROW, SAMPLE, office, register, sample_office, taken_in
from reviewdesk.desk.secretary.office import Office, keep, reopen
from reviewdesk.ui.secretary.application_dialog import ApplicationDialog
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.secretary.register_panel import RegisterPanel
from window_way import DOWN, ENTER, ESC, SPACE, Person, focus, words

Sit = Callable[[Office, str], SecretaryPage]
Reach = Callable[[SecretaryPage, str], None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def panel_of(page: SecretaryPage) -> RegisterPanel:
    found = page.panel
    assert isinstance(found, RegisterPanel)
    return found


def choose(person: Person, path: Path) -> None:
    assert isinstance(person.dialog(), QFileDialog)
    choose_when_asked(path)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    back_in_window(person)


def back_in_window(person: Person) -> None:
    person.settle()
    person.program.window.activateWindow()
    person.wait(person.program.window.isActiveWindow)
    person.wait(lambda: QApplication.focusWidget() is not None)


def go_on(person: Person) -> None:
    person.press(ENTER, mod=CTRL | SHIFT)


def test_the_sample_is_imported_and_imported_again(person: Person, sit: Sit, tmp_path: Path) -> None:
    before = sample_office(tmp_path)
    panel = panel_of(sit(before, "register"))
    person.wait(panel.choose.hasFocus)
    person.press(ENTER)
    choose(person, SAMPLE / "register.xlsx")
    person.wait(panel.look.go_on.isVisible)
    assert panel.look.preview.rows.rowCount() == 20
    assert reopen(before.folder).applications == ()
    go_on(person)
    person.wait(panel.changes.take.isVisible)
    assert "新增 60 个" in words(panel.changes)
    go_on(person)
    person.wait(panel.list.table.isVisible)
    assert panel.list.table.rows.rowCount() == 60
    assert len(reopen(before.folder).applications) == 60

    def change(sheet: Worksheet) -> None:
        register_changes.one_cell(4, register_changes.COPIES, 4)(sheet)
        register_changes.one_cell(2, register_changes.APPLICANT, "全称")(sheet)
        sheet.delete_rows(62)
        book = sheet.parent
        assert book is not None
        del book["资格审查"]

    person.ctrl(Qt.Key.Key_I)
    choose(person, bad_registers.changed(tmp_path / "again.xlsx", change))
    person.wait(panel.look.go_on.isVisible)
    assert not panel.look.go_on.isEnabled()
    assert "申报单位 (applicant)" in panel.look.problems.rows.row(0).cells[0]
    person.wait(panel.look.columns.hasFocus)
    person.press(DOWN, DOWN, ENTER)
    assert panel.look.meaning.hasFocus()
    for _ in range(panel.look.meaning.count()):
        if panel.look.meaning.currentData() == "applicant":
            break
        person.press(Qt.Key.Key_Up)
        person.settle()
    person.wait(panel.look.go_on.isEnabled)
    go_on(person)
    person.wait(panel.changes.take.isVisible)
    assert "变更 1 个，文件中已没有 1 个，未变 58 个" in words(panel.changes)
    person.tab_to(panel.changes.remove)
    person.press(SPACE)
    go_on(person)
    person.wait(panel.list.table.isVisible)
    after = reopen(before.folder)
    assert len(after.applications) == 59
    assert after.applications[1].copies == 4
    assert all(one.eligibility for one in after.applications)
    assert after.headers == {"全称": "applicant"}
    person.ctrl(Qt.Key.Key_Z)
    person.settle()
    assert len(reopen(before.folder).applications) == 60
    assert person.strays.found == []


def test_an_application_is_found_edited_and_refused(person: Person, sit: Sit, tmp_path: Path) -> None:
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", ROW, {**ROW, "编号": "A2", "申报单位": "松溪县"})
    panel = panel_of(sit(keep(before), "register"))
    person.ctrl(Qt.Key.Key_F)
    person.write("a2")
    assert panel.list.table.rows.rowCount() == 1
    person.tab_to(panel.list.table)
    person.press(ENTER)
    dialog = person.dialog()
    assert isinstance(dialog, ApplicationDialog)
    person.tab_to(dialog.fields["copies"])
    dialog.fields["copies"].setText("五")
    person.press(ENTER)
    person.wait(lambda: "不是整数" in words(dialog))
    person.ctrl(Qt.Key.Key_A)
    person.write("3")
    person.press(ENTER)
    person.settle()
    assert reopen(before.folder).applications[1].copies == 3
    back_in_window(person)
    person.wait(panel.list.table.hasFocus)
    person.press(Qt.Key.Key_Delete)
    person.settle()
    assert [one.id for one in reopen(before.folder).applications] == ["A1"]


def test_look_alikes_are_asked_about_from_the_to_dos(
    person: Person, sit: Sit, reach: Reach, tmp_path: Path
) -> None:
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", ROW, {**ROW, "编号": "A2", "申报单位": "清潭"})
    page = sit(keep(before), "todo")
    reach(page, "todo-look-alike")
    person.answers("同一单位")
    person.settle()
    assert {one.applicant_id for one in reopen(before.folder).applications} == {"清潭"}
    assert all(todo.problem.code != "todo-look-alike" for todo in page._todos)


def test_one_code_under_two_names_is_asked_about_from_the_to_dos(
    person: Person, sit: Sit, reach: Reach, tmp_path: Path
) -> None:
    row = {**ROW, "单位代码": "33-07"}
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", row, {**row, "编号": "A2", "申报单位": "松溪县"})
    page = sit(keep(before), "todo")
    reach(page, "todo-one-code")
    assert "33-07" in words(person.dialog())
    person.answers("不同单位")
    person.settle()
    assert {one.applicant_id for one in reopen(before.folder).applications} == {"清潭县", "松溪县"}


def test_a_spreadsheet_may_be_dropped_on_the_step(person: Person, sit: Sit, tmp_path: Path) -> None:
    panel = panel_of(sit(office(tmp_path), "register"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(register(tmp_path / "a.xlsx", [ROW])))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    assert panel.acceptDrops()
    panel.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    person.wait(panel.look.go_on.isVisible)
    panel.look.back.emit()
    person.wait(panel.empty.isVisible)


@pytest.mark.parametrize("name", ["bomb.xlsx", "entities.xlsx", "far-cell.xlsx", "noise.xls"])
def test_a_hostile_file_is_refused_by_name_while_the_window_lives(
    person: Person, sit: Sit, tmp_path: Path, name: str
) -> None:
    panel = panel_of(sit(office(tmp_path), "register"))
    make, _ = hostile_registers.HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(make())
    ticks: list[int] = []
    clock = QTimer(panel, interval=10)
    clock.timeout.connect(lambda: ticks.append(1))
    clock.start()
    panel.wanted.emit(path)
    box = person.dialog()
    clock.stop()
    assert isinstance(box, QMessageBox)
    assert name in box.text()
    assert len(ticks) > 3
    person.press(ESC)
    assert reopen(tmp_path / "office").applications == ()


def test_sheet_and_header_row_may_be_corrected(person: Person, sit: Sit, tmp_path: Path) -> None:
    panel = panel_of(sit(office(tmp_path), "register"))
    panel.wanted.emit(register(tmp_path / "a.xlsx", [ROW], [("A1", "资金已落实", "通过", None)]))
    person.wait(panel.look.go_on.isVisible)
    panel.look.sheet.setFocus()
    person.press(DOWN)
    person.settle()
    assert not panel.look.go_on.isEnabled()
    person.press(Qt.Key.Key_Up)
    person.settle()
    assert panel.look.go_on.isEnabled()
    panel.look.header.setFocus()
    person.press(DOWN)
    person.settle()
    assert not panel.look.go_on.isEnabled()
    assert focus() is panel.look.header
