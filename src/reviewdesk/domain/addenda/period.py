"""How long a public notice lies open: explicit first and last day from the plan's rule."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from reviewdesk.errors import ReviewDeskError

DAYS: Final = range(1, 367)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRule:
    """The plan's rule, with the calendar of the year.

    Attributes:
        days: how many days the notice lies open, at least 1.
        kind: whether every day counts, or only working days.
        first_day: whether counting begins on the day of publication or the day after.
        holidays: days off besides Saturdays and Sundays.
        workdays: Saturdays and Sundays on which people work.
    """

    days: int
    kind: Literal["calendar", "working"]
    first_day: Literal["next", "same"]
    holidays: Collection[date] = ()
    workdays: Collection[date] = ()

    def counts(self, day: date) -> bool:
        """Whether a day counts."""
        if self.kind == "calendar" or day in self.workdays:
            return True
        return day.weekday() < 5 and day not in self.holidays


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day on which the notice lies open."""

    first: date
    last: date


def period(published: date, rule: DayRule) -> Period:
    """Return the first and the last day that count of a notice published on a day.

    Raises:
        ReviewDeskError: "notice-days", or "entered-date" for a day near the end of the calendar.
    """
    if rule.days not in DAYS:
        raise ReviewDeskError("notice-days", days=rule.days)
    try:
        return _period(published, rule)
    except OverflowError as error:
        raise ReviewDeskError("entered-date", date=published.isoformat()) from error


def _period(published: date, rule: DayRule) -> Period:
    day = published if rule.first_day == "same" else published + _DAY
    while not rule.counts(day):
        day += _DAY
    first, left = day, rule.days - 1
    while left:
        day += _DAY
        left -= rule.counts(day)
    return Period(first, day)
