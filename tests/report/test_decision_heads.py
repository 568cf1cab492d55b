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
