"""How numbers of the diagnostics are written: they describe, nothing is ranked on them."""

from fractions import Fraction
from math import isnan

from reviewdesk.domain.marks import fixed_text
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.rounding import half_up_scaled


def points_text(track: Track, value: Fraction) -> str:
    """Return points in the places of the published number, without trailing zeros where there are none."""
    places = track.rules.rounding.places
    return fixed_text(half_up_scaled(value, places), places)


def ratio_text(value: float) -> str:
    """Return a ratio to two places, a dash where there is none."""
    return "–" if isnan(value) else f"{value:.2f}".replace("-", "−")


def signed_text(value: float) -> str:
    """Return a difference to two places with its sign, a dash where there is none."""
    return "–" if isnan(value) else f"{value:+.2f}".replace("-", "−")


def percent_text(value: float) -> str:
    """Return a share as whole percent."""
    return f"{value:.0%}".replace("%", " %")
