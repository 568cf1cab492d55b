"""资格审查: the plan's checklist decided application by application, declared figures beside their limits."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from reviewdesk.desk.secretary.office import Office
from reviewdesk.domain.application import Application, EligibilityVerdict, Verdict
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import EligibilityItem, Plan, Requirement, Track
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.admission import within

State = Literal["undecided", "passed", "failed"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the checklist and what was decided on it; verdict "" for not yet."""

    item: EligibilityItem
    verdict: Verdict | Literal[""]
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A declared figure (None for blank) beside what the plan asks for, and whether it is within that."""

    requirement: Requirement
    declared: int | None
    within: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One application as the examiner sees it.

    Attributes:
        facts: each preference of the track and whether it holds; never pass or fail.
    """

    application: Application
    track: Track
    lines: tuple[Line, ...]
    figures: tuple[Figure, ...]
    facts: tuple[tuple[str, bool], ...]

    @property
    def undecided(self) -> int:
        """Return how many lines are not decided."""
        return sum(not line.verdict for line in self.lines)

    @property
    def state(self) -> State:
        """Return how it stands; one line that failed is enough."""
        if any(line.verdict == "fail" for line in self.lines):
            return "failed"
        return "undecided" if self.undecided else "passed"

    @property
    def short(self) -> int:
        """Return how many figures are blank or beyond their limits."""
        return sum(not figure.within for figure in self.figures)


def examined(office: Office, plan: Plan) -> tuple[Examined, ...]:
    """Return every application of the plan's tracks, in the order of lists."""
    tracks = {track.id: track for track in plan.tracks}
    known = (a for a in office.applications if a.track in tracks)
    return tuple(_examined(a, tracks[a.track]) for a in sorted(known, key=lambda a: (a.order, a.id)))


def counts(rows: tuple[Examined, ...]) -> Counter[State]:
    """Return how many stand how."""
    return Counter(row.state for row in rows)


def decide(
    office: Office, application: str, item: str, verdict: Verdict | Literal[""], reason: str = ""
) -> Office:
    """Decide one line of an application's checklist; "" takes the decision back.

    Raises:
        ReviewDeskError: "eligibility-application", "eligibility-item", "eligibility-reason" for a waiver
            without its reason.
    """
    track = _track(office, application)
    known = {word: one.id for one in track.eligibility for word in (one.id, one.name)}
    if item not in known:
        names = ", ".join(f"{one.id} ({one.name})" for one in track.eligibility)
        raise ReviewDeskError("eligibility-item", item=item, known=names)
    if verdict == "waived" and not reason.strip():
        raise ReviewDeskError("eligibility-reason")
    new = (EligibilityVerdict(known[item], verdict, reason.strip()),) if verdict else ()
    return _changed(office, lambda a: _with(a, track, new, without=known[item]) if a.id == application else a)


def pass_undecided(office: Office, *, application: str = "", track: str = "") -> Office:
    """Let everything pass that is not decided yet: of one application, of one track, or of all."""
    tracks = {one.id: one for one in read_plan(office.plan_text).tracks}

    def passed(a: Application) -> Application:
        if a.track not in tracks or application not in ("", a.id) or track not in ("", a.track):
            return a
        decided = {one.item for one in a.eligibility}
        items = tracks[a.track].eligibility
        new = tuple(EligibilityVerdict(one.id, "pass") for one in items if one.id not in decided)
        return _with(a, tracks[a.track], new) if new else a

    return _changed(office, passed)


def _examined(application: Application, track: Track) -> Examined:
    decided = {one.item: one for one in application.eligibility}
    lines = tuple(
        Line(item, decided[item.id].verdict, decided[item.id].reason)
        if item.id in decided
        else Line(item, "", "")
        for item in track.eligibility
    )
    return Examined(
        application=application,
        track=track,
        lines=lines,
        figures=tuple(_figure(one, application) for one in track.requirements),
        facts=tuple((one.name, one.id in application.preferences) for one in track.preferences),
    )


def _figure(requirement: Requirement, application: Application) -> Figure:
    declared = application.declared.get(requirement.id)
    return Figure(requirement, declared, declared is not None and within(declared, requirement))


def _with(
    application: Application, track: Track, new: tuple[EligibilityVerdict, ...], without: str = ""
) -> Application:
    """Add verdicts, in the order of the checklist; those of no line of it go to the end."""
    kept = tuple(one for one in application.eligibility if one.item != without)
    place = {item.id: number for number, item in enumerate(track.eligibility)}
    ordered = sorted((*kept, *new), key=lambda one: place.get(one.item, len(place)))
    return replace(application, eligibility=tuple(ordered))


def _track(office: Office, application: str) -> Track:
    tracks = {one.id: one for one in read_plan(office.plan_text).tracks}
    found = next((a for a in office.applications if a.id == application), None)
    if found is None or found.track not in tracks:
        raise ReviewDeskError("eligibility-application", application=application)
    return tracks[found.track]


def _changed(office: Office, change: Callable[[Application], Application]) -> Office:
    return replace(office, applications=tuple(map(change, office.applications)))
