"""How ties are broken, how tiers are filled, and what a committee decides where the chain ends."""

import hashlib
from collections.abc import Mapping, Sequence

import pytest

from reviewdesk.domain.conclude import blocking
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.result import TieLink, TrackResult
from reviewdesk.errors import ReviewDeskError
from trial_tables import HEAD, ONE, TWO, decided, plan, points, result, rows, sheet, track, vote

EVEN = points(A=[80, 80, 80, 80, 80], B=[80, 80, 80, 80, 80], C=[70, 70, 70, 70, 70])
FOUR = points(A=[90] * 5, B=[80] * 5, C=[80] * 5, D=[80] * 5, E=[10] * 5)


def standings(of: TrackResult) -> dict[str, str]:
    return {row.application: row.standing for row in of.ranking}


def places(of: TrackResult) -> dict[str, int | None]:
    return {row.application: row.place for row in of.ranking}


def chain(link: str) -> str:
    return f'aggregate = "mean"\ntie_chain = ["{link}"]'


def test_places_count_as_in_a_competition() -> None:
    assert places(track(plan(), sheet(FOUR))) == {"A": 1, "B": 2, "C": 2, "D": 2, "E": 5}


def test_the_untrimmed_mean_breaks_a_tie_and_says_by_how_much() -> None:
    cells = points(A=[60, 80, 80, 80, 90], B=[70, 80, 80, 80, 90])
    found = track(plan(), sheet(cells))
    assert [row.application for row in found.ranking] == ["B", "A"]
    assert [row.tie_break for row in found.ranking] == [
        (TieLink("untrimmed_mean", "80"),),
        (TieLink("untrimmed_mean", "78"),),
    ]


def test_every_link_that_was_tried_leaves_its_value() -> None:
    cells = {"A": [("50", "20")] * 5, "B": [("40", "30")] * 5}
    found = track(plan(criteria=TWO), sheet(cells))
    assert [row.application for row in found.ranking] == ["A", "B"]
    assert rows(found)["B"].tie_break == (TieLink("untrimmed_mean", "70"), TieLink("criterion:a", "40"))


def test_the_next_heaviest_criterion_is_asked_too() -> None:
    criteria = TWO.replace('max = "60"', 'max = "60"\ngroup = "g"')
    cells = {"A": [("50", "20")] * 5, "B": [("50", "20")] * 5}
    links = rows(track(plan(chain("criteria_by_weight"), criteria), sheet(cells)))["A"].tie_break
    assert [link.link for link in links] == ["criterion:a", "criterion:b"]


@pytest.mark.parametrize(
    ("link", "winner"),
    [
        ("criterion:b", "B"),
        ("components:g", "A"),
        ("median", "B"),
        ("head_to_head", "B"),
        ("preferences", "A"),
    ],
)
def test_each_link_of_a_chain(link: str, winner: str) -> None:
    criteria = TWO.replace('max = "60"', 'max = "60"\ngroup = "g"')
    cells = {
        "A": [("60", "40"), ("50", "10"), ("50", "10"), ("50", "10"), ("50", "10")],
        "B": [("50", "10"), ("50", "20"), ("50", "20"), ("50", "20"), ("50", "20")],
    }
    found = track(plan(chain(link), criteria), sheet(cells, preferences={"A": ["p"]}))
    assert found.ranking[0].application == winner
    assert found.ranking[0].tie_break[0].link == link


def test_head_to_head_counts_wins_less_losses_among_those_who_scored_both() -> None:
    cells: dict[str, list[tuple[str] | str]] = {
        "A": [("80",), ("60",), ("70",), "recused"],
        "B": [("70",), ("70",), ("70",), ("70",)],
        "C": [("60",), ("80",), "recused", ("70",)],
    }
    found = rows(track(plan(chain("head_to_head")), sheet(cells)))
    assert {a: row.tie_break[0].value for a, row in found.items()} == {"A": "0", "B": "0", "C": "0"}


