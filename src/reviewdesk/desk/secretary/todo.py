"""The one list of what is still to do before sealing: red stands in the way, amber only asks for a look."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from reviewdesk.desk.secretary.dossier_findings import dossier_findings
from reviewdesk.desk.secretary.fitting import fitting, misfits
from reviewdesk.desk.secretary.office import Office, plan_of
from reviewdesk.desk.secretary.rehearsal import foreseen
from reviewdesk.domain.likeness import Likeness, look_alikes
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.suggestions import suggestions
from reviewdesk.errors import Problem
from reviewdesk.intake.admission import committee_findings, register_findings
from reviewdesk.intake.findings import Finding

Step = Literal["plan", "register", "dossiers", "eligibility", "committee"]
"""Where a thing to do is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """One thing to do.

    Attributes:
        problem: its sentence.
        step: the screen it is done on.
        red: whether it stands in the way of sealing.
        waivable: whether a reason would do instead.
        reason: why it was waived, or "".
        application, document, seat: what it is about, "" for none.
    """

    problem: Problem
    step: Step
    red: bool
    waivable: bool = False
    reason: str = ""
    application: str = ""
    document: str = ""
    seat: str = ""


def todos(office: Office) -> tuple[Todo, ...]:
    """Return everything that is to do, red before amber, by step."""
    plan, problems = plan_of(office)
    found = [Todo(problem=problem, step="plan", red=True) for problem in problems]
    if plan is not None:
        found += _planned(office, plan)
    return tuple(sorted(found, key=lambda todo: (not todo.red, _ORDER.index(todo.step))))


_OF_THE_PANEL: Final = ("surprise-recusal", "surprise-never", "surprise-quorum")
"""What the committee's own findings say already, once there is a committee."""
ONE_APPLICANT: Final = ("todo-look-alike", "todo-one-code")
"""Whether two spellings are one applicant."""
_ORDER: tuple[Step, ...] = ("plan", "register", "dossiers", "eligibility", "committee")


def _planned(office: Office, plan: Plan) -> Iterator[Todo]:
    if not office.applications:
        yield Todo(problem=Problem("todo-no-register", {}), step="register", red=True)
    if not any(seat.role == "reviewer" for seat in office.committee.seats):
        yield Todo(problem=Problem("todo-no-reviewer", {}), step="committee", red=True)
    for one in misfits(office, plan):
        yield Todo(
            problem=one.problem, step=one.step, red=one.red, application=one.application, seat=one.seat
        )
    for problem in foreseen(office, plan):
        if not problem.code.startswith(_OF_THE_PANEL):
            yield Todo(problem=problem, step="plan", red=False)
    applications = fitting(office, plan)
    for finding in register_findings(applications, plan):
        step: Step = "eligibility" if finding.code == "admission-undecided" else "register"
        yield _todo(office, finding, step)
    yield from _dossiers(office, plan)
    if office.committee.seats:
        for finding in committee_findings(office.committee, plan, applications):
            yield _todo(office, finding, "committee")
    for likeness in look_alikes(office.applications, office.names):
        yield _asked(likeness)
    suggested = suggestions(office.committee, office.applications, office.unrelated)
    if suggested:
        problem = Problem("todo-conflicts-suggested", {"count": len(suggested)})
        yield Todo(problem=problem, step="committee", red=False)


def _asked(likeness: Likeness) -> Todo:
    names = likeness.names
    places = ", ".join((*likeness.first, *likeness.second))
    data = {"first": names.first, "second": names.second, "applications": places}
    problem = Problem("todo-look-alike", data)
    if likeness.code:
        problem = Problem("todo-one-code", {**data, "code": likeness.code})
    return Todo(problem=problem, step="register", red=False, application=likeness.first[0])


def _dossiers(office: Office, plan: Plan) -> Iterator[Todo]:
    if not office.dossiers.placed and not office.dossiers.loose:
        if office.applications and any(track.documents for track in plan.tracks):
            yield Todo(problem=Problem("todo-no-dossiers", {}), step="dossiers", red=True)
        return
    for finding in dossier_findings(office, plan):
        yield _todo(office, finding, "dossiers")


def _todo(office: Office, finding: Finding, step: Step) -> Todo:
    reason = next((waiver.reason for waiver in office.waivers if waiver.covers(finding)), "")
    return Todo(
        problem=finding.problem,
        step=step,
        red=finding.weight != "notice" and not reason,
        waivable=finding.weight == "waivable",
        reason=reason,
        application=finding.application,
        document=finding.document,
    )
