"""`reviewdesk doctor`: looks at this machine without loading Qt itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reviewdesk.cli import doctor


def run(folder: Path, platform: str, *more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "reviewdesk", "doctor", "--folder", str(folder), *more],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": platform, "REVIEWDESK_LANGUAGE": "en"},
    )


def test_it_tells_what_is_here_and_leaves_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "offscreen", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"]) == (0, True)
    subjects = {one["subject"]: one for one in told["data"]["findings"]}
    assert "offscreen" in subjects["window"]["message"]
    assert subjects["workspace"]["state"] == "good"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_yet_is_not_made(tmp_path: Path) -> None:
    done = run(tmp_path / "later" / "on", "offscreen")
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_cannot_open_is_said_not_suffered(tmp_path: Path) -> None:
    done = run(tmp_path, "nowhere")
    assert done.returncode == 1
    assert "✗ Window: The window cannot open here" in done.stderr
    assert "nowhere" in done.stderr and "Traceback" not in done.stderr


def test_a_child_that_says_nothing_is_named_by_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert doctor.window() == "1"
    monkeypatch.setattr(sys, "executable", "/nonexistent")
    assert "nonexistent" in str(doctor.window())
