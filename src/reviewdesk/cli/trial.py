"""`trial`: rules on a table of scores, or on the ballots of an archive; prints ranking and alarms."""

import argparse
import json
from pathlib import Path

from reviewdesk.cli.frame import Reply, Verbs, progress, say
from reviewdesk.cli.result_lines import result_lines
from reviewdesk.cli.staff_frame import fingerprint_argument
from reviewdesk.cli.trial_archive import try_archive
from reviewdesk.desk.trial import plan_file, trial, write_result
from reviewdesk.domain.result import result_json
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add `trial`."""
    parser = verbs.add("trial", _trial, help=N_("try rules on a table of scores, or on a finished archive"))
    rules = parser.add_mutually_exclusive_group(required=True)
    rules.add_argument("--plan", type=Path, metavar="PLAN", help=say(N_("plan file")))
    rules.add_argument(
        "--archive", type=Path, metavar="ARCHIVE", help=say(N_("instead: archive of a finished session"))
    )
    parser.add_argument("--scores", type=Path, metavar="SCORES", help=say(N_("table of scores, csv or xlsx")))
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=say(N_("a rule for the archive, such as TRACK.TIER.quota=9 or rules.trim=0; may be repeated")),
    )
    fingerprint_argument(parser)
    parser.add_argument("--decisions", type=Path, metavar="FILE", help=say(N_("decisions to apply, TOML")))
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help=say(N_("folder for result.json; with an archive papers too"))
    )


def _trial(args: argparse.Namespace) -> Reply:
    of_archive = bool(args.set) or args.fingerprint is not None
    if args.archive is not None and args.scores is None:
        return try_archive(args)
    if args.archive is not None or args.scores is None or of_archive:
        raise ReviewDeskError("trial-sources")
    return _try_table(args)


def _try_table(args: argparse.Namespace) -> Reply:
    plan = plan_file(args.plan)
    with progress(N_("Reading the scores"), args.scores.stat().st_size, "B") as advance:
        result = trial(plan, args.scores, args.decisions, advance)
    lines = list(result_lines(plan, result))
    data: dict[str, object] = {"result": json.loads(result_json(result))}
    if args.out is not None:
        path = write_result(result, args.out)
        lines.append(say(N_("Written: {path}"), path=path))
        data["path"] = str(path)
    return Reply(say(N_("Trial: nothing is sealed, nothing is decided.")), data, tuple(lines))
