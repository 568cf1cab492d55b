"""`prepare paper`: one blank sheet of a preparation as a PDF."""

import argparse
from pathlib import Path

from reviewdesk.cli.frame import Reply, say
from reviewdesk.cli.preparing_frame import verb
from reviewdesk.cli.secretary import lacking
from reviewdesk.desk.secretary.blank_sheets import SHEETS, write_blank_sheet
from reviewdesk.desk.secretary.office import at_work
from reviewdesk.errors.marker import N_


def register(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verb(inner, "paper", _paper, N_("write one blank sheet, or all as the emergency pack"))
    names = ", ".join(SHEETS)
    parser.add_argument(
        "--kind", required=True, metavar="NAME", help=say(N_("which one: {names}"), names=names)
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=say(N_("PDF to write")))


def _paper(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office:
        made = write_blank_sheet(office, args.kind, args.out)
    message = say(N_("Written: {path}"), path=args.out)
    data: dict[str, object] = {"paper": str(args.out), "kind": args.kind, "missing": list(made.missing)}
    return Reply(message, data, lacking(made.missing))
