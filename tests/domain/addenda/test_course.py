"""What may follow a recommendation, in what order, and who holds what then."""

from typing import Any

import pytest

from courses import after, change, course, noticed, sustained
from reviewdesk.domain.addenda.course import Course, Vacancy
from reviewdesk.domain.addenda.entry import Kind
from reviewdesk.domain.addenda.places import track_of
from reviewdesk.domain.names import ApplicationId, TierId, TrackId
from reviewdesk.errors import ReviewDeskError

T, LISTED = TrackId("t"), TierId("listed")


def refused(at: Course, kind: Kind, **data: Any) -> str:
    with pytest.raises(ReviewDeskError) as found:
        after(at, kind, **data)
    return found.value.code


def held(at: Course, tier: str = "listed", track: str = "t") -> list[tuple[str, int | None]]:
    return [(title.application, title.number) for title in at.holders(TrackId(track), tier)]


def state(at: Course, application: str, track: str = "t") -> str:
    return at.titles[TrackId(track), ApplicationId(application)].state


def test_nothing_comes_before_the_decision() -> None:
    start = course()
    assert start.addendum(None) is None
    for kind, data in (("notice", {}), ("object", {"application": "A1"}), ("confirm", {"tracks": []})):
        assert refused(start, kind, **data) == "course-undecided"  # type: ignore[arg-type]


def test_adopting_leaves_every_standing_and_every_number() -> None:
    adopted = after(course(), "decide")
    assert adopted.decided == 1
    assert adopted.addendum(1) is adopted.addenda[0]
    assert adopted.differences() == ()
    assert held(adopted) == [("A1", 1), ("A2", 2)]
    assert held(adopted, "reserve") == [("A3", 1), ("A4", 2)]
    assert [state(adopted, one) for one in ("A1", "A5", "A6", "A8")] == [
        "decided", "decided", "recommended", "recommended",
    ]  # fmt: skip


def test_a_change_moves_one_application_and_numbers_the_tiers_anew() -> None:
    changed = after(
        course(),
        "decide",
        changes=[change("A1", "not_listed"), change("A3", "listed"), change("A7", "reserve")],
    )
    assert held(changed) == [("A2", 1), ("A3", 2)]
    assert held(changed, "reserve") == [("A4", 1), ("A7", 2)]
    assert [title.application for title in changed.differences()] == ["A1", "A3", "A7"]


