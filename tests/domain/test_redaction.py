from dataclasses import replace

from plan_texts import SMALL
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Redaction
from reviewdesk.domain.redaction import by_id, in_force, redacted_applications, redacted_seats

SEATS = (
    Seat(id=SeatId("r2"), role="reviewer", name="李"),
    Seat(id=SeatId("r1"), role="reviewer", name="王", organisation="某校"),
    Seat(id=SeatId("witness"), role="witness", name="赵"),
)
APPLICATIONS = tuple(
    Application(
        id=ApplicationId(f"A{n}"),
        track=TrackId("t"),
        applicant="某县",
        applicant_id=ApplicantId(f"P{n % 2}"),
        city="某市",
    )
    for n in range(3)
)


def test_reviewers_become_numbers_and_nobody_else() -> None:
    shown = redacted_seats(Redaction(("pdf",), ()), "pdf", SEATS, "评委")
    assert [seat.name for seat in shown] == ["评委02", "评委01", "赵"]
    assert shown[1].organisation == ""


def test_other_media_show_names() -> None:
    redaction = Redaction(("notice",), ("notice",))
    assert redacted_seats(redaction, "pdf", SEATS, "评委") == SEATS
    assert redacted_applications(redaction, "pdf", APPLICATIONS, "单位") == APPLICATIONS


def test_what_is_handed_over_without_names_names_no_reviewer_on_paper() -> None:
    plan = read_plan(SMALL)
    assert in_force(plan) == plan.redaction
    veiled = replace(plan, review_session=replace(plan.review_session, handover="without_names"))
    assert in_force(veiled).reviewers == ("projector", "notice", "pdf", "workbook")
    assert in_force(veiled).applicants == plan.redaction.applicants


def test_one_applicant_keeps_one_label() -> None:
    shown = redacted_applications(Redaction((), ("workbook",)), "workbook", APPLICATIONS, "单位")
    assert [application.applicant for application in shown] == ["单位01", "单位02", "单位01"]
    assert by_id(shown)[ApplicationId("A0")].city == ""
