from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_session import Session, copy_of, opened, session
from chair_way import Recorder
from desk_round import sealed_round
from reviewdesk.app import Program
from reviewdesk.desk.chair.view import chair_view
from reviewdesk.ui.chair.opening.adopting import Adopting
from reviewdesk.ui.chair.opening.chairing import Chairing
from reviewdesk.ui.chair.opening.panel import CHAIR, PAUSE, PLAN, PLEDGE, SIGN_IN, OpeningPanel
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.dossier.preview import PaperPreview
from window_way import ENTER, ESC, PIN, SPACE, words

RIGHT = Qt.Key.Key_Right
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def held() -> Session:
    return session()


@pytest.fixture
def recorder(qtbot: QtBot, program: Program, held: Session) -> Recorder:
    person = Recorder(qtbot, program)
    person.come_in(held)
    return person


def section(recorder: Recorder, panel: OpeningPanel, place: int) -> None:
    recorder.ctrl(Qt.Key(Qt.Key.Key_1 + place))
    button = panel.sections.buttons[place]
    recorder.wait(lambda: panel.sections.place == place and not button.isDown())
    assert panel.sections.buttons[place].isChecked()


def test_the_opening_goes_from_sign_in_to_the_adopted_plan_by_keyboard(
    recorder: Recorder, held: Session
) -> None:
    panel = recorder.step(OpeningPanel)
    assert "人数不足" in words(panel.sign_in)
    recorder.push(panel.sign_in.everybody)
    assert "人数足够" in words(panel.sign_in)
    recorder.tab_to(panel.sign_in.table)
    recorder.press(SPACE)
    assert panel.sign_in.model.present == ("r2", "r3", "r4", "r5")
    assert "r1" in words(panel.sign_in)
    recorder.press(SPACE)
    recorder.press(RIGHT, RIGHT, RIGHT)
    recorder.write("Zhang")
    recorder.press(ENTER)
    recorder.wait(panel.sign_in.table.hasFocus)
    recorder.push(panel.sign_in.record)
    page = recorder.on(ChairPage)
    assert page.panel is panel

    section(recorder, panel, PLEDGE)
    recorder.push(panel.pledge.read)
    section(recorder, panel, CHAIR)
    recorder.tab_to(panel.chairing.pad.named_view)
    recorder.press(RIGHT, RIGHT)
    recorder.press(ENTER, ENTER, ENTER, SPACE)
    assert "4" in words(panel.chairing)
    recorder.push(panel.chairing.record)
    assert "r3 评委r3 任组长" in words(panel.chairing)
    assert panel.chairing.pad.named.votes == {}
    assert panel.sections.buttons[CHAIR].text().startswith("✓")

    section(recorder, panel, PLAN)
    recorder.tab_to(panel.adopting.pad.by_name)
    recorder.press(RIGHT)
    recorder.tab_to(panel.adopting.pad.counted_view)
    recorder.write("4")
    recorder.press(ENTER)
    recorder.wait(lambda: panel.adopting.pad.counted.counts == {"yes": 4})
    recorder.push(panel.adopting.record)
    recorder.act(witness=held.code("witness"))
    assert panel.adopting.pad.counted.counts == {}
    assert all(panel.sections.buttons[n].text().startswith("✓") for n in (SIGN_IN, PLEDGE, CHAIR, PLAN))
    page = recorder.on(ChairPage)
    assert page.steps.buttons[0].property("mark") == "done"


def test_a_refused_code_leaves_the_dialog_with_what_was_typed(recorder: Recorder, held: Session) -> None:
    panel = recorder.step(OpeningPanel)
    section(recorder, panel, PAUSE)
    recorder.push(panel.pause.adjourn)
    found = recorder.dialog()
    recorder.write("tomorrow")
    recorder.press(Qt.Key.Key_Tab)
    recorder.write(held.code("r1"))
    recorder.press(ENTER)
    recorder.settle()
    assert recorder.on_top() is found
    assert "监督人员" in words(found)
    recorder.press(ESC)
    assert "休会" not in [chip.label for chip in recorder.on(ChairPage).heading().chips]


def test_the_lock_puts_an_act_away_and_nothing_is_done(
    recorder: Recorder, program: Program, held: Session
) -> None:
    panel = recorder.step(OpeningPanel)
    section(recorder, panel, PAUSE)
    recorder.push(panel.pause.adjourn)
    recorder.dialog()
    recorder.write("tomorrow")
    program.menu.lock.emit()
    recorder.wait(lambda: program.window.covered and recorder.on_top() is None)
    program.window.activateWindow()
    recorder.wait(lambda: QApplication.focusWidget() is not None)
    recorder.write(PIN)
    recorder.wait(lambda: not program.window.covered)
    recorder.settle()
    assert recorder.on(ChairPage).panel is panel
    assert panel.pause.adjourn.isVisible()


