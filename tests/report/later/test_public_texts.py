"""Notice, announcement and cancellation say who holds what, and nothing that is not for the public."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from later_course import (
    NAMES,
    PLAN,
    SCORES,
    Language,
    added,
    begun,
    cancelled,
    confirmed,
    decided,
    noticed,
    plan_of,
    private_words,
    promoted,
    supplemented,
)
from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.drill import drill_title
from reviewdesk.domain.plan.values import Plan
from reviewdesk.report.later.on_paper import on_paper
from reviewdesk.report.later.public import PublicText
from reviewdesk.report.later.reading import squeezed, texts_of
from reviewdesk.report.later.telling import FORMS, public_forms, public_text

TOLD = [noticed, supplemented, confirmed, cancelled]
Told = Callable[[Plan], Course]


def text_of(course: Course) -> PublicText:
    return public_text(course, course.addenda[-1])


def whole(course: Course, form: str) -> str:
    paper = public_forms(course, course.addenda[-1])[form]
    return "".join(map(squeezed, texts_of(form, paper)))


def listed(text: PublicText) -> list[list[str]]:
    return [[row[1] for row in group.rows] for group in text.listing.groups]


def test_a_notice_lists_the_decided_in_the_order_of_regions_with_its_explicit_days() -> None:
    text = text_of(noticed())
    assert text.title == "关于2014年省级创建示范区竞争性评审拟列入名单的公示"
    assert text.opening == (
        "根据省信〔2014〕268号文件，经地方申报、资格审查、专家评审，并经研究，现将拟列入名单予以公示，"
        "公示时间为7天（7月30日至8月5日）。",
    )
    assert text.listing.title == "拟列入名单（排名不分先后）"
    assert listed(text) == [["K2", "K1", "K3"], ["K4", "K5"], ["G2"], []]
    assert [(g.track, g.tier) for g in text.listing.groups][1:3] == [
        ("", "（二）试点培育（共2个）"),
        ("二、绿色安全制造信息化示范区域", "（一）示范区域（共1个）"),
    ]
    assert text.facts[0] == ("联系人", "信息化推进处")
    assert text.signers == ("省经济和信息化委员会", "省财政厅")
    assert text.date == "2014年7月29日"


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_form_says_the_same(told: Told, language: Language) -> None:
    course = told(plan_of(language))
    text = text_of(course)
    rows = [squeezed("".join(row)) for group in text.listing.groups for row in group.rows]
    parts = [text.title, text.document, *text.opening, *text.closing, *text.signers, text.date]
    for form in FORMS:
        said = whole(course, form)
        assert all(squeezed(part) in said for part in parts)
        assert all(row in said for row in rows)


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_is_not_for_the_public_stands_in_it(told: Told, form: str) -> None:
    course = told(plan_of())
    said = whole(course, form)
    assert not [word for word in private_words() if squeezed(word) in said]
    assert not [score for score in SCORES.values() if score in said]
    assert not re.search(r"第\d+名|评委|r1|得分", said)
    assert ("西岭县" in said, "东港县" in said) == (False, False)


def test_a_supplementary_notice_tells_only_who_moved_up_and_into_whose_place() -> None:
    text = text_of(supplemented())
    assert text.title.endswith("拟列入名单的补充公示")
    assert text.listing.heads[-1] == "递补空缺"
    (group,) = text.listing.groups
    assert group.rows == (("1", "K4", "北岸县人民政府", "南岭市", "K2 海星区 <b>&amp; 管委会"),)


def test_an_announcement_bears_its_number_and_lists_who_holds_a_title() -> None:
    text = text_of(confirmed())
    assert (text.title, text.document) == (
        "关于公布2014年省级创建示范区竞争性评审名单的通知",
        "省信〔2014〕301号",
    )
    assert listed(text) == [["K1", "K4", "K3"], ["K5"], ["G2"], []]
    assert "资格审查、专家评审、研究审定和公示" in text.opening[0]


def test_a_cancellation_names_title_holder_and_the_document_that_announced_it() -> None:
    text = text_of(cancelled())
    assert text.title == "关于撤销临江县人民政府“示范区域”称号的通知"
    assert text.opening[0].startswith("经研究，决定自2015年9月1日起撤销临江县人民政府（申报编号K1）")
    assert text.opening[0].endswith("该称号由省信〔2014〕301号公布。")
    assert not text.listing.groups


def test_what_a_review_did_not_have_is_not_said() -> None:
    plan = plan_of(text=PLAN.replace("basis =", "# ").replace('place = "省经信委网站"', 'order = "place"'))
    plan = replace(plan, tracks=tuple(replace(track, eligibility=()) for track in plan.tracks))
    course = begun(plan)
    course = replace(
        course,
        applications={key: replace(one, city="", region_code="") for key, one in course.applications.items()},
    )
    course = added(course, "decide", meeting="2014-07-28", document="", changes=[])
    contacts = dict.fromkeys(("contact", "phone", "address", "supervision_phone"), "")
    course = added(course, "notice", contacts=contacts, days=1, last="2014-07-30")
    text = text_of(course)
    assert text.opening[0].startswith("经申报、专家评审，并经研究，现将拟列入名单予以公示，公示时间为1天")
    assert text.listing.title == "拟列入名单（按评审名次排列）"
    assert text.listing.heads == ("序号", "申报编号", "申报单位")
    assert (len(text.closing), text.facts) == (1, ())
    course = added(course, "confirm", document="")
    assert text_of(course).opening[0].startswith("经申报、专家评审、研究审定和公示")
    cancelled_later = added(course, "cancel", track="k", application="K1", document="", date="2015-09-01")
    assert "公布" not in text_of(cancelled_later).opening[0]
    for form in FORMS:
        assert whole(cancelled_later, form)


def test_days_of_another_year_are_said_with_their_year() -> None:
    dates = {"published": "2014-12-29", "first": "2014-12-30", "last": "2015-01-05"}
    course = added(decided(), "notice", **dates)
    assert "（12月30日至2015年1月5日）" in text_of(course).opening[0]


def test_working_days_are_called_so() -> None:
    text = text_of(added(decided(), "notice", kind="working", last="2014-08-07"))
    assert "公示时间为7个工作日（7月30日至8月7日）" in text.opening[0]


@pytest.mark.parametrize("form", FORMS)
def test_applicants_are_hidden_where_the_plan_hides_them_from_the_notice(form: str) -> None:
    plan = plan_of(text=PLAN + '[redaction]\napplicants = ["notice"]\n')
    for course in (noticed(plan), supplemented(plan), confirmed(plan), cancelled(plan)):
        said = whole(course, form)
        assert not [name for name in NAMES if squeezed(NAMES[name][1]) in said]
        assert "申报单位0" in said


def test_a_drill_says_so_in_every_form() -> None:
    plan = plan_of()
    title = drill_title(plan.review_session.title, "zh_CN")
    drill = replace(plan, review_session=replace(plan.review_session, title=title))
    course = noticed(drill)
    assert text_of(course).mark == "演练"
    for form in FORMS:
        assert texts_of(form, public_forms(course, course.addenda[-1])[form])[0].startswith("演练")


def test_the_same_course_gives_the_same_bytes() -> None:
    one, other = noticed(), noticed()
    assert public_forms(one, one.addenda[-1]) == public_forms(other, other.addenda[-1])


def test_a_web_page_needs_nothing_else_and_shows_words_as_words() -> None:
    course = noticed()
    page = public_forms(course, course.addenda[-1])["html"].decode()
    assert '<html lang="zh-CN">' in page
    assert "海星区 &lt;b&gt;&amp;amp; 管委会" in page
    assert not re.search(r"<script|https?:|<link|<img|src=|href=|url\(|@import", page)
    assert '<th scope="col">申报单位</th>' in page


def test_plain_text_stands_in_columns_and_opens_in_any_editor() -> None:
    course = noticed()
    text = public_forms(course, course.addenda[-1])["txt"]
    assert text.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in text.replace(b"\r\n", b"")
    lines = text.decode("utf-8-sig").splitlines()
    assert "1     K1        临江县人民政府  东海市" not in lines
    assert any(re.fullmatch(r"2     K1        临江县人民政府 +东海市", line) for line in lines)


def test_a_promotion_alone_is_told_to_nobody() -> None:
    course = promoted()
    with pytest.raises(KeyError):
        public_text(course, course.addenda[-1])


def test_signers_never_stand_on_a_page_without_what_they_sign() -> None:
    text = text_of(confirmed())
    group = text.listing.groups[0]
    for count in range(14, 40):
        rows = tuple((str(n), f"K{n:03}", "某县人民政府", "某市") for n in range(1, count + 1))
        listing = replace(text.listing, groups=(replace(group, rows=rows),))
        last = PdfReader(BytesIO(on_paper(replace(text, listing=listing)).data)).pages[-1].extract_text()
        assert f"K{count - 1:03}" in last, count
        assert text.signers[0] in last
