"""Half-year reports: every holder of a title sends one at the end of June and of December."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, NewType

from reviewdesk.errors import ReviewDeskError

Period = NewType("Period", str)
"""A half-year by the month in which it ends: "2015-06", "2015-12". They sort as text."""
ReportState = Literal["in_time", "late", "missing", "expected"]

_SPELLED: Final = re.compile(r"(\d{4})-(06|12)")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def period(text: str) -> Period:
    """Return a period as a person spelled it.

    Raises:
        ReviewDeskError: "registry-period".
    """
    if not _SPELLED.fullmatch(text) or text < "0001":
        raise ReviewDeskError("registry-period", period=text)
    return Period(text)


def day(text: str) -> date:
    """Return a day spelled like 2015-06-30.

    Raises:
        ReviewDeskError: "registry-date".
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ReviewDeskError("registry-date", date=text)


def due_date(asked: Period) -> date:
    """Return the last day on which the report of a half-year is in time: 30 June or 31 December."""
    year, month = _parts(asked)
    return date(year, month, 30 if month == 6 else 31)


def half_year_of(when: date) -> Period:
    """Return the half-year that a day lies in."""
    return _spelled(when.year, 6 if when.month <= 6 else 12)


def following(asked: Period) -> Period:
    """Return the next half-year."""
    year, month = _parts(asked)
    return _spelled(year, 12) if month == 6 else _spelled(year + 1, 6)


def preceding(asked: Period) -> Period:
    """Return the half-year before."""
    year, month = _parts(asked)
    return _spelled(year, 6) if month == 12 else _spelled(year - 1, 12)


def first_due(confirmed: date) -> Period:
    """Return the first half-year a holder reports on: the one after the half-year of the confirmation."""
    return following(half_year_of(confirmed))


def last_due(cancelled: date) -> Period:
    """Return the last half-year a former holder reports on: the last that ended before the cancellation."""
    return preceding(half_year_of(cancelled))


def nearest(at: date) -> Period:
    """Return the half-year whose report is asked for around a day.

    In the first and third quarter that is the one that has just ended, otherwise the one that is ending.
    """
    if at.month <= 3:
        return _spelled(at.year - 1, 12)
    return _spelled(at.year, 6 if at.month <= 9 else 12)


def elapsed(first: Period, at: date) -> Iterator[Period]:
    """Yield the half-years from `first` on whose reports are overdue at a day where none has come."""
    while due_date(first) < at:
        yield first
        first = following(first)


def report_state(asked: Period, received: date | None, at: date) -> ReportState:
    """Return how a report stands at a day; one that came after that day has not come yet."""
    due = due_date(asked)
    if received is not None and received <= at:
        return "in_time" if received <= due else "late"
    return "missing" if due < at else "expected"


def _parts(asked: Period) -> tuple[int, int]:
    return int(asked[:4]), int(asked[5:])


def _spelled(year: int, month: int) -> Period:
    return Period(f"{year:04}-{month:02}")
