"""The one list of what is still to do before sealing: red stands in the way, amber only asks for a look."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from reviewdesk.desk.secretary.fitting import fitting, misfits
from reviewdesk.desk.secretary.office import Office, plan_of
from reviewdesk.desk.secretary.rehearsal import foreseen
from reviewdesk.domain.plan.values import Plan
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


_SAID_OF_THE_PANEL: Final = ("surprise-never-", "surprise-recusal-")
"""What the findings about the committee say already, where it can be mended."""
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
        if not problem.code.startswith(_SAID_OF_THE_PANEL):
            yield Todo(problem=problem, step="plan", red=False)
    for finding in register_findings(fitting(office, plan), plan):
        step: Step = "eligibility" if finding.code == "admission-undecided" else "register"
        yield _todo(office, finding, step)
    for finding in committee_findings(office.committee, plan):
        yield _todo(office, finding, "committee")


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