def test_the_unrounded_value_may_break_a_tie_or_rank_at_once() -> None:
    cells = points(A=[80, 80, "80.5"], B=[80, 80, 80])
    coarse = 'aggregate = "mean"\nminimum_ballots = 1\nrounding = { places = 0, stages = ["aggregate"] }\n'
    tied = track(plan(coarse + 'tie_chain = ["exact"]'), sheet(cells))
    assert tied.ranking[0].tie_break == (TieLink("exact", "481/6"),)
    assert track(plan(coarse + 'rank_on = "exact"'), sheet(cells)).ranking[0].tie_break == ()
    assert places(track(plan(coarse + "tie_chain = []"), sheet(cells))) == {"A": 1, "B": 1}


def test_a_lower_deduction_wins_its_link() -> None:
    criteria = ONE + '[[track.criterion]]\nid = "d"\nmode = "deduction"\nmax = "9"\nstep = "1"\n'
    cells = {"A": [("80", "2")] * 5, "B": [("79", "1")] * 5}
    assert track(plan(chain("criterion:d"), criteria), sheet(cells)).ranking[0].application == "B"


def test_components_at_level_criterion_are_what_entered_the_total() -> None:
    criteria = TWO.replace('max = "60"', 'max = "60"\ngroup = "g"')
    rules = 'level = "criterion"\ntie_chain = ["components:g", "median"]'
    cells = {"A": [("50", "20")] * 5, "B": [("40", "30")] * 5}
    found = track(plan(rules, criteria), sheet(cells))
    assert found.ranking[0].tie_break == (TieLink("components:g", "50"),)
    both = track(plan(rules, criteria), sheet({"A": [("50", "20")] * 5, "B": [("50", "20")] * 5}))
    assert both.ranking[0].tie_break[1] == TieLink("median", "70")


def test_an_unresolved_tie_on_a_line_stops_all_tiers_below_it() -> None:
    found = track(plan(tiers=["quota = 2", "quota = 2"]), sheet(FOUR))
    assert standings(found) == {
        "A": "t1", "B": "tied_at_line", "C": "tied_at_line", "D": "tied_at_line", "E": "not_listed",
    }  # fmt: skip
    assert [(tier.id, tier.filled) for tier in found.tiers] == [("t1", 1), ("t2", 0)]
    alarm = found.alarms[0]
    assert (alarm.kind, alarm.boundary, alarm.applications) == ("tie_at_line", "t1", ("B", "C", "D"))
    assert (alarm.places_left, alarm.resolved_by, len(found.alarms)) == (1, None, 1)


def test_a_shared_place_extends_the_quota_and_the_next_tier_follows() -> None:
    found = track(plan('end_rule = "share"', tiers=["quota = 2", "quota = 1"]), sheet(FOUR))
    assert standings(found) == {"A": "t1", "B": "t1", "C": "t1", "D": "t1", "E": "t2"}
    assert {a: row.number for a, row in rows(found).items()} == {"A": 1, "B": 2, "C": 2, "D": 2, "E": 1}
    assert found.tiers[0].filled == 4
    assert found.alarms[0].resolved_by == "share"


def test_empty_leaves_the_places_tied_for_unfilled() -> None:
    found = track(plan('end_rule = "empty"', tiers=["quota = 2", "quota = 3"]), sheet(FOUR))
    assert standings(found) == {"A": "t1", "B": "t2", "C": "t2", "D": "t2", "E": "not_listed"}
    assert [(a.kind, a.resolved_by) for a in found.alarms] == [("tie_at_line", "empty"), ("unfilled", None)]


LOT = {"kind": "lot", "track": "t", "tier": "t1", "digits": "1234561234"}


def test_a_lot_orders_by_the_seed_and_the_id() -> None:
    found = track(plan('end_rule = "lot"', tiers=["quota = 1"]), sheet(EVEN), decided(LOT))
    seed = b"reviewdesk-lot-v1\0" + bytes(32) + b"1234561234\0"
    first = min("AB", key=lambda a: hashlib.sha256(seed + a.encode()).hexdigest())
    assert (found.ranking[0].application, found.ranking[0].standing) == (first, "t1")
    assert places(found) == {"A": 1 + (first != "A"), "B": 1 + (first != "B"), "C": 3}
    assert found.ranking[0].tie_break[-1].link == "lot"
    assert found.alarms[0].resolved_by == "lot"


def test_a_lot_that_was_not_thrown_leaves_the_alarm_open() -> None:
    given = plan('end_rule = "lot"', tiers=["quota = 1"])
    found = result(given, sheet(EVEN))
    assert found.tracks[0].alarms[0].resolved_by is None
    assert [alarm.kind for _, alarm in blocking(given, found)] == ["tie_at_line"]


