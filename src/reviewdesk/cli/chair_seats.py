"""absent, void, reopen, replace."""

import argparse

from reviewdesk.cli.chair_frame import (
    application_argument,
    chair_verb,
    reason_argument,
    room_of,
    seat_argument,
    witness,
)
from reviewdesk.cli.frame import Reply, Verbs, say
from reviewdesk.desk.chair import seats
from reviewdesk.desk.chair.seats import Place
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add the verbs about one seat."""
    for name, run, help in (
        ("absent", _absent, N_("record that a seat does not score")),
        ("void", _void, N_("make a row, a track or a seat void; after the reveal by recorded vote")),
        ("reopen", _reopen, N_("send a ballot back, or one row of it")),
        ("replace", _replace, N_("let a spare seat score what a seat leaves open")),
    ):
        parser = chair_verb(verbs, name, run, help)
        seat_argument(parser)
        parser.add_argument("--track", metavar="T", help=say(N_("track; all of the seat's if left out")))
        parser.add_argument("--round", type=int, metavar="N", help=say(N_("round; all if left out")))
        reason_argument(parser)
        if name in ("void", "reopen"):
            application_argument(parser, required=False)
        if name == "void":
            parser.add_argument("--vote", metavar="ID", help=say(N_("the recorded vote that decided it")))
        if name == "replace":
            parser.add_argument(
                "--substitute", required=True, metavar="SPARE", help=say(N_("the spare seat"))
            )


def _place(args: argparse.Namespace) -> Place:
    return Place(
        seat=args.seat,
        track=args.track,
        round=args.round,
        application=getattr(args, "application", None),
    )


def _absent(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        after = seats.absent(room, _place(args), args.reason, witness(args))
        waiting = len(after.roll.open_cells())
    return Reply(say(N_("Seat {seat} is recorded absent."), seat=args.seat), {"open": waiting})


def _void(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        after = seats.void(room, _place(args), args.reason, witness(args), args.vote)
        waiting = len(after.roll.open_cells())
    return Reply(say(N_("Recorded as void: seat {seat}."), seat=args.seat), {"open": waiting})


def _reopen(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        after = seats.reopen(room, _place(args), args.reason, witness(args))
        waiting = len(after.roll.open_cells())
    message = say(N_("Reopened: seat {seat} casts again. The ballot before is kept."), seat=args.seat)
    return Reply(message, {"open": waiting})


def _replace(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        after = seats.replace_seat(room, _place(args), args.substitute, args.reason, witness(args))
        waiting = len(after.roll.open_cells())
    message = say(
        N_("Seat {substitute} scores what seat {seat} leaves open."),
        seat=args.seat,
        substitute=args.substitute,
    )
    return Reply(message, {"open": waiting})
