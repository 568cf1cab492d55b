"""A window, a sealed package, and whoever comes to sit down."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_round import Round, sealed_round
from opening_way import Way
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window


@pytest.fixture(scope="session")
def held() -> Round:
    return sealed_round()


@pytest.fixture
def way(
    qtbot: QtBot, settings: Settings, tasks: Tasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Way]:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    window = Window(settings)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = Way(qtbot, window, tasks)
    yield made
    assert made.failures == []
    for arrival in made.arrivals:
        tasks.run(arrival.seating.close, lambda _: None)
