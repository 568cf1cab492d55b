"""A drill: a small invented review session with keys of its own, to be scored in the room before opening."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Final

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.preparation import Preparation, with_reserves
from reviewdesk.desk.secretary.seal import SealedSession, SealOrder, check_free, seal
from reviewdesk.desk.secretary.sealing import plan_in_force
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Seat
from reviewdesk.domain.drill import drill_title
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId
from reviewdesk.domain.plan.spelling import written
from reviewdesk.domain.plan.values import Criterion, Plan, Track
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.intake.committee import completed
from reviewdesk.report.practice import practice_document
from reviewdesk.sealed.section import DocumentSource
from reviewdesk.words import translator

LEAST: Final = 3
"""Invented applications; where there are more tracks, one in each."""
APPLICANT: Final = N_("Practice applicant {number}")


def drill(
    office: Office, out: Path, slips: Path, advance: Callable[[int], None] = lambda size: None
) -> SealedSession:
    """Seal a drill of a preparation: its rubric and its seats, nothing of its applications.

    The codes are written as text beside the slips, for they unlock nothing but this drill.

    Raises:
        Problems: "plan-problems".
        ReviewDeskError: "drill-no-reviewer", or as `seal`.
    """
    order = SealOrder(out=out, slips=slips, slips_as_text=True)
    check_free(order)
    plan = _drill_plan(plan_in_force(office))
    seats = tuple(_bare(seat) for seat in office.committee.seats)
    if all(seat.role != "reviewer" for seat in seats):
        raise ReviewDeskError("drill-no-reviewer")
    applications = tuple(_applications(plan))
    with tempfile.TemporaryDirectory(prefix="reviewdesk-drill-") as folder:
        ready = Preparation(
            plan=plan,
            applications=applications,
            committee=Committee(with_reserves(completed(seats, plan), plan)),
            dossiers={one.id: tuple(_documents(one, plan, Path(folder))) for one in applications},
            waived=(),
            notices=(),
            size=0,
        )
        return seal(order, ready, sealed=advance)


def _drill_plan(plan: Plan) -> Plan:
    session = plan.review_session
    title = drill_title(session.title, session.language)
    return replace(plan, review_session=replace(session, title=title))


def _bare(seat: Seat) -> Seat:
    """Return a seat without what the drill needs not know of a person."""
    return Seat(id=SeatId(seat.id), role=seat.role, tracks=seat.tracks, name=seat.name)


def _applications(plan: Plan) -> Iterator[Application]:
    say = translator(plan.review_session.language)
    for number in range(1, max(LEAST, len(plan.tracks)) + 1):
        track = plan.tracks[(number - 1) % len(plan.tracks)]
        yield Application(
            id=ApplicationId(f"X{number:02d}"),
            track=track.id,
            applicant=say(APPLICANT).format(number=number),
            applicant_id=ApplicantId(f"x{number:02d}"),
            order=number,
            declared={one.id: one.minimum or one.maximum or 0 for one in track.requirements},
            objective=_objective(track),
        )


def _objective(track: Track) -> dict[str, str]:
    return {one.id: written(_middle(one)) for one in track.criteria if one.mode == "objective"}


def _middle(criterion: Criterion) -> Fraction:
    """Return a value on the criterion's step, about half of its maximum."""
    return criterion.step * (criterion.max / 2 // criterion.step)


def _documents(application: Application, plan: Plan, folder: Path) -> Iterator[DocumentSource]:
    for document in plan.track(application.track).documents:
        path = folder / f"{application.id}-{document.id}.pdf"
        paper = practice_document(application.applicant, document.name, plan.review_session.language)
        path.write_bytes(paper.data)
        yield DocumentSource(document.id, document.name, path)
