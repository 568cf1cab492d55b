import json
import subprocess
import sys
from pathlib import Path

import pytest

from desk_round import FULL_SHEET, sealed_round
from reviewdesk.cli.main import main


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")


def test_a_reviewer_goes_from_slip_to_ballot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = sealed_round()
    slip = tmp_path / "r1.txt"
    slip.write_text(held.code("r1").lower(), encoding="utf-8")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(FULL_SHEET, encoding="utf-8-sig")
    desk = ("--workspace", tmp_path / "desk", "--slip-file", slip)
    assert run("open", held.batch, held.supplement, "--seat", "r1", *desk) == 0
    assert "Mark of reveal: " in capsys.readouterr().out
    assert run("declare", *desk, "--batch", held.batch, "--none", "--pledge-agreed") == 0
    assert "lie in files that were not named: A1" in capsys.readouterr().out
    assert run("score", *desk, "--from", sheet) == 0
    assert run("skip", *desk, "--application", "A3", "--notice", "1") == 0
    assert run("recuse", *desk, "--application", "G2", "--reason", "其他") == 0
    assert run("check", *desk) == 0
    assert "综合: 2 / 2 scored, 0 recused, 1 withdrawn" in capsys.readouterr().out
    assert run("cast", *desk, "--track", "green", "--out", tmp_path / "out") == 1
    assert run("cast", *desk, "--track", "main", "--out", tmp_path / "out", "--json") == 0
    reply = json.loads(capsys.readouterr().out)
    assert reply["data"]["rows"] == reply["data"]["scored"] == 3
    assert Path(reply["data"]["file"]).is_file()
    assert run("cast", *desk, "--track", "main", "--round", "1", "--out", tmp_path / "out") == 0
    assert "Already cast" in capsys.readouterr().out
    assert run("reopen-draft", *desk, "--track", "main", "--reason", "误提交") == 0
    capsys.readouterr()
    assert run("skip", *desk, "--application", "A3", "--take-back") == 0
    assert "A3 is to be scored again" in capsys.readouterr().out
    assert run("check", *desk) == 0
    assert "综合: 3 / 3 scored, 0 recused, 0 withdrawn" in capsys.readouterr().out
    assert run("skip", *desk, "--application", "A3", "--notice", "2") == 0
    assert run("cast", *desk, "--track", "main", "--out", tmp_path / "out", "--json") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["data"]["sequence"] == 2


def test_the_check_speaks_of_ties_and_casts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = sealed_round()
    (tmp_path / "r1.txt").write_text(held.code("r1"), encoding="utf-8")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        "application,criterion,points\n" + "".join(f"G{n},need,50\n" for n in (1, 2)), encoding="utf-8"
    )
    desk = ("--workspace", tmp_path / "desk", "--slip-file", tmp_path / "r1.txt")
    run("open", held.batch, "--seat", "r1", *desk)
    run("declare", *desk, "--batch", held.batch, "--none", "--pledge-agreed")
    run("score", *desk, "--from", sheet)
    capsys.readouterr()
    run("check", *desk)
    told = capsys.readouterr().out
    assert "your own totals tie at a line: G1, G2" in told
    assert "all applications have the same marks" in told
    assert "Application A1, criterion plan: not scored yet." in told


def test_declaring_needs_one_of_none_and_recusals() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reviewdesk", "declare", "--workspace", "x", "--batch", "y"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 64
