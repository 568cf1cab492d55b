"""Clocks that are wrong, slow, ahead, in another zone midway: all stays usable, verifies, and warns."""

import os
import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chair_session import Session
from faults.command import LONG, Slips
from reviewdesk.desk.clock import doubt
from reviewdesk.resources import resource

CLOCKS = {"slow": "2026-11-20 21:10:06", "ahead": "2027-11-23 21:10:06", "back": "2006-11-23 21:10:06"}
RIGHT = "2026-11-24 09:00:00"
"""The day after the batch of these tests was sealed."""
ZONES = ("Asia/Shanghai", "America/Anchorage")
needs_faketime = pytest.mark.skipif(
    shutil.which("faketime") is None, reason="the program faketime is not installed (Debian: faketime)"
)


def at(clock: str, words: list[str], folder: Path, zone: str = "") -> "subprocess.CompletedProcess[str]":
    ahead = ["faketime", *(["-f"] if clock[0] in "+-" else []), clock] if clock else []
    return subprocess.run(
        [*ahead, sys.executable, "-m", "light_slots", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | ({"TZ": zone} if zone else {}),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_clock_is_doubted_only_where_it_cannot_be_true() -> None:
    now = datetime.now(UTC)
    stamp = "%Y-%m-%dT%H:%M:%SZ"
    assert doubt(now.strftime(stamp)) is None
    assert doubt(now.replace(year=now.year - 1, day=1).strftime(stamp)) is not None
    behind = doubt(now.replace(year=now.year + 1, day=1).strftime(stamp))
    assert behind is not None and behind.code == "clock-behind"


@needs_faketime
@pytest.mark.parametrize("clock", CLOCKS)
def test_a_desk_opens_under_a_wrong_clock_and_says_so(
    clock: str, held: Session, slips: Slips, tmp_path: Path
) -> None:
    seat = tmp_path / "desk"
    words = ["open", str(held.folder / "batch.rdbatch"), "--seat", "r1", *slips.desk("r1", seat)]
    opened = at(CLOCKS[clock], words, tmp_path, ZONES[0])
    assert (opened.returncode, opened.stderr) == (0, "")
    assert "clock" in opened.stdout
    right = at(RIGHT, words, tmp_path, ZONES[1])
    assert right.returncode == 0
    assert "clock" not in right.stdout


@needs_faketime
@pytest.mark.skipif(not LONG, reason="27 processes: make faults plays it")
def test_a_session_whose_clocks_all_differ_verifies(tmp_path: Path) -> None:
    shutil.copytree(resource("self_test"), tmp_path / "self_test")
    story = (tmp_path / "self_test" / "commands.txt").read_text(encoding="utf-8").splitlines()
    lines = [words for line in story if (words := shlex.split(line, comments=True))]
    clocks = {"r1": "-3d", "r2": "+1y", "r3": "+20d"}
    for number, words in enumerate(lines):
        seat = next((one for one in clocks if one in words), "")
        clock = clocks.get(seat, "+1y" if "publish" in words else "")
        done = at(clock, words[1:], tmp_path, ZONES[number % 2])
        assert (done.returncode, done.stderr) == (0, ""), words
