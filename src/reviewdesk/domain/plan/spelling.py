"""How a single value of a plan may be written: each reader notes what is wrong and goes on."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Final, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reviewdesk.domain.plan.findings import UNREAD, Findings, Path

Reader = Callable[[Findings, Path, object], object]

NUMBER: Final = re.compile(r"\d{1,9}(\.\d{1,6})?", re.ASCII)
PROPER: Final = re.compile(r"\d{1,9}/\d{1,9}", re.ASCII)
TRACK_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,15}")
OTHER_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def text(findings: Findings, path: Path, raw: object) -> object:
    """Read text, in NFC; line breaks are kept, other control characters refused."""
    if not isinstance(raw, str):
        return findings.add(path, "plan-want-text")
    if CONTROL.search(raw):
        return findings.add(path, "plan-control-character")
    return unicodedata.normalize("NFC", raw)


def heading(findings: Findings, path: Path, raw: object) -> object:
    """Read text that says something, on one line."""
    read = text(findings, path, raw)
    if isinstance(read, str) and (not read.strip() or "\n" in read):
        return findings.add(path, "plan-want-heading")
    return read


@dataclass(frozen=True, slots=True)
class Identity:
    """The reader of an id; `empty` admits "" as none."""

    pattern: re.Pattern[str]
    code: str
    empty: bool = False

    def __call__(self, findings: Findings, path: Path, raw: object) -> object:
        """Read an id."""
        if isinstance(raw, str) and (self.pattern.fullmatch(raw) or (self.empty and raw == "")):
            return raw
        return findings.add(path, self.code, value=str(raw))


track_id = Identity(TRACK_ID, "plan-track-id")
other_id = Identity(OTHER_ID, "plan-id")
optional_id = Identity(OTHER_ID, "plan-id", empty=True)


def exact(text_of_number: str) -> Fraction | None:
    """Return the number a spelling stands for, after NFKC and trimming, or None."""
    spelling = unicodedata.normalize("NFKC", text_of_number).strip()
    return Fraction(spelling) if NUMBER.fullmatch(spelling) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """The reader of a number written as text; `ratio` admits p/q."""

    above_zero: bool = False
    ratio: bool = False

    def __call__(self, findings: Findings, path: Path, raw: object) -> object:
        """Read a number."""
        if not isinstance(raw, str):
            return findings.add(path, "plan-want-number-in-quotes", value=str(raw))
        value = exact(raw)
        if value is None and self.ratio:
            value = _ratio(raw)
        if value is None:
            return findings.add(path, "plan-want-ratio" if self.ratio else "plan-want-number", value=raw)
        if self.above_zero and value == 0:
            return findings.add(path, "plan-want-above-zero")
        return value


def share(findings: Findings, path: Path, raw: object) -> object:
    """Read a part of a whole: above 0, at most 1, as a number or p/q."""
    value = Number(above_zero=True, ratio=True)(findings, path, raw)
    if isinstance(value, Fraction) and value > 1:
        return findings.add(path, "plan-want-share", value=str(raw))
    return value


@dataclass(frozen=True, slots=True)
class Integer:
    """The reader of a whole number written without quotes."""

    least: int
    most: int

    def __call__(self, findings: Findings, path: Path, raw: object) -> object:
        """Read a whole number."""
        if not isinstance(raw, int) or isinstance(raw, bool):
            return findings.add(path, "plan-want-integer")
        if not self.least <= raw <= self.most:
            return findings.add(path, "plan-integer-range", value=raw, least=self.least, most=self.most)
        return raw


def flag(findings: Findings, path: Path, raw: object) -> object:
    """Read true or false."""
    return raw if isinstance(raw, bool) else findings.add(path, "plan-want-flag")


@dataclass(frozen=True, slots=True)
class OneOf:
    """The reader of one of the words in `choices`."""

    choices: tuple[str, ...]

    def __call__(self, findings: Findings, path: Path, raw: object) -> object:
        """Read a word."""
        if isinstance(raw, str) and raw in self.choices:
            return raw
        return findings.add(path, "plan-want-choice", value=str(raw), choices=", ".join(self.choices))


@dataclass(frozen=True, slots=True)
class Several:
    """The reader of an array without repetitions; `ordered` puts words into the order of its choices."""

    one: Reader
    ordered: bool = False

    def __call__(self, findings: Findings, path: Path, raw: object) -> object:
        """Read an array."""
        if not isinstance(raw, list):
            return findings.add(path, "plan-want-array")
        found: list[object] = []
        for index, element in enumerate(raw):
            value = self.one(findings, (*path, index), element)
            if value in found:
                findings.add((*path, index), "plan-repeated", value=str(element))
            elif value is not UNREAD:
                found.append(value)
        if self.ordered and isinstance(self.one, OneOf):
            found.sort(key=cast(Callable[[object], int], self.one.choices.index))
        return tuple(found)


def moment(findings: Findings, path: Path, raw: object) -> object:
    """Read a date and time with its offset from UTC."""
    if isinstance(raw, datetime) and raw.tzinfo is not None:
        return raw
    return findings.add(path, "plan-want-moment")


def timezone(findings: Findings, path: Path, raw: object) -> object:
    """Read the name of a time zone."""
    try:
        return ZoneInfo(raw).key if isinstance(raw, str) and raw else findings.add(path, "plan-want-timezone")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return findings.add(path, "plan-want-timezone")


def candidates(findings: Findings, path: Path, raw: object) -> object:
    """Read who stands in a vote: "all", or "top:1.2" for 1.2 times the places."""
    if raw == "all":
        return raw
    factor = exact(raw[4:]) if isinstance(raw, str) and raw.startswith("top:") else None
    if factor is None or factor < 1:
        return findings.add(path, "plan-want-candidates", value=str(raw))
    return f"top:{written(factor)}"


def written(value: Fraction) -> str:
    """Return the shortest decimal of an exact number, or p/q where six places do not hold it."""
    millionths = value * 1_000_000
    if millionths.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    whole, rest = divmod(millionths.numerator, 1_000_000)
    return f"{whole}.{rest:06}".rstrip("0").rstrip(".")


def _ratio(spelling: str) -> Fraction | None:
    spelling = unicodedata.normalize("NFKC", spelling).replace("\N{FRACTION SLASH}", "/").strip()
    if not PROPER.fullmatch(spelling) or not int(spelling.partition("/")[2]):
        return None
    return Fraction(spelling)
