"""The paper arrangement at the chair's window: sheets typed twice by keyboard, up to the verified archive."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_scene import at_chair
from chair_session import copy_of, motion
from chair_way import Recorder
from paper_scene import paper, paper_desk
from reviewdesk.app import Program
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair import opening
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.ui.chair.act_dialog import ActDialog
from reviewdesk.ui.chair.close.panel import ClosePanel
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.collect.typing_dialog import TypingDialog
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.reveal.panel import RevealPanel
from reviewdesk.ui.chair.settling.change_form import ChangeForm
from reviewdesk.ui.chair.settling.panel import SettlePanel
from window_way import CTRL, DOWN, ENTER, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
SHEETS: Mapping[str, Sequence[str]] = {
    "r1": ("50", "25 steady good", "48.5", "24 sound good", "45", "22 small good", "40", "20 late good"),
    "r3": ("49", "25 steady good", "48", "23 sound good", "r", "41", "19 late good"),
}
"""What is typed from key to key; a blank stands for Enter."""


@pytest.fixture
def recorder(qtbot: QtBot, program: Program, tmp_path: Path) -> Recorder:
    held, folder = paper(), copy_of(paper_desk(), tmp_path / "chair")
    with held.room(folder) as room:
        votes = motion(tmp_path, 'seat = "r1"\n[[round]]\ncounts = {r1 = 3}\n')
        room, _ = opening.elect(room, votes)
        yes = motion(tmp_path, "[[round]]\ncounts = {yes = 3}\n", "adopt.toml")
        opening.adopt(room, yes, None, held.witness)
    person = Recorder(qtbot, program)
    at_chair(person, held, folder)
    return person


def test_a_committee_on_paper_comes_to_a_verified_archive_by_keyboard(
    recorder: Recorder, tmp_path: Path
) -> None:
    held = paper()
    witness = held.code("witness")
    board = recorder.step(CollectPanel)
    recorder.wait(board.table.hasFocus)
    for seat in ("r1", "r2", "r3"):
        recorder.wait(lambda seat=seat: board.side.cell is not None and board.side.cell.seat == seat)  # type: ignore[misc]
        recorder.press(ENTER)
        dialog = recorder.dialog()
        assert isinstance(dialog, TypingDialog)
        if seat == "r2":
            type_twice_with_trouble(recorder, dialog)
        else:
            for _ in range(2):
                type_sheet(recorder, SHEETS[seat])
                recorder.wait(dialog.hand_over.hasFocus)
                recorder.press(ENTER)
        recorder.wait(lambda: isinstance(recorder.on_top(), ActDialog))
        recorder.act(witness=witness)
        recorder.wait(board.table.hasFocus)
    assert [board.model.cell(board.model.index(n, 0)).glance for n in range(3)] == ["in"] * 3

    recorder.push(recorder.step(ClosePanel).close_all)
    recorder.act(witness=witness)
    reveal = recorder.step(RevealPanel)
    recorder.push(reveal.open_button)
    recorder.act(reveal=held.code("reveal"), witness=witness)
    recorder.wait(lambda: reveal.model.rowCount() == 1)
    assert "A2" in str(reveal.model.index(0, 1).data())
    recorder.push(reveal.rank_button)
    recorder.act(witness=witness)

    settle = recorder.step(SettlePanel)
    recorder.wait(settle.list.hasFocus)
    while not (isinstance(settle.form, ChangeForm) and "value" in settle.form.fields.parts):
        recorder.press(DOWN)
    recorder.tab_to(settle.form.fields.parts["value"])
    recorder.write("24")
    recorder.ctrl(Qt.Key.Key_P)
    recorder.wait(settle.record.hasFocus)
    recorder.press(ENTER)
    recorder.act(reason="as the reviewer says", witness=witness)
    audit = recorder.step(AuditPanel)
    recorder.push(audit.finalise)
    recorder.act(witness=witness)
    signing = recorder.step(SignPanel)
    for seat in ("r1", "r2", "r3"):
        recorder.push(signing.buttons["signed"])
        recorder.act(seat=held.code(seat))
    publishing = recorder.step(PublishPanel)
    publishing.folder.clear()
    recorder.tab_to(publishing.folder)
    recorder.write(str(tmp_path / "out"))
    recorder.press(ENTER)
    recorder.wait(publishing.open.isVisible)
    found = verify(tmp_path / "out" / "archive.rdarchive")
    assert (found.counts, found.unanswered) == ({"typed": 3}, ())
    ranking = {row.application: row for row in found.result.tracks[0].ranking}
    assert ranking[ApplicationId("A2")].totals[SeatId("r2")] == "91"


def type_sheet(recorder: Recorder, texts: Sequence[str]) -> None:
    for text in texts:
        for one in text.split():
            recorder.write(one)
            recorder.press(ENTER)


def type_twice_with_trouble(recorder: Recorder, dialog: TypingDialog) -> None:
    """A reason is forgotten, a mark is off its step, one is out of range on paper, and a copy is wrong."""
    first, second = dialog.models
    type_sheet(recorder, ("51", "25 steady good", "60"))
    recorder.press(Qt.Key.Key_Return, mod=CTRL)
    recorder.wait(lambda: "缺“A2 方案：理由”" in words(dialog))
    type_sheet(recorder, ("best",))
    recorder.write("31")
    recorder.press(ENTER)
    assert "A2 队伍：分值超过满分 30" in words(dialog)
    assert ("A2", "team") not in first.grid
    recorder.press(ENTER)
    type_sheet(recorder, ("clear good", "45.2"))
    assert "0.5" in words(dialog)
    type_sheet(recorder, ("45", "22 small good", "40", "20 late good"))
    recorder.wait(dialog.hand_over.hasFocus)
    recorder.press(ENTER)
    type_sheet(recorder, ("52", "25 steady good", "60 best", "31"))
    assert second.refused
    recorder.press(ENTER)
    type_sheet(recorder, ("clear good", "45", "22 small good", "40", "20 late good"))
    recorder.press(Qt.Key.Key_Return, mod=CTRL)
    recorder.wait(lambda: "A1 方案：第一份为 51，第二份为 52" in words(dialog))
    type_sheet(recorder, ("51",))
    assert dialog.following.isHidden()
    recorder.press(Qt.Key.Key_Return, mod=CTRL)
