"""What a vote comes to, said before it is recorded: votes, base, threshold, who is in, whether it carries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reviewdesk.desk.chair.motions import motion_of
from reviewdesk.domain.corrections import carries
from reviewdesk.domain.decisions import Decision, decision
from reviewdesk.domain.lines import LineCount, count_line
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.values import Majority, Plan, Track, VoteBase
from reviewdesk.domain.result import Alarm
from reviewdesk.domain.sheet import Sheet
from reviewdesk.domain.stage_vote import StageCount, count_stage, stage_of, stage_votes
from reviewdesk.domain.tiechain import Group
from reviewdesk.domain.votes import Electorate, answers_given, carried, names_marked, names_yes, rounds

_TRIAL = "v0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A counted vote.

    Attributes:
        votes: of its last round: answer, or name, → number.
        base: what a majority is taken of; of a stage, by those recused from nobody.
        needed: how many votes that is.
        carried: of a yes-or-no motion.
        line: of a vote on a line.
        stage: of a vote on the candidates.
    """

    votes: Mapping[str, int]
    base: int
    needed: int
    carried: bool = False
    line: LineCount | None = None
    stage: StageCount | None = None


def needed(base: int, majority: Majority) -> int:
    """Return the fewest votes that are more than half, or two thirds, of a base."""
    return base // 2 + 1 if majority == "half" else -(-2 * base // 3)


def tracks_of(plan: Plan, sheets: Mapping[TrackId, Sheet], motion: Mapping[str, Any]) -> tuple[Track, ...]:
    """Return the tracks a motion is about: the one it names, or those of its application and seat."""
    named, application, seat = (str(motion.get(key, "")) for key in ("track", "application", "seat"))
    return tuple(
        track
        for track in plan.tracks
        if named in ("", track.id)
        and (not application or application in sheets[track.id].applications)
        and (not seat or seat in sheets[track.id].seats)
    )


def barred(sheet: Sheet, motion: Mapping[str, Any], tied: Sequence[ApplicationId] = ()) -> frozenset[SeatId]:
    """Return the members without a vote: those recused from an application the motion touches."""
    application = str(motion.get("application", ""))
    return sheet.recused((*tied, ApplicationId(application)) if application else tuple(tied))


def majority_of(track: Track, motion: Mapping[str, Any]) -> Majority:
    """Return what a yes-or-no motion needs: leaving places empty takes two thirds."""
    return "two_thirds" if motion.get("motion") == "empty" else "half"


def poll(plan: Plan, sheets: Mapping[TrackId, Sheet], motion: Mapping[str, Any]) -> Poll:
    """Count a yes-or-no motion.

    Raises:
        Problems: "motion-problems" or "decision-problems".
        ReviewDeskError: a "vote-…" code, or "decision-names-nothing" where no track is meant.
    """
    vote = _vote(motion)
    tracks = tracks_of(plan, sheets, motion)
    all_carry, counted = bool(tracks), None
    for track in tracks:
        sheet, majority = sheets[track.id], majority_of(track, motion)
        electorate = Electorate(sheet.panel, barred(sheet, motion))
        base = electorate.base(vote, track.rules.vote.base)
        if majority == "half":
            passed = carries(track, sheet, vote)
        else:
            passed = carried(vote, electorate, track.rules.vote.base, majority)
        all_carry = all_carry and passed
        counted = counted or (base, needed(base, majority))
    base, least = counted or (0, 0)
    return Poll(votes=answers_given(rounds(vote)[-1]), base=base, needed=least, carried=all_carry)


def poll_line(
    track: Track, sheet: Sheet, alarm: Alarm, motion: Mapping[str, Any], taken: Sequence[Decision]
) -> Poll:
    """Count a named vote on the tied of an alarm, after those already on record.

    Raises:
        Problems: "motion-problems" or "decision-problems".
        ReviewDeskError: a "vote-…" code.
    """
    vote = _vote(motion)
    base = Electorate(sheet.panel, sheet.recused(alarm.applications)).base(vote, track.rules.vote.base)
    line = count_line(
        track.rules, sheet, alarm.applications, places_tied_for(alarm), (*earlier(track, alarm, taken), vote)
    )
    votes: dict[str, int] = {str(a): n for a, n in names_marked(rounds(vote)[-1]).items()}
    return Poll(votes=votes, base=base, needed=needed(base, track.rules.vote.majority), line=line)


def line_so_far(track: Track, sheet: Sheet, alarm: Alarm, taken: Sequence[Decision]) -> LineCount:
    """Return how far the votes on record have brought a tie."""
    return count_line(
        track.rules, sheet, alarm.applications, places_tied_for(alarm), earlier(track, alarm, taken)
    )


def earlier(track: Track, alarm: Alarm, taken: Sequence[Decision]) -> list[Decision]:
    """Return the votes on record that are about the tied of an open alarm."""
    return [
        vote
        for vote in taken
        if vote.kind == "vote"
        and (vote.text("motion"), vote.text("track"), vote.text("tier")) == ("line", track.id, alarm.boundary)
        and {name for each in rounds(vote) for name in names_marked(each)} <= set(alarm.applications)
    ]


def places_tied_for(alarm: Alarm) -> int:
    """Return how many names a paper marks: inside a tier only the order is open, so one is chosen."""
    return 1 if alarm.kind == "tie_in_tier" else alarm.places_left


def stage_so_far(
    plan: Plan, track: Track, sheet: Sheet, ranked: Sequence[Group], taken: Sequence[Decision]
) -> StageCount:
    """Return who has passed a vote stage and who still stands."""
    return count_stage(plan, track, sheet, groups=ranked, votes=_staged(track, taken), checked=len(taken))


def poll_stage(
    plan: Plan,
    track: Track,
    sheet: Sheet,
    *,
    ranked: Sequence[Group],
    motion: Mapping[str, Any],
    taken: Sequence[Decision],
) -> Poll:
    """Count a vote on the candidates, after those already on record.

    Raises:
        Problems: "motion-problems" or "decision-problems".
        ReviewDeskError: a "vote-…" code.
    """
    vote, stage = _vote(motion), stage_of(plan)
    before = _staged(track, taken)
    found = count_stage(plan, track, sheet, groups=ranked, votes=(*before, vote), checked=len(before))
    stage_base: VoteBase = "all" if stage is None else stage.base
    base = Electorate(sheet.panel).base(vote, stage_base)
    least = needed(base, "half" if stage is None else stage.threshold)
    votes: dict[str, int] = {str(a): n for a, n in names_yes(rounds(vote)[-1]).items()}
    return Poll(votes=votes, base=base, needed=least, stage=found)


def _staged(track: Track, taken: Sequence[Decision]) -> list[Decision]:
    return [vote for vote in stage_votes(taken) if vote.text("track") == track.id]


def _vote(motion: Mapping[str, Any]) -> Decision:
    return decision("vote", {"id": _TRIAL, **motion_of(motion).data}, True)
