"""Reads a plan file and reports everything wrong with it at once, each problem with its line."""

import re
import tomllib
from decimal import Decimal
from typing import Final, cast

from reviewdesk.domain.plan import schema
from reviewdesk.domain.plan.build import build
from reviewdesk.domain.plan.checks import check
from reviewdesk.domain.plan.findings import UNREAD, Findings, Path
from reviewdesk.domain.plan.scan import key_lines
from reviewdesk.domain.plan.schema import Given
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.toml_place import BROKEN, place
from reviewdesk.errors import Problem, Problems

TWICE: Final = re.compile(r"overwrite|twice|Duplicate|mutate")
MOST_BROKEN_LINES: Final = 50


def read_plan(text: str) -> Plan:
    """Return the plan a TOML text says.

    Raises:
        Problems: "plan-problems" with every problem and its line.
    """
    plan, found = examined(text)
    if found or plan is None:
        raise Problems("plan-problems", [problem for _, problem in found])
    return plan


def examined(text: str) -> tuple[Plan | None, tuple[tuple[Path, Problem], ...]]:
    """Return the plan a TOML text says, None where nothing can be built, and what is wrong in which place."""
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n")
    document, broken = parse(text)
    unread: list[tuple[Path, Problem]] = [((), problem) for problem in broken]
    if document is None:
        return None, tuple(unread)
    findings = Findings(key_lines(text if not broken else _without(text, broken)))
    plan = judge(document, findings, whole=not broken)
    found = [*unread, *findings.placed]
    if broken:
        found = [one for one in found if one[1].code != "plan-missing-key"]
    return plan, tuple(sorted(found, key=lambda one: one[1].line or 0))


def judge(document: Given, findings: Findings, *, whole: bool = True) -> Plan | None:
    """Return the plan of a document whose problems are noted; None where nothing can be built.

    Args:
        document: what stands in the file, as tomllib reads it.
        findings: where problems are noted.
        whole: whether all of the file could be read, so that sums and references are judged too.
    """
    stated = document.get("schema")
    if isinstance(stated, int) and not isinstance(stated, bool) and stated > schema.SCHEMA:
        findings.add(("schema",), "plan-newer-schema", schema=stated, known=schema.SCHEMA)
        return None
    if "review_session" not in document:
        findings.add(("review_session", "title"), "plan-missing-key")
    given = schema.Table(schema.PLAN)(findings, (), document)
    if given is UNREAD or not whole:
        return None
    plan = build(cast(Given, given))
    check(plan, findings)
    return plan


def parse(text: str) -> tuple[Given | None, tuple[Problem, ...]]:
    """Return what can be read of a TOML text and its syntax errors; None where reading on would mislead."""
    lines = text.split("\n")
    broken: list[Problem] = []
    while len(broken) < MOST_BROKEN_LINES:
        try:
            return tomllib.loads("\n".join(lines), parse_float=Decimal), tuple(broken)
        except BROKEN as error:
            problem = _syntax(error, text)
        last = broken[-1].line if broken else None
        line = cast(int, problem.line)
        if last is not None and line <= last + 1:
            break
        broken.append(problem)
        if lines[line - 1].lstrip().startswith("[") or not lines[line - 1].strip():
            break
        lines[line - 1] = ""
    return None, tuple(broken)


def _syntax(error: Exception, text: str) -> Problem:
    line, column = place(error, text)
    code = "plan-written-twice" if TWICE.search(str(error)) else "plan-not-toml"
    return Problem(code, {"column": column}, line)


def _without(text: str, broken: tuple[Problem, ...]) -> str:
    lines = text.split("\n")
    for problem in broken:
        lines[cast(int, problem.line) - 1] = ""
    return "\n".join(lines)
