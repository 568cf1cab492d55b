"""What an independent reading of the rules found once stays found."""

from collections.abc import Mapping

import pytest

from reviewdesk.domain.marks import mark
from reviewdesk.errors import Problems, ReviewDeskError
from trial_tables import decided, plan, points, rows, sheet, track, vote

TWO_TIES = points(A=[90] * 5, B=[90] * 5, C=[80] * 5, D=[80] * 5)
ORDERED = ("quota = 4\nordered = true",)
LINE = {"track": "t", "tier": "t1"}


def line(number: str, name: str) -> dict[str, object]:
    return vote(number, "line", 5, [{"ballots": {f"r{n}": [name] for n in range(1, 6)}}], **LINE)


def test_two_ties_in_one_ordered_tier_have_a_vote_each() -> None:
    found = rows(track(plan(tiers=ORDERED), sheet(TWO_TIES), decided(line("v1", "B"), line("v2", "D"))))
    assert [found[a].place for a in "BADC"] == [1, 2, 3, 4]


def test_two_ties_in_one_ordered_tier_have_a_throw_each() -> None:
    one = {"kind": "lot", **LINE, "digits": "1234561234"}
    given = plan('end_rule = "lot"', tiers=ORDERED)
    first = track(given, sheet(TWO_TIES), decided(one))
    assert [alarm.resolved_by for alarm in first.alarms] == ["lot", None]
    both = track(given, sheet(TWO_TIES), decided(one, {**one, "digits": "6543216543"}))
    assert [alarm.resolved_by for alarm in both.alarms] == ["lot", "lot"]


@pytest.mark.parametrize(
    "record",
    [
        vote("v1", "line", 5, [{"ballots": {"r1": {"A": "yes"}}}], **LINE),
        vote("v1", "line", 5, [{"counts": {"A": {"yes": 1}}}], **LINE),
        vote("v1", "empty", 5, [{"ballots": {"r1": "perhaps"}}], **LINE),
        vote("v1", "aggregate", 5, [{"ballots": {"r1": "yes"}}], track="t", value="other"),
        vote("v1", "eligibility", 5, [{"counts": {"yes": 5}}], application="A", value="other"),
    ],
)
def test_a_vote_that_means_nothing_on_its_motion_is_refused(record: Mapping[str, object]) -> None:
    with pytest.raises(Problems):
        decided(record)


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"kind": "lot", "track": "t", "tier": "zz", "digits": "1234561234"}, "decision-names-nothing"),
        ({"kind": "lot", "track": "zz", "tier": "t1", "digits": "1234561234"}, "decision-names-nothing"),
        (
            vote("v1", "gate", 5, [{"counts": {"yes": 5}}], track="t", application="A", criterion="c"),
            "decision-names-nothing",
        ),
        (vote("v1", "line", 5, [{"counts": {"A": 50}}], **LINE), "vote-papers"),
        (vote("v1", "line", 5, [{"counts": {"A": 5}, "valid": 4}], **LINE), "vote-papers"),
        (vote("v1", "line", 5, [{"counts": {"A": 1}, "returned": 3, "valid": 4}], **LINE), "vote-papers"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(record: Mapping[str, object], code: str) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        track(plan(tiers=["quota = 1"]), sheet(TWO_TIES), decided(record))
    assert refused.value.code == code


def test_minus_nought_is_no_mark() -> None:
    criterion = plan().tracks[0].criteria[0]
    with pytest.raises(ReviewDeskError) as refused:
        mark(criterion, "-0")
    assert refused.value.code == "mark-not-a-number"
