from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from choosing import choose_when_asked
from reviewdesk.app import Program
from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.office import reopen, titled
from reviewdesk.ui.secretary.beginning import BeginningPage
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.speech import say
from window_way import DOWN, ENTER, ESC, SPACE, Person, words


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Person:
    return Person(qtbot, program)


@pytest.fixture
def page(person: Person) -> BeginningPage:
    person.program.office.begin()
    return person.on(BeginningPage)


def test_a_review_session_is_begun_by_keyboard(person: Person, page: BeginningPage, tmp_path: Path) -> None:
    assert page.profiles.checked.hasFocus()
    person.press(DOWN)
    person.tab_to(page.computers.checked)
    person.press(DOWN)
    person.tab_to(page.witness.checked)
    person.press(DOWN)
    person.tab_to(page.folder)
    page.folder.selectAll()
    person.write(str(tmp_path / "pingshen"))
    assert page.answers == Answers("one", "member")
    person.ctrl(ENTER)
    person.on(SecretaryPage)
    assert titled(reopen(tmp_path / "pingshen")) == "科研基金项目会议评审"


def test_all_of_it_shows_without_scrolling_at_the_size_it_is_drawn_for(
    person: Person, page: BeginningPage
) -> None:
    person.program.window.resize(1366, 768)
    person.wait(lambda: person.program.window.width() == 1366)
    assert page.folder.isVisible()
    bottom = page.folder.mapTo(page, page.folder.rect().bottomLeft()).y()
    assert bottom < page.height()


def test_a_folder_that_is_not_empty_is_refused_at_its_field(
    person: Person, page: BeginningPage, tmp_path: Path
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").write_text("mine")
    page.folder.setText(str(tmp_path / "full"))
    person.ctrl(ENTER)
    person.wait(page.folder.hasFocus)
    assert page.folder.property("wrong")
    assert "full" in words(page)
    person.write("x")
    assert not page.folder.property("wrong")


def test_a_folder_that_cannot_be_made_is_refused_at_its_field(
    person: Person, page: BeginningPage, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    page.folder.setText(str(tmp_path / "file" / "inside"))
    person.ctrl(ENTER)
    person.wait(lambda: bool(page.folder.property("wrong")))


def test_another_plan_file_is_chosen_and_begun_from(
    person: Person, page: BeginningPage, tmp_path: Path
) -> None:
    file = tmp_path / "last-year.toml"
    file.write_text(new_plan("award").replace("年度优秀成果奖评审", "去年的评审"), encoding="utf-8")
    person.tab_to(page.other)
    choose_when_asked(file)
    person.press(SPACE)
    person.wait(lambda: page.profile == file)
    page.take_plan(file)
    page.folder.setText(str(tmp_path / "new"))
    person.wait(lambda: QApplication.activeModalWidget() is None)
    person.on(BeginningPage)
    person.ctrl(ENTER)
    desk = person.on(SecretaryPage)
    person.wait(lambda: desk.heading().subject == "去年的评审")


def test_a_file_that_is_no_plan_is_refused_at_the_profiles(
    person: Person, page: BeginningPage, tmp_path: Path
) -> None:
    file = tmp_path / "letter.toml"
    file.write_text("Dear Sir,", encoding="utf-8")
    page.take_plan(file)
    page.folder.setText(str(tmp_path / "new"))
    person.ctrl(ENTER)
    person.wait(page.profiles.checked.hasFocus)
    assert not page.folder.property("wrong")


def test_a_folder_is_proposed_that_is_not_there_yet(page: BeginningPage, tmp_path: Path) -> None:
    (tmp_path / say("Review session")).mkdir()
    page.take_folder(tmp_path)
    assert page.folder.text() == str(tmp_path / f"{say('Review session')} 2")
    (tmp_path / "empty").mkdir()
    page.take_folder(tmp_path / "empty")
    assert page.folder.text() == str(tmp_path / "empty")


def test_escape_goes_back_and_leaves_nothing(person: Person, page: BeginningPage) -> None:
    person.qtbot.keyClick(page.profiles.checked, ESC)
    person.wait(lambda: not isinstance(person.program.window.page, BeginningPage))
    assert not person.program.office.sits


def test_the_answers_say_which_arrangement_they_make(page: BeginningPage) -> None:
    seen = set()
    for place in range(3):
        page.computers.choose(place)
        seen.add(page._said.text())
    assert len(seen) == 3
    assert page.first_focus() is page.profiles.checked
