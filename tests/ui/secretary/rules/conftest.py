"""Makes editors of parts of a plan."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.rules import Rules
from reviewdesk.ui.secretary.rules.layout import Entry
from rules_editor import Editor


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> Callable[..., Editor]:
    """Makes an editor of some entries of a profile."""

    def make(profile: str, entries: Callable[[Rules], tuple[Entry, ...]]) -> Editor:
        return Editor(qtbot, Office(folder=tmp_path, plan_text=new_plan(profile)), entries)

    return make
