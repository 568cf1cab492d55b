"""Made-up scores for a rehearsal: seeded, exact and lawful, so that the same seed shows the same ranking."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from random import Random
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.domain.marks import Rubric, decimal_text
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId
from reviewdesk.domain.plan.values import Criterion, Plan, Track
from reviewdesk.domain.sheet import Row, Sheet, TrialTable

INVENTED: Final = 3
"""Applications that are made up for each place, where the register has none."""
FEWEST: Final = 6
_FAILS: Final = 25
"""Quality of 100 below which a gate is failed."""


def made_up_applications(plan: Plan, known: Sequence[Application]) -> tuple[Application, ...]:
    """Return the register's applications, and made-up ones for tracks that have none."""
    held = {application.track for application in known}
    found = [one for one in known if one.eligible and any(one.track == track.id for track in plan.tracks)]
    for track in plan.tracks:
        if track.id not in held:
            found += [_application(track, number) for number in range(1, _many(track) + 1)]
    return tuple(found)


def made_up_scores(
    plan: Plan,
    applications: Sequence[Application],
    reviewers: int,
    seed: int,
    progress: Callable[[int], None] = lambda _: None,
) -> TrialTable:
    """Return lawful marks of so many reviewers for every application; the seed decides all of them.

    Args:
        plan: the rules.
        applications: of all tracks.
        reviewers: on each track.
        seed: of the chance.
        progress: told of each reviewer of each track.
    """
    chance = Random(seed)
    return TrialTable(
        {
            track.id: _sheet(
                track, [a for a in applications if a.track == track.id], reviewers, chance, progress
            )
            for track in plan.tracks
        }
    )


def _many(track: Track) -> int:
    return max(FEWEST, INVENTED * sum(tier.quota for tier in track.tiers))


def _application(track: Track, number: int) -> Application:
    name = f"{track.id}-{number:02}"
    return Application(
        id=ApplicationId(name),
        track=track.id,
        applicant=name,
        applicant_id=ApplicantId(name),
        order=number,
    )


def _sheet(
    track: Track,
    applications: Sequence[Application],
    reviewers: int,
    chance: Random,
    progress: Callable[[int], None],
) -> Sheet:
    rubric = Rubric(track)
    ids = sorted(application.id for application in applications)
    seats = [SeatId(f"r{number}") for number in range(1, reviewers + 1)]
    quality = {one: chance.randrange(35, 96) for one in ids}
    mildness = {seat: chance.randrange(-6, 7) for seat in seats}
    scales = [_scale(criterion) for criterion in rubric.scored]
    rows: dict[SeatId, dict[ApplicationId, Row]] = {}
    for seat in seats:
        rows[seat] = {
            one: tuple(
                scale[_held(quality[one] + mildness[seat] + chance.randrange(-9, 10))] for scale in scales
            )
            for one in ids
        }
        progress(1)
    return Sheet(
        applications=tuple(ids),
        seats=dict.fromkeys(seats, "counted"),
        rows=rows,
        objective={
            one.id: {c.id: one.objective.get(c.id, _points(c, quality[one.id])) for c in rubric.objective}
            for one in applications
        },
        preferences={one.id: one.preferences for one in applications},
        applicants={one.id: one.applicant_id for one in applications},
    )


def _held(quality: int) -> int:
    return min(100, max(0, quality))


def _scale(criterion: Criterion) -> tuple[str, ...]:
    """Return the mark that stands for each quality from 0 to 100."""
    return tuple(_mark(criterion, quality) for quality in range(101))


def _mark(criterion: Criterion, quality: int) -> str:
    if criterion.mode == "gate":
        return "fail" if quality < _FAILS else "pass"
    if criterion.mode == "bands":
        ordered = sorted(criterion.bands, key=lambda band: band.max)
        return decimal_text(ordered[min(len(ordered) - 1, quality * len(ordered) // 100)].max)
    return _points(criterion, max(0, 40 - quality) if criterion.mode == "deduction" else quality)


def _points(criterion: Criterion, quality: int) -> str:
    steps = criterion.max / criterion.step
    return decimal_text(criterion.step * (steps * Fraction(quality, 100) // 1))
