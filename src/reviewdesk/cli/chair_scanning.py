"""scan: pages signed in ink, attached to an answer or to the joint signature page, or taken away again."""

import argparse
from pathlib import Path

from reviewdesk.cli.chair_frame import chair_verb, room_of
from reviewdesk.cli.frame import Reply, Verbs, say
from reviewdesk.desk.chair import scanning
from reviewdesk.domain.scans import JOINT, Scan
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add `scan` and `unscan`."""
    parser = chair_verb(
        verbs, "scan", _scan, N_("attach a page signed in ink: PDF, JPEG or PNG"), two_persons=False
    )
    about = parser.add_mutually_exclusive_group(required=True)
    about.add_argument("--seat", metavar="ID", help=say(N_("whose answer it belongs to")))
    about.add_argument("--joint", action="store_true", help=say(N_("it is the joint signature page")))
    about.add_argument(
        "--replaces", type=int, metavar="N", help=say(N_("number of the scan it stands in for"))
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser = chair_verb(
        verbs, "unscan", _unscan, N_("take a scan away before it is published"), two_persons=False
    )
    parser.add_argument("--number", type=int, required=True, metavar="N", help=say(N_("number of the scan")))
    parser.add_argument("--reason", required=True, metavar="T", help=say(N_("reason, kept with the record")))


def _scan(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        after, made = scanning.attach(room, args.file, seat=args.seat or JOINT, replaces=args.replaces)
        held = scanning.held_scans(after)
    message = say(
        N_("Attached as scan {number}; scans in all: {count}."), number=made.number, count=len(held)
    )
    return Reply(message, {"number": made.number, "digest": made.digest, "scans": _data(held)})


def _unscan(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, held = scanning.take_away(room, args.number, args.reason)
    message = say(
        N_("Scan {number} is taken away; scans in all: {count}."), number=args.number, count=len(held)
    )
    return Reply(message, {"number": args.number, "scans": _data(held)})


def _data(held: tuple[Scan, ...]) -> list[dict[str, object]]:
    return [
        {"number": scan.number, "seat": scan.seat, "kind": scan.kind, "digest": scan.digest} for scan in held
    ]
