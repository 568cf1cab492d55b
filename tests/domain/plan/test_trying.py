"""Rules of a sealed plan are set by whole or short names, and judged together."""

from pathlib import Path

import pytest

from reviewdesk.domain.plan.offering import offers
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.trying import Setting, tried
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.resources import resource

PLAN = """schema = 1
[review_session]
title = "x"
[[stage]]
kind = "score"
[[stage]]
kind = "vote"
[[track]]
id = "rules"
name = "Grants"
[[track.tier]]
id = "both"
name = "Large"
quota = 3
[[track.criterion]]
id = "both"
max = "60"
[[track.criterion]]
id = "quality"
max = "40"
[[track]]
id = "green"
[[track.tier]]
id = "listed"
quota = 2
floor = "60"
[[track.criterion]]
id = "c"
mode = "bands"
max = "100"
bands = [{ name = "good", min = "60", max = "100" }, { name = "poor", min = "0", max = "50" }]
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(PLAN)


@pytest.mark.parametrize(
    ("assignment", "key", "before", "after"),
    [
        ("green.listed.quota=9", "track.green.tier.listed.quota", "2", "9"),
        ("track.green.tier.listed.quota=9", "track.green.tier.listed.quota", "2", "9"),
        ("track.2.tier.1.quota= 9 ", "track.green.tier.listed.quota", "2", "9"),
        ("Grants.Large.quota=1", "track.rules.tier.both.quota", "3", "1"),
        ("Grants.both.quota=1", "track.rules.tier.both.quota", "3", "1"),
        ("rules.both.quota=1", "track.rules.tier.both.quota", "3", "1"),
        ("rules.rules.trim=2", "track.rules.rules.trim", "1", "2"),
        ("green.listed.floor=", "track.green.tier.listed.floor", "60", ""),
        ("green.listed.ordered=true", "track.green.tier.listed.ordered", "false", "true"),
        ("green.rules.tie_chain=median, exact", "track.green.rules.tie_chain", None, "median, exact"),
        ("green.rules.abnormal.absolute=10", "track.green.rules.abnormal.absolute", "", "10"),
        ("green.rules.abnormal.ratio=", "track.green.rules.abnormal.ratio", "0.2", ""),
        ("green.c.bands.good.min=70", "track.green.criterion.c.bands.good.min", "60", "70"),
        ("stage.2.threshold=two_thirds", "stage.2.threshold", "half", "two_thirds"),
        ("review_session.multiple=one", "review_session.multiple", "allowed", "one"),
    ],
)
def test_a_rule_is_set_by_its_whole_or_its_short_name(
    plan: Plan, assignment: str, key: str, before: str | None, after: str
) -> None:
    found, settings = tried(plan, [assignment])
    assert settings[0] == Setting(key, settings[0].before if before is None else before, after)
    assert found != plan


def test_a_rule_for_all_is_set_in_every_track_and_the_last_word_counts(plan: Plan) -> None:
    found, settings = tried(plan, ["rules.trim=2", "green.rules.trim=0"])
    assert [track.rules.trim for track in found.tracks] == [2, 0]
    assert [(one.key, one.after) for one in settings] == [
        ("track.rules.rules.trim", "2"),
        ("track.green.rules.trim", "0"),
    ]


def test_what_only_holds_together_is_set_together(plan: Plan) -> None:
    with pytest.raises(Problems) as refused:
        tried(plan, ["Grants.quality.max=60"])
    assert [one.code for one in refused.value.problems] == ["plan-full"]
    assert refused.value.problems[0].line is None
    found, _ = tried(plan, ["Grants.quality.max=60", "track.rules.criterion.both.max=40"])
    assert [str(criterion.max) for criterion in found.tracks[0].criteria] == ["40", "60"]


@pytest.mark.parametrize(
    ("assignment", "code", "part"),
    [
        ("green.listed.quota", "rules-no-value", None),
        ("nowhere.listed.quota=1", "rules-no-key", "nowhere"),
        ("green.nothing.quota=1", "rules-no-key", "nothing"),
        ("green.listed.quoat=1", "rules-no-key", "quoat"),
        ("green.tier.nothing.quota=1", "rules-no-key", "nothing"),
        ("green.listed=1", "rules-no-key", "listed"),
        ("green=1", "rules-no-key", "green"),
        ("track.0.tier.listed.quota=1", "rules-no-key", "0"),
        ("track.3.tier.listed.quota=1", "rules-no-key", "3"),
        ("rules.tirm=1", "rules-no-key", "tirm"),
        ("rules.both.name=x", "trial-key-twice", None),
        ("green.id=x", "trial-rule-fixed", None),
        ("green.listed.id=x", "trial-rule-fixed", None),
        ("green.c.mode=points", "trial-rule-fixed", None),
        ("rules.comment=none", "trial-rule-fixed", None),
        ("stage.1.rounds=2", "trial-rule-fixed", None),
        ("notice.days=3", "trial-rule-fixed", None),
    ],
)
def test_a_wrong_name_is_refused_and_named(plan: Plan, assignment: str, code: str, part: str | None) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        tried(plan, [assignment])
    assert refused.value.code == code
    assert part is None or (refused.value.data["key"], refused.value.data["part"]) == (
        assignment.partition("=")[0],
        part,
    )


@pytest.mark.parametrize(
    ("assignment", "code"),
    [
        ("green.listed.quota=0", "plan-integer-range"),
        ("green.listed.quota=many", "plan-integer-range"),
        ("green.listed.quota=", "plan-missing-key"),
        ("green.rules.aggregate=best", "plan-want-choice"),
        ("green.listed.ordered=maybe", "plan-want-flag"),
        ("rules.trim=3", "plan-minimum-ballots"),
    ],
)
def test_a_wrong_value_is_refused_and_said(plan: Plan, assignment: str, code: str) -> None:
    with pytest.raises(Problems) as refused:
        tried(plan, [assignment])
    assert refused.value.code == "trial-plan-problems"
    assert {one.code for one in refused.value.problems} == {code}


@pytest.mark.parametrize("name", ["zhejiang-2014", "research-fund", "award"])
def test_setting_nothing_leaves_every_profile_as_it_is(name: str) -> None:
    given = read_plan(Path(resource("profiles", f"{name}.toml")).read_text(encoding="utf-8"))
    assert tried(given, []) == (given, ())


def test_what_is_offered_may_be_tried_and_is_in_force(plan: Plan) -> None:
    offered = offers(plan)
    assert {one.rule for one in offered if one.part == "listed"} == {
        "quota",
        "floor",
        "ordered",
        "promotes_to",
    }
    assert next(one.choices for one in offered if one.rule == "aggregate")[0] == "mean"
    assert next(one.choices for one in offered if one.rule == "ordered") == ("false", "true")
    same, settings = tried(plan, [f"{one.key}={one.value}" for one in offered])
    assert same == plan
    assert [(one.key, one.before) for one in settings] == [(one.key, one.value) for one in offered]
    for one in offered:
        assert one.rule not in ("id", "comment", "mode", "name", "bands", "guide")
