"""Every addendum holds the papers of its kind, and what they say is compared before they are believed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from filed_year import PUBLIC, year
from later_course import added, cancelled, confirmed, decided, noticed, objected, promoted, words_of
from reviewdesk.desk.auditor.chain import open_chain
from reviewdesk.desk.staff import drafting
from reviewdesk.desk.staff.papers import DECISION, OBJECTIONS, check_papers, papers_of, paths_of
from reviewdesk.domain.addenda.course import Course
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.archive import withhold

NOTICE = {"papers/notice.pdf", "papers/notice.txt", "papers/notice.html"}
ANNOUNCED = {"papers/announcement.pdf", "papers/announcement.txt", "papers/announcement.html"}


def made(course: Course) -> dict[str, bytes]:
    return papers_of(course, course.addenda[-1], words_of(course))


def check(course: Course, parts: dict[str, bytes], *, withheld: bool = False) -> None:
    check_papers(course, course.addenda[-1], parts, file="x.rdaddendum", withheld=withheld)


@pytest.mark.parametrize(
    ("told", "paths"),
    [
        (decided, {DECISION}),
        (noticed, NOTICE),
        (objected, {OBJECTIONS}),
        (promoted, set()),
        (confirmed, ANNOUNCED),
        (cancelled, ANNOUNCED),
    ],
)
def test_papers_lie_where_their_kind_says_and_agree(told: Callable[[], Course], paths: set[str]) -> None:
    course = told()
    parts = made(course)
    assert parts.keys() == paths == set(paths_of(course.addenda[-1]))
    check(course, parts)


def refusal(course: Course, parts: dict[str, bytes], *, withheld: bool = False) -> ReviewDeskError:
    with pytest.raises(ReviewDeskError) as found:
        check(course, parts, withheld=withheld)
    return found.value


def test_a_paper_that_is_missing_or_does_not_belong_is_named() -> None:
    course = noticed()
    parts = made(course)
    fewer = {path: data for path, data in parts.items() if path != "papers/notice.txt"}
    assert refusal(course, fewer).code == "addendum-unlisted"
    assert refusal(course, {**parts, "papers/other.pdf": b""}).code == "addendum-unknown"


def test_a_withheld_record_is_not_missed_but_one_left_out_is() -> None:
    for told in (decided, objected):
        check(told(), {}, withheld=True)
        assert refusal(told(), {}).code == "addendum-unlisted"


@pytest.mark.parametrize("path", sorted(NOTICE))
def test_a_notice_of_another_decision_is_named(path: str) -> None:
    course, other = noticed(), noticed_as_recommended()
    error = refusal(course, {**made(course), path: made(other)[path]})
    assert (error.code, error.data["part"], error.data["application"]) == ("addendum-paper", path, "G2")


def test_another_record_or_ledger_is_named() -> None:
    course, other = decided(), decided(changed=False)
    assert refusal(course, made(other)).data["part"] == DECISION
    course = objected()
    assert refusal(course, {OBJECTIONS: made(decided())[DECISION]}).data["part"] == OBJECTIONS


def noticed_as_recommended() -> Course:
    return added(decided(changed=False), "notice")


def test_characters_that_no_font_has_are_told_before_anything_is_signed() -> None:
    session, chain = year()
    before = open_chain(session.archive, chain.files[:1])
    assert drafting.notice(before, PUBLIC).missing == ()
    rare = drafting.notice(before, replace(PUBLIC, place="样例\U00030edd网站"))
    assert rare.missing == ("\U00030edd",)
    assert "\U00030edd" in rare.papers["papers/notice.html"].decode()


def test_a_record_handed_over_without_its_private_papers_holds(tmp_path: Path) -> None:
    session, chain = year()
    bare = tmp_path / "bare.rdaddendum"
    withhold(chain.files[0], bare)
    found = open_chain(session.archive, [bare])
    assert (found.papers[1], found.words) == ({}, {})
    assert found.course.decided == 1
