"""The committee through the window: imported, typed, conflicts known and suggested, all by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from choosing import choose_when_asked
from offices import ROW, SAMPLE, office, sample_office, taken_in
from reviewdesk.desk.secretary.committee_editing import with_conflicts, with_seat
from reviewdesk.desk.secretary.office import Office, keep, planned, reopen
from reviewdesk.desk.secretary.register_import import look, take_in
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.ui.secretary.committee_panel import CommitteePanel
from reviewdesk.ui.secretary.conflict_dialogs import ConflictDialog, SuggestionsDialog
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.secretary.seat_dialog import SeatDialog
from window_way import CTRL, DOWN, ENTER, SPACE, Person, words

Sit = Callable[[Office, str], SecretaryPage]
Reach = Callable[[SecretaryPage, str], None]


def panel_of(page: SecretaryPage) -> CommitteePanel:
    found = page.panel
    assert isinstance(found, CommitteePanel)
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


def press(person: Person, panel: CommitteePanel, name: str) -> None:
    found = next(
        one
        for one in panel.findChildren(QPushButton)
        if one.isVisible() and name in (one.text(), one.accessibleName())
    )
    person.tab_to(found)
    person.press(SPACE)


def seated(folder: Path) -> Office:
    found = taken_in(office(folder), folder / "a.xlsx", ROW, {**ROW, "编号": "A2", "申报单位": "松溪县"})
    tracks = (TrackId("a"),)
    return keep(with_seat(found, Seat(id=SeatId("r1"), role="reviewer", tracks=tracks, region="东江市")))


def test_the_sample_is_imported_with_its_conflicts(person: Person, sit: Sit, tmp_path: Path) -> None:
    before = sample_office(tmp_path)
    before = keep(take_in(before, look(SAMPLE / "register.xlsx", before), remove_gone=False))
    panel = panel_of(sit(before, "committee"))
    person.tab_to(panel.begin)
    person.press(ENTER)
    choose(person, SAMPLE / "committee.toml")
    person.wait(panel.seats.isVisible)
    assert panel.seats.rows.rowCount() == 14 + 3
    grey = panel.seats.rows.row(14)
    assert (grey.key, grey.tone, grey.cells[4][:2]) == (("added", "chair-2"), "muted", "备用")
    press(person, panel, "导入已知回避")
    choose(person, SAMPLE / "conflicts.csv")
    assert [panel.conflicts.rows.row(n).key for n in range(2)] == [("A004", "r2"), ("C007", "r8")]
    person.press(Qt.Key.Key_I, mod=CTRL)
    choose_again = person.dialog()
    assert isinstance(choose_again, QFileDialog)
    choose_when_asked(SAMPLE / "committee.toml")
    person.wait(lambda: not isinstance(QApplication.activeModalWidget(), QFileDialog))
    person.answers("替换原名单")
    person.settle()
    assert len(reopen(before.folder).committee.conflicts) == 2


def test_a_seat_is_typed_in_edited_and_removed(person: Person, sit: Sit, tmp_path: Path) -> None:
    before = seated(tmp_path)
    panel = panel_of(sit(before, "committee"))
    person.press(Qt.Key.Key_N, mod=CTRL)
    dialog = person.dialog()
    assert isinstance(dialog, SeatDialog)
    assert dialog.id.text() == "r2"
    person.tab_to(dialog.id)
    person.ctrl(Qt.Key.Key_A)
    person.write("r1")
    person.press(ENTER)
    person.wait(lambda: "已经有了" in words(dialog))
    person.ctrl(Qt.Key.Key_A)
    person.write("r3")
    person.press(ENTER)
    back_in_window(person)
    assert [one.id for one in reopen(before.folder).committee.seats] == ["r1", "r3"]
    assert reopen(before.folder).committee.seats[1].tracks == ("a", "b")
    panel.seats.setFocus()
    panel.seats.go_to("r3")
    person.press(ENTER)
    edited = person.dialog()
    assert isinstance(edited, SeatDialog)
    edited.role.setCurrentIndex(edited.role.findData("witness"))
    person.tab_to(edited.name)
    person.write("W")
    person.press(ENTER)
    back_in_window(person)
    witness = reopen(before.folder).committee.seats[1]
    assert (witness.id, witness.role, witness.name, witness.tracks) == ("r3", "witness", "W", ())
    person.press(Qt.Key.Key_Delete)
    person.settle()
    assert [one.id for one in reopen(before.folder).committee.seats] == ["r1"]


def test_what_sealing_adds_is_neither_edited_nor_removed(person: Person, sit: Sit, tmp_path: Path) -> None:
    before = seated(tmp_path)
    panel = panel_of(sit(before, "committee"))
    panel.seats.setFocus()
    assert panel.seats.go_to(("added", "spare1"))
    person.press(ENTER, Qt.Key.Key_Delete)
    person.settle()
    assert QApplication.activeModalWidget() is None
    assert reopen(before.folder) == before


def test_a_conflict_is_typed_in_and_taken_back(person: Person, sit: Sit, tmp_path: Path) -> None:
    before = seated(tmp_path)
    panel = panel_of(sit(before, "committee"))
    press(person, panel, "添加已知回避")
    dialog = person.dialog()
    assert isinstance(dialog, ConflictDialog)
    person.tab_to(dialog.application)
    person.press(DOWN)
    person.tab_to(dialog.keep)
    person.press(SPACE)
    back_in_window(person)
    (conflict,) = reopen(before.folder).committee.conflicts
    assert (conflict.application, conflict.seat) == ("A2", "r1")
    assert conflict.reason == dialog_reason(before)
    person.tab_to(panel.conflicts)
    person.press(Qt.Key.Key_Delete)
    person.settle()
    assert reopen(before.folder).committee.conflicts == ()


def dialog_reason(found: Office) -> str:
    return planned(found).recusal.reasons[0]


def test_suggestions_are_decided_row_by_row_or_together(
    person: Person, sit: Sit, reach: Reach, tmp_path: Path
) -> None:
    before = seated(tmp_path)
    page = sit(before, "todo")
    reach(page, "todo-conflicts-suggested")
    dialog = person.dialog()
    assert isinstance(dialog, SuggestionsDialog)
    person.wait(lambda: dialog.table.rows.rowCount() == 2)
    person.tab_to(dialog.conflict)
    person.press(SPACE)
    person.wait(lambda: dialog.table.rows.rowCount() == 1)
    person.tab_to(dialog.table)
    person.ctrl(Qt.Key.Key_A)
    person.tab_to(dialog.none)
    person.press(SPACE)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    after = reopen(before.folder)
    assert [(one.application, one.seat) for one in after.committee.conflicts] == [("A1", "r1")]
    assert [one.application for one in after.unrelated] == ["A2"]
    assert all(todo.problem.code != "todo-conflicts-suggested" for todo in page._todos)


def test_a_seat_of_a_to_do_is_gone_to(person: Person, sit: Sit, tmp_path: Path) -> None:
    before = with_conflicts(seated(tmp_path), [(ApplicationId("A1"), SeatId("r1"))], "任职")
    before = with_seat(before, Seat(id=SeatId("r2"), role="reviewer", tracks=(TrackId("b"),)))
    stale = before.plan_text.replace('id = "b"', 'id = "bb"')
    page = sit(keep(replace(before, plan_text=stale)), "todo")
    todo = next(one for one in page._todos if one.problem.code == "misfit-seat")
    page.go_to(todo)
    assert panel_of(page).seats.current == "r2"


def test_a_list_may_be_dropped_on_the_step(person: Person, sit: Sit, tmp_path: Path) -> None:
    panel = panel_of(sit(sample_office(tmp_path), "committee"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLE / "committee.toml"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    assert panel.acceptDrops()
    panel.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    person.wait(panel.seats.isVisible)
    assert panel.seats.rows.rowCount() == 14 + 3
