"""`trial` prints a ranking anybody can read, and writes the same bytes whatever surrounds it."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewdesk.cli.main import main

PLAN = """schema = 1
[review_session]
title = "试算"
[[track]]
id = "zone"
name = "综合性示范区域"
[[track.tier]]
id = "listed"
name = "示范区域"
quota = 1
[[track.criterion]]
id = "c"
max = "100"
step = "0.5"
"""
HEADER = "track,application,reviewer,criterion,points,state"
ROWS = [f"zone,{a},r{j},c,{80 + (a == 'C')},scored" for a in ("申1", "B", "C") for j in range(1, 6)]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    plan, scores = tmp_path / "plan.toml", tmp_path / "scores.csv"
    plan.write_text(PLAN, encoding="utf-8")
    scores.write_text("\n".join([HEADER, *ROWS]), encoding="utf-8")
    return plan, scores


def run(*arguments: object) -> int:
    return main(["trial", *map(str, arguments)])


def test_the_ranking_is_printed_aligned_and_open_alarms_do_not_fail(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    plan, scores = files
    plan.write_text(PLAN.replace("quota = 1", "quota = 2"), encoding="utf-8")
    assert run("--plan", plan, "--scores", scores) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "综合性示范区域 (zone) · the mean after dropping the 1 highest and the 1 lowest" in lines
    table = [line for line in lines if "80.00" in line or "81.00" in line]
    assert [line.split()[:3] for line in table] == [
        ["1", "C", "81.00"],
        ["2", "B", "80.00"],
        ["2", "申1", "80.00"],
    ]
    assert table[1].index("80.00") == table[2].index("80.00") + 1
    assert any(line.startswith("! Tie at the line of 示范区域: B, 申1") for line in lines)


def test_result_json_is_written_and_marked_as_trial(files: tuple[Path, Path], tmp_path: Path) -> None:
    plan, scores = files
    assert run("--plan", plan, "--scores", scores, "--out", tmp_path / "out") == 0
    written = json.loads((tmp_path / "out" / "result.json").read_bytes())
    assert (written["state"], written["schema"]) == ("trial", 1)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["result.json"]


def test_json_answers_hold_the_result(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    plan, scores = files
    assert run("--plan", plan, "--scores", scores, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] and answer["data"]["result"]["tracks"][0]["ranking"][0]["application"] == "C"


def test_a_bad_table_is_refused_with_every_cell_and_nothing_is_written(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, scores = files
    scores.write_text("\n".join([HEADER, *ROWS, "zone,D,r1,c,101,", "zone,D,r2,c,x,"]), encoding="utf-8")
    assert run("--plan", plan, "--scores", scores, "--out", tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert "101" in said and "100" in said and "17" in said and "r5" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", ["", HEADER])
def test_a_table_without_scores_is_refused_with_what_it_needs(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    plan, scores = files
    scores.write_text(content, encoding="utf-8")
    assert run("--plan", plan, "--scores", scores, "--out", tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert "scores.csv" in said and "reviewer" in said and "points" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_big_table_shows_how_far_it_is_read(files: tuple[Path, Path]) -> None:
    import pty
    import termios

    plan, scores = files
    rows = (f'"zone",A{a},r{j},c,{a / 2},scored' for a in range(200) for j in range(1, 2501))
    scores.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    command = [sys.executable, "-m", "reviewdesk", "trial", "--plan", str(plan), "--scores", str(scores)]
    child = subprocess.Popen(
        command,
        env=os.environ | {"REVIEWDESK_LANGUAGE": "en"},
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b"".join(_shown(ours)).decode()
    os.close(ours)
    assert child.wait() == 0
    assert "Reading the scores:" in seen and "B/s]" in seen


def _shown(terminal: int) -> Iterator[bytes]:
    """Yield what a terminal shows until nobody writes to it any more."""
    try:
        while data := os.read(terminal, 4096):
            yield data
    except OSError:
        return


@pytest.mark.parametrize("name", ["plan.toml", "scores.csv"])
def test_a_file_that_is_not_there_or_not_text_is_refused(
    files: tuple[Path, Path], tmp_path: Path, name: str
) -> None:
    plan, scores = files
    (tmp_path / name).unlink()
    assert run("--plan", plan, "--scores", scores) == 1
    (tmp_path / name).write_bytes(b"\xff\xfe\x00")
    assert run("--plan", plan, "--scores", scores) == 1


def test_decisions_are_applied(
    files: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    plan, scores = files
    decisions = tmp_path / "decisions.toml"
    decisions.write_text(
        '[[decision]]\nkind = "withdraw"\napplication = "C"\n'
        '[[decision]]\nkind = "vote"\nid = "v1"\nmotion = "line"\ntrack = "zone"\ntier = "listed"\n'
        'present = ["r1", "r2", "r3"]\n[[decision.round]]\nballots = { r1 = ["B"], r2 = ["B"] }\n',
        encoding="utf-8",
    )
    assert run("--plan", plan, "--scores", scores, "--decisions", decisions) == 0
    said = capsys.readouterr().out
    assert "settled by v1" in said and "withdrawn" in said
    decisions.write_text("[[decision]]\nkind = = ", encoding="utf-8")
    capsys.readouterr()
    assert run("--plan", plan, "--scores", scores, "--decisions", decisions) == 1
    assert "decisions.toml cannot be read from line 2, column 8 on." in capsys.readouterr().err


def test_an_applicant_with_places_in_two_tracks_is_noticed(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    plan, scores = files
    second = PLAN[PLAN.index("[[track]]") :].replace('"zone"', '"base"')
    plan.write_text(PLAN + second, encoding="utf-8")
    both = [*ROWS, *(row.replace("zone", "base") for row in ROWS)]
    scores.write_text("\n".join([HEADER, *both]), encoding="utf-8")
    assert run("--plan", plan, "--scores", scores) == 0
    assert "! C holds a place in 综合性示范区域, 综合性示范区域" in capsys.readouterr().out


def test_a_fallback_and_an_unfilled_tier_are_said(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    plan, scores = files
    plan.write_text(PLAN.replace("quota = 1", 'quota = 1\nfloor = "90"'), encoding="utf-8")
    scores.write_text("\n".join([HEADER, *(row for row in ROWS if ",r5," not in row)]), encoding="utf-8")
    assert run("--plan", plan, "--scores", scores) == 0
    said = capsys.readouterr().out
    assert (
        "the mean of all valid ballots instead of the mean after" in said
        and "places of 示范区域 not filled: 1" in said
    )
    assert "below the floor" in said and "Fewer valid ballots" in said


def test_the_same_bytes_for_any_order_of_rows_locale_time_zone_and_hash_seed(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    plan, scores = files
    found = set()
    for number, (zone, locale, seed) in enumerate(
        [("UTC", "C", "0"), ("Asia/Shanghai", "zh_CN.UTF-8", "1"), ("America/Lima", "tr_TR.UTF-8", "4242")]
    ):
        shuffled = ROWS[:]
        random.Random(number).shuffle(shuffled)
        scores.write_text("\n".join([HEADER, *shuffled]), encoding="utf-8")
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": seed}
        out = tmp_path / f"out{number}"
        named = ["--plan", plan, "--scores", scores, "--out", out]
        command = [sys.executable, "-m", "reviewdesk", "trial", *map(str, named)]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        found.add((out / "result.json").read_bytes())
    assert len(found) == 1
