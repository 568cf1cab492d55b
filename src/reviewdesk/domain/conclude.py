"""From ballots, plan and decisions to the one result: reveal, result, finalise and verify all come here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args

from reviewdesk.domain.abnormal import directions
from reviewdesk.domain.acyclic import uncollected
from reviewdesk.domain.application import Application
from reviewdesk.domain.corrections import Sheets, amended, carries
from reviewdesk.domain.decisions import Decision
from reviewdesk.domain.lines import Ends
from reviewdesk.domain.marks import Exact, Rubric
from reviewdesk.domain.merge import faults, tallies
from reviewdesk.domain.names import ApplicationId, CriterionId, Digest, SeatId, TrackId
from reviewdesk.domain.outcome import track_result
from reviewdesk.domain.plan.normal import plan_digest
from reviewdesk.domain.plan.values import Aggregate, Plan, Track
from reviewdesk.domain.ranking import Ranking, countable, rank
from reviewdesk.domain.result import Alarm, DecisionRecord, Result, ResultState, TrackResult
from reviewdesk.domain.reveal import Deviation, RankableBallots, RevealedBallots
from reviewdesk.domain.sheet import Sheet, TrialTable, revealed_sheets
from reviewdesk.domain.stage_vote import chosen
from reviewdesk.domain.standard_scores import identical
from reviewdesk.domain.tiers import Filling

Applied = dict[TrackId, Aggregate]

BLOCKING: Final = ("tie_at_line", "tie_in_tier", "objection", "gate_even")


def conclude(
    plan: Plan,
    applications: Sequence[Application],
    ballots: RankableBallots | TrialTable,
    decisions: Sequence[Decision],
    state: ResultState,
) -> Result:
    """Return the result these ballots and decisions lead to under the plan.

    Raises:
        ReviewDeskError: a "decision-…" or "vote-…" code when a decision cannot act where it stands.
    """
    with uncollected():
        position = _start(plan, applications, ballots)
        tracks, records = _decided(position, decisions)
    return Result(state=state, plan_digest=plan_digest(plan), decisions=records, tracks=tracks)


def deviations(
    plan: Plan, applications: Sequence[Application], revealed: RevealedBallots
) -> tuple[Deviation, ...]:
    """Return what stage one shows, in order of track, seat and application.

    Raises:
        ReviewDeskError: "ballot-mark-unlawful" when a ballot that was not typed holds an unlawful mark.
    """
    sheets = revealed_sheets(plan, applications, revealed)
    found = [d for track in plan.tracks for d in _deviations(track, sheets[track.id])]
    return tuple(
        sorted(found, key=lambda d: (d.track, d.seat, d.application or "", d.kind, d.criterion or ""))
    )


def open_ranges(flagged: Sequence[Deviation], taken: Sequence[Decision]) -> tuple[Deviation, ...]:
    """Return the marks out of range that no decision has corrected, voided or made pointless."""
    return tuple(
        mark
        for mark in flagged
        if mark.kind == "range"
        and not any(
            decision.kind in ("correct", "void", "withdraw")
            and decision.text("application") in ("", mark.application)
            and decision.text("seat") in ("", mark.seat)
            and decision.text("criterion") in ("", mark.criterion)
            for decision in taken
        )
    )


def rankable(plan: Plan, applications: Sequence[Application], revealed: RevealedBallots) -> RankableBallots:
    """Return the ballots a ranking may be built from, once every abnormal row has its answer.

    Raises:
        ReviewDeskError: "reveal-ranking-missing" or "reveal-unanswered".
    """
    return RankableBallots(revealed=revealed, flagged=deviations(plan, applications, revealed))


def blocking(plan: Plan, result: Result) -> tuple[tuple[TrackId, Alarm], ...]:
    """Return the alarms that must be settled before finalising.

    Too few ballots blocks only where the aggregate that was fixed at the close no longer fits them.
    """
    return tuple(
        (track.id, alarm)
        for track in result.tracks
        for alarm in track.alarms
        if alarm.resolved_by is None
        and (
            alarm.kind in BLOCKING
            or (
                alarm.kind == "minimum_ballots"
                and track.applied == track.declared != plan.track(track.id).rules.fallback
            )
        )
    )


def _start(
    plan: Plan, applications: Sequence[Application], ballots: RankableBallots | TrialTable
) -> "_Position":
    if isinstance(ballots, TrialTable):
        return _Position(plan, dict(ballots.sheets), {}, ballots.close_head)
    revealed = ballots.revealed
    sheets = revealed_sheets(plan, applications, revealed)
    return _Position(plan, sheets, dict(revealed.applied), revealed.close_head)


def _decided(
    position: "_Position", decisions: Sequence[Decision]
) -> tuple[tuple[TrackResult, ...], tuple[DecisionRecord, ...]]:
    records: list[DecisionRecord] = []
    for decision in (d for d in decisions if not d.revealed):
        position = position.after(decision)
        records.append(_record(position, decision, (), ()))
    tracks, position = position.settled()
    for decision in (d for d in decisions if d.revealed):
        before = tracks
        tracks, position = position.after(decision).settled()
        records.append(_record(position, decision, before, tracks))
    return tracks, tuple(records)


@dataclass(frozen=True, slots=True)
class _Position:
    """Where the review session stands: marks, applied aggregates, and the decisions so far."""

    plan: Plan
    sheets: Sheets
    applied: Applied
    close_head: Digest
    decisions: tuple[Decision, ...] = ()

    def after(self, decision: Decision) -> "_Position":
        sheets = amended(self.plan, self.sheets, decision, self.decisions)
        applied = dict(self.applied)
        if decision.text("motion") == "aggregate":
            track = self.plan.track(decision.text("track"))
            if carries(track, sheets[track.id], decision):
                applied[track.id] = next(a for a in get_args(Aggregate) if a == decision.text("value"))
        return replace(self, sheets=sheets, applied=applied, decisions=(*self.decisions, decision))

    def settled(self) -> tuple[tuple[TrackResult, ...], "_Position"]:
        rankings = {t.id: rank(t, self.sheets[t.id], self.applied.get(t.id)) for t in self.plan.tracks}
        fillings = _filled(self, rankings)
        tracks = tuple(
            track_result(rankings[t.id], *fillings[t.id], _settled_by(self.decisions, t.id))
            for t in self.plan.tracks
        )
        return tracks, replace(self, applied={t: ranking.aggregate for t, ranking in rankings.items()})


def _filled(
    position: _Position, rankings: Mapping[TrackId, Ranking]
) -> dict[TrackId, tuple[Filling, dict[ApplicationId, TrackId]]]:
    """Fill the tracks in plan order; with multiple = "one", a place in one is the applicant's only one."""
    one = position.plan.review_session.multiple == "one"
    winners: dict[str, TrackId] = {}
    undecided: set[str] = set()
    found: dict[TrackId, tuple[Filling, dict[ApplicationId, TrackId]]] = {}
    for track in position.plan.tracks:
        ranking = rankings[track.id]
        applicants = {a: str(ranking.sheet.applicants.get(a, a)) for a in ranking.values}
        elsewhere = {a: winners[who] for a, who in applicants.items() if one and who in winners}
        waits = one and not undecided.isdisjoint(applicants.values())
        filling = _fill(position, track, ranking, elsewhere, waits)
        winners |= {applicants[a]: track.id for a in filling.number}
        undecided |= {applicants[a] for a in filling.undecided()}
        found[track.id] = (filling, elsewhere)
    return found


