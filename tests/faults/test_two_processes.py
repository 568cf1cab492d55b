"""Two commands on one workspace: the second is told who holds it, and a dead holder is taken over at once."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chair_session import Session, copy_of
from faults.command import LONG, Slips, Verbs
from faults.stages import reviewer, sheet

pytestmark = pytest.mark.xdist_group("faults")


HOLDING = """
import sys
from pathlib import Path

from light_slots import lighten
from reviewdesk.desk.reviewer.table import at_table

lighten()
with at_table(Path(sys.argv[1]), sys.argv[2]):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holding(held: Session, desk: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run a process that sits at a desk, and with it holds the workspace, until somebody ends it."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(desk), held.code("r1")],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("_turn", range(20 if LONG else 1))
def test_the_second_command_is_told_who_holds_the_workspace_and_a_dead_holder_is_taken_over(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path, _turn: int
) -> None:
    desk = copy_of(reviewer("declared"), tmp_path / "desk")
    again = ["score", "--from", str(sheet(tmp_path)), *slips.desk("r1", desk)]
    with holding(held, desk) as process:
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
    with holding(held, desk):
        (desk / "lock").unlink()
        second = verbs.run(["score", "--from", str(sheet(tmp_path)), *slips.desk("r1", desk)], tmp_path)
    assert (second.code, second.complaint) == (0, "")