def named(**ballots: Sequence[str]) -> dict[str, object]:
    return {"ballots": {seat: list(names) for seat, names in ballots.items()}}


def line(
    *rounds: Mapping[str, object], number: str = "v1", present: int = 5, **keys: str
) -> dict[str, object]:
    return vote(number, "line", present, rounds, track="t", tier="t1", **keys)


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


def test_a_tie_inside_an_ordered_tier_is_an_alarm_too() -> None:
    ordered = ["quota = 2\nordered = true"]
    found = track(plan(tiers=ordered), sheet(EVEN))
    assert standings(found) == {"A": "t1", "B": "t1", "C": "not_listed"}
    assert [(a.kind, a.places_left, a.resolved_by) for a in found.alarms] == [("tie_in_tier", 2, None)]
    assert track(plan(tiers=["quota = 2"]), sheet(EVEN)).alarms == ()
    voted = track(plan(tiers=ordered), sheet(EVEN), decided(line(named(r1=["B"], r2=["B"], r3=["B"]))))
    assert {a: row.number for a, row in rows(voted).items()} == {"B": 1, "A": 2, "C": None}
    shared = track(plan('end_rule = "empty"', tiers=ordered), sheet(EVEN))
    assert shared.alarms[0].resolved_by == "share"
    drawn = track(plan('end_rule = "lot"', tiers=ordered), sheet(EVEN), decided(LOT))
    assert sorted(row.number or 0 for row in drawn.ranking[:2]) == [1, 2]
    waiting = track(plan('end_rule = "lot"', tiers=ordered), sheet(EVEN))
    assert waiting.alarms[0].resolved_by is None and standings(waiting)["A"] == "t1"


def test_a_floor_keeps_places_empty_and_a_lower_tier_may_take_them() -> None:
    cells = points(A=[90] * 5, B=[50] * 5, C=[40] * 5, D=[10] * 5)
    tiers = ['quota = 3\nfloor = "60"', 'quota = 1\nfloor = "30"']
    found = track(plan(tiers=tiers), sheet(cells))
    assert standings(found) == {"A": "t1", "B": "t2", "C": "not_listed", "D": "below_floor"}
    assert [(a.kind, a.boundary, a.places_left) for a in found.alarms] == [("unfilled", "t1", 2)]
    assert blocking(plan(tiers=tiers), result(plan(tiers=tiers), sheet(cells))) == ()


def test_two_thirds_may_leave_places_empty() -> None:
    yes = {"ballots": {f"r{n}": "yes" for n in range(1, 5)}}
    emptied = vote("v7", "empty", 5, [yes], track="t", tier="t1")
    found = track(plan(tiers=["quota = 2"]), sheet(FOUR), decided(emptied))
    assert standings(found)["B"] == "not_listed"
    assert found.alarms[0].resolved_by == "v7"
    few = track(plan(tiers=["quota = 9"]), sheet(FOUR), decided(emptied))
    assert [(a.kind, a.resolved_by) for a in few.alarms] == [("unfilled", "v7")]
    not_enough = vote("v7", "empty", 5, [{"counts": {"yes": 3, "no": 2}}], track="t", tier="t1")
    assert track(plan(tiers=["quota = 2"]), sheet(FOUR), decided(not_enough)).alarms[0].resolved_by is None


STAGE = '[[stage]]\nkind = "score"\n[[stage]]\nkind = "vote"\ncandidates = "{}"\nmax_yes = "{}"\n'
FIVE = points(A=[90] * 5, B=[80] * 5, C=[70] * 5, D=[60] * 5, E=[50] * 5)


def stage_vote(*rounds: Mapping[str, object], present: int = 5) -> dict[str, object]:
    return vote("v1", "stage", present, rounds, track="t")


def stage(candidates: str = "all", most: str = "any", extra: str = "") -> str:
    return HEAD + STAGE.format(candidates, most) + extra


def yes_counts(**yes: int) -> dict[str, object]:
    return {"counts": {a: {"yes": n, "no": 5 - n, "abstain": 0} for a, n in yes.items()}}


