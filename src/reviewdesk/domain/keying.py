"""Marks while they are being keyed in: what was meant, and whether more digits may still make it lawful."""

import re
import unicodedata
from fractions import Fraction
from typing import Final

from reviewdesk.domain.marks import decimal_text, mark
from reviewdesk.domain.plan.values import Criterion
from reviewdesk.domain.self_check import is_lawful

_POINTS: Final = str.maketrans({"。": ".", "，": ".", ",": ".", "、": ".", "．": "."})
_BEGUN: Final = re.compile(r"[0-9]{0,9}(\.[0-9]{0,6})?")
_MOST_DIGITS: Final = 9


def meant(text: str) -> str:
    """Return what a hurried hand meant: full-width digits, any comma or stop as the point, "17." as 17."""
    plain = unicodedata.normalize("NFKC", text.translate(_POINTS)).strip().removesuffix(".")
    return f"0{plain}" if plain.startswith(".") else plain


def may_become(criterion: Criterion, text: str) -> bool:
    """Whether `text` is a lawful mark of a numeric criterion, or the beginning of one."""
    plain = meant(text)
    if not _BEGUN.fullmatch(plain):
        return False
    if plain == "" or is_lawful(criterion, plain):
        return True
    allowed = _Allowed(criterion)
    whole, _, decimals = plain.partition(".")
    ends = [(Fraction(plain), Fraction(1, 10 ** len(decimals)))]
    if "." not in plain and int(whole):
        grown = range(1, _MOST_DIGITS - len(whole) + 1)
        ends += [(Fraction(whole) * 10**more, Fraction(10**more)) for more in grown]
    return any(allowed.between(start, start + width) for start, width in ends)


def nudged(criterion: Criterion, text: str, steps: int) -> str:
    """Return the mark so many steps (or bands) from `text`, within the limits; "" counts as the lowest."""
    plain = meant(text)
    value = mark(criterion, plain) if plain and is_lawful(criterion, plain) else None
    if criterion.mode == "bands":
        levels = sorted({band.max for band in criterion.bands})
        at = 0 if value is None else levels.index(value) + steps
        return decimal_text(levels[max(0, min(at, len(levels) - 1))])
    found = (value or Fraction(0)) + steps * criterion.step
    return decimal_text(max(Fraction(0), min(found, criterion.max)))


class _Allowed:
    """The numbers a criterion takes."""

    def __init__(self, criterion: Criterion) -> None:
        self._step, self._max = criterion.step, criterion.max
        self._levels = [band.max for band in criterion.bands] if criterion.mode == "bands" else None

    def between(self, start: Fraction, end: Fraction) -> bool:
        """Whether one of them is in [start, end)."""
        if self._levels is not None:
            return any(start <= level < end for level in self._levels)
        first = -(-start // self._step) * self._step
        return first < end and first <= self._max
