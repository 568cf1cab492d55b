"""Rounding happens at the stages a plan declares and nowhere else: half up, from exact numbers."""

from fractions import Fraction

from reviewdesk.domain.marks import Exact


def half_up(value: Exact, places: int) -> Fraction:
    """Return the value rounded half up (towards plus infinity on a half) to decimal places."""
    return Fraction(half_up_scaled(value, places), 10**places)


def half_up_scaled(value: Exact, places: int) -> int:
    """Return the rounded value times 10**places: (2·num·10**places + den) // (2·den)."""
    unit: int = 10**places
    return (2 * value.numerator * unit + value.denominator) // (2 * value.denominator)
