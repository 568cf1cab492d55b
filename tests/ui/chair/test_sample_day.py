"""A whole day of the sample, at the window and by command line: two archives that verify, one result."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_hands import Hands
from day_by_command import ByCommand
from day_by_window import ByWindow
from reviewdesk.sealed.container import open_sealed
from reviewdesk.ui.settings import Settings
from sample_day import FOUND_CONFLICT, LATE_CONFLICT, REPLACED, TIED, WITHDRAWN
from sample_table import SampleTable, done, laid

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> SampleTable:
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWDESK_STATE", str(folder / "state"))
        return laid(folder)


@pytest.fixture(scope="module")
def by_command(table: SampleTable, tmp_path_factory: pytest.TempPathFactory) -> ByCommand:
    folder = tmp_path_factory.mktemp("command")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWDESK_STATE", str(folder / "state"))
        played = ByCommand(table, folder)
        played.play()
        return played


@pytest.fixture
def hands(
    qtbot: QtBot, qapp: QApplication, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    made = Hands(qtbot, qapp, settings)
    yield made
    made.quit()


def told(published: Path) -> list[str]:
    """What the archive's record says was done, one word each, but for what only one of the two ways notes."""
    lines = open_sealed(published / "archive.rdarchive").read_part("log.jsonl").splitlines()
    kinds = [str(json.loads(line)["entry"]["kind"]) for line in lines]
    return [kind for kind in kinds if kind not in ("people", "audit")]


def test_the_day_by_command_ends_in_a_verified_archive(by_command: ByCommand) -> None:
    assert done("verify", by_command.published / "archive.rdarchive")["unanswered"] == []
    result = json.loads((by_command.published / "result.json").read_bytes())
    rows: dict[str, Any] = {row["application"]: row for track in result["tracks"] for row in track["ranking"]}
    assert [rows[name]["standing"] for name in (*TIED, WITHDRAWN)] == [
        "pilot", "listed", "listed", "withdrawn"
    ]  # fmt: skip
    assert rows[REPLACED[1]]["flags"] == ["abnormal", "replaced"]
    for seat, application in (LATE_CONFLICT, FOUND_CONFLICT):
        assert {"reviewer": seat, "state": "recused"} in rows[application]["excluded"]
    assert {"adjourn", "resume", "reopen", "replaced", "absent", "explain", "left"} <= set(
        told(by_command.published)
    )


def test_the_same_day_at_the_window_gives_the_same_result(
    hands: Hands, table: SampleTable, by_command: ByCommand, tmp_path: Path
) -> None:
    played = ByWindow(hands, table, tmp_path)
    played.play()
    assert done("verify", played.published / "archive.rdarchive")["unanswered"] == []
    results = [(folder / "result.json").read_bytes() for folder in (played.published, by_command.published)]
    assert results[0] == results[1]
    assert told(played.published) == told(by_command.published)
