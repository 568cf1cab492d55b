"""What a register and a committee leave to be looked at before sealing, though every cell was readable."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee
from reviewdesk.domain.plan.values import Plan, Requirement
from reviewdesk.errors import Problem
from reviewdesk.intake.cells import private_use
from reviewdesk.intake.findings import Finding, Weight


def register_findings(applications: Iterable[Application], plan: Plan) -> tuple[Finding, ...]:
    """Return late arrivals, to be waived, and what is only said: shortfalls, regions, odd characters."""
    return tuple(
        finding for application in applications for finding in _application_findings(application, plan)
    )


def committee_findings(committee: Committee, plan: Plan) -> tuple[Finding, ...]:
    """Return what is unusual about each track's panel; none of it blocks."""
    return tuple(_panel_findings(committee, plan))


def _application_findings(application: Application, plan: Plan) -> Iterator[Finding]:
    review = plan.review_session
    about: dict[str, object] = {"application": application.id, "applicant": application.applicant}
    if late(application.received, plan):
        data = about | {"received": application.received, "deadline": str(review.deadline)}
        yield _finding("admission-late", "waivable", data)
    if application.copies is not None and application.copies < review.copies:
        data = about | {"copies": application.copies, "needed": review.copies}
        yield _finding("admission-copies", "notice", data)
    for place in (application.city, application.county):
        if place and place in review.excluded_regions:
            yield _finding("admission-excluded-region", "notice", about | {"region": place})
    if odd := private_use(application.applicant):
        codes = ", ".join(f"U+{ord(char):04X}" for char in odd)
        yield _finding("admission-private-use", "notice", about | {"characters": codes})
    yield from _figures(application, plan, about)
    yield from _checklist(application, plan, about)


def _figures(application: Application, plan: Plan, about: dict[str, object]) -> Iterator[Finding]:
    for requirement in plan.track(application.track).requirements:
        figure = application.declared.get(requirement.id)
        if figure is None or not within(figure, requirement):
            low, high = requirement.minimum, requirement.maximum
            said = {"name": requirement.name, "figure": figure, "minimum": low, "maximum": high}
            given = {key: value for key, value in said.items() if value is not None}
            yield _finding(_figure_code(figure, requirement), "notice", about | given)


def _checklist(application: Application, plan: Plan, about: dict[str, object]) -> Iterator[Finding]:
    decided = {verdict.item for verdict in application.eligibility}
    for item in plan.track(application.track).eligibility:
        if item.id not in decided:
            yield _finding("admission-undecided", "notice", about | {"name": item.name})


def _panel_findings(committee: Committee, plan: Plan) -> Iterator[Finding]:
    for track in plan.tracks:
        size = len(committee.panel(track.id))
        about: dict[str, object] = {"track": track.name, "size": size}
        if size < plan.committee.minimum:
            yield _finding("admission-panel-small", "notice", about | {"minimum": plan.committee.minimum})
        if plan.committee.odd and size % 2 == 0:
            yield _finding("admission-panel-even", "notice", about)
        if size <= track.rules.minimum_ballots:
            yield _finding(
                "admission-panel-fallback", "notice", about | {"minimum": track.rules.minimum_ballots}
            )


def late(received: str, plan: Plan) -> bool:
    """Whether a dossier came after the deadline; a day without a time only when it is a later day."""
    deadline = plan.review_session.deadline
    if not received or deadline is None:
        return False
    zone = ZoneInfo(plan.review_session.timezone)
    arrived = datetime.fromisoformat(received).replace(tzinfo=zone)
    if "T" not in received:
        return arrived.date() > deadline.astimezone(zone).date()
    return arrived > deadline


def within(figure: int, requirement: Requirement) -> bool:
    """Whether a declared figure is what the plan asks for."""
    low, high = requirement.minimum, requirement.maximum
    return (low is None or figure >= low) and (high is None or figure <= high)


def _figure_code(figure: int | None, requirement: Requirement) -> str:
    if figure is None:
        return "admission-figure-blank"
    if requirement.maximum is None:
        return "admission-figure-low"
    return "admission-figure-high" if requirement.minimum is None else "admission-figure"


def _finding(code: str, weight: Weight, data: dict[str, object]) -> Finding:
    return Finding(problem=Problem(code, data), weight=weight, application=str(data.get("application", "")))
