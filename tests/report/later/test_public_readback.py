"""A notice or an announcement that tells something else than the decision is found out, in every form."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from later_course import PLAN, Language, added, cancelled, confirmed, decided, noticed, plan_of, supplemented
from reviewdesk.domain.addenda.course import Course
from reviewdesk.report.later.on_paper import on_paper
from reviewdesk.report.later.plain_text import plain_text
from reviewdesk.report.later.public import Group, Listing, PublicText
from reviewdesk.report.later.readback import check_public
from reviewdesk.report.later.telling import FORMS, public_forms, public_text
from reviewdesk.report.later.web_page import web_page
from reviewdesk.report.readback import Difference

Thing = TypeVar("Thing", PublicText, Listing, Group)
MAKERS: dict[str, Callable[[PublicText], bytes]] = {
    "pdf": lambda text: on_paper(text).data,
    "txt": plain_text,
    "html": web_page,
}


def checked(form: str, text: PublicText, course: Course) -> Difference | None:
    return check_public(form, MAKERS[form](text), course, course.addenda[-1])


def turned(text: Thing, **changes: Any) -> Thing:
    return replace(text, **changes)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_what_the_program_makes_agrees_now_and_after_all_that_follows(form: str, language: Language) -> None:
    plan = plan_of(language)
    last = cancelled(plan)
    for told in (noticed, supplemented, confirmed, cancelled):
        course = told(plan)
        addendum = course.addenda[-1]
        paper = public_forms(course, addendum)[form]
        assert check_public(form, paper, course, addendum) is None
        assert check_public(form, paper, last, addendum) is None


@pytest.mark.parametrize("form", FORMS)
def test_numbers_as_applications_and_names_no_font_has_are_read_back(form: str) -> None:
    text = PLAN.replace("示范区域", "示范区域䶮\U00030edd")
    course = noticed(plan_of(text=text))
    assert (
        check_public(form, public_forms(course, course.addenda[-1])[form], course, course.addenda[-1]) is None
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_changed_list_is_found(form: str) -> None:
    course = noticed()
    text = public_text(course, course.addenda[-1])
    listing = text.listing
    first, second, *rest = listing.groups

    def of(*groups: Group) -> PublicText:
        return turned(text, listing=turned(listing, groups=groups))

    assert checked(form, text, course) is None
    shorter = turned(first, rows=first.rows[:-1])
    assert checked(form, of(shorter, second, *rest), course)
    more = turned(first, rows=(*first.rows, ("4", "K6", "西岭县人民政府", "西州市")))
    assert checked(form, of(more, second, *rest), course) == Difference("K4", "application", "4 K6", "1 K4")
    one, other, last = first.rows
    swapped = turned(first, rows=(("1", *other[1:]), ("2", *one[1:]), last))
    assert checked(form, of(swapped, second, *rest), course) == Difference(
        "K2", "application", "1 K1", "1 K2"
    )
    renamed = turned(first, rows=((*one[:2], "某县人民政府", one[3]), other, last))
    assert checked(form, of(renamed, second, *rest), course) == Difference(
        "K2", "list", "", "1K2海星区<b>&amp;管委会东海市"
    )
    exchanged = (
        turned(first, tier=second.tier),
        turned(second, tier=first.tier),
    )
    assert checked(form, of(*exchanged, *rest), course)
    added_at_end = turned(rest[-1], rows=(("1", "K6", "西岭县人民政府", "西州市"),))
    assert checked(form, of(first, second, *rest[:-1], added_at_end), course) == Difference(
        "", "rows", "7", "6"
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("7月30日至8月5日", "7月30日至8月6日", "days"),
        ("7月30日至8月5日", "一周", "days"),
        ("省经信委网站", "某网站", "words"),
        ("0571-22222222", "0571-33333333", "words"),
        ("2014年7月29日", "2014年7月28日", "words"),
        ("省财政厅", "财政局", "words"),
        ("并经研究", "并经研究（西岭县人民政府除外）", "applicant"),
    ],
)
def test_changed_days_places_and_people_are_found(form: str, before: str, after: str, field: str) -> None:
    course = noticed()
    text = public_text(course, course.addenda[-1])

    def said(words: str) -> str:
        return words.replace(before, after)

    changed = turned(
        text,
        opening=tuple(map(said, text.opening)),
        closing=tuple(map(said, text.closing)),
        facts=tuple((label, said(value)) for label, value in text.facts),
        signers=tuple(map(said, text.signers)),
        date=said(text.date),
    )
    assert changed != text
    found = checked(form, changed, course)
    assert found is not None
    assert found.field == field


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("told", [confirmed, cancelled])
def test_another_document_number_is_found(form: str, told: Callable[[], Course]) -> None:
    course = told()
    text = public_text(course, course.addenda[-1])
    changed = turned(text, document="省信〔2014〕999号")
    assert checked(form, changed, course) == Difference("", "words", "", text.document)


def test_a_cancellation_of_somebody_else_is_found() -> None:
    course = cancelled()
    other = added(
        confirmed(), "cancel", track="k", application="K3", document="省信〔2015〕30号", date="2015-09-01"
    )
    found = checked("txt", public_text(other, other.addenda[-1]), course)
    assert found == Difference("", "words", "", "临江县人民政府")


def test_what_is_hidden_in_the_head_of_a_page_counts_for_nothing() -> None:
    course = noticed()
    page = public_forms(course, course.addenda[-1])["html"].decode()
    body = re.sub(r"<body>.*</body>", "<body><p>无</p></body>", page, flags=re.DOTALL)
    assert check_public("html", body.encode(), course, course.addenda[-1]) == Difference("", "rows", "0", "6")


def test_a_notice_of_nobody_is_read_back() -> None:
    course = decided()
    emptied = added(
        course,
        "decide",
        meeting="2014-07-28",
        document="",
        changes=[
            {"track": t.track, "application": t.application, "before": t.recommended, "after": "not_listed"}
            for t in course.titles.values()
            if t.recommended != "not_listed"
        ],
    )
    emptied = added(emptied, "notice")
    for form in FORMS:
        paper = public_forms(emptied, emptied.addenda[-1])[form]
        assert check_public(form, paper, emptied, emptied.addenda[-1]) is None
