"""When half-year reports are due, and how one stands at a day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from reviewdesk.domain.half_years import (
    Period,
    day,
    due_date,
    elapsed,
    first_due,
    following,
    half_year_of,
    last_due,
    nearest,
    period,
    preceding,
    report_state,
)
from reviewdesk.errors import ReviewDeskError

JUNE, DECEMBER = Period("2015-06"), Period("2015-12")
DAYS = [date(2014, 1, 1) + timedelta(days=number) for number in range(3 * 365)]


def test_a_half_year_is_spelled_by_the_month_it_ends_in() -> None:
    assert (period("2015-06"), period("2015-12")) == (JUNE, DECEMBER)
    for text in ("", "2015", "2015-07", "2015-6", "2015-06-30", "0000-06", "２０１５-06x"):
        with pytest.raises(ReviewDeskError, match="registry-period"):
            period(text)


def test_a_day_is_spelled_one_way() -> None:
    assert day("2016-02-29") == date(2016, 2, 29)
    for text in ("", "2015-02-29", "20150630", "2015-6-30", "2015-06-30T00:00", "0000-01-01"):
        with pytest.raises(ReviewDeskError, match="registry-date"):
            day(text)


def test_reports_are_due_at_the_end_of_june_and_of_december() -> None:
    assert (due_date(JUNE), due_date(DECEMBER)) == (date(2015, 6, 30), date(2015, 12, 31))


def test_half_years_follow_each_other_without_a_gap() -> None:
    for today, tomorrow in pairwise(DAYS):
        here, there = half_year_of(today), half_year_of(tomorrow)
        assert (here == there) != (today == due_date(here))
        assert there in (here, following(here))
        assert preceding(following(here)) == here == following(preceding(here))
        assert here < following(here)


@pytest.mark.parametrize(
    ("confirmed", "first"),
    [
        (date(2014, 9, 10), "2015-06"),
        (date(2014, 12, 31), "2015-06"),
        (date(2015, 1, 1), "2015-12"),
        (date(2015, 6, 30), "2015-12"),
    ],
)
def test_the_first_report_is_on_the_half_year_after_the_confirmation(confirmed: date, first: str) -> None:
    assert first_due(confirmed) == first


@pytest.mark.parametrize(
    ("cancelled", "last"),
    [(date(2016, 1, 1), "2015-12"), (date(2016, 6, 30), "2015-12"), (date(2016, 7, 1), "2016-06")],
)
def test_the_last_report_is_on_the_half_year_before_the_cancellation(cancelled: date, last: str) -> None:
    assert last_due(cancelled) == last


def test_what_is_asked_for_around_a_day_is_what_ends_nearest() -> None:
    for today in DAYS:
        asked = nearest(today)
        apart = abs((due_date(asked) - today).days)
        others = (preceding(asked), following(asked))
        assert all(apart <= abs((due_date(one) - today).days) + 3 for one in others)
    assert [nearest(date(2015, month, 1)) for month in (1, 3, 4, 9, 10, 12)] == [
        "2014-12", "2014-12", "2015-06", "2015-06", "2015-12", "2015-12",
    ]  # fmt: skip


def test_a_report_stands_by_the_day_it_came_and_the_day_one_looks() -> None:
    due = date(2015, 6, 30)
    after = due + timedelta(days=1)
    assert report_state(JUNE, None, due) == "expected"
    assert report_state(JUNE, None, after) == "missing"
    assert report_state(JUNE, due, after) == "in_time"
    assert report_state(JUNE, after, after) == "late"
    assert report_state(JUNE, after, due) == "expected"
    assert report_state(JUNE, after + timedelta(days=1), after) == "missing"


def test_only_half_years_that_have_ended_are_overdue() -> None:
    assert list(elapsed(JUNE, date(2015, 6, 30))) == []
    assert list(elapsed(JUNE, date(2016, 7, 1))) == ["2015-06", "2015-12", "2016-06"]
