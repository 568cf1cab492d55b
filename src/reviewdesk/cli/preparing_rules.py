"""`prepare rules` and `prepare rehearse`: set single rules, and see what they make of scores."""

import argparse
import json
from collections.abc import Iterable
from functools import reduce
from pathlib import Path

from reviewdesk.cli.frame import Reply, language, progress, say
from reviewdesk.cli.preparing_frame import verb
from reviewdesk.cli.result_lines import result_lines
from reviewdesk.desk.secretary.office import at_work, keep
from reviewdesk.desk.secretary.rehearsal import Rehearsal, foreseen, rehearse_made_up, rehearse_scores
from reviewdesk.desk.secretary.rule_keys import assigned
from reviewdesk.desk.secretary.rules import rules_of
from reviewdesk.domain.result import result_json
from reviewdesk.errors import Problem
from reviewdesk.errors.marker import N_
from reviewdesk.words import sentence


def register(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both."""
    rules = verb(inner, "rules", _rules, N_("set rules, or list what is wrong with them"))
    rules.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=say(N_("such as rules.trim=2 or track.ID.tier.ID.quota=9; may be repeated")),
    )
    rehearse = verb(inner, "rehearse", _rehearse, N_("try the rules on scores before anybody scores"))
    source = rehearse.add_mutually_exclusive_group()
    source.add_argument("--scores", type=Path, metavar="FILE", help=say(N_("table of scores, csv or xlsx")))
    source.add_argument(
        "--generate", type=int, metavar="N", default=9, help=say(N_("make scores of N reviewers up"))
    )
    rehearse.add_argument(
        "--seed", type=int, default=1, metavar="S", help=say(N_("the same S makes the same scores"))
    )


def _rules(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as before:
        after = keep(reduce(assigned, args.set, before), before)
    rules = rules_of(after.plan_text)
    warnings = () if rules.plan is None else foreseen(after, rules.plan)
    problems = [problem for _, problem in rules.faults]
    told = (
        say(N_("Problems in the rules: {count}"), count=len(problems))
        if problems
        else say(N_("The rules have no problems."))
    )
    lines = (*_listed(problems), *_warned(warnings))
    data: dict[str, object] = {
        "set": list(args.set),
        "problems": [_data(problem) for problem in problems],
        "warnings": [_data(problem) for problem in warnings],
    }
    return Reply(told, data, lines)


def _rehearse(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office:
        if args.scores is None:
            found = rehearse_made_up(office, max(1, args.generate), args.seed)
        else:
            with progress(N_("Reading the scores"), args.scores.stat().st_size, "B") as advance:
                found = rehearse_scores(office, args.scores, advance)
    message = N_("Rehearsal on made-up scores.") if found.made_up else N_("Rehearsal: nothing is decided.")
    lines = (*result_lines(found.plan, found.result), "", *_warned(found.warnings))
    return Reply(say(message), _rehearsed(found), lines)


def _rehearsed(found: Rehearsal) -> dict[str, object]:
    return {
        "result": json.loads(result_json(found.result)),
        "warnings": [_data(problem) for problem in found.warnings],
        "made_up": found.made_up,
    }


def _listed(problems: Iterable[Problem]) -> list[str]:
    return [
        say(N_("line {line}: "), line=problem.line) + sentence(problem, language()) for problem in problems
    ]


def _warned(warnings: Iterable[Problem]) -> list[str]:
    return [f"! {sentence(problem, language())}" for problem in warnings]


def _data(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "line": problem.line,
        "message": sentence(problem, language()),
        "data": dict(problem.data),
    }
