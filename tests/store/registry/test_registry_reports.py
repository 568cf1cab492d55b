"""Half-year reports: who owes one and what came in, alike on both databases."""

from datetime import date

import pytest

from registry_scene import LISTED, PILOT, WHEN, cancelled, confirmed, entries, submitted
from reviewdesk.domain.half_years import Period
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.registry import Cut, DueList, Report
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store.registry_database import Registry
from reviewdesk.store.registry_entering import enter
from reviewdesk.store.registry_reports import due, missing, record, reports

ONE, TWO = (submitted(one).archive.review_session for one in "一二")
DECEMBER, JUNE = Period("2014-12"), Period("2015-06")


@pytest.fixture
def titled(registry: Registry) -> Registry:
    """Hold titles confirmed in the second half of 2014, one cancelled in 2016; and a session undecided."""
    held = confirmed(LISTED, "2014-09-10")
    rows = entries(held, cancelled(confirmed(PILOT, "2014-09-10"), "2016-03-01"))
    enter(registry, submitted("一", addenda=["1"], rows=rows), WHEN)
    enter(registry, submitted("二", addenda=["1"], rows=entries(held)), WHEN)
    enter(registry, submitted("三"), WHEN)
    return registry


def came(application: str, period: str, received: str, note: str = "") -> Report:
    return Report(application=ApplicationId(application), period=Period(period), received=received, note=note)


def told(found: DueList) -> list[str]:
    return [
        f"{d.found.number} {d.found.entry.application} {d.period} {d.state} {d.received}{d.note}".strip()
        for d in found.page.rows
    ]


def test_every_holder_owes_a_report_from_the_next_half_year_on(titled: Registry) -> None:
    assert told(due(titled, DECEMBER, date(2014, 12, 1), Cut())) == []
    first = due(titled, JUNE, date(2015, 6, 1), Cut())
    assert told(first) == [
        "2 A001 2015-06 expected",
        "1 A001 2015-06 expected",
        "1 A002 2015-06 expected",
    ]
    assert (first.counts, first.period, first.at) == ({"expected": 3}, JUNE, "2015-06-01")


def test_who_lost_the_title_owes_none_afterwards(titled: Registry) -> None:
    last, after = (due(titled, Period(one), date(2017, 1, 1), Cut()) for one in ("2015-12", "2016-06"))
    assert "1 A002 2015-12 missing" in told(last)
    assert told(after) == ["2 A001 2016-06 missing", "1 A001 2016-06 missing"]


def test_what_came_in_is_in_time_or_late_and_the_rest_missing(titled: Registry) -> None:
    assert record(titled, ONE, came("A001", JUNE, "2015-06-30", "齐")) == "new"
    assert record(titled, ONE, came("A002", JUNE, "2015-07-01")) == "new"
    found = due(titled, JUNE, date(2015, 7, 2), Cut())
    assert told(found) == [
        "2 A001 2015-06 missing",
        "1 A001 2015-06 in_time 2015-06-30齐",
        "1 A002 2015-06 late 2015-07-01",
    ]
    assert found.counts == {"missing": 1, "in_time": 1, "late": 1}
    assert reports(titled, ONE) == (
        came("A001", JUNE, "2015-06-30", "齐"),
        came("A002", JUNE, "2015-07-01"),
    )
    assert reports(titled, TWO) == ()


def test_one_state_alone_is_counted_and_cut_by_itself(titled: Registry) -> None:
    record(titled, ONE, came("A001", JUNE, "2015-06-30"))
    record(titled, ONE, came("A002", JUNE, "2015-07-01"))
    at = date(2015, 7, 2)
    for state, expected in (
        ("in_time", ["1 A001 2015-06 in_time 2015-06-30"]),
        ("late", ["1 A002 2015-06 late 2015-07-01"]),
        ("missing", ["2 A001 2015-06 missing"]),
        ("expected", []),
    ):
        found = due(titled, JUNE, at, Cut(), state)  # type: ignore[arg-type]
        assert (told(found), found.page.total) == (expected, len(expected))
        assert found.counts == {"missing": 1, "in_time": 1, "late": 1}


