"""From ballots, plan and decisions to the one result: reveal, result, finalise and verify all come here."""

from collections.abc import Mapping, Sequence
from typing import Final

from reviewdesk.domain.abnormal import directions
from reviewdesk.domain.acyclic import uncollected
from reviewdesk.domain.application import Application
from reviewdesk.domain.decisions import Decision
from reviewdesk.domain.marks import Exact, Rubric
from reviewdesk.domain.merge import faults, tallies
from reviewdesk.domain.names import CriterionId, SeatId, TrackId
from reviewdesk.domain.plan.normal import plan_digest
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.position import Position
from reviewdesk.domain.ranking import countable
from reviewdesk.domain.result import Alarm, DecisionRecord, Result, ResultState, TrackResult
from reviewdesk.domain.reveal import Deviation, RankableBallots, RevealedBallots
from reviewdesk.domain.sheet import Sheet, TrialTable, revealed_sheets
from reviewdesk.domain.standard_scores import identical

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
        position = start(plan, applications, ballots)
        tracks, records, _ = decided(position, decisions)
    return Result(state=state, plan_digest=plan_digest(plan), decisions=records, tracks=tracks)


def waiting(
    plan: Plan,
    applications: Sequence[Application],
    ballots: RankableBallots | TrialTable,
    decisions: Sequence[Decision],
) -> frozenset[TrackId]:
    """Return the tracks that cannot be filled before an earlier one that shares applicants is settled.

    Raises:
        ReviewDeskError: as `conclude`.
    """
    with uncollected():
        return decided(start(plan, applications, ballots), decisions)[2].waiting


def settled_sheets(
    plan: Plan,
    applications: Sequence[Application],
    ballots: RankableBallots | TrialTable,
    decisions: Sequence[Decision],
) -> Mapping[TrackId, Sheet]:
    """Return the marks of every track as the decisions leave them.

    Raises:
        ReviewDeskError: as `conclude`.
    """
    with uncollected():
        return decided(start(plan, applications, ballots), decisions)[2].sheets


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


def start(plan: Plan, applications: Sequence[Application], ballots: RankableBallots | TrialTable) -> Position:
    """Return where these ballots stand before anything is decided."""
    if isinstance(ballots, TrialTable):
        return Position(plan, dict(ballots.sheets), {}, ballots.close_head)
    revealed = ballots.revealed
    sheets = revealed_sheets(plan, applications, revealed)
    return Position(plan, sheets, dict(revealed.applied), revealed.close_head)


def decided(
    position: Position, decisions: Sequence[Decision]
) -> tuple[tuple[TrackResult, ...], tuple[DecisionRecord, ...], Position]:
    """Return the tracks as decisions leave them, what each moved, and the position after all.

    Raises:
        ReviewDeskError: as `conclude`.
    """
    records: list[DecisionRecord] = []
    for decision in (d for d in decisions if not d.revealed):
        position = position.after(decision)
        records.append(_record(position, decision, (), ()))
    tracks, position = position.settled()
    for decision in (d for d in decisions if d.revealed):
        before = tracks
        tracks, position = position.after(decision).settled()
        records.append(_record(position, decision, before, tracks))
    return tracks, tuple(records), position


def _record(
    position: Position,
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


def _track(position: Position, decision: Decision) -> TrackId | None:
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
