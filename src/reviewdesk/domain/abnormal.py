"""Scores far from the others (畸高畸低) are flagged, never corrected in silence."""

from collections.abc import Sequence
from typing import Final, Literal

from reviewdesk.domain.marks import Exact, Rubric
from reviewdesk.domain.merge import Tally

OTHERS: Final = 3
"""A mean of fewer others says nothing."""


def abnormal(rubric: Rubric, tally: Tally) -> bool:
    """Return whether any original total of an application is abnormal; the extremes alone can tell."""
    totals = tally.originals
    if len(totals) <= OTHERS:
        return False
    return any(_far(rubric, extreme, totals) for extreme in (min(totals), max(totals)))


def directions(rubric: Rubric, tally: Tally) -> list[tuple[int, Literal["high", "low"]]]:
    """Return the position of each abnormal total and on which side of the others it lies."""
    totals = tally.originals
    if len(totals) <= OTHERS:
        return []
    whole = sum(totals)
    return [
        (i, "high" if len(totals) * total > whole else "low")
        for i, total in enumerate(totals)
        if _far(rubric, total, totals)
    ]


def _far(rubric: Rubric, total: Exact, totals: Sequence[Exact]) -> bool:
    """|T − m| > θ·m, or > the absolute limit, with m = (S − T)/(n − 1), all times n − 1."""
    limits, others = rubric.track.rules.abnormal, sum(totals) - total
    away = total * (len(totals) - 1) - others
    distance: Exact = -away if away < 0 else away
    ratio, points = limits.ratio, limits.absolute
    if ratio is not None and distance * ratio.denominator - others * ratio.numerator > 0:
        return True
    return points is not None and distance - points * (len(totals) - 1) * rubric.scale > 0
