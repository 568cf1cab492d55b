"""cast: the ballot of a track, its score sheet and its receipt."""

import argparse
from pathlib import Path

from reviewdesk.cli.frame import Reply, Verbs, say, slip, workspace_arguments
from reviewdesk.desk.reviewer.casting import Cast
from reviewdesk.desk.reviewer.exporting import cast_to
from reviewdesk.desk.reviewer.papers import write_papers
from reviewdesk.desk.reviewer.table import at_table
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add `cast`."""
    parser = verbs.add("cast", _cast, help=N_("hand in the ballot of a track for good"))
    workspace_arguments(parser)
    parser.add_argument("--track", required=True, metavar="T", help=say(N_("track")))
    parser.add_argument("--round", type=int, metavar="N", help=say(N_("round, where the plan has several")))
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=say(N_("folder for the ballot"))
    )
    parser.add_argument(
        "--papers",
        type=Path,
        metavar="DIR",
        help=say(N_("folder for score sheet and receipt (default: beside the ballot)")),
    )


def _cast(args: argparse.Namespace) -> Reply:
    with at_table(args.workspace, slip(args.slip_file)) as table:
        done, file = cast_to(table, args.track, args.round, args.out)
        papers = write_papers(table, done, args.papers or args.out)
    lines = [
        say(N_("Ballot: {path}"), path=file),
        *(say(N_("To print: {path}"), path=path) for path in papers.files),
    ]
    if papers.missing:
        lines.append(
            say(N_("No bundled font has these characters; 〓 stands for them: {characters}"),
                characters=" ".join(papers.missing))
        )  # fmt: skip
    return Reply(_cast_message(done), _cast_data(done, file), tuple(lines))


def _cast_message(done: Cast) -> str:
    text = (
        N_("Already cast and written once more: {rows} / {rows} rows, {scored} scored, receipt {receipt}.")
        if done.again
        else N_("Cast for good: {rows} / {rows} rows, {scored} scored, receipt code {receipt}.")
    )
    return say(text, scored=done.scored, rows=done.rows, receipt=done.receipt)


def _cast_data(done: Cast, file: Path) -> dict[str, object]:
    return {
        "file": str(file),
        "digest": done.digest,
        "receipt": done.receipt,
        "track": done.ballot.track,
        "round": done.ballot.round,
        "sequence": done.sequence,
        "rows": done.rows,
        "scored": done.scored,
        "again": done.again,
    }
