"""Spreadsheet formulas for what the rules of a track say, over a range of numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from reviewdesk.domain.plan.values import Rules
from reviewdesk.report.book_numbers import PLACES


def centre(aggregate: str, trim: int, cells: str, count: int) -> str:
    """Return mean, trimmed mean or median of a range.

    Args:
        aggregate: the one applied.
        trim: how many the plan drops on either side.
        cells: the range.
        count: how many numbers it holds; never so many are dropped that nothing is left.
    """
    if aggregate == "median":
        return f"MEDIAN({cells})"
    drop = min(trim, max(0, (count - 1) // 2)) if aggregate == "trimmed" else 0
    if not drop:
        return f"AVERAGE({cells})"
    ends = "".join(f"-LARGE({cells},{n})-SMALL({cells},{n})" for n in range(1, drop + 1))
    return f"(SUM({cells}){ends})/(COUNT({cells})-{2 * drop})"


def told_formulas(rules: Rules, aggregate: str, count: int, say: Callable[[str], str]) -> tuple[str, ...]:
    """Return how the score is formed, as formulas over words; `count` as for `centre`."""
    one = Standing(say("total"), say("all totals of the reviewer"), count)
    if aggregate in ("rank_sum", "z_score"):
        return (f"SUM({_rank(one)})" if aggregate == "rank_sum" else f"50+10*AVERAGE({_standardised(one)})",)
    totals, marks, means, factors = say("totals"), say("marks"), say("mean of the criterion"), say("factor")
    places, stages = rules.rounding.places, rules.rounding.stages
    if rules.level == "total":
        return (f"ROUND({centre(aggregate, rules.trim, totals, count)},{places})",)
    mean = centre(aggregate, rules.trim, marks, count)
    share = f"{means}*{factors}"
    whole = f"SUM(ROUND({share},{places}))" if "factored" in stages else f"SUM({share})"
    return (
        f"ROUND({mean},{places})" if "criterion" in stages else mean,
        f"ROUND({whole},{places})" if "aggregate" in stages else whole,
    )


def rounded(formula: str, places: int = PLACES) -> str:
    """Return it rounded half up; first where binary fractions stop to agree, so that a half stays one."""
    inner = f"ROUND({formula},{PLACES})"
    return inner if places == PLACES else f"ROUND({inner},{places})"


def times(cell: str, factor: Fraction) -> str:
    """Return a signed term of a sum: a cell times a factor."""
    sign, tail = _around(factor)
    return f"{sign}{cell}{tail}"


@lru_cache(maxsize=256)
def _around(factor: Fraction) -> tuple[str, str]:
    """Return what stands before and behind a cell that is multiplied; few factors, and many cells."""
    size = abs(factor)
    over = "" if size.numerator == 1 else f"*{size.numerator}"
    return "-" if factor < 0 else "+", over if size.denominator == 1 else f"{over}/{size.denominator}"


@dataclass(frozen=True, slots=True)
class Standing:
    """One total among all of its reviewer's: its cell, their range, and how many they are."""

    cell: str
    among: str
    count: int


def rank_sum(standings: Sequence[Standing], *, complete: bool) -> str:
    """Return the sum of average ranks; where a reviewer's list is incomplete, the mean of their shares."""
    ranks = [_rank(one) for one in standings]
    if complete:
        return "+".join(ranks)
    shares = [f"({rank}-0.5)/{one.count}" for rank, one in zip(ranks, standings, strict=True)]
    return f"({'+'.join(shares)})/{len(standings)}"


def z_score(standings: Sequence[Standing]) -> str:
    """Return 50 and ten times the mean of standardised totals; one without spread is 0."""
    return f"50+10*({'+'.join(map(_standardised, standings))})/{len(standings)}"


def _standardised(one: Standing) -> str:
    return f"IF(MAX({one.among})=MIN({one.among}),0,({one.cell}-AVERAGE({one.among}))/STDEV({one.among}))"


def _rank(one: Standing) -> str:
    better, equal = f"SUMPRODUCT(--({one.among}>{one.cell}))", f"SUMPRODUCT(--({one.among}={one.cell}))"
    return f"({better}+({equal}+1)/2)"
