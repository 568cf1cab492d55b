"""Marks are text until a table turns each spelling, once, into an exact scaled integer or a refusal."""

import math
import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from reviewdesk.domain.names import CriterionId
from reviewdesk.domain.plan.values import Criterion, Track
from reviewdesk.errors import ReviewDeskError

Exact = int | Fraction

PASS: Final = frozenset({"pass", "通过"})
FAIL: Final = frozenset({"fail", "不通过"})
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


class MarkTable(dict[str | Fraction | None, Exact]):
    """Spelling → mark × unit, filled as spellings are met; an unlawful one raises a "mark-…" refusal."""

    def __init__(self, criterion: Criterion, unit: Fraction) -> None:
        super().__init__()
        self.criterion = criterion
        self.unit = unit

    def __missing__(self, spelling: str | Fraction) -> Exact:
        value = spelling if isinstance(spelling, Fraction) else mark(self.criterion, spelling)
        scaled = value * self.unit
        found = scaled.numerator if scaled.denominator == 1 else scaled
        self[spelling] = found
        return found


@dataclass(frozen=True, slots=True)
class Reading:
    """What a spelling stands for: its mark, and what that adds to a total, in the track's scaled integers."""

    value: Fraction
    scaled: Exact


class Readings(dict[str, Reading | None]):
    """Spelling → its reading by one criterion, each read once; None where it is unlawful."""

    def __init__(self, criterion: Criterion, unit: Fraction) -> None:
        super().__init__()
        self._criterion, self._unit = criterion, unit

    def __missing__(self, spelling: str) -> Reading | None:
        try:
            self[spelling] = self.read(spelling)
        except ReviewDeskError:
            self[spelling] = None
        return self[spelling]

    def read(self, spelling: str) -> Reading:
        """Read it, or raise the refusal of `mark`."""
        objective = self._criterion.mode == "objective"
        value = Fraction(spelling) if objective else mark(self._criterion, spelling)
        scaled = value * self._unit
        return Reading(value, scaled.numerator if scaled.denominator == 1 else scaled)


@dataclass(frozen=True)
class Rubric:
    """A track's criteria as arithmetic.

    Attributes:
        scale: what 1 point of a total is worth in scaled integers, the same for the whole track.
    """

    track: Track

    @cached_property
    def scored(self) -> tuple[Criterion, ...]:
        """Criteria that reviewers mark, in rubric order: all but the objective ones."""
        return tuple(c for c in self.track.criteria if c.mode != "objective")

    @cached_property
    def objective(self) -> tuple[Criterion, ...]:
        """Criteria whose value comes with the register."""
        return tuple(c for c in self.track.criteria if c.mode == "objective")

    @cached_property
    def gates(self) -> tuple[int, ...]:
        """Positions of the gates among the scored criteria."""
        return tuple(i for i, c in enumerate(self.scored) if c.mode == "gate")

    @cached_property
    def adding(self) -> tuple[int, ...]:
        """Positions of the scored criteria that make up a total."""
        return tuple(i for i, c in enumerate(self.scored) if self.multiplier(c) != 0)

    @cached_property
    def deducts(self) -> bool:
        """Whether a total may have to be held at 0."""
        return any(c.mode == "deduction" for c in self.scored)

    @cached_property
    def scale(self) -> int:
        """The track-wide denominator: every lawful mark times its multiplier is a multiple of 1/scale."""
        return math.lcm(
            *(
                (self.multiplier(c) * value).denominator
                for c in self.track.criteria
                for value in (c.step, *(band.max for band in c.bands if c.mode == "bands"))
            )
        )

    @cached_property
    def tables(self) -> tuple[MarkTable, ...]:
        """One table per scored criterion, fresh for every merge."""
        return tuple(MarkTable(c, self.unit(c)) for c in self.scored)

    @cached_property
    def readings(self) -> dict[CriterionId, Readings]:
        """What every spelling met so far stands for, by criterion, objective ones included."""
        return {c.id: Readings(c, self.multiplier(c) * self.scale) for c in self.track.criteria}

    @cached_property
    def units(self) -> tuple[Fraction, ...]:
        """The unit of each scored criterion."""
        return tuple(self.unit(c) for c in self.scored)

    def multiplier(self, criterion: Criterion) -> Fraction:
        """Return what one point of a criterion adds to a total: its factor, or 100·weight/max."""
        if criterion.mode == "gate":
            return Fraction(0)
        if criterion.mode == "deduction":
            return -criterion.factor
        if self.track.rules.form == "weights":
            return 100 * criterion.weight / criterion.max
        return criterion.factor

    def unit(self, criterion: Criterion) -> Fraction:
        """Return the scaled value of one point; a criterion that adds nothing is kept in its own points."""
        return self.multiplier(criterion) * self.scale or Fraction(1)


def mark(criterion: Criterion, text: str) -> Fraction:
    """Return the exact mark a spelling stands for; full-width digits and blanks around are forgiven.

    Raises:
        ReviewDeskError: "mark-blank", "mark-not-a-number", "mark-below", "mark-above", "mark-off-step",
            "mark-not-a-band" or "mark-not-a-verdict" with the limit.
    """
    spelled = unicodedata.normalize("NFKC", text).translate(_INVISIBLE).strip()
    if spelled == "":
        raise ReviewDeskError("mark-blank")
    if criterion.mode == "gate":
        return _verdict(spelled)
    if criterion.mode == "bands":
        return _band(criterion, spelled)
    return _points(criterion, spelled)


def decimal_text(value: Fraction) -> str:
    """Return the shortest decimal, or p/q where there is none."""
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return str(value)
    places = max(twos, fives)
    return fixed_text(int(value * 10**places), places)


def fixed_text(scaled: int, places: int) -> str:
    """Return scaled / 10**places with that many decimal places."""
    if places == 0:
        return str(scaled)
    digits = str(abs(scaled)).rjust(places + 1, "0")
    return f"{'-' if scaled < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _points(criterion: Criterion, spelled: str) -> Fraction:
    value = _number(spelled)
    if value < 0:
        raise ReviewDeskError("mark-below", limit="0")
    if value > criterion.max:
        raise ReviewDeskError("mark-above", limit=decimal_text(criterion.max))
    if (value / criterion.step).denominator != 1:
        raise ReviewDeskError("mark-off-step", limit=decimal_text(criterion.step))
    return value


def _number(spelled: str) -> Fraction:
    if _NUMBER.fullmatch(spelled) is None or _is_minus_zero(spelled):
        raise ReviewDeskError("mark-not-a-number")
    return Fraction(spelled)


def _is_minus_zero(spelled: str) -> bool:
    return spelled.startswith("-") and not spelled.strip("-0.")


def _verdict(spelled: str) -> Fraction:
    word = spelled.casefold()
    if word not in PASS | FAIL:
        raise ReviewDeskError("mark-not-a-verdict", limit="pass, fail")
    return Fraction(int(word in PASS))


def _band(criterion: Criterion, spelled: str) -> Fraction:
    for band in criterion.bands:
        if spelled == unicodedata.normalize("NFKC", band.name).strip():
            return band.max
    points = Fraction(spelled) if _NUMBER.fullmatch(spelled) else None
    for band in criterion.bands:
        if points == band.max:
            return band.max
    names = ", ".join(f"{band.name} = {decimal_text(band.max)}" for band in criterion.bands)
    raise ReviewDeskError("mark-not-a-band", limit=names)
