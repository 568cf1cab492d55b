"""Scaled integers give what fractions give, and a merge has the properties a committee relies on."""

import copy
from collections.abc import Callable
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewdesk.domain.marks import Rubric
from reviewdesk.domain.merge import faults, unlawful
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import result_json
from trial_tables import ONE, TWO, plan, points, result, rows, sheet, track

WEIGHTS = """
[[track.criterion]]
id = "a"
max = "7"
step = "0.25"
weight = "1/3"
[[track.criterion]]
id = "b"
max = "11"
step = "0.5"
weight = "2/3"
"""
FACTORS = """
[[track.criterion]]
id = "a"
max = "40"
step = "0.25"
factor = "3/2"
[[track.criterion]]
id = "b"
max = "10"
step = "0.5"
factor = "4"
[[track.criterion]]
id = "d"
mode = "deduction"
max = "9"
step = "1"
"""
Marks = list[list[tuple[int, ...]]]


def naive(form: str, marks: tuple[int, ...]) -> Fraction:
    if form == "weights":
        a, b = Fraction(marks[0], 4), Fraction(marks[1], 2)
        return 100 * (Fraction(1, 3) * a / 7 + Fraction(2, 3) * b / 11)
    return max(Fraction(0), Fraction(3, 2) * Fraction(marks[0], 4) + 4 * Fraction(marks[1], 2) - marks[2])


def spelled(form: str, marks: tuple[int, ...]) -> tuple[str, ...]:
    quarter = f"{marks[0] // 4}.{marks[0] % 4 * 25:02}"
    half = f"{marks[1] // 2}.{marks[1] % 2 * 5}"
    return (quarter, half) if form == "weights" else (quarter, half, str(marks[2]))


def trimmed(totals: list[Fraction]) -> Fraction:
    kept = sorted(totals)[1:-1]
    return sum(kept, Fraction(0)) / len(kept)


def mean(totals: list[Fraction]) -> Fraction:
    return sum(totals, Fraction(0)) / len(totals)


AGGREGATES: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "mean": mean,
    "trimmed": trimmed,
    "median": median,
}
one_mark = st.tuples(st.integers(0, 28), st.integers(0, 20), st.integers(0, 9))
tables = st.integers(5, 9).flatmap(
    lambda n: st.lists(st.lists(one_mark, min_size=n, max_size=n), min_size=1, max_size=6)
)


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from(sorted(AGGREGATES)), st.sampled_from(["points", "weights"]))
def test_every_aggregate_equals_the_naive_fractions(table: Marks, aggregate: str, form: str) -> None:
    criteria = WEIGHTS if form == "weights" else FACTORS
    rules = f'form = "{form}"\naggregate = "{aggregate}"\nabnormal = {{}}'
    cells = {f"A{i}": [spelled(form, marks) for marks in row] for i, row in enumerate(table)}
    found = rows(track(plan(rules, criteria), sheet(cells)))
    for i, row in enumerate(table):
        totals = [naive(form, marks) for marks in row]
        exact = AGGREGATES[aggregate](totals)
        assert found[f"A{i}"].exact == str(exact)
        assert found[f"A{i}"].published == half_up(exact)
        assert [Fraction(text) for text in found[f"A{i}"].totals.values()] == totals


def half_up(value: Fraction) -> str:
    hundredths = int(value * 100 + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02}"


marks_table = st.lists(st.lists(st.integers(0, 200), min_size=6, max_size=6), min_size=2, max_size=8).map(
    lambda table: {f"A{i}": [(f"{m / 2:g}",) for m in row] for i, row in enumerate(table)}
)


@settings(max_examples=40, deadline=None)
@given(
    marks_table,
    st.permutations(range(6)),
    st.sampled_from(["mean", "trimmed", "median", "rank_sum", "z_score"]),
)
def test_the_order_of_reviewers_changes_no_value(
    cells: dict[str, list[tuple[str]]], order: list[int], aggregate: str
) -> None:
    rules = plan(f'aggregate = "{aggregate}"')
    turned = {a: [row[i] for i in order] for a, row in cells.items()}
    before, after = rows(track(rules, sheet(cells))), rows(track(rules, sheet(turned)))
    assert {a: r.exact for a, r in before.items()} == {a: r.exact for a, r in after.items()}
    assert {a: r.place for a, r in before.items()} == {a: r.place for a, r in after.items()}


@settings(max_examples=40, deadline=None)
@given(marks_table)
def test_a_constant_added_to_one_reviewer_leaves_the_mean_ranking(cells: dict[str, list[tuple[str]]]) -> None:
    rules = plan('aggregate = "mean"\nfull = "200"\ntie_chain = []', ONE.replace('"100"', '"200"'))
    raised = {a: [(f"{float(row[0][0]) + 50:g}",), *row[1:]] for a, row in cells.items()}
    ranks = [[(r.application, r.place) for r in track(rules, sheet(c)).ranking] for c in (cells, raised)]
    assert ranks[0] == ranks[1]


@settings(max_examples=40, deadline=None)
@given(marks_table)
def test_scaling_maxima_and_marks_changes_nothing(cells: dict[str, list[tuple[str]]]) -> None:
    weights = '[[track.criterion]]\nid = "c"\nmax = "{}"\nstep = "0.5"\nweight = "1"\n'
    tripled = {a: [(f"{float(m[0]) * 3:g}",) for m in row] for a, row in cells.items()}
    found = [
        track(plan('form = "weights"', weights.format(most)), sheet(c))
        for most, c in (("100", cells), ("300", tripled))
    ]
    assert [(r.application, r.exact) for r in found[0].ranking] == [
        (r.application, r.exact) for r in found[1].ranking
    ]


