"""Every step of the chair's desk, open and done, can be worked by keyboard alone."""

import tempfile
from functools import cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_scene import at_chair, scene
from chair_session import Session, copy_of, opened, session
from inspector import Inspector
from reviewdesk.app import Program
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.view import STEPS
from reviewdesk.ui.chair.opening.panel import OpeningPanel
from window_way import Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
LOOKED_AT = {
    "opened": ("opening", "collect", "close"),
    "closed": ("collect", "reveal"),
    "revealed": ("reveal",),
    "ranked": ("ranking", "settle", "audit"),
    "final": ("audit", "sign", "publish"),
}


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Person:
    return Person(qtbot, program)


@pytest.fixture
def inspector(person: Person) -> Inspector:
    return Inspector(person)


def reached(stage: str, folder: Path) -> tuple[Session, Path]:
    """Return the session and a workspace of the chair at a stage."""
    if stage == "opened":
        return session(), copy_of(opened(), folder)
    if stage == "final":
        return session(), copy_of(_final(), folder)
    return scene(stage, "tied" if stage == "ranked" else "far", folder)


@cache
def _final() -> Path:
    held, folder = scene("ranked", target=Path(tempfile.mkdtemp(prefix="final-")) / "chair")
    with held.room(folder) as room:
        finalise(room, held.witness)
    return folder


def test_no_step_is_left_out() -> None:
    assert {step for steps in LOOKED_AT.values() for step in steps} == set(STEPS)


@pytest.mark.parametrize("stage", LOOKED_AT)
def test_the_steps_at_a_stage(stage: str, inspector: Inspector, tmp_path: Path) -> None:
    held, folder = reached(stage, tmp_path / "chair")
    page = at_chair(inspector.person, held, folder)
    for step in LOOKED_AT[stage]:
        page.enter(step)
        assert page.panel.step == step
        inspector.inspect(page, step)
    assert inspector.found == {}


def test_the_parts_of_the_opening(inspector: Inspector, tmp_path: Path) -> None:
    page = at_chair(inspector.person, *reached("opened", tmp_path / "chair"))
    panel = page.panel
    assert isinstance(panel, OpeningPanel)
    for place in range(len(panel.sections.buttons)):
        panel.sections.turn_to(place)
        panel.sections.buttons[place].setFocus()
        inspector.inspect(page, f"opening {place}")
    assert len(inspector.seen) == 5
    assert inspector.found == {}
