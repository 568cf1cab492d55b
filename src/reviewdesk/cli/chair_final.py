"""audit, finalise, refinalise."""

import argparse
from pathlib import Path

from reviewdesk.cli.chair_frame import as_data, by_hand, chair_verb, listed, room_of, witness
from reviewdesk.cli.frame import Reply, Verbs, progress, say
from reviewdesk.desk.chair import auditing, finalising
from reviewdesk.desk.chair.finalising import Final, papers_steps
from reviewdesk.errors.marker import N_

PRINTING = N_("Printing the papers")


def register(verbs: Verbs) -> None:
    """Add the verbs that make the result final."""
    chair_verb(verbs, "audit", _audit, N_("check everything before signing"), two_persons=False)
    chair_verb(
        verbs, "finalise", _finalise, N_("freeze the result and certify the sign packet and the rankings")
    )
    parser = chair_verb(
        verbs, "refinalise", _refinalise, N_("set an error right and finalise again (motion: [[decision]])")
    )
    parser.add_argument(
        "--motion", type=Path, required=True, metavar="FILE", help=say(N_("what was decided"))
    )


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
    with room_of(args) as room, progress(PRINTING, papers_steps(room.plan, room.roll)) as advance:
        _, final = finalising.finalise(room, witness(args), advance)
    return _final(final)


def _refinalise(args: argparse.Namespace) -> Reply:
    with room_of(args) as room, progress(PRINTING, papers_steps(room.plan, room.roll)) as advance:
        _, final = finalising.refinalise(room, args.motion, witness(args), advance)
    return _final(final)


def _final(final: Final) -> Reply:
    lines = (say(N_("  On every page: {digest}"), digest=final.digest), *by_hand(final.missing))
    message = say(
        N_("The result is final. Papers certified: {count}; the signing round begins."),
        count=len(final.papers),
    )
    data: dict[str, object] = {
        "record": final.digest,
        "sequence": final.sequence,
        "papers": sorted(final.papers),
        "missing": list(final.missing),
    }
    return Reply(message, data, lines)
