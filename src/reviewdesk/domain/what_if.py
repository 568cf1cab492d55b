"""The same ballots and decisions under other rules: what would have come out, and what no longer applies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewdesk.domain.acyclic import uncollected
from reviewdesk.domain.application import Application
from reviewdesk.domain.conclude import decided, deviations, start
from reviewdesk.domain.decisions import Decision
from reviewdesk.domain.marks import mark
from reviewdesk.domain.names import ApplicationId, CriterionId, TrackId
from reviewdesk.domain.plan.normal import plan_digest
from reviewdesk.domain.plan.values import Plan, Rules
from reviewdesk.domain.position import Applied, Position
from reviewdesk.domain.ranking import rank
from reviewdesk.domain.result import Alarm, RankedApplication, Result, TrackResult
from reviewdesk.domain.reveal import Deviation, RankableBallots
from reviewdesk.domain.sheet import TrialTable
from reviewdesk.domain.stage_vote import stage_of
from reviewdesk.domain.tiers import candidates
from reviewdesk.errors import Problem, ReviewDeskError

_SAID_ANEW = {
    "vote-no-tie": "trial-no-tie",
    "vote-name-not-tied": "trial-other-question",
    "vote-names": "trial-other-question",
    "vote-round-too-many": "trial-other-question",
    "vote-not-a-candidate": "trial-other-question",
    "vote-candidate-missing": "trial-other-question",
    "decision-without-vote": "trial-vote-gone",
    "decision-not-abnormal": "trial-not-abnormal",
}
"""What refuses a decision that is being recorded → how it is said of one that was recorded long ago."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A decision of the committee that does not apply under the other rules, and why."""

    decision: Decision
    reason: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """What the other rules lead to.

    Attributes:
        result: in the state "trial".
        position: where it stands after all that applied.
        unfit: what was left out, in the order it was taken.
        flagged: scores these rules flag as abnormal, or as out of range on a typed sheet, and the plan did
            not: nobody was asked about them.
    """

    result: Result
    position: Position
    unfit: tuple[Unfit, ...]
    flagged: tuple[Deviation, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One application's row in the archive and under the other rules."""

    track: TrackId
    before: RankedApplication
    after: RankedApplication

    @property
    def moved(self) -> bool:
        """Whether place, standing, number inside the tier or score differ."""
        return _stood(self.before) != _stood(self.after)


def conclude_anew(
    plans: tuple[Plan, Plan],
    applications: Sequence[Application],
    ballots: RankableBallots | TrialTable,
    taken: Sequence[Decision],
    further: Sequence[Decision] = (),
) -> Anew:
    """Return what the second plan makes of ballots and decisions that were taken under the first.

    A decision applies where it can act and is about the same question as then: a vote about these tied
    for those places says nothing of others, nor of more places.

    Args:
        plans: in force then, and tried now.
        applications: of the review session.
        ballots: all that counted.
        taken: the decisions on record, all of which act under the first plan.
        further: decisions to be taken after those, as if the committee had.

    Raises:
        ReviewDeskError: "trial-mark-unlawful" or "trial-value-unlawful" where the second plan does not allow
            a mark that was cast or an objective value; a "decision-…" or "vote-…" code where one of
            `further` cannot act.
    """
    before, after = plans
    _need_lawful(after, applications)
    with uncollected():
        first, second = start(before, applications, ballots), start(after, applications, ballots)
        second = replace(second, applied=_applied(second.applied, before, after))
        flagged = _flagged(after, applications, ballots)
        fit, unfit = _sifted(first, second, taken)
        late = tuple(replace(decision, revealed=True) for decision in further)
        tracks, records, position = decided(second, (*fit, *late))
    result = Result(state="trial", plan_digest=plan_digest(after), decisions=records, tracks=tracks)
    return Anew(result=result, position=position, unfit=unfit, flagged=flagged)


def changes(before: Result, after: Result) -> tuple[Change, ...]:
    """Return every application with its row then and now, in the order of the second result."""
    rows = {(track.id, row.application): row for track in before.tracks for row in track.ranking}
    return tuple(
        Change(track.id, rows[track.id, row.application], row)
        for track in after.tracks
        for row in track.ranking
    )


@dataclass(frozen=True, slots=True)
class _Course:
    """A position, and the tracks as they stand there; none before the reveal."""

    position: Position
    tracks: tuple[TrackResult, ...] = ()

    def revealed(self) -> "_Course":
        tracks, position = self.position.settled()
        return _Course(position, tracks)

    def after(self, decision: Decision) -> "_Course":
        moved = _Course(self.position.after(decision))
        return moved.revealed() if decision.revealed else moved


def _sifted(
    first: Position, second: Position, taken: Sequence[Decision]
) -> tuple[tuple[Decision, ...], tuple[Unfit, ...]]:
    """Part decisions into those that apply and those that do not, each tried where it was taken."""
    then, now = _Course(first), _Course(second)
    fit: list[Decision] = []
    unfit: list[Unfit] = []
    for decision in sorted(taken, key=lambda one: one.revealed):
        if decision.revealed and not then.tracks:
            then, now = then.revealed(), now.revealed()
        acted = then.after(decision)
        asked, then = _asked(then, acted, decision), acted
        try:
            moved = now.after(decision)
        except ReviewDeskError as refusal:
            code = _SAID_ANEW.get(refusal.code, refusal.code)
            unfit.append(Unfit(decision, Problem(code, refusal.data)))
            continue
        if _asked(now, moved, decision) == asked:
            fit.append(decision)
            now = moved
        else:
            unfit.append(Unfit(decision, Problem("trial-other-question", {})))
    return tuple(fit), tuple(unfit)


def _asked(before: _Course, after: _Course, decision: Decision) -> tuple[object, ...]:
    """Return what a decision was about: who stood or was tied for how many places, what it settled."""
    settled = _settled(after, decision) - _settled(before, decision)
    return _standing(before, decision), after.position.heard.get(decision.text("id")), settled


def _settled(course: _Course, decision: Decision) -> frozenset[Alarm]:
    """Return what a vote, or the lots of a tier, have settled; inside a tier only the order was open."""
    by, tier = ("lot", decision.text("tier")) if decision.kind == "lot" else (decision.text("id"), "")
    return frozenset(
        alarm if alarm.kind != "tie_in_tier" else replace(alarm, places_left=0)
        for track in course.tracks
        for alarm in track.alarms
        if alarm.resolved_by == by
        and tier in ("", alarm.boundary)
        and decision.text("track") in ("", track.id)
    )


def _standing(course: _Course, decision: Decision) -> frozenset[ApplicationId]:
    """Return who stands when a stage is voted on; nobody in any other vote."""
    position, stage = course.position, stage_of(course.position.plan)
    if decision.text("motion") != "stage" or stage is None:
        return frozenset()
    result = next(track for track in course.tracks if track.id == decision.text("track"))
    track = position.plan.track(result.id)
    elsewhere = {row.application for row in result.ranking if row.counted_elsewhere is not None}
    ranked = rank(track, position.sheets[track.id], position.applied.get(track.id)).groups
    left = (tuple(a for a in group if a not in elsewhere) for group in ranked)
    standing = candidates(track, stage.candidates, [group for group in left if group])
    return frozenset(a for group in standing for a in group)


def _applied(fixed: Applied, before: Plan, after: Plan) -> Applied:
    """Keep what the close fixed, but where other rules would have fixed it: there the ballots decide anew."""
    return {
        track: aggregate
        for track, aggregate in fixed.items()
        if _fixing(before.track(track).rules) == _fixing(after.track(track).rules)
    }


def _fixing(rules: Rules) -> tuple[object, ...]:
    return rules.aggregate, rules.fallback, rules.minimum_ballots, rules.level


def _need_lawful(plan: Plan, applications: Sequence[Application]) -> None:
    """Refuse rules that an objective value from the register does not fit."""
    objective = {
        (track.id, criterion.id): criterion
        for track in plan.tracks
        for criterion in track.criteria
        if criterion.mode == "objective"
    }
    for one in applications:
        for name, value in one.objective.items():
            criterion = objective.get((one.track, CriterionId(name)))
            try:
                if criterion is not None:
                    mark(criterion, value)
            except ReviewDeskError as refusal:
                data = {"application": one.id, "criterion": name, "value": value}
                raise ReviewDeskError("trial-value-unlawful", **data) from refusal


def _flagged(
    plan: Plan, applications: Sequence[Application], ballots: RankableBallots | TrialTable
) -> tuple[Deviation, ...]:
    if isinstance(ballots, TrialTable):
        return ()
    try:
        found = deviations(plan, applications, ballots.revealed)
    except ReviewDeskError as refusal:
        if refusal.code != "ballot-mark-unlawful":
            raise
        raise ReviewDeskError("trial-mark-unlawful", **refusal.data) from refusal
    known = {(one.kind, one.seat, one.application, one.criterion) for one in ballots.flagged}
    return tuple(
        one
        for one in found
        if one.kind in ("abnormal", "range")
        and (one.kind, one.seat, one.application, one.criterion) not in known
    )


def _stood(row: RankedApplication) -> tuple[object, ...]:
    return row.place, row.standing, row.number, row.published
