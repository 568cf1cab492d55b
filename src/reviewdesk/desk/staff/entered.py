"""What staff entered, made fit for a record that stays: texts that print, dates that can be right."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from unicodedata import category

from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Kind
from reviewdesk.errors import ReviewDeskError

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs"})
_LINES: Final = frozenset({"document", "place"})
_DATES: Final = ("meeting", "published", "received", "replied", "date")
_YEARS: Final = range(1900, 3000)


def tidy(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of an entry with what is printed in the middle of a sentence on one line."""
    tidied: dict[str, Any] = {key: one_line(value) if key in _LINES else value for key, value in data.items()}
    if "contacts" in tidied:
        tidied["contacts"] = {key: one_line(value) for key, value in tidied["contacts"].items()}
    return tidied


def one_line(text: str) -> str:
    """Return text without breaks, and without characters that nobody sees."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """Return text without characters that nobody sees; line breaks stay."""
    lines = text.replace("\t", " ").splitlines()
    return "\n".join("".join(sign for sign in line if category(sign) not in _UNSEEN) for line in lines)


def check_dates(course: Course, kind: Kind, data: Mapping[str, Any]) -> None:
    """Hold dates against the calendar and against what comes before.

    Raises:
        ReviewDeskError: "entered-date" for a year that nobody means, "entered-before" for a date that lies
            before that of what it follows.
    """
    for key in _DATES:
        day = data.get(key)
        if day is not None and date.fromisoformat(day).year not in _YEARS:
            raise ReviewDeskError("entered-date", date=day)
    day, before = _ordered(course, kind, data)
    if day and before and day < before:
        raise ReviewDeskError("entered-before", date=day, before=before)


def _ordered(course: Course, kind: Kind, data: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Return a date, and the one that it may not lie before."""
    if kind == "notice":
        decided = course.addendum(course.decided)
        earlier = course.notices[-1].published.isoformat() if course.notices else None
        return data["published"], earlier or (decided.data["meeting"] if decided else None)
    if kind == "object":
        return data["replied"], data["received"]
    confirmed = course.addendum(course.confirmed)
    if kind == "cancel" and confirmed:
        return data["date"], confirmed.data["date"]
    return None, None
