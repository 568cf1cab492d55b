"""A plan becomes a profile, a plain file, and the next review session starts from it."""

from pathlib import Path

import pytest

from reviewdesk.desk.plans import own_profiles, profile_place, profile_titles, save_profile
from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.office import begin, keep, reopen
from reviewdesk.desk.secretary.rules import set_rule
from reviewdesk.errors import ReviewDeskError

EACH = Answers("each", "member")


@pytest.fixture(autouse=True)
def _own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))


def test_a_plan_saved_as_a_profile_starts_the_next_session_comments_and_all(tmp_path: Path) -> None:
    begun = begin(tmp_path / "first", "award", EACH)
    changed = keep(set_rule(begun, ("review_session", "title"), "区长奖评审"), begun)
    place = profile_place("区长奖评审")
    assert place == own_profiles() / "区长奖评审.toml"
    save_profile(changed.plan_text, place)
    offered = {one.name: (one.title, one.own) for one in profile_titles()}
    assert offered["区长奖评审"] == ("区长奖评审", True)
    for profile in ("区长奖评审", place):
        again = begin(tmp_path / f"again-{type(profile).__name__}", profile, EACH)
        assert reopen(again.folder).plan_text == changed.plan_text
        assert "# 五人打分，去掉一个最高、一个最低" in again.plan_text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("评审/复评：2026", "评审 复评：2026"),
        (" .. ", "profile"),
        ("award", "award 2"),
        ("长" * 90, "长" * 60),
    ],
)
def test_a_profile_gets_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert profile_place(title).stem == name
    save_profile("schema = 1", profile_place(title))
    assert profile_place(title).stem not in {one.name for one in profile_titles()}


def test_no_profile_is_lost_or_hidden(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("mine", encoding="utf-8")
    with pytest.raises(ReviewDeskError, match="plan-exists"):
        save_profile("schema = 1", tmp_path / "mine.toml")
    assert save_profile("schema = 1", tmp_path / "mine.toml", replace=True).read_text() == "schema = 1"
    profile_place("x")
    with pytest.raises(ReviewDeskError, match="profile-name"):
        save_profile("schema = 1", own_profiles() / "award.toml")
    save_profile("schema = 1", tmp_path / "award.toml")
