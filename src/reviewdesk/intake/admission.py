"""What a register and a committee leave to be looked at before sealing, though every cell was readable."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee
from reviewdesk.domain.plan.values import Plan, Requirement, Rules
from reviewdesk.errors import Problem
from reviewdesk.intake.cells import private_use
from reviewdesk.intake.findings import Finding, Weight


def register_findings(applications: Iterable[Application], plan: Plan) -> tuple[Finding, ...]:
    """Return late arrivals, to be waived, and what is only said: shortfalls, regions, odd characters."""
    return tuple(
        finding for application in applications for finding in _application_findings(application, plan)
    )


def committee_findings(
    committee: Committee, plan: Plan, applications: Iterable[Application] = ()
) -> tuple[Finding, ...]:
    """Return what is unusual about each track's panel, and what known conflicts leave of it; none blocks."""
    return (*_panel_findings(committee, plan), *_conflict_findings(committee, applications, plan))


def _application_findings(application: Application, plan: Plan) -> Iterator[Finding]:
    review = plan.review_session
    about: dict[str, object] = {"application": application.id, "applicant": application.applicant}
    if late(application.received, plan):
        data = about | {
            "received": application.received.replace("T", " ")[:16],
            "deadline": _last_moment(plan),
        }
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
    needs = plan.committee
    for track in plan.tracks:
        size = len(committee.panel(track.id))
        about: dict[str, object] = {"track": track.name, "size": size}
        if size < needs.minimum:
            yield _finding("admission-panel-small", "notice", about | {"minimum": needs.minimum})
        if needs.odd and size % 2 == 0:
            yield _finding("admission-panel-even", "notice", about)
        if size <= track.rules.minimum_ballots:
            minimum = {"minimum": track.rules.minimum_ballots}
            yield _finding(_fallback_code(track.rules, size), "notice", about | minimum)
        present = -(-needs.quorum.numerator * size // needs.quorum.denominator)
        if size and size - 1 < present:
            yield _finding("admission-panel-quorum", "notice", about | {"present": present})


def _fallback_code(rules: Rules, size: int) -> str:
    """The plain case, as most plans have it, in the words of the room."""
    if size < rules.minimum_ballots:
        return "admission-panel-below"
    plain = rules.fallback == "mean" and rules.aggregate != "mean"
    return "admission-panel-mean" if plain else "admission-panel-fallback"


def _conflict_findings(
    committee: Committee, applications: Iterable[Application], plan: Plan
) -> Iterator[Finding]:
    """What known conflicts leave of a panel, where that is too few ballots though the panel is not."""
    for application in applications:
        track = plan.track(application.track)
        panel = {seat.id for seat in committee.panel(track.id)}
        away = {conflict.seat for conflict in committee.conflicts if conflict.application == application.id}
        left, minimum = len(panel - away), track.rules.minimum_ballots
        if left < minimum <= len(panel):
            about = {"application": application.id, "applicant": application.applicant}
            data = {"track": track.name, "left": left, "minimum": minimum}
            yield _finding("admission-conflicts-many", "notice", about | data)


def _last_moment(plan: Plan) -> str:
    """The deadline as the clock on the wall shows it."""
    review = plan.review_session
    zone = ZoneInfo(review.timezone)
    return "" if review.deadline is None else review.deadline.astimezone(zone).strftime("%Y-%m-%d %H:%M")


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
