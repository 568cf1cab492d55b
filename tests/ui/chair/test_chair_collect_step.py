from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from chair_session import Session, all_ballots, cast, copy_of, opened, session
from chair_way import Recorder
from reviewdesk.app import Program
from reviewdesk.desk.chair import offers
from reviewdesk.desk.chair.board import BoardCell, board
from reviewdesk.desk.machine import collecting_inbox
from reviewdesk.domain.order import Course
from reviewdesk.ui.chair.collect.board_model import PAPER
from reviewdesk.ui.chair.collect.cell_side import CellSide
from reviewdesk.ui.chair.collect.exceptions import Choice
from reviewdesk.ui.chair.collect.number import NumberDialog
from reviewdesk.ui.chair.collect.offer_dialog import OfferDialog
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.collect.typing_dialog import TypingDialog
from window_way import DOWN, ENTER, SPACE, words

RIGHT = Qt.Key.Key_Right
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def held() -> Session:
    return session("none")


@pytest.fixture
def recorder(qtbot: QtBot, program: Program, held: Session) -> Recorder:
    person = Recorder(qtbot, program)
    person.come_in(held)
    return person


def count(panel: CollectPanel, glance: str) -> int:
    return int(panel.filters[glance].text().split()[-1])  # type: ignore[index]


def take(recorder: Recorder) -> str:
    """Take in what the dialog on show offers, and return what it said."""
    found = recorder.dialog()
    assert isinstance(found, OfferDialog)
    said = words(found)
    recorder.press(ENTER)
    recorder.back()
    return said


def test_dropped_ballots_are_looked_at_first_and_then_taken_in_at_once(
    recorder: Recorder, held: Session, tmp_path: Path
) -> None:
    panel = recorder.step(CollectPanel)
    assert (count(panel, "all"), count(panel, "waiting")) == (10, 10)
    files = all_ballots(held, tmp_path / "b")
    damaged = tmp_path / "b" / "damaged.rdballot"
    damaged.write_bytes(files[0].read_bytes()[:-1] + b"x")
    recorder.drop_all([*files[:4], damaged, files[0]])
    assert count(panel, "in") == 0
    said = take(recorder)
    assert said.count("完好有效") == 4
    assert "damaged.rdballot" in said and "密封后被改动过" in said and "字节" not in said
    assert "（类别t）" in said and "（类别u）" in said
    assert (count(panel, "in"), count(panel, "refused"), count(panel, "late")) == (4, 1, 0)
    recorder.drop_all([tmp_path / "b"])
    take(recorder)
    assert (count(panel, "in"), count(panel, "waiting")) == (10, 0)
    recorder.drop_all(files)
    assert "10" in words(panel)
    assert recorder.on_top() is None
    recorder.tab_to(panel.filters["all"])
    recorder.press(*[RIGHT] * 5)
    recorder.wait(panel.noted.isVisible)
    assert "damaged.rdballot" in words(panel.noted)


def test_ballots_in_the_inbox_of_this_machine_are_announced(
    recorder: Recorder, held: Session, tmp_path: Path
) -> None:
    panel = recorder.step(CollectPanel)
    assert not panel.inbox.isVisible()
    inbox = collecting_inbox(held.new.review_session)
    recorder.wait(inbox.is_dir)
    recorder.settle()
    cast(held, "r1", "t", inbox)
    recorder.wait(panel.inbox.isVisible)
    recorder.push(panel.inbox)
    take(recorder)
    assert count(panel, "in") == 1
    recorder.wait(lambda: not panel.inbox.isVisible())


def test_a_folder_is_watched_once_it_is_named(recorder: Recorder, held: Session, tmp_path: Path) -> None:
    panel = recorder.step(CollectPanel)
    folder = tmp_path / "share"
    folder.mkdir()
    recorder.push(panel.watch)
    assert isinstance(recorder.dialog(), QFileDialog)
    recorder.write(str(folder))
    recorder.press(ENTER)
    recorder.wait(lambda: recorder.program.settings.watched_folder == str(folder))
    recorder.settle()
    cast(held, "r2", "u", folder)
    recorder.wait(panel.inbox.isVisible)


