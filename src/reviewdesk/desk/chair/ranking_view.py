"""What the screens of the ranking show, after stage two only: rows, dots, lines, every cell behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from reviewdesk.desk.chair.opening import named_seats
from reviewdesk.desk.chair.revealing import rankable
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.diagnostics.distance import distances
from reviewdesk.domain import conclude as concluding
from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.decisions import decisions
from reviewdesk.domain.marks import fixed_text
from reviewdesk.domain.names import ApplicationId, CriterionId, Digest, SeatId
from reviewdesk.domain.plan.values import Medium, Plan, Track
from reviewdesk.domain.redaction import by_id, in_force, redacted_applications, redacted_seats
from reviewdesk.domain.result import Alarm, RankedApplication, TrackResult
from reviewdesk.domain.rounding import half_up_scaled
from reviewdesk.domain.sheet import Sheet
from reviewdesk.domain.strips import Dot, Scale, TierLine, scale, strip, tier_lines
from reviewdesk.words import translator


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedRow:
    """One application in its place.

    Attributes:
        distance: published number to the line of the first tier, "" where there is none to measure.
    """

    row: RankedApplication
    applicant: str
    dots: tuple[Dot, ...]
    distance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackView:
    """One track ranked.

    Attributes:
        sheet: its marks as the decisions so far have left them.
        alarms: those still open.
        words: reviewer and application → what the reviewer wrote.
    """

    plan: Plan
    track: Track
    result: TrackResult
    sheet: Sheet = field(repr=False)
    rows: tuple[RankedRow, ...]
    lines: tuple[TierLine, ...]
    scale: Scale
    alarms: tuple[Alarm, ...]
    seats: Mapping[SeatId, str]
    words: Mapping[tuple[SeatId, ApplicationId], "Words"] = field(repr=False)
    close_head: Digest

    def row(self, application: str) -> RankedRow:
        """Return the row of an application; KeyError when there is none."""
        for row in self.rows:
            if row.row.application == application:
                return row
        raise KeyError(application)

    def line(self, after: int) -> TierLine | None:
        """Return the line below so many rows."""
        return next((line for line in self.lines if line.after == after), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a reviewer wrote about one application: by criterion, and as a whole."""

    reasons: Mapping[CriterionId, str]
    objections: Mapping[CriterionId, str]
    comment: str


@dataclass(frozen=True, slots=True)
class RankingView:
    """Every track of the review session, ranked."""

    title: str
    tracks: tuple[TrackView, ...]


def ranking_view(room: Room, language: str, medium: Medium = "screen") -> RankingView:
    """Return what a screen shows, names hidden where the plan hides them on this medium.

    Raises:
        ReviewDeskError: "order-before-ranking" before stage two.
    """
    question = ("ranking", language, medium)
    return room.recall(question, lambda: _ranking_view(room, language, medium))


def _ranking_view(room: Room, language: str, medium: Medium) -> RankingView:
    result = result_of(room)
    plan, applications = room.plan, room.lineage.applications
    found = rankable(room)
    opened, taken = found.revealed, decisions(room.entries)
    sheets = room.recall("settled", lambda: concluding.settled_sheets(plan, applications, found, taken))
    flagged = {(d.seat, d.application) for d in found.flagged if d.kind == "abnormal" and d.application}
    say = translator(language)
    members = {seat.id for seat in room.members}
    known = [seat for seat in named_seats(room) if seat.id in members]
    shown = by_id(redacted_applications(in_force(plan), medium, applications, say("Applicant ")))
    seats = named(redacted_seats(in_force(plan), medium, known, say("Reviewer ")))
    words = _words(opened.ballots)
    return RankingView(
        plan.review_session.title,
        tuple(
            TrackView(
                plan=plan,
                track=plan.track(track.id),
                result=track,
                sheet=sheets[track.id],
                rows=_rows(plan.track(track.id), track, shown, flagged),
                lines=tier_lines(plan.track(track.id), track),
                scale=scale(track),
                alarms=tuple(alarm for alarm in track.alarms if alarm.resolved_by is None),
                seats=seats,
                words=words,
                close_head=opened.close_head,
            )
            for track in result.tracks
        ),
    )


def named(seats: Sequence[Seat]) -> dict[SeatId, str]:
    """Return how each seat is called on a screen."""
    return {seat.id: seat.name or seat.id for seat in seats}


def distance_text(track: Track, value: Fraction) -> str:
    """Return a distance with its sign, in the places of the published number."""
    places = track.rules.rounding.places
    sign = "+" if value >= 0 else "−"
    return sign + fixed_text(half_up_scaled(abs(value), places), places)


def _rows(
    planned: Track,
    track: TrackResult,
    applications: Mapping[ApplicationId, Application],
    flagged: set[tuple[SeatId, ApplicationId]],
) -> tuple[RankedRow, ...]:
    away = distances(track)
    return tuple(
        RankedRow(
            row=row,
            applicant=applications[row.application].applicant,
            dots=strip(row, flagged),
            distance=distance_text(planned, away[row.application]) if row.application in away else "",
        )
        for row in track.ranking
    )


def _words(ballots: Sequence[Ballot]) -> dict[tuple[SeatId, ApplicationId], Words]:
    found = {}
    for ballot in sorted(ballots, key=lambda one: one.round):
        for application in {*ballot.reasons, *ballot.comments, *ballot.objections}:
            found[ballot.seat, application] = Words(
                reasons=ballot.reasons.get(application, {}),
                objections=ballot.objections.get(application, {}),
                comment=ballot.comments.get(application, ""),
            )
    return found
