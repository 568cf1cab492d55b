"""What was taken in under an earlier plan and no longer fits the present one: named, never dropped."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reviewdesk.desk.secretary.office import Office
from reviewdesk.domain.application import Application
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """One thing that no longer fits, and the step on which that is put right.

    Attributes:
        red: whether it stands in the way of sealing.
        application, seat: what it is about, "" for none.
    """

    problem: Problem
    step: Literal["register", "eligibility", "committee"]
    red: bool = True
    application: str = ""
    seat: str = ""


def misfits(office: Office, plan: Plan) -> tuple[Misfit, ...]:
    """Return everything that no longer fits, by application and seat."""
    return (*_register(office, plan), *_committee(office, plan))


def fitting(office: Office, plan: Plan) -> tuple[Application, ...]:
    """Return the applications whose track the plan has."""
    known = {track.id for track in plan.tracks}
    return tuple(one for one in office.applications if one.track in known)


def _register(office: Office, plan: Plan) -> Iterator[Misfit]:
    known = {track.id: track for track in plan.tracks}
    for one in office.applications:
        about: dict[str, object] = {"application": one.id, "applicant": one.applicant}
        track = known.get(one.track)
        if track is None:
            problem = Problem("misfit-track", about | {"track": one.track})
            yield Misfit(problem=problem, step="register", application=one.id)
        else:
            yield from _facts(one, track, about)


def _facts(one: Application, track: Track, about: dict[str, object]) -> Iterator[Misfit]:
    items = {item.id for item in track.eligibility}
    for verdict in one.eligibility:
        if verdict.item not in items:
            problem = Problem("misfit-verdict", about | {"item": verdict.item})
            yield Misfit(problem=problem, step="eligibility", application=one.id)
    for criterion in track.criteria:
        if criterion.mode == "objective" and criterion.id not in one.objective:
            problem = Problem("misfit-objective", about | {"name": criterion.name})
            yield Misfit(problem=problem, step="register", application=one.id)
    columns = {item.id for item in track.requirements} | {item.id for item in track.preferences}
    columns |= {criterion.id for criterion in track.criteria if criterion.mode == "objective"}
    for column in (*one.declared, *one.preferences, *one.objective):
        if column not in columns:
            problem = Problem("misfit-column", about | {"column": column})
            yield Misfit(problem=problem, step="register", red=False, application=one.id)


def _committee(office: Office, plan: Plan) -> Iterator[Misfit]:
    known = {track.id for track in plan.tracks}
    for seat in office.committee.seats:
        for track in seat.tracks:
            if track not in known:
                problem = Problem("misfit-seat", {"seat": seat.id, "name": seat.name, "track": track})
                yield Misfit(problem=problem, step="committee", seat=seat.id)
