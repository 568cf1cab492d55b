"""One applicant in several tracks, with one place or with as many as it wins."""

from collections.abc import Mapping, Sequence
from itertools import permutations

from line_votes import line, named
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import TrackResult
from reviewdesk.domain.sheet import Sheet
from reviewdesk.errors import ReviewDeskError
from trial_tables import decided, places, points, result, rows, sheet, standings, vote

STAGED = """
[[stage]]
kind = "score"
[[stage]]
kind = "vote"
candidates = "top:2"
secrecy = "secret"
"""
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


def in_every_order(given: Plan, sheets: Mapping[str, Sheet], *acts: Mapping[str, object]) -> set[str]:
    """The tracks, or the refusal, that these decisions lead to, whichever comes first."""
    found = set()
    for order in permutations(acts):
        try:
            tracks = result(given, sheets, decided(*order)).tracks
            found.add(repr([(standings(track), places(track)) for track in tracks]))
        except ReviewDeskError as refusal:
            found.add(str(refusal))
    return found


def counted(number: str, track: str, **yes: int) -> dict[str, object]:
    counts = {"counts": {a: {"yes": n, "no": 5 - n} for a, n in yes.items()}}
    return vote(number, "stage", 5, [counts], track=track)


def test_votes_on_the_stage_of_two_tracks_may_be_recorded_in_either_order() -> None:
    given = read_plan("schema = 1\n" + PAIR.format("one") + STAGED)
    sheets = {
        "one": sheet(points(A=[90] * 5, C=[80] * 5, D=[70] * 5)),
        "two": sheet(points(A=[90] * 5, B=[80] * 5, C=[70] * 5)),
    }
    first = counted("v1", "one", A=1, C=5)
    (found,) = in_every_order(given, sheets, first, counted("v2", "two", A=5, B=2))
    assert "{'A': 't1', 'B': 'not_listed', 'C': 'listed_elsewhere'}" in found
    (found,) = in_every_order(given, sheets, first, counted("v2", "two", A=5, C=2))
    assert found == "vote-not-a-candidate(vote=v2, application=C)"
    (found,) = in_every_order(given, sheets, first, counted("v2", "two", A=5))
    assert found == "vote-candidate-missing(vote=v2, application=B)"


def test_who_stands_in_a_later_track_is_known_once_the_earlier_is_voted_on() -> None:
    given = read_plan("schema = 1\n" + PAIR.format("one") + STAGED)
    sheets = {
        "one": sheet(points(A=[80] * 5, B=[90] * 5)),
        "two": sheet(points(A=[90] * 5, B=[80] * 5, C=[70] * 5)),
    }
    first, second = counted("v1", "one", A=1, B=5), counted("v2", "two", A=2, C=5)
    (found,) = in_every_order(given, sheets, first, second)
    assert "{'A': 'not_listed', 'B': 'listed_elsewhere', 'C': 't1'}" in found


def test_a_vote_on_a_stage_counts_once_the_tie_in_an_earlier_track_is_settled() -> None:
    given = read_plan("schema = 1\n" + PAIR.format("one") + STAGED.replace("top:2", "all"))
    sheets = {
        "one": sheet(points(A=[90] * 5, C=[90] * 5)),
        "two": sheet(points(A=[90] * 5, B=[80] * 5)),
    }
    tied = counted("v1", "one", A=4, C=4)
    settled = {**line(named(r1=["C"], r2=["C"], r3=["C"]), number="v2"), "track": "one"}
    later = counted("v3", "two", A=3, B=5)
    without = result(given, sheets, decided(tied, later)).tracks
    assert standings(without[1]) == {"A": "not_listed", "B": "not_listed"}
    found = {
        repr([standings(track) for track in result(given, sheets, decided(*order)).tracks])
        for order in ((tied, settled, later), (tied, later, settled), (later, tied, settled))
    }
    assert found == {"[{'C': 't1', 'A': 'not_listed'}, {'A': 'not_listed', 'B': 't1'}]"}


def test_an_earlier_track_nobody_voted_on_keeps_no_applicant_from_a_later_one() -> None:
    given = read_plan("schema = 1\n" + PAIR.format("one") + STAGED)
    sheets = {name: sheet(points(A=[90] * 5, B=[80] * 5)) for name in ("one", "two")}
    one, two = result(given, sheets).tracks
    assert standings(one)["A"] == "t1"
    assert set(standings(two).values()) == {"not_listed"}