def _fill(
    position: _Position,
    track: Track,
    ranking: Ranking,
    elsewhere: Mapping[ApplicationId, TrackId],
    waits: bool,
) -> Filling:
    own = [d for d in position.decisions if d.text("track") == track.id]
    ends = Ends(track.rules, ranking.sheet, own, position.close_head)
    ranked = {a: value.ranked for a, value in ranking.values.items()}
    filling = Filling(track, ends, ranked, list(ranking.groups), frozenset(elsewhere), halted=waits)
    return filling.fill(chosen(position.plan, track, ranking, own, elsewhere))


def _settled_by(decisions: Sequence[Decision], track: TrackId) -> dict[str, str]:
    votes = [d for d in decisions if d.kind == "vote" and d.text("track") in ("", track)]
    return {
        "aggregate"
        if v.text("motion") == "aggregate"
        else f"{v.text('motion')}:{v.text('application')}:{v.text('criterion')}": v.text("id")
        for v in votes
    }


def _record(
    position: _Position,
    decision: Decision,
    before: Sequence[TrackResult],
    after: Sequence[TrackResult],
) -> DecisionRecord:
    moved = [(b, a) for b, a in zip(before, after, strict=True) if _places(b) != _places(a)]
    return DecisionRecord(
        kind=decision.kind,
        track=_track(position, decision),
        record=dict(decision.record),
        before={b.id: _difference(_places(b), _places(a)) for b, a in moved},
        after={b.id: _difference(_places(a), _places(b)) for b, a in moved},
    )


def _track(position: _Position, decision: Decision) -> TrackId | None:
    """Return the track a decision names, or the one that has its application."""
    named, application = decision.text("track"), decision.text("application")
    if named:
        return TrackId(named)
    return next((t for t, sheet in position.sheets.items() if application in sheet.applications), None)


def _places(track: TrackResult) -> dict[str, dict[str, object]]:
    return {
        row.application: {
            "place": row.place,
            "standing": row.standing,
            "number": row.number,
            "published": row.published,
        }
        for row in track.ranking
    }


def _difference(
    own: Mapping[str, dict[str, object]], other: Mapping[str, dict[str, object]]
) -> dict[str, dict[str, object]]:
    return {application: places for application, places in own.items() if places != other[application]}


def _deviations(track: Track, sheet: Sheet) -> list[Deviation]:
    rubric = Rubric(track)
    found = [
        Deviation("range", track.id, seat, application, CriterionId(bad[0]))
        for seat in sheet.panel
        if sheet.seats[seat] == "typed"
        for application, row in sheet.rows.get(seat, {}).items()
        for bad in faults(rubric, row)
    ]
    found += [
        Deviation("objection", track.id, seat, application, criterion)
        for seat, application, criterion in sheet.objections
    ]
    given: dict[SeatId, list[Exact]] = {}
    for application, tally in tallies(rubric, countable(rubric, sheet)).items():
        for seat, total in zip(tally.reviewers, tally.originals, strict=True):
            given.setdefault(seat, []).append(total)
        found += [
            Deviation("abnormal", track.id, tally.reviewers[i], application, direction=side)
            for i, side in directions(rubric, tally)
        ]
    return found + [Deviation("identical", track.id, s) for s, totals in given.items() if identical(totals)]
