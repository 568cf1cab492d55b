"""What would change the list: another method, a reviewer less, a ballot moved, other reviewers."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from data.real_panels import needs_data, wine_plan, wine_rows
from reviewdesk.diagnostics.bootstrap import bootstrap
from reviewdesk.diagnostics.distance import distances, flip
from reviewdesk.diagnostics.matrix import matrix
from reviewdesk.diagnostics.methods import leave_one_out, method_sheet
from reviewdesk.diagnostics.recount import Counted, listed
from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.intake.scores import read_scores
from trial_tables import ONE, TWO, Cells, plan, points, sheet

SEED = Digest("ab" * 32)
A, B, C = (ApplicationId(name) for name in "ABC")
CLOSE = points(A=[80, 80, 80, 80, 90], B=[81, 79, 80, 80, 80], C=[60, 61, 62, 63, 64])


def counted(rules: str = 'aggregate = "mean"', criteria: str = ONE, cells: Cells = CLOSE) -> Counted:
    return Counted(plan(rules, criteria, tiers=["quota = 1"]), TrackId("t"), sheet(cells))


@needs_data
@pytest.mark.parametrize(("panel", "judges"), [("1", "3 5 6"), ("2", "3 5 6 7 8 9 10")])
def test_whose_absence_changes_the_top_eight_of_the_wines(panel: str, judges: str, tmp_path: Path) -> None:
    rules = 'aggregate = "trimmed"\nminimum_ballots = 3\ntie_chain = []'
    given = read_plan(wine_plan(rules, panel).replace("[[track.criterion]]", TIER, 1))
    scores = tmp_path / "scores.csv"
    lines = ["track,application,reviewer,criterion,points,state", *map(",".join, wine_rows(panel))]
    scores.write_text("\n".join(lines), encoding="utf-8")
    track = TrackId(f"p{panel}")
    found = leave_one_out(Counted(given, track, read_scores(scores, given).sheets[track]))
    assert {seat for seat, swap in found.items() if swap.changes} == {f"j{n}" for n in judges.split()}


TIER = '[[track.tier]]\nid = "top"\nquota = 8\n[[track.criterion]]'


def test_without_the_one_who_liked_a_b_is_listed() -> None:
    found = leave_one_out(counted())
    assert [(seat, s.joins, s.leaves) for seat, s in found.items() if s.changes] == [("r5", ("B",), ())]
    assert set(found) == {f"r{n}" for n in range(1, 6)}


def test_each_method_says_whether_the_list_would_be_another() -> None:
    found = method_sheet(counted(cells=points(A=[80, 80, 80, 80, 90], B=[81, 81, 81, 79, 70])))
    assert set(found) == {"mean", "median", "trimmed_1", "trimmed_2", "criterion_trimmed"}
    assert not found["mean"].changes
    assert found["median"].joins == ("B",)
    few = method_sheet(counted(cells=points(A=[1, 2, 3], B=[2, 2, 2])))
    assert set(few) == {"mean", "median", "trimmed_1", "criterion_trimmed"}


def test_the_listed_are_held_against_the_first_below_and_the_others_against_the_last_above() -> None:
    result = counted().result()
    assert listed(result) == {A}
    assert distances(result) == {A: Fraction(2), B: Fraction(-2), C: Fraction(-20)}
    assert distances(counted(cells=points(A=[1, 2, 3])).result()) == {}


def test_where_a_low_number_is_better_the_distance_turns_with_it() -> None:
    result = counted('aggregate = "rank_sum"').result()
    assert result.better == "low" and distances(result)[A] > 0 > distances(result)[C]


def test_the_smallest_change_of_one_ballot_that_turns_two_places() -> None:
    found = flip(counted(), A, B)
    assert found is not None
    assert (found.reviewer, found.application, found.points) == ("r1", "B", Fraction("10.5"))
    assert flip(counted(), A, C) is None


def test_a_change_is_spread_over_the_criteria_within_their_limits() -> None:
    cells: Cells = {"A": [("60", "40")] * 3, "B": [("60", "39"), ("60", "40"), ("59", "40")]}
    found = flip(counted('minimum_ballots = 3\naggregate = "mean"', TWO, cells), A, B)
    assert found is not None and (found.application, found.points) == (A, Fraction("-2.5"))


def test_who_is_recused_or_gone_is_no_way_to_turn_places() -> None:
    cells: Cells = {"A": [("90",), ("90",), "recused"], "B": [("80",), "recused", ("80",)]}
    found = flip(counted('minimum_ballots = 2\naggregate = "mean"', ONE, cells), A, B)
    assert found is not None and found.reviewer in ("r1", "r2", "r3")
    gone = counted(cells={"A": [("90",)], "B": ["recused"]})
    assert flip(gone, A, B) is None


def test_a_typed_row_out_of_range_counts_nowhere_and_turns_nothing() -> None:
    cells: Cells = {"A": [("90",), ("90",), ("101",)], "B": [("80",), ("80",), ("80",)]}
    cast = counted('minimum_ballots = 2\naggregate = "mean"', ONE, cells)
    typed = replace(cast.sheet, seats=dict.fromkeys(cast.sheet.seats, "typed"))
    found = flip(replace(cast, sheet=typed), A, B)
    assert found is not None and (found.reviewer, found.application) != ("r3", "A")


def test_resampling_says_how_sure_a_place_is_and_the_same_ballots_say_the_same() -> None:
    table = matrix(counted().result())
    first = bootstrap(table, "trimmed", trim=1, quota=1, seed=SEED, draws=400)
    assert first == bootstrap(table, "trimmed", trim=1, quota=1, seed=SEED, draws=400)
    by = {one.application: one for one in first}
    assert by[C].band == "out" and (by[C].low, by[C].high) == (3, 3)
    assert by[A].listed + by[B].listed >= 1 and by[A].listed > by[B].listed


@pytest.mark.parametrize("aggregate", ["mean", "median", "trimmed"])
def test_gaps_are_left_out_and_a_panel_without_any_ballot_ranks_last(aggregate: str) -> None:
    cells: Cells = {"A": [("90",), ("80",), ("85",)], "B": [("10",), "recused", "recused"]}
    table = matrix(counted('minimum_ballots = 1\naggregate = "mean"', ONE, cells).result())
    found = bootstrap(table, aggregate, trim=1, quota=1, seed=SEED, draws=100)  # type: ignore[arg-type]
    assert [(one.listed, one.band) for one in found] == [(1.0, "in"), (0.0, "out")]


def test_nobody_to_resample_says_nothing() -> None:
    table = matrix(counted(cells={"A": ["recused"] * 3}).result())
    assert bootstrap(table, "mean", trim=0, quota=1, seed=SEED) == ()


def test_another_seed_draws_other_panels() -> None:
    table = matrix(counted().result())
    other = bootstrap(table, "mean", trim=0, quota=1, seed=Digest("cd" * 32), draws=101)
    assert other != bootstrap(table, "mean", trim=0, quota=1, seed=SEED, draws=101)


def test_without_a_reviewer_their_replaced_rows_go_too() -> None:
    assert SeatId("r1") not in counted().without(SeatId("r1")).sheet.panel
