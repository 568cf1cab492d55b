"""A vote on the candidates after the scores."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reviewdesk.domain.decisions import Decision
from reviewdesk.errors import ReviewDeskError
from trial_tables import HEAD, decided, plan, points, sheet, standings, track, vote

STAGE = '[[stage]]\nkind = "score"\n[[stage]]\nkind = "vote"\ncandidates = "{}"\nmax_yes = "{}"\n'
FIVE = points(A=[90] * 5, B=[80] * 5, C=[70] * 5, D=[60] * 5, E=[50] * 5)


def stage_vote(*rounds: Mapping[str, object], present: int = 5) -> dict[str, object]:
    return vote("v1", "stage", present, rounds, track="t")


def stage(candidates: str = "all", most: str = "any", extra: str = "") -> str:
    return HEAD + STAGE.format(candidates, most) + extra


def yes_counts(standing: str = "ABCDE", **yes: int) -> dict[str, object]:
    return {"counts": {a: {"yes": yes.get(a, 0), "no": 5 - yes.get(a, 0), "abstain": 0} for a in standing}}


def test_a_vote_stage_takes_those_who_pass() -> None:
    taken = decided(stage_vote(yes_counts(A=1, B=5, C=4)))
    found = track(plan(head=stage(), tiers=["quota = 2", "quota = 1"]), sheet(FIVE), taken)
    assert standings(found) == {"A": "t2", "B": "t1", "C": "t1", "D": "not_listed", "E": "not_listed"}


def test_passed_above_quota_goes_by_yes_votes_then_by_score() -> None:
    taken = decided(stage_vote(yes_counts(A=3, B=3, C=4)))
    found = track(plan(head=stage()), sheet(FIVE), taken)
    assert {a for a, s in standings(found).items() if s == "t1"} == {"A", "C"}


def test_below_the_quota_there_is_a_next_round_among_the_failed() -> None:
    taken = decided(stage_vote(yes_counts(A=3, B=1, C=2), yes_counts("BCDE", B=2, C=3)))
    found = track(plan(head=stage()), sheet(FIVE), taken)
    assert {a for a, s in standings(found).items() if s == "t1"} == {"A", "C"}


def test_places_nobody_passed_for_stay_empty() -> None:
    found = track(plan(head=stage()), sheet(FIVE), decided(stage_vote(yes_counts(A=3))))
    assert found.tiers[0].filled == 1 and [a.kind for a in found.alarms] == ["unfilled"]


def test_named_stage_ballots_keep_to_the_most_names() -> None:
    ballots = {"ballots": {f"r{n}": {"A": "yes", "B": "no", "C": "yes"} for n in range(1, 6)}}
    found = track(plan(head=stage(most="quota")), sheet(FIVE), decided(stage_vote(ballots)))
    assert {a for a, s in standings(found).items() if s == "t1"} == {"A", "C"}
    with pytest.raises(ReviewDeskError) as refused:
        track(plan(head=stage(most="quota"), tiers=["quota = 1"]), sheet(FIVE), decided(stage_vote(ballots)))
    assert refused.value.code == "vote-too-many-yes"


@pytest.mark.parametrize(
    ("head", "record", "code"),
    [
        (HEAD, stage_vote(yes_counts(A=3)), "vote-no-stage"),
        (stage(), stage_vote({"counts": {"A": {"yes": 3}}}, present=3), "vote-no-quorum"),
        (stage("top:1.2"), stage_vote(yes_counts("ABCD", D=3)), "vote-not-a-candidate"),
        (stage(), stage_vote(yes_counts("ACDE", A=3)), "vote-candidate-missing"),
        (stage(), stage_vote(yes_counts(A=3), yes_counts("CDE", C=3)), "vote-candidate-missing"),
        (stage(), stage_vote(yes_counts(A=3, B=3), yes_counts("CDE")), "vote-round-too-many"),
    ],
)
def test_an_unlawful_stage_vote_is_refused(head: str, record: dict[str, object], code: str) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        track(plan(head=head), sheet(FIVE), decided(record))
    assert refused.value.code == code


def test_the_candidate_that_was_left_out_is_named() -> None:
    with pytest.raises(ReviewDeskError) as refused:
        track(plan(head=stage()), sheet(FIVE), decided(stage_vote(yes_counts("ABDE", A=3))))
    assert refused.value.data == {"vote": "v1", "application": "C"}


def test_a_named_paper_may_leave_candidates_out() -> None:
    ballots = {"ballots": {f"r{n}": {"B": "yes"} for n in range(1, 6)}}
    found = track(plan(head=stage()), sheet(FIVE), decided(stage_vote(ballots)))
    assert [a for a, standing in standings(found).items() if standing == "t1"] == ["B"]


def test_a_withdrawal_after_the_vote_takes_nothing_from_the_count_of_the_others() -> None:
    voted = stage_vote(yes_counts("ABC", A=5, B=4, C=3))
    gone = {"kind": "withdraw", "application": "A"}
    head = stage("top:1.5")
    found = track(plan(head=head), sheet(FIVE), [*decided(voted), *after_the_reveal(gone)])
    assert standings(found) == {
        "A": "withdrawn", "B": "t1", "C": "t1", "D": "not_listed", "E": "not_listed"
    }  # fmt: skip
    more = {**stage_vote(yes_counts("CD", D=5)), "id": "v2"}
    few = stage_vote(yes_counts("ABC", A=5, B=4))
    found = track(plan(head=head), sheet(FIVE), [*decided(few), *after_the_reveal(gone), *decided(more)])
    assert [a for a, standing in standings(found).items() if standing == "t1"] == ["B", "D"]


def after_the_reveal(table: Mapping[str, object]) -> list[Decision]:
    return [replace(one, revealed=True) for one in decided(table)]


def test_fewer_applications_than_candidates_wanted_all_stand() -> None:
    taken = decided(stage_vote(yes_counts(A=4)))
    found = track(plan(head=stage("top:9")), sheet(FIVE), taken)
    assert standings(found)["A"] == "t1"


def test_a_stage_may_have_its_own_quorum_and_all_places_may_be_outside_tiers() -> None:
    head = stage(extra='quorum = "1/2"\n')
    three = {"counts": {a: {"yes": 3} for a in "ABCDE"}}
    assert track(plan(head=head), sheet(FIVE), decided(stage_vote(three, present=3)))
    none = track(plan(head=head, tiers=[]), sheet(FIVE), decided(stage_vote(yes_counts(A=3))))
    assert set(standings(none).values()) == {"not_listed"}


RECUSED = points(B=[80] * 5, C=[70] * 5) | {"A": [("90",)] * 3 + ["recused"] * 2}


def test_members_recused_from_a_candidate_have_no_vote_on_it() -> None:
    head = stage(extra='base = "present_minus_recused"\n')
    said = {"ballots": {f"r{n}": {"A": "yes", "B": "yes"} for n in range(1, 6)}}
    with pytest.raises(ReviewDeskError) as refused:
        track(plan(head=head), sheet(RECUSED), decided(stage_vote(said)))
    assert refused.value.data == {"vote": "v1", "seat": "r4", "application": "A"}
    said["ballots"] |= {"r4": {"A": "abstain"}, "r5": {"B": "no"}, "r3": {"B": "no"}}
    found = track(plan(head=head), sheet(RECUSED), decided(stage_vote(said)))
    assert standings(found) == {"A": "t1", "B": "not_listed", "C": "not_listed"}
    papers = {"counts": {"A": {"yes": 2, "no": 2}, "B": {"yes": 5}, "C": {}}}
    with pytest.raises(ReviewDeskError) as refused:
        track(plan(head=head), sheet(RECUSED), decided(stage_vote(papers)))
    assert refused.value.code == "vote-papers"
