"""Cards of reviewers, and means adjusted for who scored what."""

import math

import numpy as np
import pytest

from reviewdesk.diagnostics.adjusted import adjusted
from reviewdesk.diagnostics.cards import cards
from reviewdesk.diagnostics.matrix import Matrix, matrix
from reviewdesk.domain.names import ApplicationId, SeatId
from trial_tables import plan, points, sheet, track

N = float("nan")


def table(*rows: tuple[float, ...]) -> Matrix:
    names = tuple(ApplicationId(chr(65 + i)) for i in range(len(rows)))
    return Matrix(names, tuple(SeatId(f"r{j + 1}") for j in range(len(rows[0]))), np.array(rows))


def test_the_totals_of_a_result_are_a_matrix_with_gaps() -> None:
    cells = points(A=[90, 80], B=[70, 60]) | {"B": [("70",), "recused"]}
    found = matrix(track(plan('minimum_ballots = 1\naggregate = "mean"'), sheet(cells)))
    assert found.applications == ("A", "B") and found.reviewers == ("r1", "r2")
    assert found.values[0].tolist() == [90, 80] and np.isnan(found.values[1, 1])
    assert not found.complete and found.whole_rows().tolist() == [[90, 80]]
    assert table((1, 2), (3, 4)).complete


def test_a_card_says_how_much_higher_wider_and_alike() -> None:
    one, two, three = cards(table((10, 20, 15), (20, 30, 15), (30, 40, 15)))
    assert (one.severity, two.severity) == pytest.approx((-5 / 3, 25 / 3))
    assert one.agreement == pytest.approx(1) and math.isnan(three.agreement)
    assert three.identical and not one.identical and three.spread == 0
    assert one.scored == 3


def test_a_card_of_few_or_of_nothing() -> None:
    found = cards(table((10, N, 12), (20, N, 18)))
    assert [card.reviewer for card in found] == ["r1", "r3"]
    assert math.isnan(found[0].agreement)
    alone = cards(table((5,), (5,)))[0]
    assert math.isnan(alone.spread) and alone.severity == 0


def test_in_a_complete_design_adjusted_is_plain() -> None:
    for one in adjusted(table((10, 20, 15), (21, 30, 15), (30, 41, 15))):
        assert one.adjusted == pytest.approx(one.plain)


def test_who_was_scored_by_the_strict_alone_is_lifted() -> None:
    a, b = adjusted(table((70, 80), (70, N)))
    assert (a.adjusted, b.adjusted) == pytest.approx((75, 75))
    assert (b.ballots, b.plain) == (1, 70)


def test_where_nothing_hangs_together_nothing_is_said() -> None:
    assert adjusted(table((70, N), (N, 80))) == ()
    assert adjusted(Matrix((), (), np.zeros((0, 0)))) == ()
