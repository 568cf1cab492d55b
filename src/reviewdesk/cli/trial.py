"""`trial`: the rules of a plan on a table of scores; prints the ranking and what is still open."""

import argparse
import json
from pathlib import Path

from reviewdesk.cli.frame import Reply, Verbs, progress, say
from reviewdesk.cli.result_lines import result_lines
from reviewdesk.desk.trial import plan_file, trial, write_result
from reviewdesk.domain.result import result_json
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add `trial`."""
    parser = verbs.add("trial", _trial, help=N_("try the rules of a plan on a table of scores"))
    parser.add_argument("--plan", type=Path, required=True, metavar="PLAN", help=say(N_("plan file")))
    parser.add_argument(
        "--scores", type=Path, required=True, metavar="SCORES", help=say(N_("table of scores, csv or xlsx"))
    )
    parser.add_argument("--decisions", type=Path, metavar="FILE", help=say(N_("decisions to apply, TOML")))
    parser.add_argument("--out", type=Path, metavar="DIR", help=say(N_("folder for result.json")))


def _trial(args: argparse.Namespace) -> Reply:
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
