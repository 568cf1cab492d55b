"""How a cell becomes text, and how text becomes an id, a whole number, a date: one spelling each."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

_INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff"
_SPACES: Final = re.compile(rf"^[\s{_INVISIBLE}]+|[\s{_INVISIBLE}]+$")
_EXACT_BELOW: Final = 10**15
"""Excel keeps 15 digits; a longer number in a cell has lost its end already."""
_NUMBER: Final = re.compile(r"\d{1,9}(\.\d{1,6})?")
_DATE: Final = re.compile(
    r"(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*日?(?:[T\s]*(\d{1,2})(?:[::]|时)(\d{2})?(?:[::分](\d{2}))?[分秒]?)?"
)
_COMPACT_DATE: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL_DATE: Final = re.compile(r"[2-7]\d{4}(\.\d+)?")
_YES: Final = frozenset(["是", "有", "√", "✓", "✔", "1", "y", "yes", "true"])
_NO: Final = frozenset(["", "否", "无", "×", "✗", "x", "0", "n", "no", "false"])


class RoundedNumberError(ValueError):
    """A number of more than 15 digits, whose last digits are gone."""


def cell_text(value: object) -> str:
    """Return a cell as text: no outer or only invisible characters, whole floats without ".0".

    Raises:
        RoundedNumberError: a number too long to have survived in a spreadsheet.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date | time) else bare(str(value))


def bare(text: str) -> str:
    """Return text without blanks and invisible characters at its ends."""
    return _SPACES.sub("", text)


def id_text(text: str) -> str:
    """Return the spelling of an id or a number: NFKC, no apostrophe in front, "7.0" as 7."""
    plain = bare(unicodedata.normalize("NFKC", text)).removeprefix("'")
    return plain.removesuffix(".0") if re.fullmatch(r"\d+\.0", plain) else plain


def heading(text: str) -> str:
    """Return a header as it is compared: NFKC, no case, no blanks, nothing in brackets."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(rf"\([^)]*\)|[\s{_INVISIBLE}:*]", "", plain)


def whole(text: str) -> int | None:
    """Return a whole number that is not negative, or None."""
    plain = id_text(text)
    return int(plain) if re.fullmatch(r"\d{1,9}", plain) else None


def exact(text: str) -> tuple[str, Fraction] | None:
    """Return a number as plans and scores spell them, and its value, or None."""
    plain = id_text(text)
    return (plain, Fraction(plain)) if _NUMBER.fullmatch(plain) else None


def moment(text: str) -> str | None:
    """Return a date, with its time where one is given, as ISO text, or None.

    Known spellings: 2014-07-08, 2014/7/8, 2014.7.8, 2014年7月8日, 20140708, a spreadsheet's day number.
    """
    plain = bare(unicodedata.normalize("NFKC", text))
    try:
        if found := _DATE.fullmatch(plain) or _COMPACT_DATE.fullmatch(plain):
            parts = [int(part or 0) for part in found.groups()]
            return cell_text(datetime(*parts))  # type: ignore[arg-type]
        if _SERIAL_DATE.fullmatch(plain):
            return cell_text(datetime(1899, 12, 30) + timedelta(days=float(plain)))
    except ValueError:
        return None
    return None


def yes_or_no(text: str) -> bool | None:
    """Return what a tick, 是, 否, 1, 0, yes or no says; a blank says no; None when it says neither."""
    plain = id_text(text).casefold()
    return True if plain in _YES else False if plain in _NO else None


def private_use(text: str) -> str:
    """Return the private-use characters of a text, which print as anything or nothing elsewhere."""
    return "".join(sorted({char for char in text if unicodedata.category(char) == "Co"}))


def _number_text(value: int | float) -> str:
    if abs(value) >= _EXACT_BELOW:
        raise RoundedNumberError(value)
    return format(Decimal(f"{value:.15g}"), "f")
