from fractions import Fraction

import pytest

from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.resources import resource


def profile(name: str) -> Plan:
    return read_plan(resource("profiles", f"{name}.toml").read_text(encoding="utf-8"))


def test_the_notice_of_2014_is_a_profile() -> None:
    plan = profile("zhejiang-2014")
    assert [(t.name, t.tiers[0].quota, t.tiers[1].name) for t in plan.tracks] == [
        ("综合性示范区域", 8, "试点培育"),
        ("专用电子（软件）产业基地", 3, "试点培育"),
        ("绿色安全制造信息化示范区域", 5, "试点培育"),
    ]
    assert plan.review_session.excluded_regions == ("宁波市",)
    assert (plan.review_session.copies, plan.notice.days) == (5, 7)
    assert str(plan.review_session.deadline).startswith("2014-07-10")
    needed = {r.id: (r.minimum, r.maximum) for t in plan.tracks for r in t.requirements}
    assert needed["machine_networking"] == (10, 15)
    assert needed["management_pilots"] == (5, None)


@pytest.mark.parametrize("index", range(3))
def test_every_track_of_the_notice_has_guides_bands_and_its_four_documents(index: int) -> None:
    shown = profile("zhejiang-2014").tracks[index]
    assert all(criterion.guide and criterion.bands for criterion in shown.criteria)
    assert [document.name for document in shown.documents] == [
        "政府文件", "实施方案", "项目情况表", "可行性报告",
    ]  # fmt: skip
    assert shown.eligibility
    assert shown.preferences


def test_a_research_fund_weighs_and_then_votes() -> None:
    plan = profile("research-fund")
    assert {track.rules.form for track in plan.tracks} == {"weights"}
    assert plan.tracks[0].criteria[0].weight == Fraction(2, 5)
    assert [(stage.kind, stage.threshold) for stage in plan.stages][1] == ("vote", "two_thirds")


def test_an_award_has_three_ordered_prizes_one_laptop_and_a_member_as_witness() -> None:
    plan = profile("award")
    assert [(tier.name, tier.ordered) for tier in plan.tracks[0].tiers] == [
        ("一等奖", True), ("二等奖", True), ("三等奖", True),
    ]  # fmt: skip
    assert (plan.review_session.arrangement, plan.review_session.witness) == ("one_laptop", "member")
    assert (plan.committee.minimum, plan.review_session.idle_lock_minutes) == (5, 5)
