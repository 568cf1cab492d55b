"""What a vote on a line is worth after something else has changed, and inside an ordered tier."""

import pytest

from line_votes import EVEN, LOT, line, named
from reviewdesk.errors import Problems, ReviewDeskError
from trial_tables import decided, places, plan, points, sheet, standings, track, vote

ONE = points(A=[80] * 5, B=[80] * 5, C=[80] * 5, D=[70] * 5)
GONE = {"kind": "withdraw", "application": "B"}


def everybody(*names: str) -> dict[str, object]:
    return named(**{f"r{n}": names for n in range(1, 6)})


def test_who_is_withdrawn_takes_nothing_from_the_count_of_the_others() -> None:
    found = track(plan(tiers=["quota = 1"]), sheet(ONE), decided(line(everybody("A")), GONE))
    assert standings(found) == {"A": "t1", "B": "withdrawn", "C": "not_listed", "D": "not_listed"}


def test_when_the_one_that_was_elected_goes_the_place_is_open_again() -> None:
    voted = line(everybody("B"))
    found = track(plan(tiers=["quota = 1"]), sheet(ONE), decided(voted, GONE))
    assert standings(found)["A"] == standings(found)["C"] == "tied_at_line"
    again = line(everybody("C"), number="v2")
    found = track(plan(tiers=["quota = 1"]), sheet(ONE), decided(voted, GONE, again))
    assert standings(found)["C"] == "t1" and standings(found)["A"] == "not_listed"


def test_a_second_round_after_the_elected_has_gone_counts_only_where_it_fits() -> None:
    table = points(A=[90] * 5, B=[80] * 5, C=[80] * 5, D=[80] * 5, E=[80] * 5)
    first, second = named(r1=["B", "C"], r2=["B", "C"], r3=["B", "D"]), everybody("C")
    assert (
        standings(track(plan(tiers=["quota = 3"]), sheet(table), decided(line(first, second))))["C"] == "t1"
    )
    found = track(plan(tiers=["quota = 3"]), sheet(table), decided(line(first, second), GONE))
    assert found.alarms[0].resolved_by is None and standings(found)["C"] == "tied_at_line"


def test_a_vote_about_fewer_places_is_no_vote_about_more() -> None:
    table = points(A=[90] * 5, B=[80] * 5, C=[80] * 5, D=[80] * 5)
    gone = {"kind": "withdraw", "application": "A"}
    found = track(plan(tiers=["quota = 2"]), sheet(table), decided(line(everybody("B")), gone))
    assert {standings(found)[a] for a in "BCD"} == {"tied_at_line"}


def test_nobody_who_joins_the_tied_later_is_beaten_by_an_earlier_vote() -> None:
    table = points(A=[80] * 5, B=[80] * 5, C=[60, 80, 80, 80, 80])
    mean = plan('aggregate = "mean"\ntie_chain = []', tiers=["quota = 1"])
    voted = line(everybody("A"))
    assert standings(track(mean, sheet(table), decided(voted)))["A"] == "t1"
    corrected = {
        "kind": "correct", "correction": "transcription", "seat": "r1", "application": "C",
        "criterion": "c", "value": "80",
    }  # fmt: skip
    found = track(mean, sheet(table), decided(voted, corrected))
    assert {standings(found)[a] for a in "ABC"} == {"tied_at_line"}


@pytest.mark.parametrize("table", [points(A=[80] * 5, B=[70] * 5, C=[60] * 5), EVEN])
def test_a_vote_without_a_tie_for_it_is_refused(table: dict[str, list[tuple[str]]]) -> None:
    votes = [line(everybody("A")), line(everybody("B"), number="v2")]
    with pytest.raises(ReviewDeskError) as refused:
        track(plan(tiers=["quota = 1"]), sheet(table), decided(*votes))
    assert refused.value.code == "vote-no-tie"


def empty(places: int | None = None, yes: int = 4) -> dict[str, object]:
    ballots = {f"r{n}": "yes" if n <= yes else "no" for n in range(1, 6)}
    found = vote("v1", "empty", 5, [{"ballots": ballots}], track="t", tier="t1")
    return found if places is None else {**found, "places": places}


@pytest.mark.parametrize(
    ("places", "yes", "listed"), [(1, 4, "A"), (1, 3, "AB"), (2, 5, ""), (9, 5, ""), (None, 5, "AB")]
)
def test_two_thirds_may_leave_places_empty_that_somebody_could_have(
    places: int | None, yes: int, listed: str
) -> None:
    table = points(A=[90] * 5, B=[80] * 5, C=[70] * 5)
    found = track(plan(tiers=["quota = 2"]), sheet(table), decided(empty(places, yes)))
    assert "".join(a for a, standing in standings(found).items() if standing == "t1") == listed
    unfilled = [(a.places_left, a.resolved_by) for a in found.alarms]
    assert unfilled == ([(2 - len(listed), "v1")] if len(listed) < 2 else [])


def test_places_are_left_empty_by_number() -> None:
    with pytest.raises(Problems):
        decided(empty(0))


def test_equal_votes_inside_an_ordered_tier_are_a_tie_again() -> None:
    ordered = plan(tiers=["quota = 2\nordered = true"])
    first = line(everybody("A", "B"))
    found = track(ordered, sheet(ONE), decided(first))
    assert [(a.kind, a.applications, a.resolved_by) for a in found.alarms] == [
        ("tie_at_line", ("A", "B", "C"), "v1"),
        ("tie_in_tier", ("A", "B"), None),
    ]
    found = track(ordered, sheet(ONE), decided(first, line(everybody("B"), number="v2")))
    assert places(found) == {"B": 1, "A": 2, "C": 3, "D": 4}
    assert [alarm.resolved_by for alarm in found.alarms] == ["v1", "v2"]


def test_three_tied_inside_an_ordered_tier_are_told_apart_vote_by_vote() -> None:
    ordered = plan(tiers=["quota = 3\nordered = true"])
    first = line(everybody("C"))
    found = track(ordered, sheet(ONE), decided(first))
    assert [(a.applications, a.resolved_by) for a in found.alarms] == [
        (("A", "B", "C"), "v1"),
        (("A", "B"), None),
    ]
    found = track(ordered, sheet(ONE), decided(first, line(everybody("A"), number="v2")))
    assert places(found) == {"C": 1, "A": 2, "B": 3, "D": 4}


@pytest.mark.parametrize(("after", "open_"), [("share", False), ("empty", False), ("lot", True)])
def test_an_order_that_votes_do_not_settle_falls_to_the_other_end_rule(after: str, open_: bool) -> None:
    rules = f'end_rule_after_vote = "{after}"\nvote = {{ max_rounds = 1 }}'
    given = plan(rules, tiers=["quota = 3\nordered = true"])
    taken = line(named(r1=["A"], r2=["B"], r3=["C"]))
    found = track(given, sheet(ONE), decided(taken))
    assert (found.alarms[0].resolved_by is None) is open_
    if open_:
        assert set(places(track(given, sheet(ONE), decided(taken, LOT))).values()) == {1, 2, 3, 4}
    else:
        assert [places(found)[a] for a in "ABC"] == [1, 1, 1]
