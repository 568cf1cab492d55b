"""A preparation from the command line: begin, register, committee, conflict."""

import json
from pathlib import Path
from typing import Any

import pytest

from offices import ROW, SAMPLE, register
from reviewdesk.cli.main import main
from reviewdesk.desk.secretary.office import reopen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "office"
    words = ["--profile", "zhejiang-2014", "--computers", "each", "--witness", "supervisor"]
    assert main(["prepare", "new", str(made), *words]) == 0
    return made


def answer(capsys: pytest.CaptureFixture[str], *words: object, exit_code: int = 0) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["prepare", *map(str, words), "--json"]) == exit_code
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_preparation_is_begun_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("new", folder, "--profile", "award", "--computers", "one", "--witness", "none")
    assert answer(capsys, *words, exit_code=1)["code"] == "preparation-exists"


def test_a_register_is_shown_before_it_is_taken_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, "register", folder, SAMPLE / "register.xlsx")["data"]
    assert (len(shown["new"]), shown["taken_in"]) == (60, False)
    assert reopen(folder).applications == ()
    taken = answer(capsys, "register", folder, SAMPLE / "register.xlsx", "--yes")["data"]
    assert (taken["applications"], taken["taken_in"]) == (60, True)
    assert len(reopen(folder).applications) == 60


def test_a_changed_register_says_what_changes(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {**ROW, "类别": "综合性示范区域"}
    path = register(tmp_path / "a.xlsx", [row, {**row, "编号": "A2"}])
    assert main(["prepare", "register", str(folder), str(path), "--yes"]) == 0
    odd = {{"申报单位": "全称"}.get(key, key): value for key, value in row.items()} | {"份数": 4}
    register(path, [odd])
    refused = answer(capsys, "register", folder, path, exit_code=1)
    assert [one["code"] for one in refused["data"]["problems"]] == ["register-column-needed"]
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    words = ["register", folder, path, "--map", "全称=applicant"]
    assert main(["prepare", *map(str, words)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "0 new, 1 changed, 1 no longer in the file, 0 the same"
    assert "~ A1  清潭县  Copies: 5 → 4" in out
    assert "- A2  清潭县" in out
    done = answer(capsys, *words, "--remove-gone", "--yes")["data"]
    assert (done["changed"], done["gone"]) == (
        [{"application": "A1", "fields": [{"column": "copies", "before": "5", "after": "4"}]}],
        ["A2"],
    )
    assert [one.id for one in reopen(folder).applications] == ["A1"]
    assert reopen(folder).headers == {"全称": "applicant"}
    assert (
        answer(capsys, "register", folder, path, "--map", "全称", exit_code=1)["code"]
        == "register-map-spelling"
    )


def test_a_plan_becomes_a_profile_and_a_preparation_again(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    out = tmp_path / "ours.toml"
    assert answer(capsys, "profile", folder, "--out", out)["data"] == {"path": str(out), "profile": "ours"}
    own = answer(capsys, "profile", folder)["data"]
    for place, profile in (("a", out), ("b", own["profile"])):
        words = ("--profile", profile, "--computers", "each", "--witness", "supervisor")
        answer(capsys, "new", tmp_path / place, *words)
        assert reopen(tmp_path / place).plan_text == reopen(folder).plan_text
    assert answer(capsys, "profile", folder, "--out", out, exit_code=1)["code"] == "plan-exists"


def test_names_are_asked_about_and_decided(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {**ROW, "类别": "综合性示范区域"}
    other = {**row, "编号": "A2", "申报单位": "清潭"}
    third = {**row, "编号": "A3", "申报单位": "松溪县"}
    path = register(tmp_path / "a.xlsx", [row, other, third])
    assert main(["prepare", "register", str(folder), str(path), "--yes"]) == 0
    (asked,) = answer(capsys, "names", folder)["data"]["asked"]
    assert (asked["code"], asked["first"], asked["second"]) == ("todo-look-alike", "清潭", "清潭县")
    assert answer(capsys, "names", folder, "--different", "清潭", "清潭县")["data"]["asked"] == []
    assert [one.applicant_id for one in reopen(folder).applications][:2] == ["清潭县", "清潭"]
    answer(capsys, "names", folder, "--same", "清潭", "清潭县")
    assert [one.applicant_id for one in reopen(folder).applications][:2] == ["清潭", "清潭"]
    assert answer(capsys, "names", folder, "--same", "x", "y", exit_code=1)["code"] == "look-alike-unknown"


def test_committee_and_conflicts_are_taken_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, "register", folder, SAMPLE / "register.xlsx", "--yes")
    files = (SAMPLE / "committee.toml", "--conflicts", SAMPLE / "conflicts.csv")
    taken = answer(capsys, "committee", folder, *files)["data"]
    assert (len(taken["seats"]), taken["added"]) == (14, ["chair-2", "witness-2", "reveal-2"])
    assert "admission-panel-mean" in {todo["code"] for todo in taken["todo"]}
    pair = ("conflict", folder, "--application", "A001", "--seat", "r1")
    added = answer(capsys, *pair, "--reason", "任职")["data"]["conflicts"]
    assert {"application": "A001", "seat": "r1", "reason": "任职"} in added
    assert len(answer(capsys, *pair, "--remove")["data"]["conflicts"]) == 2
    assert answer(capsys, *pair, "--reason", " ", exit_code=1)["code"] == "conflict-reason"
