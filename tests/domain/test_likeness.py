from dataclasses import replace
from itertools import permutations

import pytest

from reviewdesk.domain.application import Application
from reviewdesk.domain.likeness import Decided, NamePair, alike, as_decided, key, look_alikes, pair
from reviewdesk.domain.names import ApplicantId, ApplicationId, TrackId


def one(id_: str, name: str, code: str = "", city: str = "") -> Application:
    return Application(
        id=ApplicationId(id_),
        track=TrackId("t"),
        applicant=name,
        applicant_id=ApplicantId(code or name),
        city=city,
    )


def found(*applications: Application) -> list[tuple[str, str]]:
    return [(pair.names.first, pair.names.second) for pair in look_alikes(applications)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("清潭县", "清潭"),
        ("清潭县人民政府", "清潭县"),
        ("ＡＢＣ 公司", "abc公司"),
        ("样例公司（东江）", "样例公司(东江)"),
        ("样例公司（东江）", "样例公司"),
        ("样例 公 司\u200b", "样例公司"),
        ("松溪自治县", "松溪县"),
        ("东江市清潭区", "东江清潭"),
    ],
)
def test_names_are_alike_with_and_without_units_blanks_widths_and_brackets(first: str, second: str) -> None:
    assert alike(first, second)
    assert found(one("A1", first), one("A2", second)) == [tuple(sorted((first, second)))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("清潭县", "清溪县"),
        ("样例公司（东江）", "样例公司（西泽）"),
        ("市", "县"),
        ("东江市", "东江科技公司"),
    ],
)
def test_other_names_are_not(first: str, second: str) -> None:
    assert not alike(first, second)
    assert found(one("A1", first), one("A2", second)) == []


def test_a_city_in_front_makes_no_difference_where_the_register_names_it() -> None:
    assert key("东江市清潭区", "东江市") == key("清潭区", "东江市") == "清潭"
    assert key("东江市", "东江市") == "东江"
    assert found(one("A1", "东江市清潭区", city="东江市"), one("A2", "清潭区")) == [
        ("东江市清潭区", "清潭区")
    ]


def test_one_code_asks_nothing_where_the_names_are_alike() -> None:
    assert found(one("A1", "清潭县", "7"), one("A2", "清潭", "7")) == []
    assert found(one("A1", "东江市清潭区", "7", "东江市"), one("A2", "清潭区", "7")) == []


def test_one_code_under_unlike_names_is_asked_about_once_for_each_name() -> None:
    applications = [
        one("A1", "清潭县", "7"),
        one("A2", "松溪县", "7"),
        one("A3", "松溪县", "7"),
        one("A4", "样例公司（东江）", "8"),
        one("A5", "样例公司（西泽）", "8"),
        one("A6", "清潭", "7"),
    ]
    asked = look_alikes(applications)
    assert [(a.names.first, a.names.second, a.code, a.first, a.second) for a in asked] == [
        ("松溪县", "清潭", "7", ("A2", "A3"), ("A6",)),
        ("松溪县", "清潭县", "7", ("A2", "A3"), ("A1",)),
        ("样例公司（东江）", "样例公司（西泽）", "8", ("A4",), ("A5",)),
    ]
    said = [Decided(one.names, True) for one in asked[:1]] + [Decided(pair("清潭", "清潭县"), True)]
    assert [one.code for one in look_alikes(applications, said)] == ["8"]


def test_one_code_of_two_who_are_different_is_the_id_of_neither() -> None:
    applications = (
        one("A1", "清潭县", "7"),
        one("A2", "松溪县", "7"),
        one("A3", "松溪", "7"),
        one("A4", "甲公司", "7"),
    )
    unlike = Decided(pair("清潭县", "松溪县"), False)
    joined = Decided(pair("松溪县", "松溪"), True)
    parted = as_decided(applications, [unlike, joined])
    assert [one.applicant_id for one in parted] == ["清潭县", "松溪", "松溪", "7"]
    assert as_decided(parted, [unlike, joined]) == parted
    assert look_alikes(parted, [unlike, joined]) == ()
    contrary = [Decided(pair("清潭县", "松溪"), True), joined, unlike]
    assert {one.applicant_id for one in as_decided(applications, contrary)} == {"7"}
    gone = [Decided(pair("清潭县", "乙公司"), False), Decided(pair("丙公司", "丁公司"), False)]
    assert as_decided(applications, gone) == applications


def test_two_codes_are_asked_about_only_when_units_are_left_out() -> None:
    assert found(one("A1", "清潭县", "7"), one("A2", "清潭市", "8")) == []
    assert found(one("A1", "清潭县", "7"), one("A2", "清潭", "8")) == [("清潭", "清潭县")]
    assert found(one("A1", "清潭县", "7"), one("A2", "清潭市")) == [("清潭县", "清潭市")]


def test_all_applications_of_both_names_are_told() -> None:
    (likeness,) = look_alikes([one("A1", "清潭县"), one("A2", "清潭"), one("B1", "清潭县")])
    assert (likeness.names, likeness.first, likeness.second) == (
        pair("清潭县", "清潭"),
        ("A2",),
        ("A1", "B1"),
    )


def test_what_was_decided_is_not_asked_again() -> None:
    applications = [one("A1", "清潭县"), one("A2", "清潭")]
    for same in (True, False):
        assert look_alikes(applications, [Decided(pair("清潭县", "清潭"), same)]) == ()


def test_one_applicant_has_one_id_and_its_code_goes_before_a_name() -> None:
    applications = (one("A1", "清潭县"), one("A2", "清潭", "7"), one("A3", "松溪县"))
    decided = [Decided(pair("清潭县", "清潭"), True), Decided(pair("清潭县", "松溪县"), False)]
    joined = as_decided(applications, decided)
    assert joined == (replace(applications[0], applicant_id=ApplicantId("7")), *applications[1:])
    assert look_alikes(joined) == ()


def test_what_is_one_through_a_third_name_is_one_in_any_order() -> None:
    applications = tuple(one(f"A{n}", name) for n, name in enumerate(("甲县", "甲", "甲市", "甲区")))
    pairs = [NamePair("甲", "甲县"), NamePair("甲区", "甲市"), NamePair("甲县", "甲市")]
    for order in permutations(pairs):
        joined = as_decided(applications, [Decided(two, True) for two in order])
        assert {application.applicant_id for application in joined} == {"甲"}


def test_the_order_of_applications_changes_nothing() -> None:
    applications = [one("A1", "清潭县"), one("A2", "清潭"), one("A3", "清潭（样例）"), one("A4", "松溪")]
    results = {look_alikes(sorted(order, key=lambda a: a.applicant)) for order in permutations(applications)}
    assert len(results) == 1
    assert [p.names for p in next(iter(results))] == sorted(p.names for p in next(iter(results)))
