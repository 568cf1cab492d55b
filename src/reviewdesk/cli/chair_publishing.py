"""publish, close-down."""

import argparse
from pathlib import Path

from reviewdesk.cli.chair_frame import chair_verb, room_of
from reviewdesk.cli.frame import Reply, Verbs, say, slip
from reviewdesk.desk.chair import closing_down, publishing
from reviewdesk.desk.handover import ORGANISER
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add the verbs that end a review session."""
    parser = chair_verb(
        verbs, "publish", _publish, N_("write results, papers and archive, verified"), two_persons=False
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=say(N_("new folder for it")))
    chair_verb(verbs, "close-down", _close_down, N_("erase the keys and the workspace"), two_persons=False)


def _publish(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, found = publishing.publish(room, args.out)
    lines = tuple(map(_line, found.files))
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


def _line(name: str) -> str:
    if name.startswith(f"{ORGANISER}/"):
        return say(N_("  {name}: with every name; keep it, do not hand it over"), name=name)
    return f"  {name}"


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
