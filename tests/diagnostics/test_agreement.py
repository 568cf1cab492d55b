"""Agreement against the classics and the wine panels, where their files are here."""

import math
from typing import get_args

import numpy as np
import pytest

from data.real_panels import needs_data, table, wine_plan, wine_rows
from reviewdesk.diagnostics.agreement import Metric, icc, kendall, krippendorff, ranks
from reviewdesk.diagnostics.matrix import Floats


def numbers(*parts: str, without: str = "") -> Floats:
    """Return the columns of a file as numbers, blanks as nan."""
    rows = table("classics", *parts)
    return np.array([[float(v) if v else np.nan for k, v in row.items() if k != without] for row in rows])


def wine(panel: str) -> Floats:
    totals: dict[tuple[str, str], float] = {}
    for _, sample, judge, _, points, _ in wine_rows(panel):
        totals[sample, judge] = totals.get((sample, judge), 0) + float(points)
    samples, judges = ({cell[i] for cell in totals} for i in (0, 1))
    return np.array([[totals[s, j] for j in sorted(judges)] for s in sorted(samples)])


@needs_data
def test_shrout_and_fleiss() -> None:
    found = icc(numbers("shrout_fleiss_1979.csv", without="target"))
    assert found is not None
    printed = (found.one_1, found.a_1, found.c_1, found.one_k, found.a_k, found.c_k)
    assert [f"{value:.6f}" for value in printed] == [
        "0.165742", "0.289764", "0.714841", "0.442797", "0.620051", "0.909316",
    ]  # fmt: skip


@needs_data
def test_krippendorffs_table_c() -> None:
    values = numbers("krippendorff_c.csv", without="observer").T
    metrics: tuple[Metric, ...] = get_args(Metric)
    assert [f"{krippendorff(values, m):.3f}" for m in metrics] == ["0.743", "0.815", "0.849", "0.797"]


@needs_data
def test_the_anxiety_ratings_of_irr() -> None:
    values = numbers("irr_anxiety.csv")
    concordance, found = kendall(values), icc(values)
    assert concordance is not None and found is not None
    assert (f"{concordance.w:.3f}", f"{concordance.chi_square:.2f}", concordance.freedom) == (
        "0.540",
        "30.76",
        19,
    )
    assert f"{found.a_1:.3f}" == "0.198"


@needs_data
@pytest.mark.parametrize(
    ("panel", "expected"),
    [
        ("1", (0.5191, 0.4530, 0.4586, 0.5111, 0.8944, 0.9127, 0.4446)),
        ("2", (0.4554, 0.2692, 0.2873, 0.3823, 0.8013, 0.8609, 0.2625)),
    ],
)
def test_the_wine_panels(panel: str, expected: tuple[float, ...]) -> None:
    values = wine(panel)
    concordance, found = kendall(values), icc(values)
    assert concordance is not None and found is not None
    got = (concordance.w, found.one_1, found.a_1, found.c_1, found.a_k, found.c_k, krippendorff(values))
    assert got == pytest.approx(expected, abs=1e-4)
    assert wine_plan("", panel)


def test_tables_that_say_nothing() -> None:
    one = np.array([[1.0, 2.0]])
    assert icc(one) is None and kendall(one) is None and icc(one.T) is None and kendall(one.T) is None
    flat = np.full((3, 3), 5.0)
    found, concordance = icc(flat), kendall(flat)
    assert found is not None and math.isnan(found.a_1)
    assert concordance is not None and math.isnan(concordance.w)
    assert math.isnan(krippendorff(np.array([[1.0, np.nan], [np.nan, 2.0]])))
    assert math.isnan(krippendorff(flat))


def test_full_agreement_is_one() -> None:
    same = np.array([[1.0, 1.0, 1.0], [2.0, 2.0, 2.0], [4.0, 4.0, 4.0]])
    concordance, found = kendall(same), icc(same)
    assert concordance is not None and concordance.w == 1
    assert found is not None and found.a_1 == found.c_k == 1
    assert krippendorff(same, "ordinal") == krippendorff(same, "ratio") == 1
    assert krippendorff(np.array([[0.0, 0.0], [0.0, 4.0]]), "ratio") < 1


def test_equal_values_share_their_average_rank() -> None:
    assert ranks(np.array([5.0, 1.0, 5.0, 7.0])).tolist() == [2.5, 1, 2.5, 4]