def test_a_later_decision_before_the_notice_takes_the_place_of_the_earlier() -> None:
    first = after(course(), "decide", changes=[change("A1", "not_listed")])
    second = after(first, "decide", changes=[change("A2", "not_listed")])
    assert held(second) == [("A1", 1)]
    assert second.decided == 2
    assert refused(noticed(), "decide") == "course-decided"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([change("A9", "listed", "not_listed")], "course-application"),
        ([change("A1", "gold")], "course-standing"),
        ([change("A1", "reserve", "pilot")], "course-before"),
        ([change("A1", "listed")], "course-unchanged"),
        ([change("A1", "reserve"), change("A1", "pilot")], "course-change-twice"),
        ([change("A8", "listed")], "course-not-ranked"),
        ([change("A6", "listed")], "course-over-quota"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(changes: list[dict[str, str]], code: str) -> None:
    assert refused(course(), "decide", changes=changes) == code


def test_one_applicant_holds_one_place_where_the_plan_says_so() -> None:
    changes = [change("B1", "not_listed", "listed"), change("B2", "listed")]
    assert held(after(course(), "decide", changes=changes), track="u") == [("B2", 1)]
    assert refused(course("one"), "decide", changes=changes) == "course-twice"
    assert after(course("one"), "decide").decided == 1


def test_a_rejected_application_may_be_named_as_not_listed() -> None:
    assert after(course(), "decide", changes=[change("A8", "not_listed")]).decided == 1


def test_the_notice_lists_who_was_decided_by_region_code() -> None:
    told = noticed()
    (notice,) = told.notices
    assert notice.listed[T][LISTED] == ("A1", "A2"), "who has no region code comes last"
    assert notice.listed[T][TierId("reserve")] == ("A4", "A3")
    assert (notice.first.isoformat(), notice.last.isoformat()) == ("2014-08-05", "2014-08-11")
    assert [state(told, one) for one in ("A1", "A6")] == ["noticed", "recommended"]
    by_place = noticed(course(order="place"))
    assert by_place.notices[0].listed[T][TierId("reserve")] == ("A3", "A4")


def test_a_notice_says_the_list_and_the_days_that_follow() -> None:
    decided = after(course(), "decide")
    assert refused(decided, "notice", tracks=[]) == "course-list"
    assert refused(decided, "notice", last="2014-08-10") == "course-period"
    assert refused(noticed(), "notice") == "course-noticed"
    assert refused(decided, "notice", supplementary=True) == "course-not-noticed"
    assert refused(noticed(), "notice", supplementary=True) == "course-nobody-moved-up"


def test_an_objection_is_received_and_then_concluded_once() -> None:
    assert refused(after(course(), "decide"), "object", application="A1") == "course-not-noticed"
    open_ = after(noticed(), "object", application="A1")
    assert open_.objections[0].open
    assert refused(open_, "object", application="A1", number=1) == "course-objection-again"
    assert refused(open_, "object", application="A1", number=3) == "course-objection-number"
    other = {"number": 1, "conclusion": "not_sustained", "effect": "none"}
    assert refused(open_, "object", application="A2", **other) == "course-objection-changed"
    done = after(open_, "object", application="A1", **other, replied="2014-08-12")
    assert done.objections[0].addenda == (3, 4)
    assert not done.objections[0].open
    assert refused(done, "object", application="A1", **other) == "course-objection-concluded"
    assert held(done) == [("A1", 1), ("A2", 2)]


@pytest.mark.parametrize(
    "data",
    [
        {"conclusion": "sustained"},
        {"effect": "none"},
        {"replied": "2014-08-12"},
        {"conclusion": "not_sustained", "effect": "removed"},
    ],
)
def test_only_a_conclusion_has_an_effect(data: dict[str, str]) -> None:
    assert refused(noticed(), "object", application="A1", **data) == "course-conclusion"


def test_whether_an_objection_came_late_is_told_by_the_notice() -> None:
    assert refused(noticed(), "object", application="A1", received="2014-08-12") == "course-late"
    late = after(noticed(), "object", application="A1", received="2014-08-12", late=True)
    assert late.objections[0].late
    assert refused(noticed(), "object", application="A9") == "course-application"


def test_a_sustained_objection_empties_a_place_and_the_next_by_number_moves_up() -> None:
    gone = sustained(noticed(), "A1")
    assert held(gone) == [("A2", 2)], "the others keep their numbers"
    assert state(gone, "A1") == "removed"
    vacancy = Vacancy(T, LISTED, ApplicationId("A1"), ApplicationId("A3"))
    assert gone.vacancies() == (vacancy,)
    assert refused(gone, "promote", application="A4", instead_of="A1") == "course-not-next"
    assert refused(gone, "promote", application="A3", instead_of="A2") == "course-not-next"
    assert refused(gone, "promote", application="A3", instead_of="A1", tier="pilot") == "course-not-next"
    assert refused(gone, "promote", application="A3", instead_of="A1", to="pilot") == "course-no-vacancy"
    moved = after(gone, "promote", application="A3", instead_of="A1")
    assert held(moved) == [("A2", 2), ("A3", 3)]
    assert moved.vacancies() == ()
    assert [one.key[1] for one in moved.unnoticed()] == ["A3"]
    told = after(moved, "notice", supplementary=True)
    assert told.notices[1].listed == {T: {LISTED: ("A3",)}}
    assert told.unnoticed() == ()


def test_who_moves_up_waits_for_an_objection_against_it() -> None:
    both = after(sustained(noticed(), "A1"), "object", application="A3")
    assert refused(both, "promote", application="A3", instead_of="A1") == "course-next-objected"


def test_two_vacated_places_are_filled_by_two() -> None:
    gone = sustained(sustained(noticed(), "A1"), "A2")
    assert [(one.removed, one.next) for one in gone.vacancies()] == [("A1", "A3"), ("A2", "A4")]
    moved = after(gone, "promote", application="A3", instead_of="A1")
    assert [(one.removed, one.next) for one in moved.vacancies()] == [("A2", "A4")]
    third = sustained(moved, "A3")
    assert [(one.removed, one.next) for one in third.vacancies()] == [("A2", "A4"), ("A3", None)]
    assert third.unnoticed() == (), "who moved up and lost the place again needs no notice"


def test_where_nobody_moves_up_the_place_stays_empty() -> None:
    gone = sustained(noticed(), "A5")
    assert [(one.tier, one.next) for one in gone.vacancies()] == [("pilot", None)]
    assert after(gone, "confirm").confirmed == 4
    assert refused(gone, "object", application="A5", conclusion="sustained", effect="removed") == (
        "course-holds-nothing"
    )


def test_a_re_review_settles_the_objection_that_asked_for_it() -> None:
    asked = after(noticed(), "object", application="A1", conclusion="sustained", effect="rereview")
    assert asked.objections[0].open
    assert refused(asked, "confirm") == "course-rereview-due"
    assert refused(asked, "rereview", applications=["A2"]) == "course-rereview-objection"
    assert refused(asked, "rereview", applications=["A9"]) == "course-application"
    assert refused(asked, "rereview", applications=["A1"], objection=2) == "course-rereview-none"
    upheld = after(asked, "rereview", applications=["A1"], outcome="upheld")
    assert held(upheld) == [("A1", 1), ("A2", 2)]
    assert not upheld.objections[0].open
    assert refused(upheld, "rereview", applications=["A1"]) == "course-rereview-none"
    removed = after(asked, "rereview", applications=["A1"])
    assert held(removed) == [("A2", 2)]
    plain = after(noticed(), "object", application="A1")
    assert refused(plain, "rereview", applications=["A1"]) == "course-rereview-none"


def test_a_title_is_confirmed_when_everything_is_settled() -> None:
    told = noticed()
    assert refused(after(course(), "decide"), "confirm") == "course-not-noticed"
    assert refused(told, "confirm", date="2014-08-11") == "course-notice-runs"
    assert refused(told, "confirm", tracks=[]) == "course-list"
    assert refused(after(told, "object", application="A1"), "confirm") == "course-objection-open"
    gone = sustained(told, "A1")
    assert refused(gone, "confirm") == "course-promotion-due"
    moved = after(gone, "promote", application="A3", instead_of="A1")
    assert refused(moved, "confirm") == "course-promotion-untold"
    done = after(told, "confirm")
    assert [state(done, one) for one in ("A1", "A5", "A6")] == ["confirmed", "confirmed", "recommended"]


def test_after_the_confirmation_only_a_cancellation_takes_a_title_away() -> None:
    assert refused(noticed(), "cancel", application="A1") == "course-not-confirmed"
    done = after(noticed(), "confirm")
    for kind, data in _TOO_LATE:
        assert refused(done, kind, **data) in ("course-confirmed", "course-confirmed-cancel"), kind
    assert after(done, "object", application="A1", received="2014-09-01", late=True).objections
    gone = after(done, "cancel", application="A1")
    title = gone.titles[T, ApplicationId("A1")]
    assert (title.state, title.lost, title.standing) == ("cancelled", "listed", "not_listed")
    assert gone.vacancies() == (), "nobody moves up into a cancelled title"
    assert refused(gone, "cancel", application="A1") == "course-no-title"
    assert refused(gone, "cancel", application="A6") == "course-no-title"


def test_the_track_of_an_application_is_found() -> None:
    assert track_of(course(), "B1") == "u"
    with pytest.raises(ReviewDeskError, match="course-nowhere"):
        track_of(course(), "Z1")


_TOO_LATE: list[tuple[Kind, dict[str, Any]]] = [
    ("notice", {"supplementary": True, "tracks": []}),
    ("promote", {"application": "A3", "instead_of": "A1"}),
    ("confirm", {}),
    ("object", {"application": "A1", "conclusion": "sustained", "effect": "removed"}),
    ("object", {"application": "A1", "conclusion": "sustained", "effect": "rereview"}),
]
