"""Every step after the review, empty and filled, can be worked by keyboard alone, in both languages."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chains import chained
from inspector import LANGUAGES, Inspector
from reviewdesk.app import Program
from reviewdesk.ui.staff.page import StaffPage
from staff_scene import Official, copied

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
LOOKED_AT = ("begun", "objected")


@pytest.fixture
def official(qtbot: QtBot, program: Program) -> Official:
    return Official(qtbot, program)


@pytest.mark.parametrize("stage", LOOKED_AT)
def test_the_steps_at_a_stage(stage: str, official: Official, tmp_path: Path) -> None:
    _, archive = copied(tmp_path)
    official.open(archive, chained()[1] if stage == "objected" else ())
    inspector = Inspector(official)
    for language in LANGUAGES:
        official.program.settings.language = language
        official.program.menu.looks.emit()
        page = official.on(StaffPage)
        steps = [one.step for one in page.kinds if not one.waits_for(page.chain)]
        for step in steps:
            page.enter(step)
            assert page.panel.step == step
            inspector.inspect(page, f"{step} {language}")
    assert inspector.found == {}
