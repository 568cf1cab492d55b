"""A rehearsal of the rules: scores from a file or made up, their ranking, and what will surprise."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.secretary.made_up import made_up_applications, made_up_scores
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.trial import trial
from reviewdesk.domain.application import Application
from reviewdesk.domain.conclude import conclude
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import Result
from reviewdesk.domain.surprises import minutes_of, surprises
from reviewdesk.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What came of it.

    Attributes:
        names: application → applicant, where the register knows it.
        warnings: what cannot work or will surprise.
        made_up: whether the scores were.
    """

    plan: Plan
    result: Result
    names: Mapping[str, str]
    warnings: tuple[Problem, ...]
    made_up: bool


def rehearse_scores(
    office: Office, scores: Path, progress: Callable[[int], None] = lambda _: None
) -> Rehearsal:
    """Return what the plan makes of a table of scores.

    Raises:
        Problems: "plan-problems", "scores-problems".
    """
    plan = read_plan(office.plan_text)
    result = trial(plan, scores, None, progress)
    panels = {track.id: len(track.seats) for track in result.tracks}
    counts = {track.id: len(track.ranking) for track in result.tracks}
    return _rehearsal(office, plan, result, warned(plan, panels, counts), made_up=False)


def rehearse_made_up(
    office: Office, reviewers: int, seed: int = 1, progress: Callable[[int], None] = lambda _: None
) -> Rehearsal:
    """Return what the plan makes of made-up scores; applications of the register where there are any.

    `progress` is told of each reviewer of each track.

    Raises:
        Problems: "plan-problems".
    """
    plan = read_plan(office.plan_text)
    applications = made_up_applications(plan, office.applications)
    table = made_up_scores(plan, applications, reviewers, seed, progress)
    result = conclude(plan, (), table, (), "trial")
    panels = {track.id: reviewers for track in plan.tracks}
    return _rehearsal(office, plan, result, warned(plan, panels, counted(office.applications)), made_up=True)


def warned(
    plan: Plan, panels: Mapping[TrackId, int], applications: Mapping[TrackId, int]
) -> tuple[Problem, ...]:
    """Return what will surprise, with the minutes the plan itself gives."""
    return surprises(plan, panels, applications, minutes_of(plan))


def foreseen(office: Office, plan: Plan) -> tuple[Problem, ...]:
    """Return what will surprise with the register and the committee as they stand."""
    panels = {track.id: len(office.committee.panel(track.id)) for track in plan.tracks}
    return warned(plan, panels, counted(office.applications))


def counted(applications: tuple[Application, ...]) -> Mapping[TrackId, int]:
    """Return how many applications each track has to score."""
    return Counter(application.track for application in applications if application.eligible)


def _rehearsal(
    office: Office, plan: Plan, result: Result, warnings: tuple[Problem, ...], *, made_up: bool
) -> Rehearsal:
    return Rehearsal(
        plan=plan,
        result=result,
        names={one.id: one.applicant for one in office.applications},
        warnings=warnings,
        made_up=made_up,
    )
