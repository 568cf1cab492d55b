"""Two commands on one workspace: the second is told who holds it, and a dead holder is taken over at once."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chair_session import Session, copy_of
from faults.command import LONG, Slips, Verbs
from faults.stages import reviewer, sheet

pytestmark = pytest.mark.xdist_group("faults")


@contextmanager
def holding(slips: Slips, desk: Path, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a `score` that waits for its sheet, and with it holds the workspace."""
    os.mkfifo(folder / "sheet.csv")
    words = ["score", "--from", str(folder / "sheet.csv"), *slips.desk("r1", desk)]
    process = subprocess.Popen(
        [sys.executable, "-m", "light_slots", *words],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=subprocess.PIPE,
    )
    try:
        with waited_for(process, folder / "sheet.csv"):
            yield process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def waited_for(process: subprocess.Popen[bytes], pipe: Path) -> Iterator[None]:
    """Keep a pipe open, once the process reads from it."""
    while process.poll() is None:
        try:
            descriptor = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            assert error.errno == errno.ENXIO
            time.sleep(0.02)
            continue
        try:
            yield
        finally:
            os.close(descriptor)
        return
    raise AssertionError(process.communicate())


@pytest.mark.parametrize("_turn", range(20 if LONG else 1))
def test_the_second_command_is_told_who_holds_the_workspace_and_a_dead_holder_is_taken_over(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path, _turn: int
) -> None:
    desk = copy_of(reviewer("declared"), tmp_path / "desk")
    (tmp_path / "held").mkdir()
    again = ["score", "--from", str(sheet(tmp_path)), *slips.desk("r1", desk)]
    with holding(slips, desk, tmp_path / "held") as process:
        for words in (again, ["check", *slips.desk("r1", desk)]):
            second = verbs.run(words, tmp_path)
            assert (second.code, second.told) == (1, "")
            assert second.complaint.startswith("This workspace is in use by ")
            assert f"({process.pid})" in second.complaint
            assert second.complaint.count("\n") == 1
        assert process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert f"({process.pid})" in (desk / "lock").read_text()
        third = verbs.run(again, tmp_path)
        assert (third.code, third.complaint, third.told) == (0, "", "Saved 5 marks of 5 applications.\n")
    assert (desk / "lock").read_text() == ""


def test_without_the_lock_both_commands_would_be_let_in(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path
) -> None:
    desk = copy_of(reviewer("declared"), tmp_path / "desk")
    (tmp_path / "held").mkdir()
    with holding(slips, desk, tmp_path / "held"):
        (desk / "lock").unlink()
        second = verbs.run(["score", "--from", str(sheet(tmp_path)), *slips.desk("r1", desk)], tmp_path)
    assert (second.code, second.complaint) == (0, "")
