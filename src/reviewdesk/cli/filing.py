"""The command line of the hand-over to the archives office."""

import argparse
from pathlib import Path

from reviewdesk.cli.frame import Reply, Verbs, progress, say
from reviewdesk.cli.staff_frame import chain_arguments, fingerprint_argument
from reviewdesk.desk.auditor.files import total_size
from reviewdesk.desk.staff.filing import hand_over, read_terms
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add `file`."""
    parser = verbs.add("file", _run, help=N_("make the folder for the archives office, listed and verified"))
    chain_arguments(parser)
    parser.add_argument(
        "--published", type=Path, metavar="DIR", help=say(N_("the folder that was published, copied whole"))
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=say(N_("new folder for it")))
    parser.add_argument(
        "--retention",
        action="append",
        default=[],
        metavar="KIND=TERM",
        help=say(N_("how long a kind of document is kept, such as notice=10年")),
    )
    fingerprint_argument(parser)


def _run(args: argparse.Namespace) -> Reply:
    terms = read_terms(args.retention)
    sources = [*args.files, *([args.published] if args.published else [])]
    with progress(N_("Verifying"), total_size(sources), "B") as advance:
        done = hand_over(
            args.files[0],
            args.files[1:],
            args.out,
            published=args.published,
            terms=terms,
            wanted=args.fingerprint,
            advance=advance,
        )
    items = [
        {
            "kind": item.kind,
            "title": item.title,
            "document": item.document,
            "date": item.date,
            "pages": item.pages,
            "retention": item.term,
            "files": list(item.files),
        }
        for item in done.items
    ]
    data: dict[str, object] = {
        "folder": str(done.folder),
        "files": list(done.files),
        "fingerprint": done.fingerprint,
        "items": items,
    }
    message = say(
        N_("Folder for the archives office written and verified: {folder}, {count} items."),
        folder=done.folder,
        count=len(items),
    )
    return Reply(message, data, tuple(f"  {item.title}" for item in done.items))
