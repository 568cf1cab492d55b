import json
from pathlib import Path

import pytest

from reviewdesk.cli.main import main
from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.office import begin, reopen
from reviewdesk.intake.plan_editing import value_at


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begin(tmp_path / "review", "zhejiang-2014", Answers("each", "supervisor")).folder


def rules(folder: Path, *assignments: str) -> int:
    sets = [word for one in assignments for word in ("--set", one)]
    return main(["prepare", "rules", str(folder), *sets, "--json"])


@pytest.mark.parametrize(
    ("assignment", "path", "value"),
    [
        ("rules.trim=2", ("rules", "trim"), 2),
        ("track.comprehensive.tier.listed.quota=9", ("track", 0, "tier", 0, "quota"), 9),
        ("track.综合性示范区域.tier.2.floor=50", ("track", 0, "tier", 1, "floor"), "50"),
        ("track.green.rules.aggregate=median", ("track", 2, "rules", "aggregate"), "median"),
        ("committee.odd=false", ("committee", "odd"), False),
        ("redaction.reviewers=notice,pdf", ("redaction", "reviewers"), ["notice", "pdf"]),
        ('review_session.organisers=["甲", "乙"]', ("review_session", "organisers"), ["甲", "乙"]),
        ("review_session.copies=", ("review_session", "copies"), None),
        ("rules.rounding.places=1", ("rules", "rounding", "places"), 1),
        ("track.1.criterion.plan.bands.优.min=14", ("track", 0, "criterion", 1, "bands", 0, "min"), "14"),
    ],
)
def test_a_rule_is_set_by_name(
    folder: Path, assignment: str, path: tuple[str | int, ...], value: object
) -> None:
    assert rules(folder, assignment) == 0
    text = reopen(folder).plan_text
    assert value_at(text, path) == value
    assert "# 计分规则，对所有类别有效" in text


def test_several_rules_are_set_at_once_and_what_is_wrong_is_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rules(folder, "rules.trim=3", "track.green.tier.listed.quota=6") == 0
    data = json.loads(capsys.readouterr().out)["data"]
    assert [one["code"] for one in data["problems"]] == ["plan-minimum-ballots"]
    assert main(["prepare", "rules", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "Problems in the rules: 1" in out
    assert "line " in out


@pytest.mark.parametrize(
    ("assignment", "code"),
    [
        ("rules.trim", "rules-no-value"),
        ("rules.tirm=1", "rules-no-key"),
        ("rules.trim.x=1", "rules-no-key"),
        ("track.nowhere.name=1", "rules-no-key"),
        ("track.green=1", "rules-no-key"),
        ("rules=1", "rules-no-key"),
        ("rules.trim=101", "plan-problems"),
        ("rules.aggregate=best", "plan-problems"),
        ("committee.odd=maybe", "plan-problems"),
    ],
)
def test_what_cannot_be_set_changes_nothing(
    folder: Path, assignment: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = reopen(folder)
    assert rules(folder, "rules.trim=2", assignment) == 1
    assert rules(folder, assignment) == 1
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["code"] == code
    assert reopen(folder) == before


def test_rules_are_rehearsed_on_made_up_scores(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", "rehearse", str(folder), "--generate", "5", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)["data"]
    assert data["made_up"]
    assert [track["id"] for track in data["result"]["tracks"]] == ["comprehensive", "electronics", "green"]
    assert "surprise-recusal-mean" in [one["code"] for one in data["warnings"]]
    assert main(["prepare", "rehearse", str(folder), "--generate", "5"]) == 0
    out = capsys.readouterr().out
    assert "a single recusal changes the rule" in out


def test_rules_are_rehearsed_on_a_table(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "scores.csv"
    table.write_text("track,application,reviewer,criterion,points\n", encoding="utf-8")
    assert main(["prepare", "rehearse", str(folder), "--scores", str(table), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["code"] == "scores-empty"
