"""Decision record, ledger and course print everything that the public does not read, and are read back."""

from dataclasses import replace

import pytest

from later_course import (
    PLAN,
    SCORES,
    Language,
    added,
    begun,
    cancelled,
    decided,
    noticed,
    objected,
    plan_of,
    private_words,
    promoted,
    words_of,
)
from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.report.later.course_record import course_record
from reviewdesk.report.later.decision_record import decision_record
from reviewdesk.report.later.ledger import objection_ledger
from reviewdesk.report.later.readback_internal import check_decision, check_ledger
from reviewdesk.report.later.reading import squeezed, texts_of
from reviewdesk.report.readback import Difference


def said(paper: bytes) -> str:
    return "".join(map(squeezed, texts_of("pdf", paper)))


def record(course: Course, *, words: bool = True) -> bytes:
    return decision_record(course, course.addenda[0], words_of(course)[1] if words else None).data


def restated(course: Course, **data: object) -> Addendum:
    return replace(course.addenda[0], data={**course.addenda[0].data, **data})


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_record_prints_every_change_and_agrees_with_the_decision(
    language: Language,
) -> None:
    course = decided(plan_of(language))
    paper = record(course)
    for word in ("委厅联席会议", "省信纪要〔2014〕9号", "经核查资金未落实", "资金和政策已落实，补足名额"):
        assert word in said(paper)
    assert check_decision(paper, course, course.addenda[0]) is None
    assert check_decision(paper, cancelled(plan_of(language)), course.addenda[0]) is None


def test_a_decision_that_follows_the_recommendation_says_so() -> None:
    course = decided(changed=False)
    assert "无。同意评审建议。" in said(record(course))
    assert "作出" not in said(record(course))
    assert check_decision(record(course), course, course.addenda[0]) is None


def test_words_that_were_not_handed_over_are_said_to_be_withheld() -> None:
    course = objected()
    papers = record(course, words=False), objection_ledger(course, {}).data
    for paper in papers:
        assert "未移交" in said(paper)
        assert not [word for word in private_words() if squeezed(word) in said(paper)]
    assert check_decision(papers[0], course, course.addenda[0]) is None
    assert check_ledger(papers[1], course) is None


def test_a_record_of_another_decision_is_found() -> None:
    course = decided()
    paper, changes = record(course), course.addenda[0].data["changes"]
    fewer = check_decision(paper, course, restated(course, changes=changes[:1]))
    assert fewer == Difference("G2", "row", "2G2临江县人民政府", "")
    more = [*changes, {"track": "k", "application": "K5", "before": "pilot", "after": "not_listed"}]
    missing = check_decision(paper, course, restated(course, changes=more))
    assert missing is not None
    assert missing.application == "K5"
    assert check_decision(paper, course, restated(course, document="别号")) == Difference(
        "", "words", "", "别号"
    )
    other_day = check_decision(paper, course, restated(course, meeting="2014-07-27"))
    assert other_day == Difference("", "row", "", "2014年7月27日")


def test_an_application_without_a_place_has_a_dash() -> None:
    course = begun()
    key = next(iter(course.titles))
    placeless = replace(course.titles[key], place=None)
    course = replace(course, titles={**course.titles, key: placeless})
    change = {"track": "k", "application": "K1", "before": "listed", "after": "not_listed"}
    course = added(course, "decide", meeting="2014-07-28", document="", changes=[change])
    paper = decision_record(
        course, course.addenda[0], {"place": "", "by": "", "note": "", "reasons": {}}
    ).data
    assert "综合性示范区域—示范区域未列入" in said(paper)
    assert check_decision(paper, course, course.addenda[0]) is None


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_ledger_prints_every_objection_and_what_came_of_it(language: Language) -> None:
    course = promoted(plan_of(language))
    paper = objection_ledger(course, words_of(course)).data
    for word in ("申报的示范项目未实际投运", "现场照片12张", "经办人甲", "经现场核查属实", "0571-00000000"):
        assert word in said(paper)
    assert ("K4递补为示范区域" if language == "zh_CN" else "K4movesupto示范区域") in said(paper)
    assert check_ledger(paper, course) is None
    assert not [score for score in SCORES.values() if score in said(paper)]


def test_a_ledger_of_another_day_is_found() -> None:
    early, late = objected(), promoted()
    found = check_ledger(objection_ledger(early, words_of(early)).data, late)
    assert found is not None
    assert found.application in ("K2", "G2")
    more = check_ledger(objection_ledger(early, words_of(early)).data, noticed())
    assert more == Difference("K2", "row", "1K2海星区<b>&amp;管委会", "")


def test_the_latest_words_on_an_objection_hold() -> None:
    course = objected()
    words = dict(words_of(course))
    words[4] = {**words[4], "handler": "经办人乙", "who": ""}
    ledger = said(objection_ledger(course, words).data)
    assert "经办人乙" in ledger
    assert "海星区某企业" in ledger


def rereviewed(outcome: str) -> Course:
    course = noticed()
    course = added(
        course, "object", application="K3", sender="signed", conclusion="sustained", effect="rereview"
    )
    return added(
        course,
        "rereview",
        objection=1,
        track="k",
        applications=["K3"],
        review_session="0" * 32,
        batch="0" * 64,
        archive="0" * 64,
        outcome=outcome,
    )


@pytest.mark.parametrize(("outcome", "word"), [("upheld", "维持"), ("removed", "取消资格")])
def test_a_re_review_stands_in_ledger_and_course(outcome: str, word: str) -> None:
    course = rereviewed(outcome)
    paper = objection_ledger(course, words_of(course)).data
    assert "复评" in said(paper)
    assert check_ledger(paper, course) is None
    assert "对K3山谷县人民政府复评" in said(course_record(course).data)


def test_the_course_has_a_line_for_every_addendum_on_one_page() -> None:
    course = cancelled()
    words = said(course_record(course).data)
    for line in (
        "审定（省信纪要〔2014〕9号），对评审建议调整2处。",
        "公示6个，公示期7月30日至8月5日。",
        "收到异议1，对象为K2海星区<b>&amp;管委会。",
        "K4北岸县人民政府递补为示范区域，所补空缺原为K2海星区<b>&amp;管委会。",
        "补充公示1个，公示期8月9日至8月15日。",
        "以省信〔2014〕301号公布名单，共5个。",
        "以省信〔2015〕30号撤销K1临江县人民政府的称号。",
        "名单已公布。",
    ):
        assert line in words
    assert "第1页/共1页" in words


@pytest.mark.parametrize(
    ("course", "state"),
    [
        (begun(), "评审建议尚未审定。"),
        (decided(), "已审定，尚未公示。"),
        (noticed(), "已公示，尚未公布。"),
    ],
)
def test_the_course_says_how_far_things_have_come(course: Course, state: str) -> None:
    assert state in said(course_record(course).data)


def test_a_decision_without_a_document_number_is_told_without() -> None:
    course = added(begun(), "decide", meeting="2014-07-28", document="", changes=[])
    assert "审定，对评审建议调整0处。" in said(course_record(course).data)


def test_names_hidden_on_paper_are_hidden_on_internal_papers() -> None:
    plan = plan_of(text=PLAN + '[redaction]\napplicants = ["pdf"]\n')
    course = promoted(plan)
    for paper in (
        record(course),
        objection_ledger(course, words_of(course)).data,
        course_record(course).data,
    ):
        assert "北岸县人民政府" not in said(paper)
    assert check_ledger(objection_ledger(course, words_of(course)).data, course) is None
