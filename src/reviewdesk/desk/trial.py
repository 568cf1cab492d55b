"""A trial (试算): the plan's rules on a table of scores, nothing sealed, and marked so for ever."""

import tomllib
from collections.abc import Callable
from pathlib import Path

from reviewdesk.desk.outputs import need_result
from reviewdesk.domain.acyclic import uncollected
from reviewdesk.domain.conclude import conclude
from reviewdesk.domain.decisions import Decision, decision_file
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import Result, result_json
from reviewdesk.domain.toml_place import BROKEN, place
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.scores import read_scores
from reviewdesk.intake.texts import text_of
from reviewdesk.sealed.atomic import write_atomically


def trial(
    plan: Plan,
    scores: Path,
    decisions: Path | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Result:
    """Return what the plan makes of a table of scores.

    Args:
        plan: the rules.
        scores: csv or xlsx, one row per reviewer, application and criterion.
        decisions: TOML with `[[decision]]` tables, in the order in which they were taken.
        progress: told how many bytes of the table each step was.

    Raises:
        Problems: "scores-problems" or "decision-problems", everything that is wrong.
    """
    taken = () if decisions is None else decisions_file(decisions)
    with uncollected():
        return conclude(plan, (), read_scores(scores, plan, progress), taken, "trial")


def plan_file(path: Path) -> Plan:
    """Return the plan in a file.

    Raises:
        Problems: "plan-problems" with every problem and its line.
    """
    return read_plan(text_of(path))


def write_result(result: Result, folder: Path) -> Path:
    """Write result.json into a folder, made if need be, whole or not at all; return its path.

    Raises:
        ReviewDeskError: "output-foreign" where anything but the result of a trial would be written over.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "result.json"
    need_result(target, "trial")
    write_atomically(target, result_json(result))
    return target


def decisions_file(path: Path) -> tuple[Decision, ...]:
    """Return the decisions in a file, in the order in which they were taken.

    Raises:
        ReviewDeskError: "decision-not-toml", "decision-newer".
        Problems: "decision-problems".
    """
    text = text_of(path)
    try:
        content = tomllib.loads(text)
    except BROKEN as error:
        line, column = place(error, text)
        raise ReviewDeskError("decision-not-toml", file=path.name, line=line, column=column) from error
    return decision_file(content)
