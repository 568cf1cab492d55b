"""sign: each member's answer to the certified rankings."""

import argparse
from pathlib import Path

from reviewdesk.cli.chair_frame import by_hand, chair_verb, room_of, seat_argument, witness
from reviewdesk.cli.frame import Reply, Verbs, say, slip
from reviewdesk.desk.chair import signing
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add `sign`."""
    parser = chair_verb(verbs, "sign", _sign, N_("a member signs, refuses, is deemed to agree or has left"))
    seat_argument(parser)
    parser.add_argument(
        "--seat-slip-file", type=Path, metavar="F", help=say(N_("file with the code of that seat's slip"))
    )
    answer = parser.add_mutually_exclusive_group()
    answer.add_argument(
        "--dissent", type=Path, metavar="FILE", help=say(N_("signed, with this dissenting opinion"))
    )
    answer.add_argument("--refuse", type=Path, metavar="FILE", help=say(N_("not signed, for these reasons")))
    answer.add_argument("--deemed", metavar="REASON", help=say(N_("deemed to agree: why")))
    answer.add_argument("--left", metavar="REASON", help=say(N_("left before signing: why")))


def _sign(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        if args.deemed is not None or args.left is not None:
            _, stand = signing.record_silence(
                room,
                seat=args.seat,
                kind="left" if args.deemed is None else "deemed",
                reason=args.left if args.deemed is None else args.deemed,
                witness=witness(args),
            )
        else:
            _, stand = signing.sign(
                room,
                seat=args.seat,
                seat_slip=lambda: slip(args.seat_slip_file, N_("Code of that seat's slip: ")),
                answer="dissent" if args.dissent else "refused" if args.refuse else "signed",
                statement=args.dissent or args.refuse,
            )
    message = say(
        N_("On record for seat {seat}; still without an answer: {count}."),
        seat=args.seat,
        count=len(stand.waiting),
    )
    data: dict[str, object] = {
        "answers": dict(stand.answers),
        "waiting": list(stand.waiting),
        "missing": list(stand.missing),
    }
    return Reply(message, data, by_hand(stand.missing))