def test_a_night_between_two_days_shows_the_same_head_before_and_after(
    recorder: Recorder, held: Session
) -> None:
    panel = recorder.step(OpeningPanel)
    section(recorder, panel, PAUSE)
    recorder.push(panel.pause.adjourn)
    recorder.act(reason="tomorrow", witness=held.code("witness"))
    head = panel.pause.head.text()
    assert len(head.split()) == 16
    page = recorder.on(ChairPage)
    assert page.heading().chips[0].kind == "chip-warn"
    *steps, papers = page.states()[1:]
    assert all("休会" in state.locked for state in steps)
    assert not papers.locked
    assert not page.go_on.isEnabled()
    recorder.push(panel.pause.print)
    recorder.on(PaperPreview)
    recorder.press(ESC)
    panel = recorder.step(OpeningPanel)
    assert panel.sections.place == PAUSE
    recorder.push(panel.pause.resume)
    recorder.act(witness=held.code("witness"))
    assert panel.pause.head.text() == head
    assert panel.pause.adjourn.isVisible()


def test_the_next_step_leads_through_the_parts_that_are_not_done(recorder: Recorder) -> None:
    panel = recorder.step(OpeningPanel)
    seen = []
    for _ in range(4):
        seen.append(panel.sections.place)
        recorder.ctrl(Qt.Key.Key_Return)
        recorder.settle()
    assert seen == [SIGN_IN, PLEDGE, CHAIR, PLAN]
    assert recorder.on(ChairPage).panel.step == "collect"


def test_an_election_that_does_not_carry_is_refused_in_words(recorder: Recorder) -> None:
    panel = recorder.step(OpeningPanel)
    recorder.push(panel.sign_in.everybody)
    section(recorder, panel, CHAIR)
    recorder.push(panel.chairing.record)
    assert "票" in words(panel.chairing)
    recorder.tab_to(panel.chairing.pad.named_view, Qt.Key.Key_Backtab)
    recorder.press(ENTER, ENTER)
    recorder.push(panel.chairing.record)
    assert "没有通过" in words(panel.chairing) or "未通过" in words(panel.chairing)
    assert not panel.sections.buttons[CHAIR].text().startswith("✓")


def test_a_supplement_dropped_on_the_window_is_put_to_the_vote_in_words(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    held = sealed_round("补充方案", rounds=1)
    recorder = Recorder(qtbot, program)
    recorder.come_in(held)  # type: ignore[arg-type]
    panel = recorder.step(OpeningPanel)
    recorder.drop_all([held.supplement])
    assert panel.sections.place == PLAN
    assert panel.adopting.amendment is not None
    assert held.supplement.name in words(panel.adopting)
    recorder.push(panel.adopting.leave_out)
    assert panel.adopting.amendment is None
    stray = tmp_path / "stray.rdsupplement"
    stray.write_bytes(b"x")
    recorder.drop_all([stray])
    assert panel.adopting.amendment is None
    assert "stray" in words(panel.adopting)


def test_names_and_ticks_survive_another_language_once_recorded(recorder: Recorder, program: Program) -> None:
    panel = recorder.step(OpeningPanel)
    recorder.push(panel.sign_in.everybody)
    recorder.push(panel.sign_in.record)
    program.settings.language = "en"
    program.menu.looks.emit()
    recorder.settle()
    again = recorder.step(OpeningPanel)
    assert again is not panel
    assert len(again.sign_in.model.present) == 5
    assert again.sections.place == PLEDGE
    section(recorder, again, SIGN_IN)
    assert "Everybody is here" in words(again.sign_in)


def test_a_plan_may_appoint_the_chair_and_let_a_member_be_witness(qtbot: QtBot, tmp_path: Path) -> None:
    with session("none").room(copy_of(opened("none"), tmp_path / "chair")) as room:
        view = chair_view(room)
    sitting = replace(view.plan.review_session, chair="appointed", witness="member")
    part = Chairing()
    qtbot.addWidget(part)
    part.show_view(replace(view, plan=replace(view.plan, review_session=sitting)))
    part.show_present(["r1", "r2"])
    part.show()
    assert not part.pad.isVisible()
    part.appointed.setCurrentIndex(part.appointed.findData("r2"))
    part.witness.setCurrentIndex(part.witness.findData("r5"))
    part.recorder.setText("记录员甲")
    with qtbot.waitSignal(part.recorded) as found:
        part.record.click()
    assert found.args == [{"present": ["r1", "r2"], "seat": "r2", "witness": "r5", "recorder": "记录员甲"}]


def test_once_a_ballot_is_in_the_plan_is_not_put_to_the_vote_again(qtbot: QtBot, tmp_path: Path) -> None:
    with session("none").room(copy_of(opened("none"), tmp_path / "chair")) as room:
        view = chair_view(room)
    part = Adopting()
    qtbot.addWidget(part)
    part.show_view(view)
    assert part.record.isEnabled()
    part.show_view(replace(view, course=replace(view.course, ballots=True)))
    assert not part.record.isEnabled()
    assert part.record.toolTip()


def test_the_next_step_leads_through_the_parts_and_only_then_on(recorder: Recorder, held: Session) -> None:
    page = recorder.on(ChairPage)
    panel = recorder.step(OpeningPanel)
    assert not page.heading().leading
    for part in (PLEDGE, CHAIR, PLAN):
        recorder.ctrl(ENTER)
        assert (page.panel, panel.sections.place) == (panel, part)
    recorder.ctrl(ENTER)
    assert page.panel.step == "collect"
    assert not page.heading().leading
    section(recorder, recorder.step(OpeningPanel), PLEDGE)
    panel.pledge.read.click()
    recorder.wait(lambda: page.heading().leading)
