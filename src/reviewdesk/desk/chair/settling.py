"""Settling: votes, lots, corrections and withdrawals, each tried out on the result before it is recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.motions import MotionFile, read_motion
from reviewdesk.desk.chair.revealing import rankable
from reviewdesk.desk.chair.room import Code, Room, second_person
from reviewdesk.domain import conclude as concluding
from reviewdesk.domain.decisions import Decision, decision, decisions
from reviewdesk.domain.result import DecisionRecord, Result, ResultState
from reviewdesk.errors import ReviewDeskError

_DICE = "1" * 10
_BESIDE: Mapping[str, tuple[str, ...]] = {"withdraw": ("number",), "void": ("round", "unreadable")}


def vote(room: Room, motion: Path | MotionFile, witness: Code) -> tuple[Room, DecisionRecord]:
    """Record a named or counted vote on a motion.

    Raises:
        ReviewDeskError: "motion-…", "decision-…", "vote-…" or an "order-…" code.
    """
    found = read_motion(motion)
    act = Act("vote", numbered_vote(room, found.data), found.text)
    if act.data.get("motion") == "stage":
        permit(room, act)
        check_stage(room, act)
    return _settled(room, act, witness)


def lot(room: Room, *, track: str, tier: str, dice: str, witness: Code) -> tuple[Room, DecisionRecord]:
    """Record ten dice read aloud, attested before the order is computed.

    Raises:
        ReviewDeskError: "decision-…" or an "order-…" code.
    """
    digits = "".join(dice.split())
    act = Act("lot", {"track": track, "tier": tier, "digits": digits})
    permit(room, act)
    check_lot(room, act)
    trial = decision("lot", {**act.data, "digits": _DICE}, True)
    result_of(room, (trial,))
    after = commit(room, [act], witness=second_person(room, witness))
    return after, result_of(after).decisions[-1]


def correct(
    room: Room, data: Mapping[str, object], reason: str, witness: Code
) -> tuple[Room, DecisionRecord]:
    """Record one of the lawful corrections.

    Raises:
        ReviewDeskError: "decision-…", "vote-…" or an "order-…" code.
    """
    return _settled(room, Act("correct", data, reason), witness)


def withdraw(room: Room, application: str, reason: str, witness: Code) -> tuple[Room, int]:
    """Record a withdrawal under the next number; from then on reviewers may cast without that row.

    Raises:
        ReviewDeskError: "chair-application-unknown", "withdraw-twice" or an "order-…" code.
    """
    known = room.application(application)
    if room.withdrawals.get(known, 0):
        raise ReviewDeskError("withdraw-twice", application=application, number=room.withdrawals[known])
    number = next_number(room)
    act = Act("withdraw", {"application": known, "number": number}, reason)
    return settle(room, act, witness, conclude=room.course.ranked), number


def numbered_vote(room: Room, data: Mapping[str, object], further: Sequence[Act] = ()) -> dict[str, object]:
    """Return a vote under an id of its own, the next one where it brings none.

    Raises:
        ReviewDeskError: "vote-id-taken".
    """
    taken = [entry.data.get("id") for entry in room.entries if entry.kind == "vote"]
    taken += [act.data.get("id") for act in further]
    numbered = {"id": f"v{len(taken) + 1}", **data}
    if numbered["id"] in taken:
        raise ReviewDeskError("vote-id-taken", vote=numbered["id"])
    return numbered


def next_number(room: Room) -> int:
    """Return the number of the next withdrawal."""
    return max(room.withdrawals.values(), default=0) + 1


def settle(room: Room, act: Act, witness: Code, *, conclude: bool = True) -> Room:
    """Record a decision, refused before anything is written if the result cannot follow from it."""
    permit(room, act)
    if conclude:
        result_of(room, (decided(act),))
    return commit(room, [act], witness=second_person(room, witness))


def decided(act: Act) -> Decision:
    """Return the decision an act stands for, without what only the log keeps beside it.

    Raises:
        Problems: "decision-problems".
    """
    beside = _BESIDE.get(act.kind, ())
    return decision(act.kind, {k: v for k, v in act.data.items() if k not in beside}, True)


def result_of(room: Room, further: Sequence[Decision] = (), state: ResultState | None = None) -> Result:
    """Return the result as it stands, or as it would stand after further decisions.

    Raises:
        ReviewDeskError: "order-before-ranking" before stage two, or as `conclude`.
    """
    if not room.course.ranked:
        raise ReviewDeskError("order-before-ranking")
    found = _concluded(room, further) if further else room.recall("result", lambda: _concluded(room))
    open_still = state is None and concluding.blocking(room.plan, found)
    return replace(found, state="revealed" if open_still else state or "resolved")


def check_stage(room: Room, act: Act, before: Sequence[Act] = ()) -> None:
    """Refuse a vote on candidates that, after the acts before, an earlier track may still take away.

    Raises:
        ReviewDeskError: "order-before-ranking" or "vote-stage-waits".
    """
    if not room.course.ranked:
        raise ReviewDeskError("order-before-ranking")
    vote = decided(act)
    plan, applications = room.plan, room.lineage.applications
    taken = (*decisions(room.entries), *map(decided, before))
    if vote.text("track") in concluding.waiting(plan, applications, rankable(room), taken):
        raise ReviewDeskError("vote-stage-waits", track=vote.text("track"))


def check_lot(room: Room, act: Act, before: Sequence[Act] = ()) -> None:
    """Refuse dice where, after the acts before, no tie waits for them under the plan.

    Raises:
        Problems: "decision-problems".
        ReviewDeskError: "chair-track-unknown" or "lot-not-due".
    """
    lot = decided(act)
    track, tier = lot.text("track"), lot.text("tier")
    room.track(track)
    rules = room.plan.track(track).rules
    votes = [d for d in (*decisions(room.entries), *map(decided, before)) if d.kind == "vote"]
    voted = any((vote.text("track"), vote.text("tier")) == (track, tier) for vote in votes)
    due = "lot" in (rules.end_rule, rules.end_rule_after_vote if voted else "")
    open_lines = {
        alarm.boundary
        for alarm in result_of(room, [decided(one) for one in before]).track(track).alarms
        if alarm.kind in ("tie_at_line", "tie_in_tier") and alarm.resolved_by is None
    }
    if not due or tier not in open_lines:
        raise ReviewDeskError("lot-not-due", track=track, line=tier)


def _concluded(room: Room, further: Sequence[Decision] = ()) -> Result:
    taken = (*decisions(room.entries), *further)
    return concluding.conclude(room.plan, room.lineage.applications, rankable(room), taken, "resolved")


def _settled(room: Room, act: Act, witness: Code) -> tuple[Room, DecisionRecord]:
    after = settle(room, act, witness)
    return after, result_of(after).decisions[-1]
