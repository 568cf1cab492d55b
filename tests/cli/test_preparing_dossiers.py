"""Dossiers and eligibility of a preparation folder, from the command line alone."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import dossier_samples
import pdf_samples
from office_scene import office, picture, put
from reviewdesk.cli.main import main
from reviewdesk.desk.secretary.office import reopen


def run(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    code = main(["prepare", *map(str, words), "--json"])
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (code == 0) == answer["ok"]
    return answer


def test_dossiers_are_gathered_placed_converted_and_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, files = office(tmp_path / "office").folder, tmp_path / "d"
    put(files / "A001" / "实施方案.pdf")
    put(files / "A001" / "政府文件.jpg", picture())
    odd, notes = put(files / "scan.pdf", pdf_samples.with_script()), put(files / "notes.txt")
    found = run(capsys, "dossiers", folder, files, "--column", "材料")["data"]
    assert [one["document"] for one in found["placed"]] == ["letter", "plan"]
    assert len(found["loose"]) == 2
    assert len(run(capsys, "place", folder, odd, "A002/plan")["data"]["placed"]) == 3
    assert run(capsys, "aside", folder, notes)["data"]["loose"] == []
    assert run(capsys, "aside", folder, tmp_path / "x")["code"] == "dossier-no-file"
    assert run(capsys, "convert", folder)["data"] == {"made": 1, "left": 0}
    checked = run(capsys, "check", folder)["data"]
    assert checked["checked"] == 3
    assert ("pdf-script", "A002", "plan") in {
        (todo["code"], todo["application"], todo["document"]) for todo in checked["todos"]
    }
    assert run(capsys, "check", folder)["data"]["checked"] == 0
    given = run(capsys, "receive", folder, "A002", "--received", "2014-7-9 8:00", "--copies", "5")["data"]
    assert given == {"received": "2014-07-09T08:00:00", "copies": 5}
    assert run(capsys, "receive", folder, "A002", "--copies", "6")["data"]["received"] == given["received"]


def test_eligibility_is_decided_line_by_line_or_by_track(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = office(tmp_path / "office").folder
    line = ("--application", "A001", "--item", "funds")
    assert run(capsys, "decide", folder, *line, "--verdict", "waived")["code"] == "eligibility-reason"
    assert run(capsys, "decide", folder, *line, "--verdict", "fail", "--reason", "未落实")["data"] == {
        "passed": 0, "failed": 1, "undecided": 3,
    }  # fmt: skip
    assert run(capsys, "decide", folder, *line, "--verdict", "undecided")["data"]["failed"] == 0
    assert run(capsys, "decide", folder, "--track", "main", "--verdict", "pass")["data"]["passed"] == 3
    assert run(capsys, "decide", folder, "--verdict", "pass")["code"] == "eligibility-which"


@pytest.mark.skipif(os.name == "nt", reason="sends the signal of Ctrl+C")
def test_a_check_that_is_stopped_by_ctrl_c_goes_on_where_it_was(tmp_path: Path) -> None:
    files = tmp_path / "d"
    put(files / "A001" / "实施方案.pdf")
    put(files / "A002" / "实施方案.pdf", dossier_samples.slow())
    folder = office(tmp_path / "office").folder
    assert main(["prepare", "dossiers", str(folder), str(files)]) == 0
    words = [sys.executable, "-m", "reviewdesk", "prepare", "check", str(folder)]
    process = subprocess.Popen(words, start_new_session=True, stderr=subprocess.PIPE, text=True)
    # Once it has computed so long, the first file is behind it, and it hangs at the second.
    end = time.monotonic() + 120
    while _seconds_of_child(process.pid) < 4:
        assert time.monotonic() < end
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Traceback" not in said
    checked = reopen(folder).dossiers.checked
    assert [(path.parent.name, one.troubles) for path, one in checked.items()] == [("A001", ())]


def _seconds_of_child(pid: int) -> int:
    words = ["ps", "-o", "cputimes=", "--ppid", str(pid)]
    told = subprocess.run(words, capture_output=True, text=True, check=False).stdout
    return max(map(int, told.split()), default=0)
