"""What in a lawful plan cannot work in this room, or will surprise it; said before anybody has scored."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Final

from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.spelling import written
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.errors import Problem

SHORT: Final = 15
"""Minutes for one dossier below which reading it is doubtful."""
FEW_FOR_Z: Final = 8
"""Applications below which standardised scores say little (ranking.md)."""


def surprises(
    plan: Plan,
    panels: Mapping[TrackId, int],
    applications: Mapping[TrackId, int],
    minutes: int | None,
) -> tuple[Problem, ...]:
    """Return what to know before sealing, in the plan's order of tracks.

    Args:
        plan: without problems.
        panels: reviewers of each track; a track that is left out has none yet.
        applications: of each track; one that is left out is not known yet.
        minutes: of the sitting, None where the plan does not say when it begins and ends.
    """
    found = list(_sitting(plan))
    for track in plan.tracks:
        found += _rubric(track)
        found += _tiers(track)
        found += _chain(track)
        if plan.committee.minimum < track.rules.minimum_ballots:
            found.append(_said("surprise-minimum", track, committee=plan.committee.minimum))
        if panels.get(track.id):
            found += _panel(plan, track, panels[track.id])
        if applications.get(track.id):
            found += _crowd(track, applications[track.id], minutes)
    return tuple(found)


def minutes_of(plan: Plan) -> int | None:
    """Return how long the sitting lasts by the plan, None where it does not say."""
    session = plan.review_session
    if session.starts is None or session.ends is None:
        return None
    return (session.ends - session.starts) // timedelta(minutes=1)


def _sitting(plan: Plan) -> Iterator[Problem]:
    session = plan.review_session
    if session.starts is not None and session.deadline is not None and session.deadline > session.starts:
        yield Problem("surprise-deadline", {})


def _panel(plan: Plan, track: Track, size: int) -> Iterator[Problem]:
    rules = track.rules
    least, left = rules.minimum_ballots, size - 2 * rules.trim
    if rules.aggregate != rules.fallback:
        if size < least:
            yield _said(f"surprise-never-{rules.fallback}", track, size=size, minimum=least)
        elif size == least:
            yield _said(f"surprise-recusal-{rules.fallback}", track, size=size)
    if rules.aggregate == "trimmed" and rules.trim and left <= 2 and size >= least:
        yield _said("surprise-trim", track, size=size, left=left)
    if size % 2 == 0 and any(criterion.mode == "gate" for criterion in track.criteria):
        yield _said("surprise-gate", track, size=size)
    if size > 1 and plan.committee.quorum == 1:
        yield _said("surprise-quorum", track, size=size)


def _crowd(track: Track, count: int, minutes: int | None) -> Iterator[Problem]:
    places = sum(tier.quota for tier in track.tiers)
    if track.tiers and places >= count:
        yield _said("surprise-places", track, places=places, count=count)
    if track.rules.aggregate == "z_score" and count < FEW_FOR_Z:
        yield _said("surprise-z", track, count=count, least=FEW_FOR_Z)
    if minutes is not None and minutes // count < SHORT:
        yield _said("surprise-minutes", track, count=count, minutes=minutes, each=minutes // count)


def _rubric(track: Track) -> Iterator[Problem]:
    for criterion in track.criteria:
        if track.rules.form == "weights" and criterion.factor != 1:
            yield _said("surprise-factor", track, criterion=criterion.name, factor=written(criterion.factor))


def _tiers(track: Track) -> Iterator[Problem]:
    scaled = track.rules.aggregate in ("rank_sum", "z_score")
    for tier in track.tiers:
        if tier.floor and scaled:
            yield _said("surprise-floor-scale", track, tier=tier.name, floor=written(tier.floor))
    for upper, lower in pairwise(track.tiers):
        if (lower.floor or Fraction(0)) > (upper.floor or Fraction(0)):
            yield _said("surprise-floor-order", track, tier=lower.name, above=upper.name)
        if lower.promotes_to not in (None, upper.id):
            yield _said("surprise-promotes", track, tier=lower.name, above=upper.name)


def _chain(track: Track) -> Iterator[Problem]:
    chain = track.rules.tie_chain
    if "exact" in chain and track.rules.rank_on == "exact":
        yield _said("surprise-exact", track)
    if "preferences" in chain and not track.preferences:
        yield _said("surprise-preferences", track)


def _said(code: str, track: Track, **data: object) -> Problem:
    return Problem(code, {"track": track.name, **data})
