"""The reviewer's way from the file to the read-only desk, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desk_round import Round, sealed_round
from reviewdesk.app import Program
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.room import chair_room
from reviewdesk.desk.machine import seats_here
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.sealed import codes
from reviewdesk.sealed.ballot import examine, open_scores
from reviewdesk.sealed.opening import open_batch
from reviewdesk.ui.casting.check_page import CheckPage
from reviewdesk.ui.casting.receipt_page import ReceiptPage
from reviewdesk.ui.desk.fields import PointsField, WordsField
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.overview.page import OverviewPage
from reviewdesk.ui.start.page import StartPage
from window_way import ENTER, ESC, PIN, SPACE, Person, open_form, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
TYPED = {"A1": ("41.5", "20"), "A2": ("40", "19"), "A3": ("39", "18"), "G1": ("70",), "G2": ("80",)}


@pytest.fixture(scope="module")
def held() -> Round:
    return sealed_round("一轮评审会", rounds=1)


@pytest.fixture
def person(qtbot: QtBot, program: Program, held: Round) -> Iterator[Person]:
    found = Person(qtbot, program, held)
    yield found
    assert found.strays.found == []


def test_a_reviewer_gets_from_the_file_to_the_receipt_by_keyboard_alone(
    person: Person, held: Round, tmp_path: Path
) -> None:
    watched = tmp_path / "watched"
    watched.mkdir()
    person.program.settings.watched_folder = str(watched)
    person.sit_down()
    score_everything(person)
    person.press(Qt.Key.Key_F7)
    person.on(OverviewPage)
    person.press(Qt.Key.Key_F8)
    shown = [cast_next(person) for _ in ("main", "green")]
    receipts, marks = in_chairs_hands(held, watched, tmp_path / "chair")
    assert marks == TYPED
    assert sorted(receipts) == sorted(shown)
    person.press(ESC)
    read_only(person)
    person.program.menu.other_person.emit()
    person.on(StartPage)
    person.settle()
    assert [one.stage for one in seats_here()] == ["cast"]
    start = person.on(StartPage)
    assert "已封存提交" in words(start)
    person.program.way.go_on(seats_here()[0])
    person.on(SlipPage)
    person.write(held.code("r1"))
    person.press(ENTER)
    read_only(person)
    nothing_confidential(tmp_path / "settings.ini", held)


def test_a_second_round_is_scored_anew_and_cast_from_the_same_chair(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    held, watched = sealed_round(), tmp_path / "watched"
    watched.mkdir()
    program.settings.watched_folder = str(watched)
    person = Person(qtbot, program, held)
    person.sit_down()
    rounds = {1: ("41.5", "20"), 2: ("44", "21")}
    shown = []
    for marks in rounds.values():
        score_main(person, marks)
        person.press(Qt.Key.Key_F8)
        shown.append(cast_next(person))
        person.on(CheckPage)
        person.press(ESC)
        page = person.at_desk()
        assert "第 2 轮" in words(page.form)
    read_only(person)
    found = {one.name: one for one in watched.iterdir()}
    assert sorted(found) == ["r1-main-1-1.rdballot", "r1-main-2-1.rdballot"]
    slip = codes.parse_slip(held.code("chair"))
    chair = open_batch(held.batch, [], SeatId("chair"), slip)
    ballots = [examine(found[name], chair.lineage, chair.secret) for name in sorted(found)]
    assert [codes.fingerprint(one.digest) for one in ballots] == shown
    opened = [open_scores(one, chair.lineage, held.reveal_identity).ballot.scores for one in ballots]
    assert [one[ApplicationId("A1")] for one in opened] == list(rounds.values())


def score_main(person: Person, marks: tuple[str, ...]) -> None:
    """Give the three applications of the first track the same marks, from the first one on."""
    for application in ("A1", "A2", "A3"):
        page = person.at_desk()
        page.list.view.setFocus()
        page.chosen.emit(application)
        page.form.focus()
        assert open_form(page).id == application
        for points in marks:
            person.write(points)
            person.press(ENTER)
    person.settle()


def nothing_confidential(settings: Path, held: Round) -> None:
    """What the machine remembers of the window names nobody and nothing that was entered."""
    text = settings.read_bytes().decode("utf-8", "replace")
    assert "recent" in text
    told = [one.applicant for one in held.contents.applications] + ["评委", "评审会", held.code("r1"), PIN]
    told += [held.code("r1")[:4], *(points for marks in TYPED.values() for points in marks if "." in points)]
    told += [part.encode("unicode_escape").decode() for part in told if not part.isascii()]
    assert [one for one in told if one in text] == []


def score_everything(person: Person) -> None:
    """Digits, Enter to the next criterion, Ctrl+Enter to the next application."""
    for application, marks in TYPED.items():
        page = person.at_desk()
        assert open_form(page).id == application
        for points in marks:
            person.write(points)
            person.press(ENTER)
        person.ctrl(ENTER)
    person.settle()
    person.wait(lambda: page.status().saved != "")
    assert "5 / 5" in page.status().progress


def cast_next(person: Person) -> str:
    """Cast the first track that is open, carry it to the watched folder, and come back; return its code."""
    check = person.on(CheckPage)
    person.wait(lambda: bool(check.cards))
    card = next(one for one in check.cards if not one.track.check.cast)
    for tick in card.ticks:
        person.tab_to(tick)
        person.press(SPACE)
    person.tab_to(card.cast_button)
    person.press(ENTER)
    assert "不能撤回" in words(person.dialog())
    person.answers("封存提交")
    receipt = person.on(ReceiptPage)
    person.wait(lambda: any(one.hasFocus() for one in receipt.delivery.buttons.values()))
    person.press(ENTER)
    person.wait(lambda: receipt.delivery.told.property("kind") == "good")
    person.press(ESC)
    return receipt.code.text()


def in_chairs_hands(held: Round, folder: Path, desk: Path) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """Collect ballots at the chair's desk; return their receipt codes, and what the envelope uncovers."""
    open_desk(desk, [held.batch], "chair", held.code("chair"))
    files = sorted(folder.iterdir())
    assert [one.name for one in files] == ["r1-green-1-1.rdballot", "r1-main-1-1.rdballot"]
    marks: dict[str, tuple[str, ...]] = {}
    with chair_room(desk, held.code("chair")) as room:
        _, found = collect(room, files)
        assert [one.problem.code for one in found.verdicts] == ["collect-accepted"] * 2
        examined = [examine(one, room.lineage, room.secret) for one in files]
        for one in examined:
            marks.update(open_scores(one, room.lineage, held.reveal_identity).ballot.scores.items())
    return [codes.fingerprint(one.digest) for one in examined], marks


def read_only(person: Person) -> None:
    """Every field is locked, and none of the keys that change marks does anything."""
    page = person.at_desk()
    assert "只能查看" in words(page.form)
    before = open_form(page).draft
    person.write("7")
    person.press(Qt.Key.Key_Backspace, Qt.Key.Key_Up)
    person.ctrl(Qt.Key.Key_Z)
    person.ctrl(Qt.Key.Key_Y)
    person.settle()
    assert open_form(page).draft == before
    assert all(one.isReadOnly() for one in page.form.findChildren(PointsField))
    assert all(one.isReadOnly() for one in page.form.findChildren(WordsField))
    assert not any(one.isVisible() for one in page.form.head.findChildren(QPushButton))
