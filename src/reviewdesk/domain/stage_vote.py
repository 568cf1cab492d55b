"""A vote stage after the scores: who stands, who passed, and in what order they get the places."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from reviewdesk.domain.decisions import Decision
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.domain.plan.values import Plan, Stage, Track
from reviewdesk.domain.ranking import Ranking
from reviewdesk.domain.sheet import Sheet
from reviewdesk.domain.tiechain import Group
from reviewdesk.domain.tiers import candidates
from reviewdesk.domain.votes import (
    Electorate,
    Round,
    answers_by_seat,
    names_yes,
    polled,
    reached,
    rounds,
    yes_by_seat,
)
from reviewdesk.errors import ReviewDeskError


def stage_of(plan: Plan) -> Stage | None:
    """Return the plan's vote stage."""
    return next((stage for stage in plan.stages if stage.kind == "vote"), None)


def stage_votes(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the votes on the stage, in the order they were taken."""
    return [d for d in decisions if d.kind == "vote" and d.text("motion") == "stage"]


def unvoted(plan: Plan, decisions: Sequence[Decision]) -> tuple[TrackId, ...]:
    """Return the tracks that, for want of the vote their plan asks for, are listed by score alone."""
    voted = {vote.text("track") for vote in stage_votes(decisions)}
    return () if stage_of(plan) is None else tuple(t.id for t in plan.tracks if t.id not in voted)


def chosen(
    plan: Plan,
    track: Track,
    ranking: Ranking,
    *,
    decisions: Sequence[Decision],
    elsewhere: Collection[ApplicationId],
    checked: int = 0,
) -> list[Group] | None:
    """Return who may take the first tier's places, best first; None where nobody voted on a stage.

    More passed than there are places: by yes votes, then by place. Fewer: the next round among the
    failed; what is left after the last round stays empty.

    Args:
        plan: with the stage.
        track: whose first tier it is about.
        ranking: of the track as it stands now.
        decisions: on this track.
        elsewhere: applications that hold a place in an earlier track.
        checked: how many votes were right about who stood when they were taken; a withdrawal or a
            correction since then takes nothing from the count of the others.

    Raises:
        ReviewDeskError: "vote-no-stage", "vote-no-quorum", "vote-not-a-candidate",
            "vote-candidate-missing", "vote-not-secret", "vote-round-too-many" or "vote-too-many-yes".
    """
    votes, stage = stage_votes(decisions), stage_of(plan)
    if not votes or not track.tiers:
        return None
    if stage is None:
        raise ReviewDeskError("vote-no-stage", vote=votes[0].text("id"))
    groups = _without(ranking.groups, elsewhere)
    return list(count_stage(plan, track, ranking.sheet, groups=groups, votes=votes, checked=checked).passed)


@dataclass(frozen=True, slots=True)
class StageCount:
    """How far a vote stage has gone: who passed, best first, and who still stands."""

    passed: tuple[Group, ...]
    standing: tuple[Group, ...]


def count_stage(
    plan: Plan,
    track: Track,
    sheet: Sheet,
    *,
    groups: Sequence[Group],
    votes: Sequence[Decision],
    checked: int = 0,
) -> StageCount:
    """Return what votes make of the candidates of a plan with a stage, before anything is recorded.

    Args:
        plan: with the stage.
        track: whose first tier it is about.
        sheet: whose panel votes.
        groups: the ranked that hold no place in an earlier track, best first.
        votes: on the stage, in the order they were taken.
        checked: as `chosen`.

    Raises:
        ReviewDeskError: as `chosen`.
    """
    stage = next(stage for stage in plan.stages if stage.kind == "vote")
    standing = candidates(track, stage.candidates, groups)
    quota = track.tiers[0].quota
    passed: list[Group] = []
    for number, vote in enumerate(votes):
        bases = _bases(plan, stage, sheet, vote, standing)
        for each in rounds(vote):
            left = quota - sum(map(len, passed))
            yes = names_yes(each)
            if number >= checked:
                _check(vote, each, standing, left=left, stage=stage)
                _check_entitled(vote, each, sheet)
            through = {a for a, n in yes.items() if a in bases and reached(n, bases[a], stage.threshold)}
            parts = [tuple(a for a in group if a in through) for group in standing]
            passed += _in_order([part for part in parts if part], yes, left)
            standing = _without(standing, through)
    return StageCount(tuple(passed), tuple(standing))


def _bases(
    plan: Plan, stage: Stage, sheet: Sheet, vote: Decision, standing: Sequence[Group]
) -> dict[ApplicationId, int]:
    """Return the number a majority is taken of, for each candidate: recusals differ from one to the next."""
    electorate = Electorate(sheet.panel)
    electorate.check(vote)
    quorum = plan.committee.quorum if stage.quorum is None else stage.quorum
    if electorate.base(vote, "present") < quorum * len(sheet.panel):
        raise ReviewDeskError("vote-no-quorum", vote=vote.text("id"))
    return {
        a: Electorate(sheet.panel, sheet.recused((a,))).base(vote, stage.base)
        for group in standing
        for a in group
    }


def _check_entitled(vote: Decision, each: Round, sheet: Sheet) -> None:
    """Check that nobody said yes or no to a candidate they are recused from.

    Raises:
        ReviewDeskError: "vote-recused" with vote, seat and application; "vote-papers".
    """
    for seat, answers in answers_by_seat(each).items():
        for candidate, answer in sorted(answers.items()):
            if answer != "abstain" and seat in sheet.recused((candidate,)):
                raise ReviewDeskError("vote-recused", vote=vote.text("id"), seat=seat, application=candidate)
    for candidate, number in polled(each).items():
        entitled = Electorate(sheet.panel, sheet.recused((candidate,)))
        if number > entitled.base(vote, "present_minus_recused"):
            raise ReviewDeskError("vote-papers", vote=vote.text("id"))


def _check(vote: Decision, each: Round, standing: Sequence[Group], *, left: int, stage: Stage) -> None:
    yes = names_yes(each)
    if stage.secrecy == "secret" and "ballots" in each:
        raise ReviewDeskError("vote-not-secret", vote=vote.text("id"))
    if left <= 0:
        raise ReviewDeskError("vote-round-too-many", vote=vote.text("id"))
    candidates = {a for group in standing for a in group}
    for stranger in sorted(yes.keys() - candidates):
        raise ReviewDeskError("vote-not-a-candidate", vote=vote.text("id"), application=stranger)
    for missing in sorted(candidates - yes.keys() if "counts" in each else ()):
        raise ReviewDeskError("vote-candidate-missing", vote=vote.text("id"), application=missing)
    for seat, number in yes_by_seat(each).items():
        if stage.max_yes == "quota" and number > left:
            raise ReviewDeskError("vote-too-many-yes", vote=vote.text("id"), seat=seat, most=left)


def _in_order(groups: list[Group], yes: dict[ApplicationId, int], places: int) -> list[Group]:
    if sum(map(len, groups)) <= places:
        return groups
    place = {a: i for i, group in enumerate(groups) for a in group}
    everyone = sorted(place, key=lambda a: (-yes[a], place[a], a))
    return [tuple(g) for _, g in groupby(everyone, key=lambda a: (yes[a], place[a]))]


def _without(groups: Sequence[Group], gone: Collection[ApplicationId]) -> list[Group]:
    left = (tuple(a for a in group if a not in gone) for group in groups)
    return [group for group in left if group]
