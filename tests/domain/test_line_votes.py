"""The named vote of the committee on a tied line."""

import pytest

from line_votes import EVEN, FOUR, LOT, line, named
from reviewdesk.domain.result import TieLink
from reviewdesk.errors import ReviewDeskError
from trial_tables import decided, places, plan, sheet, standings, track


def test_a_named_vote_with_more_than_half_takes_the_place() -> None:
    taken = decided(line(named(r1=["B"], r2=["B"], r3=["B"], r4=["A"], r5=[])))
    found = track(plan(tiers=["quota = 1", "quota = 1"]), sheet(EVEN), taken)
    assert standings(found) == {"B": "t1", "A": "t2", "C": "not_listed"}
    assert places(found) == {"B": 1, "A": 2, "C": 3}
    assert found.ranking[0].tie_break[-1] == TieLink("vote", "1:3")
    assert found.alarms[0].resolved_by == "v1"


def test_the_rest_goes_to_the_next_round() -> None:
    first = named(r1=["B", "C"], r2=["B", "C"], r3=["B", "D"], r4=["B", "D"], r5=[])
    second = named(r1=["C"], r2=["C"], r3=["C"])
    found = track(plan(tiers=["quota = 3"]), sheet(FOUR), decided(line(first, second)))
    assert [row.application for row in found.ranking] == ["A", "B", "C", "D", "E"]
    assert standings(found)["D"] == "not_listed"


def test_more_names_than_places_with_a_majority_go_by_votes() -> None:
    ballots = named(r1=["B", "C"], r2=["B", "C"], r3=["B", "D"], r4=["D", "C"], r5=["D", "B"])
    found = track(plan(tiers=["quota = 3"]), sheet(FOUR), decided(line(ballots)))
    assert standings(found)["B"] == "tied_at_line"
    second = named(r1=["C"], r2=["C"], r3=["C"])
    found = track(plan(tiers=["quota = 3"]), sheet(FOUR), decided(line(ballots, second)))
    assert {a for a, standing in standings(found).items() if standing == "t1"} == {"A", "B", "C"}


@pytest.mark.parametrize(("after", "filled"), [("share", 2), ("empty", 0), ("lot", 0)])
def test_after_the_last_round_the_other_end_rule_applies(after: str, filled: int) -> None:
    nobody = named(r1=["A"], r2=["B"])
    rules = f'end_rule_after_vote = "{after}"\nvote = {{ max_rounds = 2 }}'
    found = track(plan(rules, tiers=["quota = 1"]), sheet(EVEN), decided(line(nobody, nobody)))
    assert found.tiers[0].filled == filled
    assert found.alarms[0].resolved_by == (None if after == "lot" else "v1")


def test_a_lot_after_the_votes_says_so() -> None:
    nobody = named(r1=["A"], r2=["B"])
    found = track(plan(tiers=["quota = 1"]), sheet(EVEN), decided(line(nobody, nobody), LOT))
    assert found.alarms[0].resolved_by == "lot"
    assert [link.link for link in found.ranking[0].tie_break][-2:] == ["vote", "lot"]


def test_secret_papers_are_counted_without_names() -> None:
    counts = {"counts": {"A": 4, "B": 1, "abstain": 0}, "handed_out": 5, "returned": 5, "valid": 5}
    found = track(plan(tiers=["quota = 1"]), sheet(EVEN), decided(line(counts)))
    assert found.ranking[0].application == "A"


@pytest.mark.parametrize(
    ("rules", "votes", "carried"),
    [
        ('vote = { base = "all" }', 3, True),
        ('vote = { base = "all" }', 2, False),
        ('vote = { base = "present" }', 2, False),
        ('vote = { base = "present_minus_recused" }', 2, True),
        ('vote = { majority = "two_thirds", base = "present_minus_recused" }', 2, True),
        ('vote = { majority = "two_thirds", base = "present" }', 2, False),
    ],
)
def test_majorities_and_their_base(rules: str, votes: int, carried: bool) -> None:
    ballots = named(**{f"r{n}": ["A"] for n in range(2, 2 + votes)})
    record = {**line(ballots, present=4), "recused": ["r1"]}
    found = track(plan(rules, tiers=["quota = 1"]), sheet(EVEN), decided(record))
    assert (found.ranking[0].standing == "t1") is carried


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (line(named(r9=["A"])), "vote-not-entitled"),
        ({**line(named(r1=["A"])), "present": ["r9"]}, "vote-stranger"),
        ({**line(named(r1=["A"])), "recused": ["r1"]}, "vote-not-entitled"),
        (line(named(r1=["A", "B"])), "vote-names"),
        (line(named(r1=["C"])), "vote-name-not-tied"),
        (line({"counts": {"A": 9}, "valid": 9}), "vote-papers"),
        (line(*[named(r1=["A"])] * 3), "vote-round-too-many"),
    ],
)
def test_an_unlawful_vote_is_refused(record: dict[str, object], code: str) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        track(plan(tiers=["quota = 1"]), sheet(EVEN), decided(record))
    assert refused.value.code == code


def test_members_recused_from_one_of_the_tied_have_no_vote() -> None:
    cells: dict[str, list[tuple[str] | str]] = {"A": [("80",)] * 5 + ["recused"], "B": [("80",)] * 6}
    with pytest.raises(ReviewDeskError) as refused:
        track(plan(tiers=["quota = 1"]), sheet(cells), decided(line(named(r6=["A"]), present=6)))
    assert refused.value.code == "vote-not-entitled"
