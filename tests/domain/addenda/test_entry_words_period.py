"""The shapes of an addendum's documents, and the days of a notice."""

from datetime import date

import pytest

from reviewdesk.domain import canonical
from reviewdesk.domain.addenda.entry import entry_json, read_entry
from reviewdesk.domain.addenda.period import DayRule, period
from reviewdesk.domain.addenda.words import read_words, reason_key, words_json
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.errors import ReviewDeskError

TEXT = "a" * 64
DECIDE: dict[str, object] = {"meeting": "2014-08-01", "document": "", "changes": [], "text": TEXT}
CONFIRM: dict[str, object] = {
    "document": "样例〔2014〕1号",
    "date": "2014-08-12",
    "tracks": [{"id": "t", "tiers": [{"id": "listed", "applications": ["A1"]}]}],
    "text": TEXT,
}


def test_what_is_written_is_read_again() -> None:
    assert read_entry(entry_json("decide", DECIDE)) == ("decide", DECIDE)
    assert read_entry(entry_json("confirm", CONFIRM)) == ("confirm", CONFIRM)


@pytest.mark.parametrize(
    "change",
    [
        {"meeting": "2014-8-1"},
        {"meeting": "2014-02-30"},
        {"meeting": 20140801},
        {"document": None},
        {"changes": [{"track": "t"}]},
        {"changes": "none"},
        {"text": "A" * 64},
        {"text": "a" * 63},
        {"more": ""},
    ],
)
def test_another_shape_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ReviewDeskError, match="addendum-form"):
        read_entry(entry_json("decide", {**DECIDE, **change}))


@pytest.mark.parametrize("days", [0, -1, True, "7"])
def test_a_count_is_a_whole_number_from_one(days: object) -> None:
    notice = {
        "supplementary": False, "published": "2014-08-04", "first": "2014-08-05", "last": "2014-08-11",
        "days": days, "kind": "calendar", "first_day": "next", "holidays": [], "workdays": [], "place": "",
        "contacts": dict.fromkeys(("contact", "phone", "address", "supervision_phone"), ""),
        "tracks": [], "text": TEXT,
    }  # fmt: skip
    with pytest.raises(ReviewDeskError, match="addendum-form"):
        read_entry(entry_json("notice", notice))
    assert read_entry(entry_json("notice", {**notice, "days": 7}))[0] == "notice"
    with pytest.raises(ReviewDeskError, match="addendum-form"):
        read_entry(entry_json("notice", {**notice, "days": 7, "supplementary": 1}))


@pytest.mark.parametrize(
    "document",
    [
        {"schema": 1, "kind": "decide"},
        {"schema": 1, "kind": "praise", "data": {}},
        {"schema": "1", "kind": "decide", "data": DECIDE},
        {"schema": 1, "kind": "decide", "data": []},
    ],
)
def test_a_document_of_another_kind_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(ReviewDeskError, match="addendum-form"):
        read_entry(canonical.encode(document))


def test_a_later_schema_asks_for_a_later_program() -> None:
    with pytest.raises(ReviewDeskError, match="addendum-newer"):
        read_entry(canonical.encode({"schema": 2, "kind": "decide", "data": DECIDE}))


def test_words_are_kept_under_a_nonce_and_read_without_it() -> None:
    raw = words_json("object", {"who": "样例单位"}, "0" * 64)
    assert read_words("object", raw) == {
        "who": "样例单位", "contact": "", "ground": "", "evidence": "", "handler": "", "words": "",
    }  # fmt: skip
    key = reason_key((TrackId("t"), ApplicationId("A1")))
    decided = read_words("decide", words_json("decide", {"reasons": {key: "理由"}}, "0" * 64))
    assert decided["reasons"] == {"t/A1": "理由"}


@pytest.mark.parametrize(
    "document",
    [
        {"note": ""},
        {"note": 1, "nonce": ""},
        {"note": "", "nonce": "", "more": ""},
    ],
)
def test_words_of_another_shape_are_refused(document: dict[str, object]) -> None:
    with pytest.raises(ReviewDeskError, match="addendum-form"):
        read_words("notice", canonical.encode(document))


@pytest.mark.parametrize("reasons", [["理由"], {"t/A1": 1}])
def test_reasons_are_texts_by_application(reasons: object) -> None:
    document = {"place": "", "by": "", "note": "", "reasons": reasons, "nonce": ""}
    with pytest.raises(ReviewDeskError, match="addendum-form"):
        read_words("decide", canonical.encode(document))


FRIDAY, HOLIDAY, SUNDAY = date(2014, 9, 26), date(2014, 10, 1), date(2014, 9, 28)
WEEK = tuple(date(2014, 10, day) for day in range(1, 8))


@pytest.mark.parametrize(
    ("kind", "first_day", "holidays", "workdays", "first", "last"),
    [
        ("calendar", "next", (), (), "2014-09-27", "2014-10-03"),
        ("calendar", "same", WEEK, (), "2014-09-26", "2014-10-02"),
        ("working", "same", (), (), "2014-09-26", "2014-10-06"),
        ("working", "next", WEEK, (), "2014-09-29", "2014-10-14"),
        ("working", "next", WEEK, (SUNDAY, date(2014, 10, 11)), "2014-09-28", "2014-10-11"),
        ("working", "next", WEEK, (SUNDAY,), "2014-09-28", "2014-10-13"),
    ],
)
def test_a_notice_lies_open_for_the_days_that_count(
    kind: str,
    first_day: str,
    holidays: tuple[date, ...],
    workdays: tuple[date, ...],
    first: str,
    last: str,
) -> None:
    rule = DayRule(days=7, kind=kind, first_day=first_day, holidays=holidays, workdays=workdays)  # type: ignore[arg-type]
    lies = period(FRIDAY, rule)
    assert (lies.first.isoformat(), lies.last.isoformat()) == (first, last)


def test_a_notice_of_one_day_ends_when_it_begins() -> None:
    lies = period(HOLIDAY, DayRule(days=1, kind="calendar", first_day="same"))
    assert lies.first == lies.last == HOLIDAY


@pytest.mark.parametrize(
    ("day", "days", "code"),
    [(HOLIDAY, 0, "notice-days"), (HOLIDAY, 367, "notice-days"), (date.max, 1, "entered-date")],
)
def test_a_notice_that_never_lies_open_is_refused(day: date, days: int, code: str) -> None:
    with pytest.raises(ReviewDeskError, match=code):
        period(day, DayRule(days=days, kind="calendar", first_day="next"))
