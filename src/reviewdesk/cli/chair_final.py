"""audit, finalise, refinalise, sign, publish, close-down."""

import argparse
from pathlib import Path

from reviewdesk.cli.chair_frame import as_data, chair_verb, listed, room_of, seat_argument, witness
from reviewdesk.cli.frame import Reply, Verbs, say, slip
from reviewdesk.desk.chair import auditing, closing_down, finalising, publishing, signing
from reviewdesk.desk.chair.finalising import Final
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add the verbs that end a review session."""
    chair_verb(verbs, "audit", _audit, N_("check everything before signing"), two_persons=False)
    chair_verb(verbs, "finalise", _finalise, N_("freeze the result and certify the rankings"))
    parser = chair_verb(
        verbs, "refinalise", _refinalise, N_("set an error right and finalise again (motion: [[decision]])")
    )
    parser.add_argument(
        "--motion", type=Path, required=True, metavar="FILE", help=say(N_("what was decided"))
    )
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
    parser = chair_verb(
        verbs, "publish", _publish, N_("write results, papers and archive, verified"), two_persons=False
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=say(N_("new folder for it")))
    chair_verb(verbs, "close-down", _close_down, N_("erase the keys and the workspace"), two_persons=False)


def _audit(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, found = auditing.audit(room)
    data: dict[str, object] = {"red": as_data(found.red), "amber": as_data(found.amber)}
    if found.red:
        message = say(N_("Matters that keep the result from being final: {count}."), count=len(found.red))
        return Reply(message, data, listed((*found.red, *found.amber)), exit_code=1)
    if found.amber:
        return Reply(say(N_("Nothing blocks; look at these.")), data, listed(found.amber))
    return Reply(say(N_("Everything is in order.")), data)


def _finalise(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, final = finalising.finalise(room, witness(args))
    return _final(final)


def _refinalise(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, final = finalising.refinalise(room, args.motion, witness(args))
    return _final(final)


def _final(final: Final) -> Reply:
    lines: tuple[str, ...] = (say(N_("  On every page: {digest}"), digest=final.digest),)
    if final.missing:
        lines = (
            *lines,
            say(
                N_("  Printed as 〓, write them in by hand: {characters}"), characters=" ".join(final.missing)
            ),
        )
    message = say(
        N_("The result is final. Rankings certified: {count}; the signing round begins."),
        count=len(final.papers),
    )
    data: dict[str, object] = {
        "record": final.digest,
        "sequence": final.sequence,
        "papers": sorted(final.papers),
        "missing": list(final.missing),
    }
    return Reply(message, data, lines)


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
    return Reply(message, {"answers": dict(stand.answers), "waiting": list(stand.waiting)})


def _publish(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, found = publishing.publish(room, args.out)
    lines = tuple(f"  {name}" for name in found.files)
    if found.waiting:
        lines = (*lines, say(N_("  Not signed yet: {seats}"), seats=", ".join(found.waiting)))
    message = say(N_("Published and verified. Fingerprint: {fingerprint}"), fingerprint=found.fingerprint)
    data: dict[str, object] = {
        "folder": str(found.folder),
        "files": list(found.files),
        "fingerprint": found.fingerprint,
        "archive": found.digest,
        "waiting": list(found.waiting),
    }
    return Reply(message, data, lines)


def _close_down(args: argparse.Namespace) -> Reply:
    receipt = closing_down.close_down(args.workspace, slip(args.slip_file))
    lines = (
        say(N_("  Erased: {folder}, at {at}"), folder=receipt.folder, at=receipt.at),
        say(N_("  What remains: the archive {archive}"), archive=receipt.archive),
        say(N_("  Shred the slips of: {seats}"), seats=", ".join(receipt.slots)),
        say(N_("  Erase every stick that carried the batch, supplements or ballots.")),
        say(N_("  Flash memory may keep old copies; without the slips nobody can read them.")),
        say(N_("  Unless the public notice is out: an error found now can only go into an addendum.")),
    )
    data: dict[str, object] = {"folder": receipt.folder, "at": receipt.at, "archive": receipt.archive}
    return Reply(say(N_("The chair's workspace is erased.")), data, lines)
