"""What the registry keeps of a course: standing, how far it came, document and day."""

import pytest

from courses import after, change, course, noticed, sustained
from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.domain.registry import Named, Title
from reviewdesk.domain.registry_titles import held_now

OUT = Named("not_listed")
LISTED, RESERVE, PILOT = Named("listed", "示范区域"), Named("reserve", "候补"), Named("pilot", "试点")
BASE = Named("listed", "示范基地")


def held(at: Course, application: str) -> Title:
    track = TrackId("u" if application.startswith("B") else "t")
    return held_now(at)[track, ApplicationId(application)]


def title(standing: Named, state: str, document: str = "", dated: str = "", confirmed: str = "") -> Title:
    return Title(
        standing=standing,
        state=state,  # type: ignore[arg-type]
        document=document,
        dated=dated,
        confirmed=confirmed,
    )


def test_before_anything_follows_a_tier_is_recommended_and_the_rest_holds_nothing() -> None:
    at = course()
    assert held(at, "A1") == title(LISTED, "recommended")
    assert held(at, "A5") == title(PILOT, "recommended")
    assert held(at, "B1") == title(BASE, "recommended")
    for application, standing in (("A6", "not_listed"), ("A7", "below_floor"), ("A8", "rejected")):
        assert held(at, application) == title(Named(standing), "")
    assert len(held_now(at)) == 10


def test_decision_and_notice_give_their_day_and_document() -> None:
    decided = after(course(), "decide", document="纪要1号", changes=[change("A2", "not_listed")])
    assert held(decided, "A1") == title(LISTED, "decided", "纪要1号", "2014-08-01")
    assert held(decided, "A2") == title(OUT, "")
    assert held(after(decided, "notice"), "A1") == title(LISTED, "noticed", "纪要1号", "2014-08-04")


def test_a_removal_by_objection_is_told_without_the_document_of_the_decision() -> None:
    decided = after(after(course(), "decide", document="纪要1号"), "notice")
    assert held(decided, "A1").document == "纪要1号"
    assert held(sustained(decided, "A1"), "A1").document == ""


def test_an_objection_counts_only_where_it_takes_a_place_away() -> None:
    at = noticed()
    asked = after(at, "object", application="A1")
    kept = after(at, "object", application="A1", conclusion="not_sustained", effect="none")
    for one in (asked, kept):
        assert held(one, "A1") == title(LISTED, "noticed", "", "2014-08-04")
    gone = sustained(at, "A1")
    assert held(gone, "A1") == title(OUT, "removed", "", "2014-08-01")
    replied = after(
        asked, "object", application="A1", conclusion="sustained", effect="removed", replied="2014-08-11"
    )
    assert held(replied, "A1") == title(OUT, "removed", "", "2014-08-11")
    assert held(gone, "A2") == title(LISTED, "noticed", "", "2014-08-04")


@pytest.mark.parametrize(("outcome", "state"), [("removed", "removed"), ("upheld", "noticed")])
def test_a_re_review_counts_where_it_takes_a_place_away(outcome: str, state: str) -> None:
    asked = after(noticed(), "object", application="A1", conclusion="sustained", effect="rereview")
    done = after(asked, "rereview", applications=["A1"], outcome=outcome)
    assert held(done, "A1").state == state
    assert held(done, "A2") == title(LISTED, "noticed", "", "2014-08-04")
    assert held(done, "B1") == title(BASE, "noticed", "", "2014-08-04")


def test_who_moves_up_holds_the_new_tier_from_the_day_it_was_recorded() -> None:
    moved = after(sustained(noticed(), "A1"), "promote", application="A3", instead_of="A1")
    assert held(moved, "A3") == title(LISTED, "decided", "", "2014-08-01")
    told = after(
        moved, "notice", supplementary=True, published="2014-08-12", first="2014-08-13", last="2014-08-19"
    )
    assert held(told, "A3") == title(LISTED, "noticed", "", "2014-08-12")
    assert held(told, "A4") == title(RESERVE, "noticed", "", "2014-08-04")


def test_a_title_is_confirmed_and_may_be_cancelled_later() -> None:
    confirmed = after(noticed(), "confirm")
    day = "2014-08-12"
    assert held(confirmed, "A1") == title(LISTED, "confirmed", "样例〔2014〕1号", day, day)
    assert held(confirmed, "A6") == title(OUT, "")
    cancelled = after(confirmed, "cancel", application="A1")
    assert held(cancelled, "A1") == title(OUT, "cancelled", "样例〔2015〕1号", "2015-03-01", day)
    assert held(cancelled, "A2") == title(LISTED, "confirmed", "样例〔2014〕1号", day, day)
