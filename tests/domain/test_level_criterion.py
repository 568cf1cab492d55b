"""At level criterion every criterion has its own number of marks, its own trimming and its own rounding."""

import pytest

from reviewdesk.domain.marks import Rubric
from reviewdesk.domain.merge import unlawful
from trial_tables import ONE, TWO, Cells, plan, points, result, rows, sheet, track

LEVEL = 'level = "criterion"\nminimum_ballots = 3\n'
GATE = '[[track.criterion]]\nid = "g"\nmode = "gate"\n'
PARTLY: Cells = {"A": [("60", "40"), ("50", None), ("40", "20"), ("50", "30"), ("50", "30")]}


def test_n_is_per_criterion_and_the_least_is_printed() -> None:
    row = rows(track(plan(LEVEL + 'aggregate = "mean"', TWO), sheet(PARTLY)))["A"]
    assert (row.exact, row.ballots, row.criteria) == ("80", 4, {"a": "50", "b": "30"})
    assert set(row.totals) == {"r1", "r3", "r4", "r5"}
    assert [(e.reviewer, e.state) for e in row.excluded] == [("r2", "absent")]


def test_each_criterion_is_trimmed_rounded_and_then_summed() -> None:
    rules = LEVEL + 'rounding = { places = 1, stages = ["criterion"] }'
    cells: Cells = {"A": [("1", "1"), ("2", "3"), ("2", "4"), ("3", "4"), ("9", "9")]}
    row = rows(track(plan(rules, TWO), sheet(cells)))["A"]
    assert row.criteria == {"a": "2.3", "b": "3.7"}
    assert (row.exact, row.published, row.dropped) == ("6", "6.0", ())


@pytest.mark.parametrize("stage", ["criterion", "factored"])
def test_a_deduction_is_rounded_half_up_before_it_is_subtracted(stage: str) -> None:
    deduction = '[[track.criterion]]\nid = "d"\nmode = "deduction"\nmax = "5"\nstep = "0.25"\n'
    rules = LEVEL + f'aggregate = "mean"\nrounding = {{ places = 1, stages = ["{stage}"] }}'
    row = rows(track(plan(rules, TWO + deduction), sheet({"A": [("60", "30", "0.75")] * 3})))["A"]
    assert row.exact == "446/5"


def test_medians_are_summed_too_and_a_gate_adds_nothing() -> None:
    cells = {"A": [(a, b, "pass") for a, b in (("1", "9"), ("2", "8"), ("9", "1"), ("9", "1"), ("9", "1"))]}
    row = rows(track(plan(LEVEL + 'aggregate = "median"', TWO + GATE), sheet(cells)))["A"]
    assert (row.exact, row.criteria) == ("10", {"a": "9", "b": "1"})


def test_a_criterion_without_any_mark_leaves_the_application_unscored() -> None:
    cells: Cells = {"A": [("60", None)] * 3, "B": [("50", "30")] * 3}
    found = rows(track(plan(LEVEL, TWO), sheet(cells)))
    assert (found["A"].standing, found["A"].ballots, found["A"].exact) == ("unscored", 0, None)
    assert found["B"].place == 1


def test_too_few_marks_on_one_criterion_make_the_whole_track_fall_back() -> None:
    cells: Cells = {"A": [("60", "40"), ("50", None), ("40", None)], "B": [("50", "30")] * 3}
    found = track(plan(LEVEL, TWO), sheet(cells))
    assert (found.declared, found.applied) == ("trimmed", "mean")
    assert [a.applications for a in found.alarms if a.kind == "minimum_ballots"] == [("A",)]
    assert {row.flags for row in found.ranking} == {("fallback",)}


def test_a_track_may_rest_on_objective_values_alone() -> None:
    criteria = GATE + '[[track.criterion]]\nid = "o"\nmode = "objective"\nmax = "100"\n'
    cells = {"A": [("pass",)] * 5, "B": [("pass",)] * 5}
    found = track(plan(criteria=criteria), sheet(cells, {"A": {"o": "70"}, "B": {"o": "80.5"}}))
    assert [(row.application, row.exact) for row in found.ranking] == [("B", "161/2"), ("A", "70")]


@pytest.mark.parametrize(("trim", "dropped"), [(1, ("r2", "r5")), (2, ("r1", "r2", "r4", "r5"))])
def test_the_first_and_last_by_value_and_id_are_dropped(trim: int, dropped: tuple[str, ...]) -> None:
    row = rows(track(plan(f"trim = {trim}"), sheet(points(A=[70, 60, 80, 90, 90]))))["A"]
    assert row.dropped == dropped


def test_nobody_scored_is_no_reason_for_a_fallback() -> None:
    cells: dict[str, list[tuple[str] | str]] = {"A": [("80",)] * 5, "B": ["recused"] * 5}
    found = track(plan(), sheet(cells))
    assert (found.applied, rows(found)["B"].standing) == ("trimmed", "unscored")


def test_a_cell_that_is_not_scored_is_not_unlawful() -> None:
    assert unlawful(Rubric(plan(criteria=ONE).tracks[0]), (None,)) is None


def test_a_result_is_asked_for_its_tracks() -> None:
    found = result(plan(), sheet(points(A=[80] * 5)))
    assert found.track("t") is found.tracks[0]
    with pytest.raises(KeyError):
        found.track("u")
