"""What may happen on the reviewer's way: conflicts found late, notices, further rounds, files let fall."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_round import FULL_SHEET, Round, sealed_round
from light_slots import shipped
from reviewdesk.app import Program
from reviewdesk.desk.machine import seats_here, workspace_folder
from reviewdesk.desk.reviewer.casting import cast
from reviewdesk.desk.reviewer.declaring import declare
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.outside import outside
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import Table, at_table
from reviewdesk.desk.reviewer.view import desk_view, document
from reviewdesk.domain.names import ApplicationId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.casting.check_page import CheckPage
from reviewdesk.ui.dossier.view import DossierView
from reviewdesk.ui.opening.fingerprint import FingerprintPage
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.seat import SeatPage
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.start.page import StartPage
from window_way import DOWN, ENTER, PIN, Person, open_form, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
Sit = Callable[..., Person]
T = TypeVar("T")


@pytest.fixture
def sit(qtbot: QtBot, program: Program) -> Iterator[Sit]:
    """A person for the review session that is asked for."""
    made: list[Person] = []

    def show(held: Round | None = None) -> Person:
        made.append(Person(qtbot, program, held or sealed_round()))
        return made[-1]

    yield show
    assert [one.strays.found for one in made] == [[]]


def disk(person: Person, look: Callable[[Table], T]) -> T:
    """What stands in the workspace of r1, once its desk is closed."""
    assert person.held is not None
    person.settle()
    person.program.way.leave()
    person.on(StartPage)
    person.settle()
    with at_table(seats_here()[0].folder, person.held.code("r1")) as table:
        return look(table)


def states(table: Table) -> dict[str, tuple[str, int]]:
    return {row.application: (row.state, row.entered) for row in desk_view(table).rows}


@pytest.mark.parametrize(
    ("scope", "gone"), [("application", {"A2", "G1"}), ("track", {"A1", "A2", "A3", "G1", "G2"})]
)
def test_a_conflict_found_late_takes_marks_and_dossiers_along(sit: Sit, scope: str, gone: set[str]) -> None:
    person = sit(sealed_round(scope=scope))
    page = person.sit_down()
    person.press(Qt.Key.Key_Right, mod=Qt.KeyboardModifier.AltModifier)
    person.write("40")
    person.press(ENTER)
    person.write("19")
    held = open_form(page).documents[0].digest
    person.from_menu(1)
    person.dialog()
    person.press(DOWN)
    person.answers("回避")
    person.settle()
    person.wait(lambda: f"回避 {len(gone)}" in page.status().progress)
    if scope == "application":
        person.wait(lambda: open_form(page).id == "A3")
        person.at_desk()
        person.ctrl(Qt.Key.Key_Z)
    else:
        assert not page.form.isVisible()
        assert isinstance(page.middle, DossierView)
        assert page.middle.document() == ""

    def look(table: Table) -> tuple[dict[str, tuple[str, int]], set[str]]:
        for application in gone:
            with pytest.raises(ReviewDeskError, match="document-closed"):
                document(table, application, held)
        return states(table), {one.reason for one in desk_view(table).rows if one.application in gone}

    found, reasons = disk(person, look)
    assert {a: state for a, state in found.items() if state[0] == "recused"} == dict.fromkeys(
        gone, ("recused", 0)
    )
    assert reasons == {"其他"}


def test_a_row_is_left_out_by_notice_and_the_rest_is_cast(sit: Sit) -> None:
    person = sit(sealed_round("一轮评审会", rounds=1))
    page = person.sit_down()
    person.press(Qt.Key.Key_Right, mod=Qt.KeyboardModifier.AltModifier)
    person.from_menu(2)
    person.dialog()
    person.write("1")
    person.answers("不评")
    person.wait(lambda: open_form(page).locked == "withdrawn")
    person.at_desk()
    assert "撤1" in words(page.form)
    for marks in (("39", "18"), ("70",), ("80",), ("41", "20")):
        person.ctrl(ENTER)
        for points in marks:
            person.write(points)
            person.press(ENTER)
    person.settle()
    assert "4 / 4" in page.status().progress
    person.press(Qt.Key.Key_F8)
    check = person.on(CheckPage)
    person.wait(lambda: bool(check.cards))
    assert check.cards[0].may_cast
    found = disk(person, states)
    assert found["A2"] == ("withdrawn", 0)


def test_the_second_round_is_opened_scored_and_cast(sit: Sit, tmp_path: Path) -> None:
    held = sealed_round()
    folder = first_round_cast(held, tmp_path)
    person = sit(held)
    person.program.show_start()
    person.program.way.go_on(seats_here()[0])
    person.on(SlipPage)
    person.write(held.code("r1"))
    person.press(ENTER)
    person.on(PinPage)
    person.write(PIN * 2)
    person.press(ENTER)
    page = person.at_desk()
    assert "第 2 轮" in words(page.form)
    for points in ("42", "21"):
        person.write(points)
        person.press(ENTER)
    person.press(Qt.Key.Key_F8)
    check = person.on(CheckPage)
    person.wait(lambda: bool(check.cards))
    assert "第 2 轮" in words(check.cards[0])
    assert not check.cards[0].may_cast
    disk(person, lambda _: None)
    with at_table(folder, held.code("r1")) as table:
        assert table.draft(2).rows[ApplicationId("A1")].points == {"plan": "42", "team": "21"}
        assert table.draft(1).rows[ApplicationId("A1")].points == {"plan": "41.5", "team": "20"}


def first_round_cast(held: Round, tmp_path: Path) -> Path:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(FULL_SHEET, encoding="utf-8")
    folder = workspace_folder(outside([held.batch]).review_session, "r1")
    open_desk(folder, [held.batch], "r1", held.code("r1"))
    with at_table(folder, held.code("r1")) as table:
        declare(table, [held.batch], None, pledged=True)
        score(table, sheet)
        cast(table, "main")
    return folder


def test_a_file_let_fall_on_an_open_desk_ends_nothing_before_it_is_known_and_agreed_to(
    sit: Sit, tmp_path: Path
) -> None:
    person = sit()
    page = person.sit_down()
    person.write("40")
    broken = tmp_path / "broken.rdbatch"
    broken.write_bytes(sealed_round().batch.read_bytes()[:-7])
    for wrong, sentence in ((broken, "broken.rdbatch"), (write(tmp_path / "notes.txt"), "notes.txt")):
        person.drop(wrong)
        assert sentence in words(person.dialog())
        person.press(ENTER)
        person.wait(lambda: QApplication.activeModalWidget() is None)
    person.drop(sealed_round().batch)
    assert "r1" in words(person.dialog())
    person.answers("留在这里")
    assert person.at_desk() is page
    person.press(ENTER)
    person.write("19")
    person.settle()
    assert open_form(page).draft.points == {"plan": "40", "team": "19"}
    person.drop(sealed_round().batch)
    person.answers("离开并打开")
    person.on(FingerprintPage)
    with at_table(seats_here()[0].folder, sealed_round().code("r1")) as table:
        assert states(table)["A1"] == ("scored", 2)


def write(path: Path) -> Path:
    path.write_text("notes", encoding="utf-8")
    return path


def test_a_file_let_fall_while_a_step_waits_takes_nothing_away(sit: Sit, tmp_path: Path) -> None:
    person = sit()
    person.to_slip(sealed_round().batch, "r1")
    person.write(sealed_round().code("r1"))
    person.press(ENTER)
    person.drop(write(tmp_path / "notes.txt"))
    assert "notes.txt" in words(person.dialog())
    person.press(ENTER)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    person.on(RevealMarkPage)
    person.drop(seats_here()[0].folder)
    person.settle()
    person.on(RevealMarkPage)


def test_whose_a_wrong_code_is_takes_a_while_that_is_told_and_can_be_stopped(sit: Sit) -> None:
    with shipped():
        held = sealed_round("真实密钥条")
    person = sit(held)
    person.to_slip(held.batch, "r1")
    person.write("tellmewhoseiam00")
    waiting = person.program.window.waiting
    told: list[str] = []
    person.program.tasks.began.connect(lambda progress: progress.turned.connect(told.append))
    person.program.tasks.began.connect(lambda progress: progress.turned.connect(waiting.cancel.click))
    person.press(ENTER)
    person.wait(lambda: bool(told))
    assert "chair" in told[0]
    page = person.on(SlipPage)
    person.wait(page.entry.hasFocus)
    assert not page.refusal.isVisible()
    assert len(told) < 4
    person.press(Qt.Key.Key_A)
    person.ctrl(Qt.Key.Key_A)
    person.write(held.code("r1"))
    person.press(ENTER)
    person.on(RevealMarkPage)


def test_seats_without_a_desk_here_are_told_where_to_go(sit: Sit) -> None:
    person = sit()
    person.open_file(sealed_round().batch)
    person.on(FingerprintPage)
    person.press(ENTER)
    page = person.on(SeatPage)
    assert "组长工作台" in words(page)
    person.write("witness")
    person.press(ENTER)
    assert page.refusal.isVisible()
    assert "组长工作台" in page.refusal.text()
