"""Exact numbers as a spreadsheet can hold them."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Final

PLACES: Final = 9
"""Where a fraction has no end: as many places as a spreadsheet's arithmetic agrees on."""
APART: Final = "_)"
"""Ends a number format: the breadth of a bracket between a figure and the words right of it."""


class Dropped(Decimal):
    """A total that was trimmed away: shown in brackets, still a number."""

    __slots__ = ()


def held(value: Fraction | str) -> Decimal:
    """Return a number as it ends, or cut to what a spreadsheet can compare."""
    exact = Fraction(value)
    with localcontext(prec=60):
        whole = Decimal(exact.numerator) / Decimal(exact.denominator)
        cut = whole.quantize(Decimal(1).scaleb(-PLACES), ROUND_HALF_UP)
        return cut.normalize() if cut else Decimal(0)


def shown(value: Decimal | int) -> str:
    """Return the number format that shows a count, or two places, or all of them where there are more."""
    if isinstance(value, int):
        return f"0{APART}"
    exponent = value.as_tuple().exponent
    text = "0." + "0" * max(2, -exponent if isinstance(exponent, int) else 2)
    return f"({text})" if isinstance(value, Dropped) else f"{text}{APART}"