@settings(max_examples=40, deadline=None)
@given(marks_table, st.integers(0, 5), st.sampled_from(["mean", "trimmed"]))
def test_raising_one_mark_never_lowers_its_application(
    cells: dict[str, list[tuple[str]]], reviewer: int, aggregate: str
) -> None:
    rules = plan(f'aggregate = "{aggregate}"')
    raised = copy.deepcopy(cells)
    raised["A0"][reviewer] = ("100",)
    before, after = (Fraction(rows(track(rules, sheet(c)))["A0"].exact or 0) for c in (cells, raised))
    assert after >= before


@settings(max_examples=40, deadline=None)
@given(marks_table, st.integers(0, 200))
def test_a_recused_reviewers_marks_cannot_influence(cells: dict[str, list[tuple[str]]], mark: int) -> None:
    rules = plan('aggregate = "mean"')
    without: dict[str, list[tuple[str] | str]] = {a: list(row) for a, row in cells.items()}
    without["A0"][2] = "recused"
    other = {a: list(row) for a, row in without.items()}
    other["A0"][2] = "recused"
    assert result_json(result(rules, sheet(without))) == result_json(result(rules, sheet(other)))
    held = rows(track(rules, sheet(without)))["A0"]
    assert "r3" not in held.totals and held.ballots == 5
    assert [(e.reviewer, e.state) for e in held.excluded] == [("r3", "recused")]


@settings(max_examples=40, deadline=None)
@given(marks_table, st.sampled_from(["share", "vote", "lot", "empty"]), st.integers(1, 3))
def test_a_tier_never_holds_more_than_its_quota_unless_the_end_rule_extends_it(
    cells: dict[str, list[tuple[str]]], end: str, quota: int
) -> None:
    found = track(plan(f'end_rule = "{end}"\ntie_chain = []', tiers=[f"quota = {quota}"]), sheet(cells))
    assert end == "share" or found.tiers[0].filled <= quota


@settings(max_examples=20, deadline=None)
@given(marks_table)
def test_merging_twice_gives_identical_bytes(cells: dict[str, list[tuple[str]]]) -> None:
    assert result_json(result(plan(), sheet(cells))) == result_json(result(plan(), sheet(cells)))


def test_incident_4_a_blank_is_not_a_zero() -> None:
    given_cells: dict[str, list[tuple[str] | str]] = {"A": [("80",), ("90",), "absent"]}
    row = rows(track(plan('aggregate = "mean"\nminimum_ballots = 2'), sheet(given_cells)))["A"]
    assert (row.exact, row.ballots) == ("85", 2)


def test_incident_8_two_point_six_seven_five_rounds_up_and_13_equals_13() -> None:
    fine = ONE.replace('"0.5"', '"0.001"')
    rules = plan('aggregate = "mean"\nminimum_ballots = 1\ntie_chain = []', fine, ["quota = 1"])
    found = track(rules, sheet(points(A=["2.675"], B=["7.125"], C=["80.125"])))
    assert [row.published for row in found.ranking] == ["80.13", "7.13", "2.68"]
    thirds = rows(track(rules, sheet(points(A=["13", "13", "13"], B=["12.9", "13", "13.1"]))))
    assert thirds["A"].place == thirds["B"].place == 1


def test_incident_5_the_order_of_a_file_decides_no_tie() -> None:
    cells = points(B=[80, 80, 80, 80, 80], A=[80, 80, 80, 80, 80])
    turned = dict(reversed(cells.items()))
    assert result_json(result(_one(), sheet(cells))) == result_json(result(_one(), sheet(turned)))
    found = track(_one(), sheet(cells))
    assert [row.standing for row in found.ranking] == ["tied_at_line", "tied_at_line"]


def _one() -> Plan:
    return plan(tiers=["quota = 1"])


@pytest.mark.parametrize("aggregate", ["rank_sum", "z_score"])
def test_lists_are_put_on_one_footing(aggregate: str) -> None:
    cells = points(A=[90, 50, 70], B=[80, 40, 70], C=[70, 30, 70])
    found = track(plan(f'aggregate = "{aggregate}"\nminimum_ballots = 1'), sheet(cells))
    assert [row.application for row in found.ranking] == ["A", "B", "C"]
    exact = [row.exact for row in found.ranking]
    if aggregate == "rank_sum":
        assert (found.better, exact) == ("low", ["4", "6", "8"])
    else:
        third = "6666666666666666666666666"
        assert found.better == "high"
        assert exact[0] is not None and exact[0].startswith("56." + third) and len(exact[0]) == 31


def test_rank_sum_with_a_recusal_is_a_mean_of_shares() -> None:
    cells: dict[str, list[tuple[str] | str]] = {"A": [("90",), ("50",)], "B": [("80",), "recused"]}
    found = rows(track(plan('aggregate = "rank_sum"\nminimum_ballots = 1'), sheet(cells)))
    assert (found["A"].exact, found["B"].exact) == ("3/8", "3/4")


@pytest.mark.parametrize("row", [("60",), ("60", "40", "1"), ()])
def test_a_row_with_a_mark_too_many_or_too_few_is_unlawful(row: tuple[str, ...]) -> None:
    rubric = Rubric(plan(criteria=TWO).tracks[0])
    assert unlawful(rubric, ("60", "40")) is None
    assert list(faults(rubric, row)) == [("", str(len(row)), "mark-count")]
