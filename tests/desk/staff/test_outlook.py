"""What is being entered is counted and checked before anything is drafted."""

from datetime import date

from chains import chained
from followed import followed
from reviewdesk.desk.auditor.chain import open_chain
from reviewdesk.desk.staff.drafting import Change, NoticeOrder
from reviewdesk.desk.staff.outlook import decision_outlook, lies_open, too_early
from reviewdesk.domain.addenda.period import Period
from reviewdesk.domain.names import TierId, TrackId

LISTED = (TrackId("t"), TierId("listed"))


def test_a_decision_is_counted_and_its_first_fault_named() -> None:
    course = open_chain(followed().archive).course
    adopted = decision_outlook(course, ())
    assert adopted.wrong is None
    assert adopted.counts[LISTED] == 1
    up = Change(application="A2", track="t", standing="listed", reason="x")
    over = decision_outlook(course, (up,))
    assert over.counts[LISTED] == 2
    assert over.wrong is not None and over.wrong.code == "course-over-quota"
    silent = Change(application="A1", track="t", standing="not_listed", reason=" ")
    missing = decision_outlook(course, (silent,))
    assert missing.counts[LISTED] == 0
    assert missing.wrong is not None and missing.wrong.code == "decision-reason"


def test_days_off_move_the_end_of_a_notice() -> None:
    course = open_chain(followed().archive).course
    order = NoticeOrder(
        published=date(2014, 8, 4), days=5, kind="working", first_day="next", holidays=(date(2014, 8, 6),)
    )
    assert lies_open(course, order) == Period(date(2014, 8, 5), date(2014, 8, 12))


def test_it_is_said_why_titles_cannot_be_confirmed_yet() -> None:
    session, records = chained()
    course = open_chain(session.archive, records).course
    due = too_early(course, date(2015, 1, 1))
    assert due is not None and due.code == "course-promotion-due"
    early = open_chain(session.archive, records[:2]).course
    last = early.notices[0].last
    runs = too_early(early, last)
    assert runs is not None and runs.code == "course-notice-runs"
    assert too_early(early, date(2015, 1, 1)) is None
