"""The one spelling of a plan, which its digest covers: every default written out, NFC, sorted keys, UTF-8."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Final, cast

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest
from reviewdesk.domain.plan.findings import Findings, Path
from reviewdesk.domain.plan.reader import judge
from reviewdesk.domain.plan.schema import SCHEMA, Given
from reviewdesk.domain.plan.spelling import written
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.errors import Problem, ReviewDeskError

NAMES: Final[Mapping[type, Mapping[str, str]]] = {
    Plan: {"stages": "stage", "tracks": "track"},
    Track: {
        "tiers": "tier",
        "criteria": "criterion",
        "requirements": "requirement",
        "preferences": "preference",
        "documents": "document",
    },
}
"""What a plan file calls the fields whose names differ."""

MOMENTS: Final = ("starts", "ends", "deadline")


def normalised(plan: Plan) -> bytes:
    """Return the plan as canonical JSON; it has the keys of a plan file, rules standing in each track."""
    document = cast(dict[str, object], _plain(plan))
    document["schema"] = SCHEMA
    document["pledge"] = {"text": plan.pledge}
    document["annex"] = {"diagnostics": document.pop("annex_diagnostics")}
    return canonical.encode(document)


def plan_digest(plan: Plan) -> Digest:
    """Return the digest that binds ballots to this plan."""
    return canonical.digest(normalised(plan))


def from_normalised(data: bytes) -> Plan:
    """Return the plan whose normalised form is `data`.

    Raises:
        ReviewDeskError: "plan-not-normalised", or "plan-newer-schema".
    """
    try:
        document = canonical.decode_map(data)
    except ReviewDeskError as error:
        raise ReviewDeskError("plan-not-normalised") from error
    plan, problems = read_said(said_in(document))
    newer = [problem for problem in problems if problem.code == "plan-newer-schema"]
    if newer:
        raise ReviewDeskError(newer[0].code, **newer[0].data)
    if plan is None or problems or normalised(plan) != data:
        raise ReviewDeskError("plan-not-normalised")
    return plan


def said_in(document: Mapping[str, object]) -> Given:
    """Return what a plan file would say that leads to this normalised document.

    Raises:
        ReviewDeskError: "plan-not-normalised".
    """
    given = cast(Given, _without_nothing(document))
    _read_moments(given)
    return given


def read_said(given: Given) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Return the plan that keys lead to which no file holds, and what is wrong with them."""
    findings = Findings(dict.fromkeys(_paths(given, ()), 1))
    plan = judge(given, findings)
    return plan, tuple(replace(problem, line=None) for problem in findings.problems)


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return written(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(element) for element in value]
    if is_dataclass(value):
        names = NAMES.get(type(value), {})
        return {
            names.get(field.name, field.name): _plain(getattr(value, field.name)) for field in fields(value)
        }
    return value


def _without_nothing(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: _without_nothing(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_nothing(element) for element in value]
    return value


def _read_moments(given: Given) -> None:
    session = given.get("review_session")
    if not isinstance(session, dict):
        return
    for name in MOMENTS:
        if isinstance(session.get(name), str):
            try:
                session[name] = datetime.fromisoformat(session[name])
            except ValueError as error:
                raise ReviewDeskError("plan-not-normalised") from error


def _paths(value: object, path: Path) -> list[Path]:
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [path, *(found for name, inner in inside for found in _paths(inner, (*path, name)))]
