from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.rules import (
    add_part,
    move_part,
    remove_part,
    rules_of,
    set_plan_text,
    set_rule,
)
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.plan_editing import value_at


@pytest.fixture
def award(tmp_path: Path) -> Office:
    return Office(folder=tmp_path, plan_text=new_plan("award"))


@pytest.fixture
def fund(tmp_path: Path) -> Office:
    return Office(folder=tmp_path, plan_text=new_plan("research-fund"))


def test_what_the_plan_says_goes_before_its_defaults(award: Office) -> None:
    rules = rules_of(award.plan_text)
    assert rules.in_force(("rules", "trim")) == 1
    assert rules.value(("rules", "rank_on")) is None
    assert rules.in_force(("rules", "rank_on")) == "published"
    assert rules.in_force(("track", 0, "rules", "fallback")) == "median"
    assert rules.in_force(("track", 0, "tier", 0, "ordered")) is True
    assert rules.in_force(("rules", "full")) == "100"
    assert rules.default(("committee", "quorum")) == "1"
    assert rules.count(("track", 0, "tier")) == 3
    assert rules.count(("stage", 0)) == 0
    assert rules.timezone == "Asia/Shanghai"


def test_the_fewest_ballots_follow_the_trim(award: Office) -> None:
    office = set_rule(set_rule(award, ("rules", "trim"), 4), ("rules", "minimum_ballots"), None)
    assert rules_of(office.plan_text).in_force(("rules", "minimum_ballots")) == 9
    broken = rules_of(office.plan_text.replace("trim = 4", 'trim = "x"'))
    assert broken.in_force(("rules", "minimum_ballots")) == 5
    assert broken.plan is None


def test_a_plan_with_problems_falls_back_on_the_programs_defaults(award: Office) -> None:
    rules = rules_of(award.plan_text.replace("days = 3", "days = 0"))
    assert rules.default(("committee", "quorum")) == "2/3"
    assert [path for path, _ in rules.faults] == [("notice", "days")]
    assert rules_of("title = ").said == {}


def test_a_renamed_criterion_keeps_its_place_in_the_tie_chain(award: Office, fund: Office) -> None:
    office = set_rule(award, ("track", 0, "criterion", 0, "id"), "novelty")
    assert rules_of(office.plan_text).plan is not None
    assert "criterion:novelty" in office.plan_text
    assert "criterion:merit" in set_rule(fund, ("track", 0, "criterion", 0, "id"), "x").plan_text


def test_a_renamed_tier_is_still_moved_up_to(fund: Office) -> None:
    office = set_rule(fund, ("track", 1, "tier", 0, "id"), "granted")
    rules = rules_of(office.plan_text)
    assert rules.plan is not None
    assert rules.value(("track", 1, "tier", 1, "promotes_to")) == "granted"
    assert rules.value(("track", 0, "tier", 1, "promotes_to")) == "funded"


def test_a_new_criterion_takes_what_is_left_of_the_full_mark(award: Office) -> None:
    office = set_rule(award, ("track", 0, "criterion", 1, "max"), "30")
    office = add_part(office, ("track", 0, "criterion"), "影响")
    plan = rules_of(office.plan_text).plan
    assert plan is not None
    assert plan.tracks[0].criteria[-1].name == "影响"
    assert plan.tracks[0].criteria[-1].max == Fraction(10)


def test_new_parts_have_names_of_their_own(award: Office) -> None:
    for kind in ("tier", "document", "requirement", "preference", "eligibility", "criterion"):
        for number in (1, 2):
            award = add_part(award, ("track", 0, kind), f"新{number}")
    track = rules_of(award.plan_text).said["track"][0]
    assert [one["id"] for one in track["tier"][3:]] == ["tier1", "tier2"]
    assert [one["id"] for one in track["eligibility"]] == ["eligibility1", "eligibility2"]


def test_a_new_track_can_be_scored_at_once(award: Office) -> None:
    plan = rules_of(add_part(award, ("track",), "新类别").plan_text).faults
    assert [problem.code for _, problem in plan] == ["plan-tie-criterion"]


def test_stages_and_bands_are_added_and_moved(award: Office) -> None:
    office = add_part(award, ("stage",), "")
    assert [one["kind"] for one in rules_of(office.plan_text).said["stage"]] == ["score", "vote"]
    assert rules_of(office.plan_text).plan is not None
    assert rules_of(add_part(office, ("stage",), "").plan_text).count(("stage",)) == 3
    office = add_part(office, ("track", 0, "criterion", 0, "bands"), "新")
    assert value_at(office.plan_text, ("track", 0, "criterion", 0, "bands", 3, "name")) == "新"
    office = move_part(office, ("track", 0, "criterion", 0, "bands", 3), 0)
    assert value_at(office.plan_text, ("track", 0, "criterion", 0, "bands", 0, "name")) == "新"
    office = remove_part(office, ("stage", 1))
    assert value_at(office.plan_text, ("stage",)) == [{"kind": "score"}]


def test_writing_one_abnormal_limit_leaves_the_other_in_force(award: Office) -> None:
    silent = set_rule(award, ("rules", "abnormal"), None)
    rules = rules_of(silent.plan_text)
    assert rules.in_force(("rules", "abnormal", "ratio")) == "0.2"
    assert rules.in_force(("track", 0, "rules", "abnormal", "ratio")) == "0.2"
    assert rules.in_force(("rules", "abnormal", "absolute")) is None
    office = set_rule(silent, ("rules", "abnormal", "absolute"), "15")
    assert value_at(office.plan_text, ("rules", "abnormal")) == {"ratio": "0.2", "absolute": "15"}
    office = set_rule(office, ("track", 0, "rules", "abnormal", "ratio"), "0.3")
    limits = value_at(office.plan_text, ("track", 0, "rules", "abnormal"))
    assert limits == {"ratio": "0.3", "absolute": "15"}
    office = set_rule(silent, ("rules", "abnormal", "ratio"), None)
    assert rules_of(office.plan_text).in_force(("rules", "abnormal", "ratio")) is None
    plan = rules_of(office.plan_text).plan
    assert plan is not None
    assert plan.tracks[0].rules.abnormal.ratio is None


def test_an_own_limit_of_a_track_hides_the_common_ones(award: Office) -> None:
    office = set_rule(award, ("track", 0, "rules", "abnormal"), {"ratio": "0.5"})
    assert rules_of(office.plan_text).in_force(("track", 0, "rules", "abnormal", "absolute")) is None


def test_any_text_may_stand_for_the_plan(award: Office) -> None:
    office = set_plan_text(award, "nonsense")
    assert office.plan_text == "nonsense"
    with pytest.raises(ReviewDeskError, match="plan-not-editable"):
        set_rule(office, ("rules", "trim"), 1)
    assert replace(office, plan_text=award.plan_text) == award
