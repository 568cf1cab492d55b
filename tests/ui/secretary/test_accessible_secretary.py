"""Every step of the secretary's desk, filled and empty, can be worked by keyboard alone."""

from pathlib import Path

import pytest

import office_scene
import prepared_sample
from inspector import Inspector
from reviewdesk.desk.secretary.checking import check
from reviewdesk.desk.secretary.dossiers import gather
from reviewdesk.desk.secretary.office import Office, keep
from reviewdesk.ui.secretary.page import SecretaryPage
from window_way import Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
STEPS = ("plan", "register", "dossiers", "eligibility", "committee", "todo", "seal", "sheets")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The sample, and a file that belongs to nobody beside its dossiers."""
    made = prepared_sample.sample_office(tmp_path_factory.mktemp("filled") / "office")
    office_scene.put(made.folder / "dossiers" / "unknown.pdf")
    return keep(check(gather(made, [made.folder / "dossiers"])), made)


@pytest.fixture
def inspector(person: Person) -> Inspector:
    return Inspector(person)


def look_at_steps(inspector: Inspector, folder: Path) -> None:
    """Look at each step of a preparation; every one is there."""
    inspector.person.program.open_files([folder])
    page = inspector.person.on(SecretaryPage)
    assert tuple(panel.step for panel in page.panels) == STEPS
    for step in STEPS:
        page.enter(step)
        assert page.panel.step == step
        inspector.inspect(page, step)


def test_the_steps_are_filled(inspector: Inspector, filled: Office) -> None:
    look_at_steps(inspector, filled.folder)
    assert inspector.found == {}


def test_the_steps_have_nothing_in_them(inspector: Inspector, tmp_path: Path) -> None:
    look_at_steps(inspector, office_scene.office(tmp_path / "empty", applications=()).folder)
    assert inspector.found == {}