def test_the_signed_paper_is_ticked_with_a_key_and_stays_ticked(recorder: Recorder) -> None:
    panel = recorder.step(CollectPanel)
    recorder.press(DOWN, *[RIGHT] * PAPER)
    recorder.press(SPACE)
    recorder.back()
    at = panel.model.index(1, PAPER)
    assert panel.model.data(at, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert panel.table.currentIndex().row() == 1
    recorder.press(SPACE)
    recorder.back()
    at = panel.model.index(1, PAPER)
    assert panel.model.data(at, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_a_ballot_goes_back_and_a_seat_is_absent_void_or_replaced_each_with_its_effects(
    recorder: Recorder, held: Session, tmp_path: Path
) -> None:
    panel = recorder.step(CollectPanel)
    recorder.drop_all([cast(held, "r1", "t", tmp_path / "b")])
    take(recorder)
    assert panel.side.cell is not None
    assert (panel.side.cell.seat, panel.side.cell.track) == ("r1", "t")
    recorder.push(panel.side.acts["reopen"])
    said = words(recorder.dialog())
    assert "重新封存提交" in said
    assert "留存" in said
    recorder.act(reason="typing error")
    assert (count(panel, "in"), count(panel, "waiting")) == (0, 10)

    recorder.tab_to(panel.table)
    recorder.press(DOWN, DOWN)
    recorder.push(panel.side.acts["absent"])
    dialog = recorder.dialog()
    choice = dialog.findChild(Choice)
    assert choice is not None
    before = words(dialog)
    recorder.tab_to(choice.boxes[0])
    recorder.press(DOWN)
    assert words(dialog) != before
    assert "双数" in words(dialog)
    recorder.act(reason="ill")
    assert (count(panel, "apart"), count(panel, "all")) == (2, 8)

    recorder.push(panel.side.acts["replaced"])
    assert "spare1" in words(recorder.dialog())
    recorder.act(reason="ill")
    assert (count(panel, "apart"), count(panel, "all")) == (2, 9)

    recorder.tab_to(panel.table)
    recorder.press(DOWN, DOWN)
    recorder.push(panel.side.acts["void"])
    recorder.act(reason="left early")
    assert count(panel, "apart") == 3


def test_what_can_be_done_about_a_place_follows_how_far_the_session_is(
    qtbot: QtBot, held: Session, tmp_path: Path
) -> None:
    with held.room(copy_of(opened("none"), tmp_path / "chair")) as room:
        room, _ = offers.take(room, [cast(held, "r1", "t", tmp_path / "b")])
        cells = board(room, {}).cells
    came, waits = cells[0], cells[1]
    void = replace(came, outcome=replace(came.outcome, state="void"))
    side = CellSide()
    qtbot.addWidget(side)

    def possible(cell: BoardCell | None, course: Course, *, whole: bool = False) -> set[str]:
        side.show_cell(cell, course=course, whole=whole)
        found = {str(kind) for kind, button in side.acts.items() if button.isEnabled()}
        return found | ({"typed"} if side.type_sheet.isEnabled() else set())

    assert possible(came, Course()) == {"reopen", "void"}
    assert possible(came, Course(), whole=True) == {"reopen", "void", "replaced"}
    assert possible(waits, Course()) == {"absent", "void", "replaced", "typed"}
    assert possible(waits, Course(adjourned=True)) == set()
    assert possible(came, Course(closed=True)) == set()
    assert possible(came, Course(closed=True, revealed=True)) == {"void"}
    assert possible(void, Course(closed=True, revealed=True)) == {"typed"}
    assert possible(waits, Course(closed=True, revealed=True)) == set()
    assert possible(came, Course(closed=True, revealed=True, ranked=True)) == set()
    assert possible(None, Course()) == set()


def test_a_withdrawal_shows_its_number_large(recorder: Recorder) -> None:
    panel = recorder.step(CollectPanel)
    recorder.push(panel.withdraw)
    assert "撤1" in words(recorder.dialog())
    recorder.act(reason="withdrawn in writing")
    found = recorder.dialog()
    assert isinstance(found, NumberDialog)
    assert "撤1" in words(found)
    recorder.press(ENTER)
    recorder.back()
    recorder.wait(lambda: count(panel, "withdrawn") == 1)
    recorder.tab_to(panel.filters["all"])
    recorder.press(*[RIGHT] * 7)
    recorder.wait(panel.noted.isVisible)
    assert "撤1" in words(panel.noted)
    recorder.push(panel.withdraw)
    assert "撤2" in words(recorder.dialog())


def test_a_signed_sheet_is_typed_by_two_people_and_compared_cell_by_cell(recorder: Recorder) -> None:
    panel = recorder.step(CollectPanel)
    recorder.push(panel.side.type_sheet)
    dialog = recorder.dialog()
    assert isinstance(dialog, TypingDialog)

    def type_column(marks: list[str]) -> None:
        view = dialog.views[dialog.copy]
        recorder.tab_to(view)
        for row, text in enumerate(marks):
            view.setCurrentIndex(view.model().index(row, 0))
            recorder.write(text)
            recorder.press(ENTER)
            recorder.wait(view.hasFocus)

    type_column(["80", "70"])
    recorder.push(dialog.hand_over)
    assert "1" in words(dialog)
    type_column(["80", "70", "x"])
    assert "不是数字" in words(dialog)
    type_column(["80", "70", "60"])
    recorder.push(dialog.hand_over)
    assert dialog.models[1].grid == {}
    type_column(["80", "71", "60"])
    recorder.push(dialog.hand_over)
    assert recorder.on_top() is dialog
    assert "第一份为 70，第二份为 71" in words(dialog)
    type_column(["80", "70", "60"])
    recorder.push(dialog.hand_over)
    recorder.wait(lambda: recorder.on_top() is not dialog)
    recorder.act()
    recorder.wait(lambda: recorder.on_top() is None)
    assert count(panel, "in") == 1
    assert panel.side.cell is not None
    assert panel.side.cell.outcome.state == "typed"
