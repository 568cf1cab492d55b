"""vote, lot, correct, withdraw, result."""

import argparse
from dataclasses import asdict
from pathlib import Path

from reviewdesk.cli.chair_frame import (
    application_argument,
    chair_verb,
    reason_argument,
    room_of,
    seat_argument,
    witness,
)
from reviewdesk.cli.frame import Reply, Verbs, language, say
from reviewdesk.cli.result_lines import result_lines
from reviewdesk.desk import spoken
from reviewdesk.desk.chair import results, settling
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import DecisionRecord, Result
from reviewdesk.errors.marker import N_

CORRECTIONS = ("transcription", "range", "objective", "abnormal", "eligibility")
STATES = {
    "revealed": N_("The ranking stands; open alarms: {alarms}."),
    "resolved": N_("The ranking stands; nothing waits for a decision."),
    "final": N_("The result is final."),
}


def register(verbs: Verbs) -> None:
    """Add the verbs that settle what the ranking leaves open."""
    parser = chair_verb(
        verbs, "vote", _vote, N_("record a vote (motion: line, stage, gate, objective, abnormal, void, …)")
    )
    parser.add_argument("--motion", type=Path, required=True, metavar="FILE.toml", help=say(N_("the vote")))
    parser = chair_verb(verbs, "lot", _lot, N_("draw lots on a line with ten dice read aloud"))
    parser.add_argument("--track", required=True, metavar="T", help=say(N_("track")))
    parser.add_argument("--line", required=True, metavar="TIER", help=say(N_("the tier whose line is tied")))
    parser.add_argument("--dice", required=True, metavar="DIGITS", help=say(N_("ten digits from 1 to 6")))
    parser = chair_verb(verbs, "correct", _correct, N_("record one of the lawful corrections"))
    parser.add_argument("--kind", required=True, choices=CORRECTIONS, help=say(N_("what is corrected")))
    seat_argument(parser, required=False)
    application_argument(parser)
    parser.add_argument("--criterion", metavar="C", help=say(N_("criterion")))
    parser.add_argument("--value", metavar="V", help=say(N_("the right value")))
    parser.add_argument("--vote", metavar="ID", help=say(N_("the recorded vote that decided it")))
    reason_argument(parser)
    parser = chair_verb(verbs, "withdraw", _withdraw, N_("record that an application is withdrawn"))
    application_argument(parser)
    reason_argument(parser)
    parser = chair_verb(
        verbs, "result", _result, N_("show the result, or write result.json"), two_persons=False
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help=say(N_("write result.json here")))


def result_reply(plan: Plan, result: Result) -> Reply:
    """Return the ranking of every track, with the open alarms."""
    alarms = [
        {"track": t.id, "kind": a.kind, "line": a.boundary, "applications": list(a.applications)}
        for t in result.tracks
        for a in t.alarms
        if a.resolved_by is None
    ]
    message = say(STATES[result.state], alarms=len(alarms))
    return Reply(message, {"state": result.state, "alarms": alarms}, tuple(result_lines(plan, result)))


def _vote(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        after, record = settling.vote(room, args.motion, witness(args))
    return _decided(after.plan, record, say(N_("Vote {id} is on record."), id=record.record["id"]))


def _lot(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        after, record = settling.lot(
            room, track=args.track, tier=args.line, dice=args.dice, witness=witness(args)
        )
    return _decided(after.plan, record, say(N_("The lot is on record.")))


def _correct(args: argparse.Namespace) -> Reply:
    given = {key: getattr(args, key) for key in ("seat", "application", "criterion", "value", "vote")}
    data = {"correction": args.kind} | {key: value for key, value in given.items() if value is not None}
    with room_of(args) as room:
        after, record = settling.correct(room, data, args.reason, witness(args))
    return _decided(after.plan, record, say(N_("The correction is on record.")))


def _withdraw(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        after, number = settling.withdraw(room, args.application, args.reason, witness(args))
        record = settling.result_of(after).decisions[-1] if after.course.ranked else None
    message = say(
        N_("Withdrawal {number} is on record: {application}. Read the number aloud."),
        number=number,
        application=args.application,
    )
    data: dict[str, object] = {"application": args.application, "number": number}
    if record is None:
        return Reply(message, data)
    shown = _decided(after.plan, record, message)
    return Reply(message, data | {key: shown.data[key] for key in ("before", "after")}, shown.lines)


def _result(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        found, plan = results.result_file(room), room.plan
    if args.out is not None:
        results.write(found, args.out)
    return result_reply(plan, found.result)


def _decided(plan: Plan, record: DecisionRecord, message: str) -> Reply:
    lines = tuple(
        say(N_("  {track} {application}: {before} → {after}"), **asdict(move))
        for move in spoken.moves(record, plan, language())
    )
    data: dict[str, object] = {
        "kind": record.kind,
        "record": dict(record.record),
        "before": dict(record.before),
        "after": dict(record.after),
    }
    return Reply(message, data, lines)
