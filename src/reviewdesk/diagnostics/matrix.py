"""The totals of one track as a table of numbers: applications down, reviewers across, gaps nan."""

from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.result import TrackResult

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Totals as floats: good enough to describe, never to rank.

    Attributes:
        values: shape (applications, reviewers), in points; nan where a reviewer does not count.
    """

    applications: tuple[ApplicationId, ...]
    reviewers: tuple[SeatId, ...]
    values: Floats = field(repr=False)

    @property
    def complete(self) -> bool:
        """Whether every reviewer counts for every application."""
        return bool(self.values.size) and not bool(np.isnan(self.values).any())

    def whole_rows(self) -> Floats:
        """Return the rows of applications for which every reviewer counts."""
        whole: Floats = self.values[~np.isnan(self.values).any(axis=1)]
        return whole


def matrix(track: TrackResult) -> Matrix:
    """Return the totals of the ranked applications of a track, best first."""
    rows = [row for row in track.ranking if row.place is not None]
    reviewers = tuple(sorted({seat for row in rows for seat in row.totals}))
    values = np.full((len(rows), len(reviewers)), np.nan)
    for i, row in enumerate(rows):
        for j, seat in enumerate(reviewers):
            if seat in row.totals:
                values[i, j] = float(Fraction(row.totals[seat]))
    return Matrix(tuple(row.application for row in rows), reviewers, values)
