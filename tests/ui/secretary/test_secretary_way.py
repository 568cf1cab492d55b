from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from choosing import choose_when_asked
from reviewdesk.app import Program
from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.office import Office, at_work, begin, reopen
from reviewdesk.intake.plan_editing import with_value
from reviewdesk.ui.secretary.bench import Bench
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.speech import say
from reviewdesk.ui.start.page import StartPage
from window_way import ENTER, SPACE, Person


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begin(tmp_path / "review", "award", Answers("each", "member")).folder


@pytest.fixture
def person(qtbot: QtBot, program: Program, folder: Path) -> Person:
    made = Person(qtbot, program)
    program.open_files([folder])
    made.on(SecretaryPage)
    return made


def bench(person: Person) -> Bench:
    found = person.program.office.findChild(Bench)
    assert found is not None
    return found


def renamed(office: Office) -> Office:
    return replace(
        office, plan_text=with_value(office.plan_text, ("review_session", "title"), "另一个评审会")
    )


def test_a_change_is_undone_and_done_again_through_the_window(person: Person, folder: Path) -> None:
    page = person.on(SecretaryPage)
    bench(person).change(renamed)
    person.wait(lambda: page.heading().subject == "另一个评审会")
    page.setFocus()
    person.qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: page.heading().subject == "年度优秀成果奖评审")
    assert "另一个评审会" not in reopen(folder).plan_text
    person.qtbot.keyClick(page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: page.heading().subject == "另一个评审会")
    assert "另一个评审会" in reopen(folder).plan_text


def test_leaving_lets_the_folder_go_and_it_opens_again(person: Person, folder: Path) -> None:
    person.program.office.leave()
    person.on(StartPage)
    person.settle()
    with at_work(folder):
        pass
    person.program.open_files([folder])
    assert person.on(SecretaryPage).heading().subject == "年度优秀成果奖评审"


def test_a_preparation_is_chosen_by_its_folder_and_another_folder_refused(
    person: Person, folder: Path, tmp_path: Path
) -> None:
    person.program.office.leave()
    start = person.on(StartPage)
    person.tab_to(start.go_on_button)
    choose_when_asked(folder)
    person.press(SPACE)
    assert person.on(SecretaryPage).heading().subject == "年度优秀成果奖评审"
    person.program.office.leave()
    start = person.on(StartPage)
    (tmp_path / "empty").mkdir()
    person.tab_to(start.go_on_button)
    choose_when_asked(tmp_path / "empty")
    person.press(SPACE)
    person.wait(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    person.press(ENTER)
    person.on(StartPage)


def test_nothing_is_called_done_before_there_are_applications(person: Person) -> None:
    page = person.on(SecretaryPage)
    marks = {panel.step: state.mark for panel, state in zip(page.panels, page.states(), strict=True)}
    assert (marks["register"], marks["dossiers"], marks["eligibility"]) == ("blocked", "open", "open")


def test_while_it_is_open_nobody_else_works_in_it(person: Person, folder: Path) -> None:
    with pytest.raises(Exception, match="workspace-in-use"), at_work(folder):
        pass


def test_another_language_is_spoken_at_once_and_the_place_kept(person: Person) -> None:
    page = person.on(SecretaryPage)
    page.enter("todo")
    person.program.settings.language = "en"
    person.program._looks()
    person.wait(lambda: person.program.window.page is not page)
    again = person.on(SecretaryPage)
    assert again.heading().place == "Secretary's desk"
    assert again.panel.step == "todo"
    assert say("To do") == "To do"
