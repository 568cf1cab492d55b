from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_session import Session, all_ballots, cast, session
from chair_way import Recorder
from reviewdesk.app import Program
from reviewdesk.ui.chair.act_dialog import ActDialog
from reviewdesk.ui.chair.close.panel import ClosePanel
from reviewdesk.ui.chair.collect.offer_dialog import OfferDialog
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.dossier.preview import PaperPreview
from window_way import ENTER, ESC, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def held() -> Session:
    return session()


def test_the_collecting_is_closed_by_two_once_every_place_has_its_outcome(
    qtbot: QtBot, program: Program, held: Session, tmp_path: Path
) -> None:
    recorder = Recorder(qtbot, program)
    recorder.come_in(held)
    panel = recorder.step(ClosePanel)
    assert not panel.close_all.isEnabled()
    assert "10" in words(panel)
    recorder.drop_all(all_ballots(held, tmp_path / "b"))
    assert isinstance(recorder.dialog(), OfferDialog)
    page = program.window.page
    assert isinstance(page, ChairPage)
    assert isinstance(page.panel, CollectPanel)
    recorder.press(ENTER)
    recorder.back()
    panel = recorder.step(ClosePanel)
    assert panel.close_all.isEnabled()
    codes = {panel.model.data(panel.model.index(row, 6)) for row in range(panel.model.rowCount())}
    assert len(codes - {"—"}) == 10
    recorder.ctrl(Qt.Key.Key_P)
    recorder.on(PaperPreview)
    recorder.press(ESC)
    panel = recorder.step(ClosePanel)
    recorder.push(panel.close_all)
    found = recorder.dialog()
    assert isinstance(found, ActDialog)
    assert "10" in words(found)
    recorder.act(witness=held.code("witness"))
    assert not panel.close_all.isEnabled()
    page = recorder.on(ChairPage)
    assert [button.property("mark") for button in page.steps.buttons[1:3]] == ["done", "done"]

    recorder.drop_all([cast(held, "r1", "t", tmp_path / "late", marks={"A1": "11"})])
    assert "迟到" in words(recorder.dialog())
    recorder.press(ENTER)
    recorder.back()
    collect = recorder.step(CollectPanel)
    assert collect.filters["late"].text().endswith("1")
    assert not any(one.isEnabled() for one in collect.side.acts.values())


def test_what_the_plan_misses_is_said_before_the_close(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    held = session("none")
    recorder = Recorder(qtbot, program)
    recorder.come_in(held)
    recorder.step(CollectPanel)
    files = [cast(held, f"r{n}", track, tmp_path / "b") for n in (1, 2, 3, 4) for track in ("t", "u")]
    recorder.drop_all(files)
    recorder.dialog()
    recorder.press(ENTER)
    recorder.back()
    panel = recorder.step(ClosePanel)
    assert "双数" in words(panel)
    assert not panel.close_all.isEnabled()
    assert "2" in words(panel)
