"""reveal, explain, overrule."""

import argparse
from pathlib import Path

from reviewdesk.cli.chair_frame import (
    application_argument,
    chair_verb,
    reason_argument,
    room_of,
    seat_argument,
    witness,
)
from reviewdesk.cli.chair_settling import result_reply
from reviewdesk.cli.frame import Reply, Verbs, progress, say, slip
from reviewdesk.desk.chair import revealing, settling
from reviewdesk.desk.chair.revealing import StageOne
from reviewdesk.errors.marker import N_

KINDS = {
    "range": N_("mark out of range"),
    "objection": N_("objection to an objective value"),
    "abnormal": N_("far from the others"),
    "identical": N_("the same marks everywhere"),
}
DIRECTIONS = {"high": N_("high"), "low": N_("low")}


def register(verbs: Verbs) -> None:
    """Add the verbs of the reveal."""
    parser = chair_verb(verbs, "reveal", _reveal, N_("open the envelope; with --ranking, build the ranking"))
    parser.add_argument(
        "--reveal-slip-file", type=Path, metavar="F", help=say(N_("file with the code from the envelope"))
    )
    parser.add_argument("--ranking", action="store_true", help=say(N_("second stage: build the ranking")))
    parser = chair_verb(verbs, "explain", _explain, N_("a reviewer answers a flagged row"), two_persons=False)
    seat_argument(parser)
    parser.add_argument(
        "--seat-slip-file", type=Path, metavar="F", help=say(N_("file with the code of that seat's slip"))
    )
    application_argument(parser)
    answer = parser.add_mutually_exclusive_group(required=True)
    answer.add_argument("--confirm", action="store_true", help=say(N_("the score stands")))
    answer.add_argument("--text", metavar="T", help=say(N_("the explanation")))
    parser = chair_verb(verbs, "overrule", _overrule, N_("go on without a seat's answer"))
    seat_argument(parser)
    application_argument(parser)
    reason_argument(parser)


def _reveal(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        if args.ranking:
            after = revealing.rank(room, witness(args))
            return result_reply(after.plan, settling.result_of(after))
        with progress(N_("Opening ballots"), len(room.roll.counted())) as advance:
            _, stage = revealing.reveal(
                room,
                lambda: slip(args.reveal_slip_file, N_("Code from the sealed envelope: ")),
                witness(args),
                advance,
            )
    message = say(N_("The envelope is opened. Ballots and sheets: {count}."), count=stage.opened)
    return _stage(stage, message)


def _explain(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, stage = revealing.explain(
            room,
            seat=args.seat,
            application=args.application,
            seat_slip=lambda: slip(args.seat_slip_file, N_("Code of that seat's slip: ")),
            text=None if args.confirm else args.text,
        )
    return _stage(stage, say(N_("The answer is on record.")))


def _overrule(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, stage = revealing.overrule(
            room,
            seat=args.seat,
            application=args.application,
            reason=args.reason,
            witness=witness(args),
        )
    return _stage(stage, say(N_("Overruled, with the reason on record.")))


def _stage(stage: StageOne, message: str) -> Reply:
    unreadable = tuple(
        say(
            N_("  Unreadable: seat {seat}, track {track}. Make it void and type in the signed sheet."),
            seat=c.seat,
            track=c.track,
        )
        for c in stage.unreadable
    )
    flagged = tuple(
        f"  {d.seat:<12} {d.application or '':<10} {d.criterion or '':<16} {say(KINDS[d.kind])}"
        + (f" ({say(DIRECTIONS[d.direction])})" if d.direction else "")
        for d in stage.flagged
    )
    waiting = (say(N_("  Flagged rows without an answer: {count}."), count=len(stage.waiting)),)
    data: dict[str, object] = {
        "opened": stage.opened,
        "unreadable": [[c.seat, c.track, c.round] for c in stage.unreadable],
        "deviations": [
            {
                "kind": d.kind,
                "track": d.track,
                "seat": d.seat,
                "application": d.application,
                "criterion": d.criterion,
                "direction": d.direction,
            }
            for d in stage.flagged
        ],
        "waiting": [list(row) for row in stage.waiting],
    }
    return Reply(message, data, (*unreadable, *flagged, *(waiting if stage.waiting else ())))