def test_a_vote_stage_takes_those_who_pass() -> None:
    taken = decided(stage_vote(yes_counts(A=1, B=5, C=4)))
    found = track(plan(head=stage(), tiers=["quota = 2", "quota = 1"]), sheet(FIVE), taken)
    assert standings(found) == {"A": "t2", "B": "t1", "C": "t1", "D": "not_listed", "E": "not_listed"}


def test_passed_above_quota_goes_by_yes_votes_then_by_score() -> None:
    taken = decided(stage_vote(yes_counts(A=3, B=3, C=4)))
    found = track(plan(head=stage()), sheet(FIVE), taken)
    assert {a for a, s in standings(found).items() if s == "t1"} == {"A", "C"}


def test_below_the_quota_there_is_a_next_round_among_the_failed() -> None:
    taken = decided(stage_vote(yes_counts(A=3, B=1, C=2), yes_counts(B=2, C=3)))
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
        (stage("top:1.2"), stage_vote(yes_counts(D=3)), "vote-not-a-candidate"),
    ],
)
def test_an_unlawful_stage_vote_is_refused(head: str, record: dict[str, object], code: str) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        track(plan(head=head), sheet(FIVE), decided(record))
    assert refused.value.code == code


def test_fewer_applications_than_candidates_wanted_all_stand() -> None:
    taken = decided(stage_vote({"counts": {"A": {"yes": 4}}}))
    found = track(plan(head=stage("top:9")), sheet(FIVE), taken)
    assert standings(found)["A"] == "t1"


def test_a_stage_may_have_its_own_quorum_and_all_places_may_be_outside_tiers() -> None:
    head = stage(extra='quorum = "1/2"\n')
    assert track(plan(head=head), sheet(FIVE), decided(stage_vote({"counts": {"A": {"yes": 3}}}, present=3)))
    none = track(plan(head=head, tiers=[]), sheet(FIVE), decided(stage_vote(yes_counts(A=3))))
    assert set(standings(none).values()) == {"not_listed"}


PAIR = """[review_session]
title = "x"
multiple = "{}"
[[track]]
id = "one"
[[track.tier]]
id = "t1"
quota = 1
[[track.criterion]]
id = "c"
max = "100"
[[track]]
id = "two"
[[track.tier]]
id = "t1"
quota = 1
[[track.criterion]]
id = "c"
max = "100"
"""


def both(multiple: str, first: Mapping[str, Sequence[tuple[str]]]) -> tuple[TrackResult, ...]:
    given = read_plan("schema = 1\n" + PAIR.format(multiple))
    second = sheet(points(A=[90] * 5, B=[80] * 5))
    return result(given, {"one": sheet(first), "two": second}).tracks


def test_one_place_per_applicant_passes_the_winner_over_in_later_tracks() -> None:
    first = points(A=[90] * 5, C=[10] * 5)
    _, two = both("one", first)
    assert (standings(two), places(two)) == ({"A": "listed_elsewhere", "B": "t1"}, {"A": 1, "B": 2})
    assert rows(two)["A"].counted_elsewhere == "one" and rows(two)["B"].number == 1
    assert standings(both("allowed", first)[1]) == {"A": "t1", "B": "not_listed"}


def test_a_later_track_waits_for_a_tie_that_touches_its_applicants() -> None:
    one, two = both("one", points(A=[90] * 5, C=[90] * 5))
    assert standings(one) == {"A": "tied_at_line", "C": "tied_at_line"}
    assert standings(two) == {"A": "not_listed", "B": "not_listed"} and two.tiers[0].filled == 0


def test_a_tie_with_an_applicant_listed_elsewhere_is_settled_among_the_others() -> None:
    given = read_plan("schema = 1\n" + PAIR.format("one"))
    sheets = {
        "one": sheet(points(A=[90] * 5, D=[1] * 5)),
        "two": sheet(points(A=[80] * 5, B=[80] * 5, C=[80] * 5)),
    }
    record = {**line(named(r1=["B"], r2=["B"], r3=["B"])), "track": "two"}
    found = result(given, sheets, decided(record)).tracks[1]
    assert standings(found) == {"A": "listed_elsewhere", "B": "t1", "C": "not_listed"}
    assert places(found) == {"A": 1, "B": 1, "C": 3}
