"""A vote stage after the scores: who stands, who passed, and in what order they get the places."""

from collections.abc import Collection, Sequence
from itertools import groupby

from reviewdesk.domain.decisions import Decision
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.values import Plan, Stage, Track
from reviewdesk.domain.ranking import Ranking
from reviewdesk.domain.sheet import Sheet
from reviewdesk.domain.tiechain import Group
from reviewdesk.domain.tiers import candidates
from reviewdesk.domain.votes import Electorate, Round, names_yes, reached, rounds, yes_by_seat
from reviewdesk.errors import ReviewDeskError


def chosen(
    plan: Plan,
    track: Track,
    ranking: Ranking,
    decisions: Sequence[Decision],
    elsewhere: Collection[ApplicationId],
) -> list[Group] | None:
    """Return who may take the first tier's places, best first; None where nobody voted on a stage.

    More passed than there are places: by yes votes, then by place. Fewer: the next round among the
    failed; what is left after the last round stays empty.

    Raises:
        ReviewDeskError: "vote-no-stage", "vote-no-quorum", "vote-not-a-candidate" or "vote-too-many-yes".
    """
    votes = [d for d in decisions if d.kind == "vote" and d.text("motion") == "stage"]
    stage = next((s for s in plan.stages if s.kind == "vote"), None)
    if not votes or not track.tiers:
        return None
    if stage is None:
        raise ReviewDeskError("vote-no-stage", vote=votes[0].text("id"))
    standing = candidates(track, stage.candidates, _without(ranking.groups, elsewhere))
    quota = track.tiers[0].quota
    passed: list[Group] = []
    for vote in votes:
        base = _base(plan, stage, ranking.sheet, vote)
        for each in rounds(vote):
            left = quota - sum(map(len, passed))
            yes = names_yes(each)
            _check(vote, yes, standing, each, left if stage.max_yes == "quota" else None)
            through = {a for a, n in yes.items() if reached(n, base, stage.threshold)}
            groups = [tuple(a for a in group if a in through) for group in standing]
            passed += _in_order([g for g in groups if g], yes, left)
            standing = _without(standing, through)
    return passed


def _base(plan: Plan, stage: Stage, sheet: Sheet, vote: Decision) -> int:
    electorate = Electorate(sheet.panel)
    electorate.check(vote)
    quorum = plan.committee.quorum if stage.quorum is None else stage.quorum
    if electorate.base(vote, "present") < quorum * len(sheet.panel):
        raise ReviewDeskError("vote-no-quorum", vote=vote.text("id"))
    return electorate.base(vote, stage.base)


def _check(
    vote: Decision, yes: dict[ApplicationId, int], standing: Sequence[Group], each: Round, most: int | None
) -> None:
    strangers = sorted(yes.keys() - {a for group in standing for a in group})
    if strangers:
        raise ReviewDeskError("vote-not-a-candidate", vote=vote.text("id"), application=strangers[0])
    for seat, number in yes_by_seat(each).items():
        if most is not None and number > most:
            raise ReviewDeskError("vote-too-many-yes", vote=vote.text("id"), seat=seat, most=most)


def _in_order(groups: list[Group], yes: dict[ApplicationId, int], places: int) -> list[Group]:
    if sum(map(len, groups)) <= places:
        return groups
    place = {a: i for i, group in enumerate(groups) for a in group}
    everyone = sorted(place, key=lambda a: (-yes[a], place[a], a))
    return [tuple(g) for _, g in groupby(everyone, key=lambda a: (yes[a], place[a]))]


def _without(groups: Sequence[Group], gone: Collection[ApplicationId]) -> list[Group]:
    left = (tuple(a for a in group if a not in gone) for group in groups)
    return [group for group in left if group]
