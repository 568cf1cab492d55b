"""`make bench` runs every job and writes bench.json in its form; how fast anything is, no test says."""

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from measuring import Extent, Sized, exponent, paired
from registry import measure
from reviewdesk.store.registry_database import opened
from run import JOBS

RUN = Path(__file__).parent.parent / "bench" / "run.py"
QUICK = ("ranking_paper", "score_workbook")
ROWS = {
    "seal and open 1 GiB of dossiers",
    "start to usable window",
    "one score on disk (p99)",
    "collect 500 ballots of 60 × 10 scores",
    "merge 1,000,000 scores, exact",
    "trial of 1,000,000 scores from csv",
    "ranking PDF of 500 rows, signed",
    "workbook with 60,000 score rows",
    "list of 10,000: filter",
}


def measured(folder: Path, *jobs: str) -> list[dict[str, object]]:
    out = folder / "bench.json"
    command = [sys.executable, str(RUN), "--only", *jobs, "--part", "500", "--pairs", "1", "--out", str(out)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(out.read_text(encoding="utf-8"))
    assert all(str(row["job"]) in done.stdout for row in found)
    for row in found:
        assert isinstance(row["ratio"], float)
        assert isinstance(row["aim"], float)
        assert row["ratio"] >= 0 < row["aim"]
        assert row["exponent"] is None or isinstance(row["exponent"], float)
    return found


def test_jobs_in_processes_of_their_own_make_one_list(tmp_path: Path) -> None:
    assert {str(row["job"]) for row in measured(tmp_path, *QUICK)} == {
        "ranking PDF of 500 rows, signed",
        "workbook with 60,000 score rows",
    }


@pytest.mark.skipif(
    not os.environ.get("REVIEWDESK_LONG"), reason="makes dozens of slips, 0.4 s each: REVIEWDESK_LONG=1"
)
@pytest.mark.skipif(which("age") is None, reason="age is not installed")
@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="not Linux")
def test_every_row_of_the_table_is_measured(tmp_path: Path) -> None:
    assert {str(row["job"]) for row in measured(tmp_path, *JOBS)} >= ROWS


def test_the_exponent_is_the_slope_between_logarithms() -> None:
    found = exponent({1: 2.0, 10: 200.0, 100: 20_000.0})
    assert found is not None and math.isclose(found, 2.0)
    assert exponent({5: 1.0}) is None


def test_sizes_are_those_of_the_table_or_a_part_of_them() -> None:
    assert Extent().sizes(5_000) == (50, 500, 5_000)
    assert Extent(part=500).sizes(5_000) == (1, 10)


def test_runs_alternate_within_a_pair_and_the_first_are_thrown_away() -> None:
    told: list[str] = []

    def run(name: str, took: float) -> float:
        told.append(name)
        return took

    pairs = paired(Sized(lambda: run("ours", 3.0), lambda: run("theirs", 2.0)), 3)
    assert "".join(name[0] for name in told) == "ot" + "ot" + "to" + "ot"
    assert pairs == [(3.0, 2.0)] * 3


def test_the_registry_is_measured_at_any_size(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with opened(tmp_path, create=True) as registry:
        measure(registry, [2, 3], repeat=1)
    said = capsys.readouterr().out
    assert said.count("due: all missing, of any half-year") == 2
    assert "3 archives, 60 applications" in said
