"""What is open after the ranking, what was decided, and what comes of a proposal before it is recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.finalising import Advance, Final, refinalise
from reviewdesk.desk.chair.motions import motion_of
from reviewdesk.desk.chair.polls import Poll, poll, poll_line, poll_stage
from reviewdesk.desk.chair.revealing import opened_sheets, rankable, stage_one
from reviewdesk.desk.chair.room import Code, Room, second_person
from reviewdesk.desk.chair.settling import (
    check_lot,
    check_stage,
    decided,
    lot,
    next_number,
    numbered_vote,
    result_of,
)
from reviewdesk.domain import conclude as concluding
from reviewdesk.domain.conclude import open_ranges
from reviewdesk.domain.decisions import Decision, decisions
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.result import Alarm, DecisionRecord, Result
from reviewdesk.domain.reveal import Deviation
from reviewdesk.domain.sheet import Sheet
from reviewdesk.domain.stage_vote import stage_of, stage_votes
from reviewdesk.domain.tiechain import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Where the review session stands after the ranking.

    Attributes:
        sheets: the opened marks of every track, and who is recused from what.
        taken: every decision on record, in order.
        flagged: what stage one showed.
        ranges: marks of typed sheets that are out of range and still stand.
        ranked: track → who is ranked without the vote stage, best first, in a plan that has one.
    """

    result: Result
    sheets: Mapping[TrackId, Sheet]
    taken: tuple[Decision, ...]
    flagged: tuple[Deviation, ...]
    ranges: tuple[Deviation, ...]
    ranked: Mapping[TrackId, tuple[Group, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a form proposes: a vote, a change, or a vote and the change it allows.

    Attributes:
        motion: the vote as a motion file would hold it, or {}.
        kind: correct, void, withdraw or lot; "" for a vote alone.
        data: the keys of that change, without its vote and number.
    """

    motion: Mapping[str, Any] = field(default_factory=dict)
    kind: str = ""
    data: Mapping[str, object] = field(default_factory=dict)

    @property
    def decision(self) -> Mapping[str, object]:
        """Return the record it is about: the change, or else the vote."""
        return self.data if self.kind else self.motion


Kept = tuple[Proposal, str]
"""A proposal with its reason, which alone would leave something open: it waits for what settles the rest."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would come of a proposal: the count of its vote, its records, and the result after it."""

    poll: Poll | None
    records: tuple[DecisionRecord, ...]
    result: Result


def settlement(room: Room, kept: Sequence[Kept] = ()) -> Settlement:
    """Return what the screens show after stage two, with proposals that wait to be final together.

    Raises:
        ReviewDeskError: "order-before-ranking" before it.
    """
    if kept:
        return _settlement(room, kept)
    return room.recall(("settlement", room.course.frozen), lambda: _settlement(room))


def _settlement(room: Room, kept: Sequence[Kept] = ()) -> Settlement:
    further = [decided(act) for act in _all_acts(room, kept)]
    result = result_of(room, further, state="final" if room.course.frozen and not kept else None)
    taken, flagged = (*decisions(room.entries), *further), stage_one(room).flagged
    return Settlement(
        result=result,
        sheets=opened_sheets(room),
        taken=taken,
        flagged=flagged,
        ranges=open_ranges(flagged, taken),
        ranked=_ranked(room, taken) if stage_of(room.plan) is not None else {},
    )


def look_ahead(room: Room, proposal: Proposal, kept: Sequence[Kept] = ()) -> Outlook:
    """Return what a proposal would move after those that wait, recording nothing.

    Raises:
        Problems: "motion-problems" or "decision-problems".
        ReviewDeskError: a "decision-…", "vote-…" or "order-…" code.
    """
    before = _all_acts(room, kept)
    counted = _poll(room, proposal.motion, before) if proposal.motion else None
    acts = _acts(room, proposal, "", before)
    result = result_of(room, [decided(act) for act in (*before, *acts)])
    return Outlook(counted, result.decisions[-len(acts) :], result)


def record(
    room: Room, proposal: Proposal, reason: str, witness: Code
) -> tuple[Room, tuple[DecisionRecord, ...]]:
    """Record a proposal: its vote and the change it allows in one transaction.

    Raises:
        Problems: as `look_ahead`.
        ReviewDeskError: as `look_ahead`, or as `second_person`.
    """
    if proposal.kind == "lot":
        drawn, one = lot(
            room,
            track=str(proposal.data["track"]),
            tier=str(proposal.data["tier"]),
            dice=str(proposal.data["digits"]),
            witness=witness,
        )
        return drawn, (one,)
    acts = _acts(room, proposal, reason)
    permit(room, acts[0])
    result_of(room, [decided(act) for act in acts])
    after = commit(room, acts, witness=second_person(room, witness))
    return after, result_of(after).decisions[-len(acts) :]


def record_again(
    room: Room, proposals: Sequence[Kept], witness: Code, advance: Advance = lambda _: None
) -> tuple[Room, Final]:
    """Finalise again with these proposals, after an error was found; the earlier result is kept.

    Args:
        room: the desk.
        proposals: each with its reason, in order.
        witness: asks for the witness's slip.
        advance: hears of each step of `papers_steps`.

    Raises:
        Problems: as `look_ahead`, or "finalise-blocked".
        ReviewDeskError: as `refinalise`.
    """
    lines = [{"kind": act.kind, **act.data, "text": act.text} for act in _all_acts(room, proposals)]
    for line in lines:
        if line["kind"] == "withdraw":
            del line["number"]
    reasons = dict.fromkeys(reason for _, reason in proposals if reason)
    return refinalise(room, motion_of({"text": "\n".join(reasons), "decision": lines}), witness, advance)


def _all_acts(room: Room, kept: Sequence[Kept]) -> list[Act]:
    acts: list[Act] = []
    for proposal, reason in kept:
        acts += _acts(room, proposal, reason, acts)
    return acts


def _acts(room: Room, proposal: Proposal, text: str, before: Sequence[Act] = ()) -> list[Act]:
    """Return the vote and the change it allows; a motion that is not carried changes nothing."""
    acts: list[Act] = []
    change = dict(proposal.data)
    if proposal.motion:
        votes = [act for act in before if act.kind == "vote"]
        data = numbered_vote(room, motion_of(proposal.motion).data, votes)
        acts.append(Act("vote", data, text))
        if data.get("motion") == "stage":
            check_stage(room, acts[0], before)
        change["vote"] = data["id"]
        if proposal.kind and not poll(room.plan, opened_sheets(room), proposal.motion).carried:
            return acts
    if proposal.kind == "withdraw":
        change["number"] = next_number(room) + sum(act.kind == "withdraw" for act in before)
    if proposal.kind:
        acts.append(Act(proposal.kind, change, text))
        if proposal.kind == "lot":
            check_lot(room, acts[-1], before)
    return acts


def _poll(room: Room, motion: Mapping[str, Any], before: Sequence[Act]) -> Poll:
    further = [decided(act) for act in before]
    plan, sheets, taken = room.plan, opened_sheets(room), (*decisions(room.entries), *further)
    track = str(motion.get("track", ""))
    if motion.get("motion") == "line":
        alarm = _open_tie(result_of(room, further), motion)
        if alarm is not None:
            return poll_line(plan.track(track), sheets[TrackId(track)], alarm, motion, taken)
    if motion.get("motion") == "stage":
        ranked = _ranked(room, taken)[TrackId(track)]
        held = sheets[TrackId(track)]
        return poll_stage(plan, plan.track(track), held, ranked=ranked, motion=motion, taken=taken)
    return poll(plan, sheets, motion)


def _open_tie(result: Result, motion: Mapping[str, Any]) -> Alarm | None:
    named = {
        str(name)
        for each in motion.get("round", ())
        for names in (
            *each.get("ballots", {}).values(),
            [n for n in each.get("counts", {}) if n != "abstain"],
        )
        for name in names
    }
    return next(
        (
            alarm
            for alarm in result.track(str(motion["track"])).alarms
            if alarm.kind in ("tie_at_line", "tie_in_tier")
            and alarm.resolved_by is None
            and alarm.boundary == motion["tier"]
            and named <= set(alarm.applications)
        ),
        None,
    )


def _ranked(room: Room, taken: Sequence[Decision]) -> dict[TrackId, tuple[Group, ...]]:
    staged = stage_votes(taken)
    before = [one for one in taken if one not in staged]
    found = concluding.conclude(room.plan, room.lineage.applications, rankable(room), before, "revealed")
    return {track.id: _groups(found, track.id) for track in room.plan.tracks}


def _groups(found: Result, track: TrackId) -> tuple[Group, ...]:
    held: dict[int, Group] = {}
    for row in found.track(track).ranking:
        if row.place is not None and row.counted_elsewhere is None:
            held[row.place] = (*held.get(row.place, ()), row.application)
    return tuple(held[place] for place in sorted(held))
