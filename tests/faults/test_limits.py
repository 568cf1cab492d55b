"""Too little memory, nesting without end, and a quota used up: a sentence and exit 1, never a traceback."""

import argparse
import errno
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from faults.command import Verbs
from reviewdesk.cli.frame import Reply, run_verb
from reviewdesk.errors.system import file_error
from reviewdesk.resources import resource as bundled

pytestmark = pytest.mark.xdist_group("faults")

PLAN = str(bundled("profiles", "award.toml"))


def test_a_file_larger_than_memory_is_refused_by_a_sentence() -> None:
    def little() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))

    ended = subprocess.run(
        [sys.executable, "-m", "reviewdesk", "trial", "--plan", PLAN, "--scores", "/dev/zero"],
        preexec_fn=little,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("This computer has too little memory")
    assert len(ended.stderr.splitlines()) == 1


def test_a_file_nested_without_end_is_refused_by_a_sentence(verbs: Verbs, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.toml"
    decisions.write_text("decision = " + "[" * 100_000)
    scores = tmp_path / "scores.csv"
    scores.write_text("track,application,reviewer,criterion,points\n")
    words = ["trial", "--plan", PLAN, "--scores", str(scores), "--decisions", str(decisions)]
    ended = verbs.run(words, tmp_path)
    assert (ended.code, ended.told) == (1, "")
    assert ended.complaint.startswith("decisions.toml cannot be read from line 1")
    assert ended.complaint.count("\n") == 1


def test_nesting_that_no_reader_foresaw_is_refused_by_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    def deeper(args: argparse.Namespace) -> Reply:
        return deeper(args)

    assert run_verb(argparse.Namespace(run=deeper, json=False)) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert told.err.startswith("A file that was named is nested so deeply")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_quota_used_up_is_a_full_disk(number: int) -> None:
    refused = file_error(OSError(number, "no more", "/stick/a"))
    assert (refused.code, refused.data["path"]) == ("disk-full", "/stick/a")
