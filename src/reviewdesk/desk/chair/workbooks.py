"""The workbook for provincial staff, from the same result and the same names as the papers."""

from collections.abc import Callable
from typing import Final

from reviewdesk.desk.chair.frozen import RECORD, frozen
from reviewdesk.desk.chair.opening import named_seats
from reviewdesk.desk.chair.packets import recusals
from reviewdesk.desk.chair.revealing import rankable, revealed
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.domain import canonical
from reviewdesk.domain.conclude import settled_sheets
from reviewdesk.domain.decisions import decisions
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.plan.values import Medium, Redaction
from reviewdesk.domain.redaction import by_id, in_force, redacted_applications, redacted_seats
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.workbook import workbook
from reviewdesk.words import translator

WORKBOOK: Final[Medium] = "workbook"


def workbook_bytes(room: Room, advance: Callable[[int], None] = lambda _: None) -> bytes:
    """Return workbook.xlsx of the frozen result; `advance` hears of its rows and may raise to stop."""
    say = translator(room.plan.review_session.language)
    redaction = in_force(room.plan)
    applications = redacted_applications(redaction, WORKBOOK, room.lineage.applications, say("Applicant "))
    return workbook(
        Workbook(
            plan=room.plan,
            result=result_of(room, state="final"),
            applications=by_id(applications),
            seats=redacted_seats(redaction, WORKBOOK, named_seats(room), say("Reviewer ")),
            ballots=revealed(room).ballots,
            marks=settled_sheets(
                room.plan, room.lineage.applications, rankable(room), decisions(room.entries)
            ),
            reasons=_reasons(room, redaction),
            record=canonical.digest(frozen(room)[RECORD]),
        ),
        advance,
    ).data


def _reasons(room: Room, redaction: Redaction) -> dict[tuple[SeatId, ApplicationId], str]:
    """Return why, in words that no reason typed as a number can turn into a number.

    A reason may tell who gave it or of whom: it is kept back from a workbook without either name.
    """
    if WORKBOOK in (*redaction.reviewers, *redaction.applicants):
        return {}
    say = translator(room.plan.review_session.language)
    found = {}
    for one in recusals(room):
        since = say("before sealing") if one.known else say("declared")
        found[one.seat, one.application] = say("{label}: {value}").format(label=since, value=one.reason)
    return found
