"""The chair's desk over a room that verbs have brought far."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_session import Session, copy_of
from reviewdesk.desk.chair.seating import ChairSeating
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window
from settling_way import Chair, Sit


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))


@pytest.fixture
def sit(qtbot: QtBot, settings: Settings, tasks: Tasks, tmp_path: Path) -> Iterator[Sit]:
    """Sit down at a copy of a workspace."""
    made: list[ChairSeating] = []
    failures: list[object] = []

    def sit_down(held: Session, folder: Path) -> Chair:
        seating = ChairSeating(copy_of(folder, tmp_path / "desk"), held.code("chair"))
        made.append(seating)
        window = Window(settings)
        window.resize(1366, 768)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return Chair(qtbot, window, tasks, seating, held, failures)

    yield sit_down
    for seating in made:
        tasks.run(seating.close, lambda _: None)
    assert failures == []
