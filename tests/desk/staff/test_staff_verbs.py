"""`trial --archive` and `compare` as they are typed: what they print, their JSON, and what they refuse."""

import json
from pathlib import Path

import pytest

from archives import Archive
from reviewdesk.cli.main import main

MARK = "Rehearsal, not a result"


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")


def run(*words: object) -> int:
    return main([str(word) for word in words])


def test_the_mark_stands_on_top_and_at_the_bottom_of_what_is_printed(
    signed: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run("trial", "--archive", signed.path, "--set", "t.listed.quota=1", "--out", out) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(MARK) and lines[-1] == MARK
    assert "track.t.tier.listed.quota: 2 → 1" in lines
    assert "Changes against the archive: 1 of 5 applications" in lines
    moved = next(line for line in lines if line.startswith("A2 "))
    assert moved.split(maxsplit=3) == ["A2", "2", "77.00", "列入 2 → not listed"]
    assert f"Written: {out / 'result.json'}" in lines


def test_its_json_says_what_it_is_and_what_changed(
    signed: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--set", "t.listed.quota=1", "--set", "t.rules.abnormal.ratio=0.02", "--json")
    assert run("trial", "--archive", signed.path, *words) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["message"].startswith(MARK)
    data = answer["data"]
    assert data["rehearsal"] and data["result"]["state"] == "trial" and data["unfit"] == []
    assert data["changes"] == [
        {
            "track": "t",
            "application": "A2",
            "before": {"place": 2, "standing": "listed", "number": 2, "published": "77.00"},
            "after": {"place": 2, "standing": "not_listed", "number": None, "published": "77.00"},
        }
    ]
    assert {note["code"] for note in data["notes"]} == {"trial-asked-abnormal"}


def test_nothing_set_says_that_nothing_changes(signed: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("trial", "--archive", signed.path) == 0
    assert "Nothing changes against the archive." in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ("--plan", "p.toml"),
        ("--archive", "a.rdarchive", "--scores", "s.csv"),
        ("--plan", "p.toml", "--scores", "s.csv", "--set", "rules.trim=0"),
        ("--plan", "p.toml", "--scores", "s.csv", "--fingerprint", "X"),
    ],
)
def test_a_table_and_an_archive_are_not_mixed(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("trial", *words, "--json") == 1
    assert json.loads(capsys.readouterr().out)["code"] == "trial-sources"


def test_what_is_no_final_archive_is_refused_in_a_sentence(
    signed: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("trial", "--archive", signed.held.batch, "--set", "t.listed.quota=1") == 1
    assert "only after finalising" in capsys.readouterr().err


def test_two_years_are_printed_beside_each_other_and_written(
    signed: Archive, lone: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "both.xlsx"
    assert run("compare", signed.path, "--last", lone.path, "--out", out) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Matched by code 5, by name 0; new this year 0; not again this year 0."
    row = next(line for line in lines if line.startswith("A1 "))
    assert row.split() == ["A1", "列入", "1", "1", "87.00", "列入", "1", "1", "87.00", "0"]
    assert f"Written: {out}" in lines and out.is_file()


def test_a_comparison_s_json_has_every_row(
    signed: Archive, lone: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("compare", signed.path, "--last", lone.path, "--json") == 0
    data = json.loads(capsys.readouterr().out)["data"]
    assert data["matched"] == {"code": 5, "name": 0} and data["gone"] == [] == data["not_comparable"]
    assert {row["application"]: row["track_id"] for row in data["rows"]}["B1"] == "u"


def test_last_year_is_asked_for(signed: Archive) -> None:
    with pytest.raises(SystemExit) as misuse:
        run("compare", signed.path)
    assert misuse.value.code == 64


@pytest.mark.parametrize("words", [(), ("--scores", "s.csv"), ("--archive", "a", "--plan", "p")])
def test_either_a_plan_or_an_archive_is_asked_for(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as misuse:
        run("trial", *words)
    assert misuse.value.code == 64
