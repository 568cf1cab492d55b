"""The yearly evaluation: a new review session whose register lists who holds a title."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.office import Office, begin, keep
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicantId, ApplicationId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.registry import Found
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.intake.plan_editing import with_value
from reviewdesk.intake.register import MAX_APPLICATIONS
from reviewdesk.intake.texts import text_of
from reviewdesk.store.registry_database import Place, opened
from reviewdesk.store.registry_searching import holders
from reviewdesk.words import translator

TITLE: Final = N_("Yearly evaluation {year}")
_COLUMNS: Final = (
    N_("Standing before"),
    N_("Document number"),
    N_("Title since"),
    N_("Review session before"),
    N_("Id before"),
)
"""Further columns of the register; they are carried to the workbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationOrder:
    """What is evaluated, and by which rules.

    Attributes:
        year: titles confirmed by its end and still held are evaluated.
        profile: name of a profile, or a plan file (*.toml).
        out: new or empty folder.
        track: of the titles, by id or name; "" for all.
        into: track of the profile they all compete in; "" for the one called alike, or its only one.
        answers: computers and witness, as `prepare new` asks.
    """

    year: int
    profile: str
    out: Path
    track: str = ""
    into: str = ""
    answers: Answers


def evaluate(place: Place, order: EvaluationOrder) -> Office:
    """Make a preparation folder for the evaluation and return it; sealing goes on from there.

    Raises:
        ReviewDeskError: "registry-no-holders", "registry-evaluate-track", "register-too-long", or as
            `opened` and `begin`.
        Problems: "plan-problems" where the profile has any.
    """
    with opened(place) as registry:
        found = holders(registry, date(order.year, 12, 31), order.track)
    if not found:
        raise ReviewDeskError("registry-no-holders", year=order.year)
    if len(found) > MAX_APPLICATIONS:
        raise ReviewDeskError("register-too-long", file=order.profile, limit=MAX_APPLICATIONS)
    source = Path(order.profile) if order.profile.endswith(".toml") else order.profile
    plan = read_plan(text_of(source) if isinstance(source, Path) else new_plan(source))
    applications = _applications(found, plan, order.into)
    begun = begin(order.out, source, order.answers)
    title = translator(plan.review_session.language)(TITLE).format(year=order.year)
    text = with_value(begun.plan_text, ("review_session", "title"), title)
    return keep(replace(begun, plan_text=text, applications=applications), begun)


def _applications(found: Iterable[Found], plan: Plan, into: str) -> tuple[Application, ...]:
    """Return the rows of the register, numbered anew: ids of several review sessions may be alike."""
    placed = [(_track(one, plan, into), one) for one in found]
    position = {track.id: number for number, track in enumerate(plan.tracks)}
    placed.sort(
        key=lambda pair: (
            position[pair[0].id],
            pair[1].entry.applicant.region_code,
            pair[1].entry.applicant.name,
        )
    )
    headers = [translator(plan.review_session.language)(header) for header in _COLUMNS]
    width = max(3, len(str(len(placed))))
    return tuple(
        _application(f"E{number:0{width}}", number, track, one, headers)
        for number, (track, one) in enumerate(placed, start=1)
    )


def _track(found: Found, plan: Plan, into: str) -> Track:
    wanted = {into} if into else {found.entry.track.id, found.entry.track.name}
    for track in plan.tracks:
        if wanted & {track.id, track.name}:
            return track
    if len(plan.tracks) == 1 and not into:
        return plan.tracks[0]
    known = ", ".join(f"{track.name} ({track.id})" for track in plan.tracks)
    raise ReviewDeskError("registry-evaluate-track", track=into or found.entry.track.name, known=known)


def _application(id_: str, order: int, track: Track, found: Found, headers: Sequence[str]) -> Application:
    entry, title = found.entry, found.entry.title
    before = (title.standing.name, title.document, title.confirmed, found.session, entry.application)
    return Application(
        id=ApplicationId(id_),
        track=track.id,
        applicant=entry.applicant.name,
        applicant_id=ApplicantId(entry.applicant.code),
        county=entry.applicant.county,
        city=entry.applicant.city,
        region_code=entry.applicant.region_code,
        order=order,
        further=dict(zip(headers, before, strict=True)),
    )
