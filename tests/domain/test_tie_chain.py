"""How equal numbers are told apart, link by link."""

import pytest

from line_votes import FOUR
from reviewdesk.domain.result import TieLink
from trial_tables import ONE, TWO, places, plan, points, rows, sheet, track


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
