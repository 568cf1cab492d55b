"""How a list would stand if other reviewers like these had sat: resampling reviewers (Graves et al. 2011).

Indices come from SHA-256 in counter mode, so that the same ballots give the same picture anywhere.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from reviewdesk.diagnostics.matrix import Floats, Matrix
from reviewdesk.domain.names import ApplicationId, Digest
from reviewdesk.domain.plan.values import Aggregate

DRAWS: Final = 2_000
Band = Literal["in", "between", "out"]
_LABEL: Final = b"reviewdesk-bootstrap-v1"
_AT_ONCE: Final = 2_000_000
"""Numbers held in memory at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stability:
    """One application over all draws.

    Attributes:
        listed: share of draws in which it is among the first `quota`.
        low, high: 5 % and 95 % point of its rank.
        band: listed ≥ .95, ≤ .05, or between (Heyard et al. 2022).
    """

    application: ApplicationId
    listed: float
    low: int
    high: int
    band: Band


def bootstrap(
    table: Matrix, aggregate: Aggregate, *, trim: int, quota: int, seed: Digest, draws: int = DRAWS
) -> tuple[Stability, ...]:
    """Return the stability of each application, in the order of the table.

    Args:
        table: totals.
        aggregate: mean, median or trimmed; others are described by the mean.
        trim: how many are dropped at each end.
        quota: places of the first tier.
        seed: the digest of the record or of the closed list.
        draws: how many panels are drawn.
    """
    n, k = table.values.shape
    if not n or not k:
        return ()
    drawn = _indices(seed, k, draws * k).reshape(draws, k)
    ranks = np.empty((draws, n), dtype=np.int64)
    at_once = max(1, _AT_ONCE // (n * k))
    for start in range(0, draws, at_once):
        part = table.values[:, drawn[start : start + at_once]]
        values = _aggregated(part, aggregate, trim).T
        ranks[start : start + at_once] = _ranks(values)
    listed = (ranks <= quota).mean(axis=0)
    low, high = np.percentile(ranks, [5, 95], axis=0, method="closest_observation")
    return tuple(
        Stability(
            application=a, listed=float(listed[i]), low=int(low[i]), high=int(high[i]), band=_band(listed[i])
        )
        for i, a in enumerate(table.applications)
    )


def _aggregated(values: Floats, aggregate: Aggregate, trim: int) -> Floats:
    """Aggregate over the last axis, gaps left out; a panel drawn without any ballot counts lowest."""
    counts = (~np.isnan(values)).sum(axis=-1)
    filled = np.where((counts == 0)[..., None], 0.0, values)
    if aggregate == "median":
        found: Floats = np.nanmedian(filled, axis=-1)
    else:
        dropped = np.where(counts > 2 * trim, trim, 0) if aggregate == "trimmed" else np.zeros_like(counts)
        found = _middle(filled, np.maximum(counts, 1), dropped)
    return np.where(counts == 0, -np.inf, found)


def _middle(values: Floats, counts: NDArray[np.int64], dropped: NDArray[np.int64]) -> Floats:
    """Return the mean of what is left when so many are dropped at each end; gaps sort last."""
    sums = np.nan_to_num(np.sort(values, axis=-1)).cumsum(axis=-1)
    upper = np.take_along_axis(sums, (counts - dropped - 1)[..., None], axis=-1)[..., 0]
    lower = np.take_along_axis(sums, np.maximum(dropped - 1, 0)[..., None], axis=-1)[..., 0]
    mean: Floats = (upper - np.where(dropped > 0, lower, 0.0)) / (counts - 2 * dropped)
    return mean


def _ranks(values: Floats) -> NDArray[np.int64]:
    """Return standard competition ranks along the last axis, highest first."""
    order = np.sort(values, axis=-1)
    better = [
        len(row) - np.searchsorted(row, own, side="right") for row, own in zip(order, values, strict=True)
    ]
    return np.asarray(better, dtype=np.int64) + 1


def _indices(seed: Digest, below: int, count: int) -> NDArray[np.int64]:
    found: list[int] = []
    limit = (1 << 32) // below * below
    for word in _words(seed):
        if word < limit:
            found.append(word % below)
        if len(found) == count:
            break
    return np.asarray(found, dtype=np.int64)


def _words(seed: Digest) -> Iterator[int]:
    start, counter = _LABEL + b"\0" + bytes.fromhex(seed), 0
    while True:
        block = hashlib.sha256(start + counter.to_bytes(8, "big")).digest()
        yield from (int.from_bytes(block[i : i + 4], "big") for i in range(0, 32, 4))
        counter += 1


def _band(listed: float) -> Band:
    if listed >= 0.95:
        return "in"
    return "out" if listed <= 0.05 else "between"
