"""Searching: what is asked, in which order, page by page, alike on both databases."""

from collections.abc import Iterator
from datetime import date

import pytest

from registry_scene import (
    DATABASES,
    GREEN,
    LISTED,
    PILOT,
    WHEN,
    cancelled,
    confirmed,
    entries,
    new_place,
    submitted,
)
from reviewdesk.domain.registry import Cut, Wanted
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store.registry_database import Place, Registry, opened
from reviewdesk.store.registry_entering import enter
from reviewdesk.store.registry_searching import archives, every, holders, search

ALL = ["3 A001", "3 A002", "3 G001", "2 A001", "2 A002", "2 G001", "1 A001", "1 A002", "1 G001"]


@pytest.fixture(scope="module", params=DATABASES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    """Hold three review sessions of two years; nothing here changes them."""
    with opened(new_place(request.param, tmp_path_factory.mktemp("searched")), create=True) as registry:
        for session, year in (("一", 2013), ("二", 2014), ("三", 2014)):
            enter(registry, submitted(session, year=year), WHEN)
        yield registry


def found(registry: Registry, wanted: Wanted) -> list[str]:
    page = search(registry, wanted, Cut())
    assert page.total == len(page.rows)
    return [f"{row.number} {row.entry.application}" for row in page.rows]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), ALL),
        (Wanted(text="临安"), ["3 A001", "2 A001", "1 A001"]),
        (Wanted(text="ANJI "), ["3 G001", "2 G001", "1 G001"]),
        (Wanted(text="330481"), ["3 A002", "2 A002", "1 A002"]),
        (Wanted(text="33048"), []),
        (Wanted(text="%"), []),
        (Wanted(text="_"), []),
        (Wanted(text="\\"), []),
        (Wanted(text="' OR 1=1 --"), []),
        (Wanted(year=2013), ["1 A001", "1 A002", "1 G001"]),
        (Wanted(track="green"), ["3 G001", "2 G001", "1 G001"]),
        (Wanted(track=GREEN.name, year=2013), ["1 G001"]),
        (Wanted(standing="pilot"), ["3 A002", "2 A002", "1 A002"]),
        (Wanted(standing="入围", number=2), ["2 A001"]),
        (Wanted(standing="not_listed", year=2013), ["1 G001"]),
        (Wanted(city="嘉兴"), ["3 A002", "2 A002", "1 A002"]),
        (Wanted(city="杭州市", text="临安市人民政府", year=2013), ["1 A001"]),
        (Wanted(city="杭州市", text="海宁"), []),
    ],
)
def test_what_is_asked_is_found_newest_first(filled: Registry, wanted: Wanted, expected: list[str]) -> None:
    assert found(filled, wanted) == expected


def test_pages_have_every_row_once_and_there_is_none_beyond_the_last(filled: Registry) -> None:
    pages = [search(filled, Wanted(), Cut(number, 4)) for number in (1, 2, 3)]
    assert [f"{r.number} {r.entry.application}" for page in pages for r in page.rows] == ALL
    assert {(page.total, page.pages) for page in pages} == {(9, 3)}
    for number in (0, -1, 4):
        with pytest.raises(ReviewDeskError) as caught:
            search(filled, Wanted(), Cut(number, 4))
        assert (caught.value.code, caught.value.data) == ("registry-page", {"page": number, "pages": 3})


def test_archives_are_listed_by_year(filled: Registry) -> None:
    assert [one.number for one in archives(filled, None, Cut()).rows] == [3, 2, 1]
    assert [one.number for one in archives(filled, 2013, Cut()).rows] == [1]
    assert archives(filled, 1999, Cut()).pages == 1
    assert [one.number for one in archives(filled, None, Cut(2, 2)).rows] == [1]
    with pytest.raises(ReviewDeskError, match="registry-page"):
        archives(filled, 1999, Cut(2))


def test_every_row_of_a_search_can_be_told_without_pages(filled: Registry) -> None:
    told = every(filled, Wanted(text="安"), lambda row: f"{row.number} {row.entry.application}")
    assert told == [one for one in ALL if "A002" not in one]


def test_holders_are_those_confirmed_by_then_and_not_cancelled(place: Place) -> None:
    one, two = (confirmed(LISTED, day) for day in ("2014-12-31", "2015-01-01"))
    with opened(place, create=True) as registry:
        rows = entries(one, cancelled(confirmed(PILOT, "2014-09-01"), "2014-10-01"))
        enter(registry, submitted("一", addenda=["1"], rows=rows), WHEN)
        enter(registry, submitted("二", addenda=["1"], rows=entries(two, one, one)), WHEN)
        for day, track, expected in (
            (date(2014, 12, 31), "", ["2 A002", "2 G001", "1 A001"]),
            (date(2015, 12, 31), "", ["2 A001", "2 A002", "2 G001", "1 A001"]),
            (date(2015, 12, 31), "green", ["2 G001"]),
            (date(2015, 12, 31), GREEN.name, ["2 G001"]),
            (date(2014, 12, 30), "", []),
        ):
            found_then = holders(registry, day, track)
            assert [f"{row.number} {row.entry.application}" for row in found_then] == expected
