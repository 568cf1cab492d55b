import json
from pathlib import Path

import pytest

from plan_texts import SMALL
from reviewdesk.cli.main import main
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.resources import resource


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_plan_new_prints_a_plan_that_can_be_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "new", "--profile", "award"]) == 0
    assert read_plan(capsys.readouterr().out) == read_plan(
        resource("profiles", "award.toml").read_text("utf-8")
    )


def test_plan_new_writes_a_file_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "mine.toml"
    command = ["plan", "new", "--profile", "zhejiang-2014", "--out", str(out), "--json"]
    assert main(command) == 0
    assert json.loads(capsys.readouterr().out)["data"]["path"] == str(out)
    assert main(command) == 1
    assert json.loads(capsys.readouterr().out)["code"] == "plan-exists"


def test_plan_check_shows_every_default_and_the_digest(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "check", str(plan)]) == 0
    shown = capsys.readouterr().out
    assert '  review_session.timezone = "Asia/Shanghai"\n' in shown
    assert '  track.criterion.step = "0.5"  (in 2 places)\n' in shown
    assert "  track.tier.floor = none\n" in shown
    assert main(["plan", "check", str(plan), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)["data"]
    assert data["plan_digest"] in shown
    assert data["problems"] == []
    assert data["plan"]["track"][0]["rules"]["fallback"] == "mean"


def test_plan_check_lists_all_problems_with_their_line(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text(SMALL.replace("quota = 2", "quota = 0").replace('"60"', '"61"'), encoding="utf-8")
    assert main(["plan", "check", str(plan)]) == 1
    shown = capsys.readouterr().err
    assert "line 4: The criteria of track t add up to 101, the full mark is 100." in shown
    assert "line 8: track.tier.quota cannot be 0." in shown
    assert main(["plan", "check", str(plan), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["data"]["problems"]
    assert [(problem["line"], problem["code"]) for problem in found] == [
        (4, "plan-full"), (8, "plan-integer-range"),
    ]  # fmt: skip


def test_plan_alone_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["plan"])
    assert left.value.code == 64
    assert "VERB" in capsys.readouterr().err


def test_a_plan_that_cannot_be_read_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "check", str(tmp_path / "none.toml")]) == 1
    assert "none.toml" in capsys.readouterr().err
