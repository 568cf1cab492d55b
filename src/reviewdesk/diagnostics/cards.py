"""One card per reviewer: observed differences from the others, never "bias"."""

from dataclasses import dataclass

import numpy as np

from reviewdesk.diagnostics.agreement import ranks
from reviewdesk.diagnostics.matrix import Floats, Matrix
from reviewdesk.domain.names import SeatId


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is seen of one reviewer's totals.

    Attributes:
        scored: number of applications.
        severity: own mean minus the mean of all totals of the same applications, in points.
        spread: own standard deviation over that of all totals; nan where nothing spreads.
        agreement: Spearman's rank correlation with the mean of the others; nan below three shared.
        identical: whether every application got the same total.
    """

    reviewer: SeatId
    scored: int
    severity: float
    spread: float
    agreement: float
    identical: bool


def cards(table: Matrix) -> tuple[Card, ...]:
    """Return a card for each reviewer who scored anything, by seat."""
    return tuple(
        _card(seat, table.values, j)
        for j, seat in enumerate(table.reviewers)
        if not np.isnan(table.values[:, j]).all()
    )


def _card(seat: SeatId, values: Floats, j: int) -> Card:
    here = ~np.isnan(values[:, j])
    own, shared = values[here, j], values[here]
    others = np.delete(shared, j, axis=1)
    paired = ~np.isnan(others).all(axis=1)
    spread = float(np.nanstd(shared))
    return Card(
        reviewer=seat,
        scored=len(own),
        severity=float(own.mean() - np.nanmean(shared)),
        spread=float(own.std()) / spread if spread else float("nan"),
        agreement=_spearman(own[paired], others[paired]),
        identical=len(own) > 1 and bool((own == own[0]).all()),
    )


def _spearman(own: Floats, others: Floats) -> float:
    if len(own) < 3:
        return float("nan")
    a, b = ranks(own), ranks(np.nanmean(others, axis=1))
    a, b = a - a.mean(), b - b.mean()
    length = float(np.sqrt((a**2).sum() * (b**2).sum()))
    return float((a * b).sum()) / length if length else float("nan")
