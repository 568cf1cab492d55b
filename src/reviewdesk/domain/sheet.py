"""All marks of one track side by side, whether opened ballots or a trial's table brought them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.result import SeatState
from reviewdesk.domain.reveal import RevealedBallots

Row = tuple[str | Fraction | None, ...]
"""Marks as spelled, in rubric order without the objective criteria; None = not scored (level criterion)."""

SCORING = ("counted", "typed")
NO_CLOSE: Final = Digest("00" * 32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The cells of one track.

    Attributes:
        applications: every application of the track, by id.
        seats: every seat of the roll with its outcome.
        rows: seat → application → marks.
        states: seat → application → why a cell is not scored, or not in every criterion.
        replaced: rows that count instead of those in `rows`, by vote.
        voted_gates: (application, gate) → whether it passes, by vote.
        corrected, revalued: applications with a corrected mark, or a corrected objective value.
    """

    applications: tuple[ApplicationId, ...]
    seats: Mapping[SeatId, SeatState]
    rows: Mapping[SeatId, Mapping[ApplicationId, Row]]
    states: Mapping[SeatId, Mapping[ApplicationId, str]] = field(default_factory=dict)
    objective: Mapping[ApplicationId, Mapping[CriterionId, str]] = field(default_factory=dict)
    preferences: Mapping[ApplicationId, Sequence[str]] = field(default_factory=dict)
    applicants: Mapping[ApplicationId, ApplicantId] = field(default_factory=dict)
    objections: frozenset[tuple[SeatId, ApplicationId, CriterionId]] = frozenset()
    withdrawn: frozenset[ApplicationId] = frozenset()
    ineligible: frozenset[ApplicationId] = frozenset()
    partial: frozenset[ApplicationId] = frozenset()
    replaced: Mapping[tuple[SeatId, ApplicationId], Row] = field(default_factory=dict)
    voted_gates: Mapping[tuple[ApplicationId, CriterionId], bool] = field(default_factory=dict)
    corrected: frozenset[ApplicationId] = frozenset()
    revalued: frozenset[ApplicationId] = frozenset()

    @property
    def panel(self) -> tuple[SeatId, ...]:
        """Seats that were to score here, by id: neither replaced nor unused."""
        return tuple(seat for seat in sorted(self.seats) if self.seats[seat] not in ("replaced", "unused"))

    def state(self, seat: SeatId, application: ApplicationId) -> str:
        """Return why a seat's marks do not count for an application."""
        if application in self.withdrawn:
            return self.states.get(seat, {}).get(application, "withdrawn")
        outcome = self.seats[seat]
        default = "absent" if outcome in SCORING else outcome
        return self.states.get(seat, {}).get(application, default)

    def recused(self, applications: Sequence[ApplicationId]) -> frozenset[SeatId]:
        """Return the seats recused from any of these applications."""
        return frozenset(
            seat
            for seat, states in self.states.items()
            if any(states.get(application) == "recused" for application in applications)
        )


@dataclass(frozen=True, slots=True)
class TrialTable:
    """A table of scores that nobody sealed; what comes of it is marked as trial."""

    sheets: Mapping[TrackId, Sheet]
    close_head: Digest = NO_CLOSE


def revealed_sheets(
    plan: Plan, applications: Sequence[Application], revealed: RevealedBallots
) -> dict[TrackId, Sheet]:
    """Return the sheet of every track; where a track was scored in rounds, of its last round."""
    return {track.id: _sheet(plan, track, applications, revealed) for track in plan.tracks}


def _sheet(plan: Plan, track: Track, applications: Sequence[Application], revealed: RevealedBallots) -> Sheet:
    last = max((stage.rounds for stage in plan.stages if stage.kind == "score"), default=1)
    here = sorted((a for a in applications if a.track == track.id), key=lambda a: a.id)
    ballots = [b for b in revealed.ballots if b.track == track.id and b.round == last]
    roll = revealed.roll()
    return Sheet(
        applications=tuple(a.id for a in here),
        seats={seat: state for (seat, t, r), state in sorted(roll.items()) if (t, r) == (track.id, last)},
        rows={ballot.seat: ballot.scores for ballot in ballots},
        states={ballot.seat: ballot.states for ballot in ballots},
        objective={a.id: {CriterionId(c): v for c, v in a.objective.items()} for a in here},
        preferences={a.id: a.preferences for a in here},
        applicants={a.id: a.applicant_id for a in here},
        objections=frozenset(_objections(ballots)),
        withdrawn=frozenset(a for b in ballots for a, s in b.states.items() if s == "withdrawn"),
        ineligible=frozenset(a.id for a in here if not a.eligible),
    )


def _objections(ballots: Sequence[Ballot]) -> Iterator[tuple[SeatId, ApplicationId, CriterionId]]:
    for ballot in ballots:
        for application, words in ballot.objections.items():
            yield from ((ballot.seat, application, criterion) for criterion in words)
