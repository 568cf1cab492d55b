"""Means as if everybody had scored everything: additive least squares y = μ + a_i + b_j.

A description for tracks with recusals, beside the plain mean, which it equals in a complete design; never the
official number.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewdesk.diagnostics.matrix import Floats, Matrix
from reviewdesk.domain.names import ApplicationId

Booleans = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Adjusted:
    """One application's plain mean and its mean adjusted for who scored it, in points."""

    application: ApplicationId
    ballots: int
    plain: float
    adjusted: float


def adjusted(table: Matrix) -> tuple[Adjusted, ...]:
    """Return the adjusted means in the order of the table; none where the design is not connected."""
    here = ~np.isnan(table.values)
    if not table.values.size or not _connected(here):
        return ()
    rows, columns = np.nonzero(here)
    n, k = table.values.shape
    design = np.zeros((len(rows), n + k))
    design[np.arange(len(rows)), rows] = 1
    design[np.arange(len(rows)), n + columns] = 1
    found, *_ = np.linalg.lstsq(design, table.values[here], rcond=None)
    means: Floats = found[:n] + found[n:].mean()
    plain = np.nanmean(table.values, axis=1)
    return tuple(
        Adjusted(a, int(here[i].sum()), float(plain[i]), float(means[i]))
        for i, a in enumerate(table.applications)
    )


def _connected(here: Booleans) -> bool:
    """Whether applications and reviewers hang together through who scored what."""
    reached: Booleans = np.arange(here.shape[0]) == 0
    while True:
        reviewers = here[reached].any(axis=0)
        further: Booleans = np.asarray(here[:, reviewers].any(axis=1))
        if (further == reached).all():
            return bool(reached.all() and here.any(axis=0).all())
        reached = further
