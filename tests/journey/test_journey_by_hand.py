"""Somebody stops the demo, pastes the rest of its lines into a shell of their own: the same result."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from journey_demo import LONG, PROMPT, STOPS, Journey, watched

long = pytest.mark.skipif(not LONG, reason="the long form: REVIEWDESK_LONG=1")
ELSEWHERE = {
    "TZ": "America/New_York",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "4242",
    "REVIEWDESK_LANGUAGE": "zh_CN",
}
RESULT = Path("province") / "published" / "result.json"


def pasted(
    lines: Sequence[str], folder: Path, settings: dict[str, str]
) -> subprocess.CompletedProcess[bytes]:
    """Paste lines into a shell that stands in a folder; it stops at the first that fails."""
    script = folder.with_name(f"{folder.name}.sh")
    script.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", script],
        cwd=folder,
        env=os.environ | ELSEWHERE | settings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def stopped_demo(folder: Path, settings: dict[str, str], last: str) -> tuple[list[str], str]:
    """Interrupt a demo while a command runs; return the lines it printed, and its last words."""
    demo = subprocess.Popen(
        [sys.executable, "-u", "-m", "reviewdesk", "demo", "--out", folder.name],
        cwd=folder.parent,
        env=os.environ | settings | {"REVIEWDESK_LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert demo.stdout is not None
    lines = []
    for line in demo.stdout:
        lines.append(line.rstrip("\n"))
        if line.startswith(f"{PROMPT}{last}"):
            demo.send_signal(signal.SIGINT)
    assert demo.stderr is not None
    words = demo.stderr.read()
    assert demo.wait() == 1
    demo.stdout.close()
    demo.stderr.close()
    return [line.removeprefix(PROMPT) for line in lines if line.startswith(PROMPT)], words


def rest(folder: Path, done: int) -> list[str]:
    """Return the commands of the story after so many."""
    story = (folder / "sample" / "commands.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in story if line and not line.startswith("#")][done:]


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    return watched(tmp_path / "watched") | {"REVIEWDESK_STATE": str(tmp_path / "state")}


def test_an_interrupt_waits_for_the_command_and_says_where_to_go_on(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    printed, words = stopped_demo(tmp_path / "my demo", settings, "reviewdesk plan check")
    story = (tmp_path / "my demo" / "sample" / "commands.txt").read_text(encoding="utf-8").splitlines()
    following = rest(tmp_path / "my demo", 1)[0]
    assert printed[-1] == story[1] == "reviewdesk plan check sample/plan.toml"
    assert "cd 'my demo'" in printed
    assert f"from line 3 on: {following}" in words and story[2] == following
    assert not (tmp_path / "my demo" / "secretary").exists()
    checked = pasted([*printed[:-1], following], tmp_path, settings)
    assert checked.returncode == 0, checked.stderr.decode()
    assert (tmp_path / "my demo" / "secretary" / "sealed" / "batch.rdbatch").exists()


@pytest.mark.parametrize("stop", [pytest.param(STOPS[0], marks=long), *STOPS[1:]])
def test_the_rest_by_hand_gives_the_same_result(journey: Journey, stop: str) -> None:
    way, lines = journey.commands[:-1], journey.commands
    at = next(n for n, line in enumerate(lines) if line.startswith(f"reviewdesk {stop}"))
    approach = [line for line in way[:2] if line.startswith("export PATH=")]
    folder = journey.stopped / stop
    assert not (folder / "province").exists()
    done = pasted([*approach, *lines[at:]], folder, journey.settings)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    assert (folder / RESULT).read_bytes() == (journey.folder / RESULT).read_bytes()


@long
def test_another_session_stopped_early_gives_the_same_result_too(
    journey: Journey, tmp_path: Path, settings: dict[str, str]
) -> None:
    folder = tmp_path / "demo"
    printed, _ = stopped_demo(folder, settings, "reviewdesk inspect")
    way = len(printed) - 3
    done = pasted([*printed[:way], *rest(folder, 3)], tmp_path, settings)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    assert (folder / RESULT).read_bytes() == (journey.folder / RESULT).read_bytes()
    shutil.rmtree(folder)
