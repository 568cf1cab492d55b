from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_scene import at_chair, scene
from chair_session import copy_of, opened, session
from chair_way import Recorder
from inspector import Inspector
from reviewdesk.app import Program
from reviewdesk.desk.chair.single_papers import PAPERS
from reviewdesk.report.page import Draft
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.papers.panel import PapersPanel
from reviewdesk.ui.dossier.preview import Paper, PaperPreview
from reviewdesk.ui.tasks import Tasks
from window_way import DOWN, ENTER, ESC

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def recorder(qtbot: QtBot, program: Program) -> Recorder:
    return Recorder(qtbot, program)


def test_a_paper_is_looked_at_by_keyboard_and_the_list_comes_back(recorder: Recorder, tmp_path: Path) -> None:
    at_chair(recorder, *scene("ranked", "far", tmp_path / "chair"))
    panel = recorder.step(PapersPanel)
    recorder.wait(panel.list.table.hasFocus)
    assert panel.list.table.rows.rowCount() == len(PAPERS)
    recorder.press(DOWN)
    recorder.press(ENTER)
    preview = recorder.on(PaperPreview)
    assert preview.view.bar.tabs.tabText(0) == "评审承诺书"
    recorder.press(ESC)
    page = recorder.on(ChairPage)
    panel = page.panel  # type: ignore[assignment]
    assert isinstance(panel, PapersPanel)
    panel.list.table.go_to("brief")
    recorder.ctrl(Qt.Key.Key_P)
    assert recorder.on(PaperPreview).view.bar.tabs.tabText(0) == "领导一页纸"


def test_what_tells_of_the_result_waits_for_it(recorder: Recorder, tmp_path: Path) -> None:
    page = at_chair(recorder, session(), copy_of(opened(), tmp_path / "chair"))
    panel = recorder.step(PapersPanel)
    assert panel.list.show_button.isEnabled()
    panel.list.table.go_to("report")
    assert not panel.list.show_button.isEnabled()
    recorder.press(ENTER)
    assert recorder.on(ChairPage) is page
    assert not page.go_on.isEnabled()


def test_the_way_of_the_steps_ends_at_publishing(recorder: Recorder, tmp_path: Path) -> None:
    page = at_chair(recorder, *scene("ranked", "far", tmp_path / "chair"))
    place = next(n for n, panel in enumerate(page.panels) if isinstance(panel, PublishPanel))
    page.place = place
    page.mark()
    assert not page.go_on.isEnabled()
    assert page.steps.buttons[place + 1].shortcut().toString() == "Alt+0"


def test_the_papers_can_be_worked_by_keyboard_alone(recorder: Recorder, tmp_path: Path) -> None:
    inspector = Inspector(recorder)
    page = at_chair(recorder, *scene("ranked", "far", tmp_path / "chair"))
    page.enter("papers")
    inspector.inspect(page, "papers")
    assert inspector.found == {}


def test_the_preview_lists_what_no_font_has_before_anything_is_printed(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    whole, lacking = Draft("a", "zh_CN"), Draft("b", "zh_CN")
    for draft, name in ((whole, "王䶮"), (lacking, "王\ue000")):
        draft.turn()
        draft.paragraph(name)
    made = [(draft.finished(), title) for draft, title in ((whole, "一"), (lacking, "二"))]
    papers = [Paper(title, "a.pdf", paper.data, paper.missing) for paper, title in made]
    preview = PaperPreview(papers, Tasks())
    qtbot.addWidget(preview)
    assert not preview.unprinted.isVisibleTo(preview)
    preview.view.bar.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: preview.unprinted.isVisibleTo(preview))
    assert "\ue000 (U+E000)" in preview.unprinted.text()
    preview.close_preview()
