"""Where a review session stands after some of its decisions, and how its tracks are filled from there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from reviewdesk.domain.corrections import Sheets, amended, carries
from reviewdesk.domain.decisions import Decision
from reviewdesk.domain.lines import Ends, Heard
from reviewdesk.domain.names import ApplicationId, Digest, TrackId
from reviewdesk.domain.outcome import track_result
from reviewdesk.domain.plan.values import Aggregate, Plan, Track
from reviewdesk.domain.ranking import Ranking, rank
from reviewdesk.domain.result import TrackResult
from reviewdesk.domain.stage_vote import chosen, stage_of, stage_votes
from reviewdesk.domain.tiers import Filling
from reviewdesk.errors import ReviewDeskError

Applied = dict[TrackId, Aggregate]


@dataclass(frozen=True, slots=True)
class Position:
    """Marks, applied aggregates, and the decisions so far.

    Attributes:
        counted: track → how many of its votes on the stage were checked against its candidates.
        heard: vote on a line → the tie it was about when it was taken.
        waiting: tracks that an earlier one, still open, keeps from being filled.
    """

    plan: Plan
    sheets: Sheets
    applied: Applied
    close_head: Digest
    decisions: tuple[Decision, ...] = ()
    counted: Mapping[TrackId, int] = field(default_factory=dict)
    heard: Mapping[str, Heard] = field(default_factory=dict)
    waiting: frozenset[TrackId] = frozenset()

    def after(self, decision: Decision) -> "Position":
        """Return the position once one more decision is taken.

        Raises:
            ReviewDeskError: "vote-id-taken", or as the decision's own kind.
        """
        if decision.kind == "vote" and decision.text("id") in {
            other.text("id") for other in self.decisions if other.kind == "vote"
        }:
            raise ReviewDeskError("vote-id-taken", vote=decision.text("id"))
        sheets = amended(self.plan, self.sheets, decision, self.decisions)
        applied = dict(self.applied)
        if decision.text("motion") == "aggregate":
            track = self.plan.track(decision.text("track"))
            if carries(track, sheets[track.id], decision):
                applied[track.id] = next(a for a in get_args(Aggregate) if a == decision.text("value"))
        return replace(self, sheets=sheets, applied=applied, decisions=(*self.decisions, decision))

    def settled(self) -> tuple[tuple[TrackResult, ...], "Position"]:
        """Return every track ranked and filled, and the position with what that fixed."""
        rankings = {t.id: rank(t, self.sheets[t.id], self.applied.get(t.id)) for t in self.plan.tracks}
        filled = _Filled(self)
        for track in self.plan.tracks:
            filled.add(track, rankings[track.id])
        tracks = tuple(
            track_result(rankings[t.id], *filled.found[t.id], _settled_by(self.decisions, t.id))
            for t in self.plan.tracks
        )
        return tracks, replace(
            self,
            applied={t: ranking.aggregate for t, ranking in rankings.items()},
            counted=filled.counted,
            heard=filled.heard,
            waiting=frozenset(filled.waiting),
        )

    def of_track(self, track: TrackId) -> list[Decision]:
        """Return the decisions that name a track."""
        return [d for d in self.decisions if d.text("track") == track]


class _Filled:
    """The tracks in plan order; with multiple = "one", a place in one is the applicant's only one.

    A track waits while one before it, with an applicant in common, is open: a tie on a line, or a stage
    nobody has voted on. Who stands in the later track is known only then, so its own votes count only then.
    """

    def __init__(self, position: Position) -> None:
        self.position = position
        self.one = position.plan.review_session.multiple == "one"
        self.winners: dict[str, TrackId] = {}
        self.undecided: set[str] = set()
        self.counted = dict(position.counted)
        self.heard = dict(position.heard)
        self.waiting: set[TrackId] = set()
        self.found: dict[TrackId, tuple[Filling, dict[ApplicationId, TrackId]]] = {}

    def add(self, track: Track, ranking: Ranking) -> None:
        applicants = {a: str(ranking.sheet.applicants.get(a, a)) for a in ranking.values}
        elsewhere: dict[ApplicationId, TrackId] = {}
        if self.one:
            elsewhere = {a: self.winners[who] for a, who in applicants.items() if who in self.winners}
            if not self.undecided.isdisjoint(applicants.values()):
                self.waiting.add(track.id)
        filling = self._fill(track, ranking, elsewhere)
        if self._unvoted(track):
            self.undecided |= {applicants[a] for a in ranking.values if a not in elsewhere}
        else:
            self.winners |= {applicants[a]: track.id for a in filling.number}
            self.undecided |= {applicants[a] for a in filling.undecided()}
        self.found[track.id] = (filling, elsewhere)

    def _fill(self, track: Track, ranking: Ranking, elsewhere: Mapping[ApplicationId, TrackId]) -> Filling:
        position, waits = self.position, track.id in self.waiting
        own = position.of_track(track.id)
        ends = Ends(track.rules, ranking.sheet, own, position.close_head, heard=self.heard)
        ranked = {a: value.ranked for a, value in ranking.values.items()}
        filling = Filling(track, ends, ranked, list(ranking.groups), frozenset(elsewhere), halted=waits)
        if waits:
            return filling.fill()
        checked = self.counted.get(track.id, 0)
        first = chosen(position.plan, track, ranking, decisions=own, elsewhere=elsewhere, checked=checked)
        self.counted[track.id] = len(stage_votes(own))
        return filling.fill(first)

    def _unvoted(self, track: Track) -> bool:
        staged = stage_of(self.position.plan) is not None and track.tiers
        return bool(staged) and not stage_votes(self.position.of_track(track.id))


def _settled_by(decisions: Sequence[Decision], track: TrackId) -> dict[str, str]:
    votes = [d for d in decisions if d.kind == "vote" and d.text("track") in ("", track)]
    return {
        "aggregate"
        if v.text("motion") == "aggregate"
        else f"{v.text('motion')}:{v.text('application')}:{v.text('criterion')}": v.text("id")
        for v in votes
    }
