"""How far reviewers agree: intraclass correlations, Kendall's W, Krippendorff's alpha.

Sources: Shrout & Fleiss 1979; McGraw & Wong 1996; Kendall & Babington Smith 1939; Krippendorff 2011.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from reviewdesk.diagnostics.matrix import Floats

Metric = Literal["nominal", "ordinal", "interval", "ratio"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Icc:
    """Intraclass correlations by McGraw & Wong's names; `k` ones are of the mean of all reviewers."""

    one_1: float
    a_1: float
    c_1: float
    one_k: float
    a_k: float
    c_k: float


@dataclass(frozen=True, slots=True)
class Concordance:
    """Kendall's W with its chi-square on `freedom` degrees of freedom."""

    w: float
    chi_square: float
    freedom: int


def icc(values: Floats) -> Icc | None:
    """Return the intraclass correlations of a complete table, n items × k reviewers; None below 2 × 2.

    Nan where all values are equal, for then nothing can be said.
    """
    n, k = values.shape
    if n < 2 or k < 2:
        return None
    grand = values.mean()
    rows = k * float(((values.mean(axis=1) - grand) ** 2).sum())
    columns = n * float(((values.mean(axis=0) - grand) ** 2).sum())
    total = float(((values - grand) ** 2).sum())
    msr, msc = rows / (n - 1), columns / (k - 1)
    msw, mse = (total - rows) / (n * (k - 1)), (total - rows - columns) / ((n - 1) * (k - 1))
    return Icc(
        one_1=_ratio(msr - msw, msr + (k - 1) * msw),
        a_1=_ratio(msr - mse, msr + (k - 1) * mse + k * (msc - mse) / n),
        c_1=_ratio(msr - mse, msr + (k - 1) * mse),
        one_k=_ratio(msr - msw, msr),
        a_k=_ratio(msr - mse, msr + (msc - mse) / n),
        c_k=_ratio(msr - mse, msr),
    )


def kendall(values: Floats) -> Concordance | None:
    """Return the concordance of a complete table, ties corrected; None below 2 × 2."""
    n, k = values.shape
    if n < 2 or k < 2:
        return None
    sums = np.column_stack([ranks(values[:, j]) for j in range(k)]).sum(axis=1)
    s = float(((sums - sums.mean()) ** 2).sum())
    ties = sum(float((count**3 - count).sum()) for count in (_counts(values[:, j]) for j in range(k)))
    w = _ratio(12 * s, k**2 * (n**3 - n) - k * ties)
    return Concordance(w, k * (n - 1) * w, n - 1)


def krippendorff(values: Floats, metric: Metric = "interval") -> float:
    """Return alpha of a table with gaps, items × observers; nan where nothing differs or nothing pairs."""
    items = [row[~np.isnan(row)] for row in values]
    pairable = [row for row in items if len(row) > 1]
    if not pairable:
        return float("nan")
    levels, place = np.unique(np.concatenate(pairable), return_inverse=True)
    together = np.zeros((len(levels), len(levels)))
    start = 0
    for row in pairable:
        own = np.bincount(place[start : start + len(row)], minlength=len(levels)).astype(float)
        start += len(row)
        together += (np.outer(own, own) - np.diag(own)) / (len(row) - 1)
    marginal = together.sum(axis=1)
    apart = _apart(levels, marginal, metric)
    expected = (np.outer(marginal, marginal) * apart).sum() / (marginal.sum() - 1)
    return 1 - _ratio(float((together * apart).sum()), float(expected))


def ranks(column: Floats) -> Floats:
    """Return average ranks from 1, lowest first."""
    _, place, count = np.unique(column, return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    average: Floats = (ends - (count - 1) / 2)[place]
    return average


def _apart(levels: Floats, marginal: Floats, metric: Metric) -> Floats:
    low, high = np.meshgrid(levels, levels, indexing="ij")
    if metric == "nominal":
        other: Floats = (low != high).astype(float)
        return other
    if metric == "interval":
        squared: Floats = (low - high) ** 2
        return squared
    if metric == "ratio":
        with np.errstate(invalid="ignore"):
            ratio: Floats = np.nan_to_num((low - high) / (low + high)) ** 2
        return ratio
    middle = np.cumsum(marginal) - marginal / 2
    between: Floats = (middle[:, None] - middle[None, :]) ** 2
    return between


def _counts(column: Floats) -> Floats:
    counts: Floats = np.unique(column, return_counts=True)[1].astype(float)
    return counts


def _ratio(numerator: float, denominator: float) -> float:
    return numerator / denominator if denominator else float("nan")
