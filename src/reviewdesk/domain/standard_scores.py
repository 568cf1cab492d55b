"""Aggregates that first put every reviewer's list on one footing: average ranks, and z-scores."""

from collections.abc import Mapping, Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from itertools import groupby
from typing import Final

from reviewdesk.domain.marks import Exact
from reviewdesk.domain.names import ApplicationId, SeatId

DIGITS: Final = 60
KEPT: Final = 30

Totals = Mapping[ApplicationId, Mapping[SeatId, Exact]]


def rank_sums(totals: Totals) -> dict[ApplicationId, Fraction]:
    """Return Σ_j r_ij, average ranks with 1 the best; where a list is incomplete, mean_j (r_ij − ½)/N_j."""
    lists = _lists(totals)
    ranks = {seat: _average_ranks(own) for seat, own in lists.items()}
    complete = all(len(own) == len(totals) for own in lists.values())
    if complete:
        return {a: sum((ranks[seat][a] for seat in marks), Fraction(0)) for a, marks in totals.items()}
    shares = {
        seat: {a: (rank - Fraction(1, 2)) / len(own) for a, rank in own.items()}
        for seat, own in ranks.items()
    }
    return {a: sum((shares[s][a] for s in marks), Fraction(0)) / len(marks) for a, marks in totals.items()}


def z_scores(totals: Totals) -> dict[ApplicationId, Decimal]:
    """Return 50 + 10 · mean_j (T_ij − mean_j)/sd_j with ddof 1, in 60 digits, 30 kept; sd 0 gives zeros."""
    with localcontext(Context(prec=DIGITS)):
        scores = {seat: _standardised(own) for seat, own in sorted(_lists(totals).items())}
        return {
            a: Context(prec=KEPT).plus(
                50 + 10 * sum((scores[seat][a] for seat in sorted(marks)), Decimal(0)) / len(marks)
            )
            for a, marks in totals.items()
        }


def _lists(totals: Totals) -> dict[SeatId, dict[ApplicationId, Exact]]:
    lists: dict[SeatId, dict[ApplicationId, Exact]] = {}
    for application, marks in totals.items():
        for seat, total in marks.items():
            lists.setdefault(seat, {})[application] = total
    return lists


def _average_ranks(own: Mapping[ApplicationId, Exact]) -> dict[ApplicationId, Fraction]:
    ordered = sorted(own, key=lambda a: (-own[a], a))
    ranks: dict[ApplicationId, Fraction] = {}
    for _, equals in groupby(ordered, key=own.__getitem__):
        tied = list(equals)
        first = len(ranks) + 1
        ranks |= dict.fromkeys(tied, Fraction(2 * first + len(tied) - 1, 2))
    return ranks


def _standardised(own: Mapping[ApplicationId, Exact]) -> dict[ApplicationId, Decimal]:
    mean = Fraction(sum(own.values())) / len(own)
    squares = sum(((total - mean) ** 2 for total in own.values()), Fraction(0))
    if squares == 0:
        return dict.fromkeys(own, Decimal(0))
    deviation = _decimal(squares / (len(own) - 1)).sqrt()
    return {a: _decimal(total - mean) / deviation for a, total in own.items()}


def _decimal(value: Exact) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def identical(marks: Sequence[Exact]) -> bool:
    """Return whether a reviewer gave one and the same total everywhere, so that the spread is 0."""
    return len(marks) > 1 and len(set(marks)) == 1
