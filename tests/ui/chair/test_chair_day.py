"""A day at the chair's desk by keyboard, from sign-in to the close, leaves the record the verbs leave."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_session import SEATS, Session, cast, copy_of, motion, opened, session
from chair_way import Recorder
from reviewdesk.app import Program
from reviewdesk.desk.chair import opening, seats, settling
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place
from reviewdesk.ui.chair.close.panel import ClosePanel
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.opening.panel import CHAIR, PAUSE, PLAN, OpeningPanel
from reviewdesk.ui.chair.page import ChairPage
from window_way import DOWN, ENTER, SPACE

RIGHT = Qt.Key.Key_Right
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def ballots(held: Session, folder: Path) -> dict[str, list[Path]]:
    """The ballots of the morning; r1 casts track t again; the substitute of r5 casts late."""
    skipped = {"A2": 1}
    morning = [cast(held, seat, "t", folder, skipped=skipped) for seat in SEATS[:4]]
    morning += [cast(held, seat, "u", folder) for seat in SEATS[:4]]
    previous = digest_of(morning[0])
    again = cast(held, "r1", "t", folder, skipped=skipped, sequence=2, previous=previous, marks={"A1": "79"})
    late = [cast(held, "spare1", "t", folder, skipped=skipped), cast(held, "spare1", "u", folder)]
    return {"morning": morning, "again": [again], "late": late}


def digest_of(file: Path) -> str:
    from reviewdesk.sealed.container import open_sealed

    return str(open_sealed(file.read_bytes(), kind="ballot").digest)


def told(room: Room) -> list[tuple[str, Mapping[str, object]]]:
    """What the record says, but for what differs by nature: names, text, earlier heads."""
    left = ("people", "text", "head", "recorder", "present", "id")
    return [
        (e.kind, {key: value for key, value in e.data.items() if key not in left})
        for e in room.entries
        if e.kind != "people"
    ]


def by_verbs(
    held: Session, files: dict[str, list[Path]], folder: Path
) -> list[tuple[str, Mapping[str, object]]]:
    votes = '[[round]]\nballots = {r1 = "r3", r2 = "r3", r3 = "r3", r4 = "r3", r5 = "r3"}\n'
    with held.room(copy_of(opened("none"), folder / "verbs")) as room:
        room, _ = opening.elect(room, motion(folder, f'seat = "r3"\n{votes}'))
        yes = motion(folder, "[[round]]\ncounts = {yes = 5}\n", "adopt.toml")
        room, _ = opening.adopt(room, yes, None, held.witness)
        room, _ = settling.withdraw(room, "A2", "x", held.witness)
        room, _ = collect(room, files["morning"])
        room = seats.reopen(room, Place(seat="r1", track="t", round=1), "x", held.witness)
        room = seats.replace_seat(room, Place(seat="r5"), "spare1", "x", held.witness)
        room, _ = opening.adjourn(room, "x", held.witness)
        room, _ = opening.resume(room, held.witness)
        room, _ = collect(room, [*files["again"], *files["late"]])
        room, _ = close(room, held.witness)
        return told(room)


def test_a_day_from_sign_in_to_the_close_leaves_the_record_the_verbs_leave(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    held = session("none")
    files = ballots(held, tmp_path / "b")
    recorder = Recorder(qtbot, program)
    recorder.come_in(held)
    panel = recorder.step(OpeningPanel)
    recorder.push(panel.sign_in.everybody)
    recorder.push(panel.sign_in.record)
    part(recorder, panel, CHAIR)
    recorder.tab_to(panel.chairing.pad.named_view)
    recorder.press(RIGHT, RIGHT, ENTER, ENTER, ENTER, ENTER, SPACE)
    recorder.push(panel.chairing.record)
    part(recorder, panel, PLAN)
    recorder.tab_to(panel.adopting.pad.by_name)
    recorder.press(RIGHT)
    recorder.tab_to(panel.adopting.pad.counted_view)
    recorder.write("5")
    recorder.press(ENTER)
    recorder.wait(lambda: panel.adopting.pad.counted.counts == {"yes": 5})
    recorder.push(panel.adopting.record)
    recorder.act()

    board = recorder.step(CollectPanel)
    recorder.push(board.withdraw)
    choice = recorder.dialog().focusWidget()
    assert choice is not None
    recorder.press(DOWN)
    recorder.act(reason="x")
    recorder.press(ENTER)
    recorder.back()
    bring(recorder, files["morning"])
    go_to(recorder, board, "r1", "t")
    recorder.push(board.side.acts["reopen"])
    recorder.act(reason="x")
    go_to(recorder, board, "r5", "t")
    recorder.push(board.side.acts["replaced"])
    recorder.press(DOWN)
    recorder.act(reason="x")

    panel = recorder.step(OpeningPanel)
    part(recorder, panel, PAUSE)
    recorder.push(panel.pause.adjourn)
    recorder.act(reason="x")
    recorder.push(panel.pause.resume)
    recorder.act()
    bring(recorder, [*files["late"], *files["again"], *files["morning"]])
    last = recorder.step(ClosePanel)
    recorder.push(last.close_all)
    recorder.act()
    page = recorder.on(ChairPage)
    assert [button.property("mark") for button in page.steps.buttons[:3]] == ["done"] * 3

    found: list[list[tuple[str, Mapping[str, object]]]] = []
    sitting = program.way._sitting
    assert sitting is not None
    bench = sitting._bench  # type: ignore[union-attr]
    assert bench is not None
    bench.ask(told, found.append)
    recorder.wait(lambda: bool(found))
    assert found[0] == by_verbs(held, files, tmp_path)


def part(recorder: Recorder, panel: OpeningPanel, place: int) -> None:
    recorder.ctrl(Qt.Key(Qt.Key.Key_1 + place))
    button = panel.sections.buttons[place]
    recorder.wait(lambda: panel.sections.place == place and not button.isDown())


def bring(recorder: Recorder, files: list[Path]) -> None:
    """Let files fall on the window and take them in."""
    recorder.drop_all(files)
    recorder.dialog()
    recorder.press(ENTER)
    recorder.back()


def go_to(recorder: Recorder, board: CollectPanel, seat: str, track: str) -> None:
    """Go to a place of the board with the arrow keys."""
    recorder.tab_to(board.table)
    recorder.press(Qt.Key.Key_Home)
    for _ in range(board.model.rowCount()):
        recorder.press(Qt.Key.Key_Up)
    for _ in range(board.model.rowCount()):
        cell = board.side.cell
        if cell is not None and (cell.seat, cell.track) == (seat, track):
            return
        recorder.press(DOWN)
    raise AssertionError(f"{seat} {track} is not on the board")
