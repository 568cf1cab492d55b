"""The rules in the open preparation: what a person changes is on disk, undone, refused, rehearsed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from choosing import choose_when_asked
from reviewdesk.app import Program
from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.office import begin, reopen
from reviewdesk.intake.plan_editing import value_at
from reviewdesk.ui.secretary.beginning import BeginningPage
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.secretary.rules.items import Items
from reviewdesk.ui.secretary.rules.panel import RulesPanel
from window_way import CTRL, ENTER, SPACE, Person, words

ROWS = [
    f"award,{one},r{reviewer},{criterion},{points}"
    for one, first in (("A1", 40), ("A2", 38), ("A3", 30))
    for reviewer in range(1, 6)
    for criterion, points in (("originality", first), ("effect", 30), ("presentation", 16), ("late", 0))
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begin(tmp_path / "review", "award", Answers("each", "member")).folder


@pytest.fixture
def person(qtbot: QtBot, program: Program, folder: Path) -> Person:
    made = Person(qtbot, program)
    program.open_files([folder])
    made.on(SecretaryPage).enter("plan")
    return made


def panel(person: Person) -> RulesPanel:
    page = person.program.window.page
    assert isinstance(page, SecretaryPage)
    assert isinstance(page.panel, RulesPanel)
    return page.panel


def rehearse(person: Person, table: Path) -> RulesPanel:
    shown = panel(person)
    shown.choose("rehearse")
    shown.rehearse.load.setFocus()
    choose_when_asked(table)
    person.press(SPACE)
    return shown


def test_lists_change_on_disk_and_come_back_with_undo(person: Person, folder: Path) -> None:
    before = reopen(folder).plan_text
    shown = panel(person)
    shown.choose("track.0.tier")
    items = next(one for one in shown.form.findChildren(Items) if one.isVisible())
    items.table.setFocus()
    person.press(Qt.Key.Key_Down, mod=Qt.KeyboardModifier.AltModifier)
    person.settle()
    assert value_at(reopen(folder).plan_text, ("track", 0, "tier", 0, "id")) == "second"
    assert items.at == 1
    person.press(Qt.Key.Key_Delete)
    person.settle()
    assert value_at(reopen(folder).plan_text, ("track", 0, "tier", 1, "id")) == "third"
    for _ in range(2):
        person.press(Qt.Key.Key_Z, mod=CTRL)
        person.settle()
    assert reopen(folder).plan_text == before


def test_a_text_with_problems_is_taken_and_named_in_the_list_of_to_dos(person: Person, folder: Path) -> None:
    shown = panel(person)
    shown.choose("text")
    area = shown.text.area
    area.setPlainText(area.toPlainText().replace("quota = 3", "quota = 0"))
    shown.text.take.setFocus()
    person.press(SPACE)
    person.settle()
    assert "quota = 0" in reopen(folder).plan_text
    page = person.on(SecretaryPage)
    page.enter("todo")
    assert "track.tier.quota" in words(page)
    page.go_to(next(todo for todo in person.program.office._bench.todos if todo.red))  # type: ignore[union-attr]
    assert page.panel.step == "plan"
    assert shown.section is not None
    assert shown.section.id == "first"


def test_a_table_of_scores_is_rehearsed_from_its_file(person: Person, tmp_path: Path) -> None:
    table = tmp_path / "scores.csv"
    table.write_text("\n".join(["track,application,reviewer,criterion,points", *ROWS]), encoding="utf-8")
    shown = rehearse(person, table)
    person.wait(lambda: bool(shown.rehearse.model.lines))
    lines = [line.cells for line in shown.rehearse.model.lines if line.cells[0]]
    assert [cells[1] for cells in lines] == ["A1", "A2", "A3"]
    assert "6个名额" in words(shown.rehearse)


def test_a_wrong_table_of_scores_is_refused_with_its_cells(person: Person, tmp_path: Path) -> None:
    table = tmp_path / "scores.csv"
    rows = [ROWS[0].replace(",40", ",41"), *ROWS[1:]]
    table.write_text("\n".join(["track,application,reviewer,criterion,points", *rows]), encoding="utf-8")
    shown = rehearse(person, table)
    modal = QApplication.activeModalWidget
    person.wait(lambda: modal() is not None and not isinstance(modal(), QFileDialog))
    dialog = person.dialog()
    assert "A1" in words(dialog)
    dialog.reject()
    assert shown.rehearse.model.lines == ()


def test_another_language_keeps_the_step_and_speaks_in_its_fields(person: Person) -> None:
    panel(person).choose("committee")
    person.program.settings.language = "en"
    person.program._looks()
    page = person.on(SecretaryPage)
    person.wait(lambda: page.panel.step == "plan")
    assert "Fewest members of a panel" in words(panel(person))


def test_the_plan_is_saved_as_a_profile_that_the_next_session_starts_from(
    person: Person, folder: Path, tmp_path: Path
) -> None:
    shown = panel(person)
    person.tab_to(shown.save)
    file = tmp_path / "ours.toml"
    choose_when_asked(file)
    person.press(SPACE)
    person.wait(file.is_file)
    person.settle()
    person.wait(lambda: "ours.toml" in words(shown))
    assert file.read_text(encoding="utf-8") == reopen(folder).plan_text
    person.program.office.begin()
    page = person.on(BeginningPage)
    page.take_plan(file)
    page.folder.setText(str(tmp_path / "next"))
    person.ctrl(ENTER)
    person.on(SecretaryPage)
    assert reopen(tmp_path / "next").plan_text.count("#") == reopen(folder).plan_text.count("#")


def test_a_profile_saved_among_ones_own_is_offered(person: Person, tmp_path: Path) -> None:
    shown = panel(person)
    person.tab_to(shown.save)
    person.press(SPACE)
    person.dialog()
    person.press(ENTER)
    person.wait(lambda: "年度优秀成果奖评审.toml" in words(shown))
    person.program.office.begin()
    assert "年度优秀成果奖评审" in words(person.on(BeginningPage))
    assert person.on(BeginningPage).profiles.place == 0
