"""paper: any single paper of the review session as a PDF."""

import argparse
from pathlib import Path

from reviewdesk.cli.chair_frame import by_hand, chair_verb, room_of
from reviewdesk.cli.frame import Reply, Verbs, say
from reviewdesk.desk.chair import single_papers
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add the verb."""
    parser = chair_verb(
        verbs, "paper", _paper, N_("write one paper: a blank sheet, the brief, a chapter"), two_persons=False
    )
    names = ", ".join(single_papers.PAPERS)
    parser.add_argument(
        "--kind", required=True, metavar="NAME", help=say(N_("which one: {names}"), names=names)
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=say(N_("PDF to write")))


def _paper(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        found = single_papers.write_paper(room, args.kind, args.out)
    message = say(N_("Written: {path}"), path=args.out)
    data: dict[str, object] = {"paper": str(args.out), "kind": found.kind, "missing": list(found.missing)}
    return Reply(message, data, by_hand(found.missing))