def test_a_day_looked_back_to_knows_only_what_had_come_by_then(titled: Registry) -> None:
    record(titled, ONE, came("A001", JUNE, "2015-06-30"))
    assert told(due(titled, JUNE, date(2015, 6, 29), Cut(), "in_time")) == []
    assert due(titled, JUNE, date(2015, 6, 29), Cut()).counts == {"expected": 3}


def test_all_that_is_missing_stands_oldest_first_and_in_pages(titled: Registry) -> None:
    record(titled, ONE, came("A001", JUNE, "2015-06-30"))
    found = missing(titled, date(2016, 1, 1), Cut())
    expected = [
        "2 A001 2015-06 missing",
        "1 A002 2015-06 missing",
        "2 A001 2015-12 missing",
        "1 A001 2015-12 missing",
        "1 A002 2015-12 missing",
    ]
    assert told(found) == expected
    assert (found.counts, found.period) == ({"missing": 5}, None)
    pages = [missing(titled, date(2016, 1, 1), Cut(number, 2)) for number in (1, 2, 3)]
    assert [row for page in pages for row in told(page)] == expected
    assert missing(titled, date(2014, 12, 31), Cut()).page.total == 0
    with pytest.raises(ReviewDeskError, match="registry-page"):
        missing(titled, date(2014, 12, 31), Cut(2))


def test_where_nobody_holds_a_title_nothing_is_missing(registry: Registry) -> None:
    enter(registry, submitted(), WHEN)
    assert missing(registry, date(2020, 1, 1), Cut()).page.total == 0


def test_a_report_is_recorded_once_and_corrected_only_when_asked(titled: Registry) -> None:
    record(titled, ONE, came("A001", JUNE, "2015-06-30"))
    assert record(titled, ONE, came("A001", JUNE, "2015-06-30")) == "same"
    with pytest.raises(ReviewDeskError) as caught:
        record(titled, ONE, came("A001", JUNE, "2015-07-01"))
    assert caught.value.code == "registry-report-known"
    assert caught.value.data["received"] == "2015-06-30"
    assert record(titled, ONE, came("A001", JUNE, "2015-07-01"), correct=True) == "corrected"
    assert due(titled, JUNE, date(2015, 8, 1), Cut()).counts == {"missing": 2, "late": 1}


def test_a_report_that_nobody_owes_is_refused(titled: Registry) -> None:
    for application, period in (("A001", DECEMBER), ("A002", "2016-06"), ("G001", JUNE), ("X", JUNE)):
        with pytest.raises(ReviewDeskError) as caught:
            record(titled, ONE, came(application, period, "2016-06-30"))
        assert caught.value.code == "registry-holder"


def test_a_report_that_is_not_owed_any_more_counts_no_more(titled: Registry) -> None:
    record(titled, TWO, came("A001", JUNE, "2015-06-30"))
    record(titled, TWO, came("A001", "2015-12", "2015-12-30"))
    gone = entries(cancelled(confirmed(LISTED, "2014-09-10"), "2015-07-01"))
    enter(titled, submitted("二", addenda=["1", "2"], rows=gone), WHEN)
    june, december = (due(titled, Period(one), date(2016, 2, 1), Cut()) for one in (JUNE, "2015-12"))
    assert june.counts == {"missing": 2, "in_time": 1}
    assert december.counts == {"missing": 2}
    assert len(reports(titled, TWO)) == 2
    enter(titled, submitted("二", sequence=2, rows=entries()), WHEN)
    assert due(titled, JUNE, date(2016, 2, 1), Cut()).counts == {"missing": 2}


def test_reports_outlive_a_result_that_is_finalised_again(titled: Registry) -> None:
    record(titled, ONE, came("A001", JUNE, "2015-06-30"))
    rows = entries(confirmed(LISTED, "2014-09-10"))
    enter(titled, submitted("一", sequence=2, addenda=["2"], rows=rows), WHEN)
    assert told(due(titled, JUNE, date(2015, 7, 1), Cut())) == [
        "4 A001 2015-06 in_time 2015-06-30",
        "2 A001 2015-06 missing",
    ]
