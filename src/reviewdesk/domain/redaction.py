"""One redaction before anything is rendered, so that no medium can name whom another one hides."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId
from reviewdesk.domain.plan.values import Medium, Plan, Redaction

HANDED_OVER: Final[tuple[Medium, ...]] = ("pdf", "workbook")
HIDDEN_ROLES = ("reviewer", "spare")


def in_force(plan: Plan) -> Redaction:
    """Return the plan's redaction; what is handed over without names names no reviewer on paper either."""
    if plan.review_session.handover == "full":
        return plan.redaction
    hidden = dict.fromkeys((*plan.redaction.reviewers, *HANDED_OVER))
    return replace(plan.redaction, reviewers=tuple(hidden))


def redacted_seats(
    redaction: Redaction, medium: Medium, seats: Iterable[Seat], word: str
) -> tuple[Seat, ...]:
    """Return the seats as `medium` may show them: reviewers become "`word`01", by seat id."""
    known = tuple(seats)
    if medium not in redaction.reviewers:
        return known
    labels = _seat_labels(known, word)
    return tuple(_unnamed(seat, labels[seat.id]) if seat.id in labels else seat for seat in known)


def redacted_applications(
    redaction: Redaction, medium: Medium, applications: Iterable[Application], word: str
) -> tuple[Application, ...]:
    """Return the applications as `medium` may show them: applicants become "`word`01", by applicant id."""
    known = tuple(applications)
    if medium not in redaction.applicants:
        return known
    labels = _applicant_labels(known, word)
    return tuple(_nameless(application, labels[application.applicant_id]) for application in known)


def by_id(applications: Iterable[Application]) -> Mapping[ApplicationId, Application]:
    """Return applications by their id."""
    return {application.id: application for application in applications}


def _seat_labels(seats: tuple[Seat, ...], word: str) -> dict[SeatId, str]:
    hidden = sorted(seat.id for seat in seats if seat.role in HIDDEN_ROLES)
    return {seat: f"{word}{number:02}" for number, seat in enumerate(hidden, start=1)}


def _applicant_labels(applications: tuple[Application, ...], word: str) -> dict[ApplicantId, str]:
    known = sorted({application.applicant_id for application in applications})
    width = max(2, len(str(len(known))))
    return {applicant: f"{word}{number:0{width}}" for number, applicant in enumerate(known, start=1)}


def _unnamed(seat: Seat, label: str) -> Seat:
    return replace(seat, name=label, organisation="", title="", field="", region="", phone="")


def _nameless(application: Application, label: str) -> Application:
    return replace(
        application,
        applicant=label,
        applicant_id=ApplicantId(label),
        county="",
        city="",
        region_code="",
        contact="",
        further={},
    )
