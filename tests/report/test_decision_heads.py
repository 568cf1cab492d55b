from plan_texts import SMALL
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.result import DecisionRecord
from reviewdesk.report.result_words import decision_head


def test_a_decision_is_told_in_one_line() -> None:
    plan = read_plan(SMALL)
    record = DecisionRecord(
        kind="vote",
        track=TrackId("t"),
        record={"motion": "line", "tier": "x", "id": "v1", "present": ["r1"]},
        before={},
        after={},
    )
    assert decision_head(record, plan, "en") == "Vote: places at a line, x"
    other = DecisionRecord(kind="strange", track=None, record={}, before={}, after={})
    assert decision_head(other, plan, "en") == "strange: "


def test_a_motion_names_the_way_of_counting_and_what_is_void() -> None:
    plan = read_plan(SMALL)
    which = {"motion": "aggregate", "track": "t", "value": "mean", "id": "v1"}
    record = DecisionRecord(kind="vote", track=TrackId("t"), record=which, before={}, after={})
    name = plan.track("t").name
    assert decision_head(record, plan, "zh_CN") == f"表决：采用的结果、{name}、全部有效评分的平均值"
    gone = DecisionRecord(
        kind="vote", track=None, record={"motion": "void", "seat": "r3"}, before={}, after={}
    )
    assert decision_head(gone, plan, "zh_CN") == "表决：作废、r3"
