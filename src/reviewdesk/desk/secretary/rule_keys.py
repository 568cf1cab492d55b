"""Rules set by name on a command line: `track.main.tier.listed.quota=9`, ids in place of numbers."""

import tomllib
from collections.abc import Mapping
from typing import Final

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.rules import Rules, rules_of, set_rule
from reviewdesk.domain.plan.editing import judged, key_at, kind_of, typed
from reviewdesk.domain.plan.findings import Path
from reviewdesk.domain.plan.schema import Table, Tables
from reviewdesk.domain.toml_place import BROKEN
from reviewdesk.errors import Problems, ReviewDeskError

_FLAGS: Final[Mapping[str, bool]] = {"true": True, "false": False}


def assigned(office: Office, assignment: str) -> Office:
    """Return the office with one rule set as KEY=VALUE says; an empty value takes the key away.

    Raises:
        ReviewDeskError: "rules-no-value" without an equals sign, "rules-no-key" where a plan has no such
            place or no element of that id, "plan-not-editable".
        Problems: "plan-problems" where the value itself is wrong, its limit named.
    """
    name, sign, text = assignment.partition("=")
    if not sign:
        raise ReviewDeskError("rules-no-value", assignment=assignment)
    rules = rules_of(office.plan_text)
    path = place_of(rules, name.strip())
    value = _value(rules, path, text)
    problem = judged(path, value)
    if problem is not None:
        raise Problems("plan-problems", [problem])
    return set_rule(office, path, value)


def place_of(rules: Rules, name: str) -> Path:
    """Return the place a name means: elements of arrays by their id or name, or by their number from 1.

    Raises:
        ReviewDeskError: "rules-no-key" with the part that is not there.
    """
    path: Path = ()
    for part in name.split("."):
        if path and _is_array(path):
            path = (*path, _number(rules, path, part, name))
        else:
            path = (*path, part)
            _known(path, name)
    if isinstance(path[-1], int) or isinstance(key_at(path).read, Table | Tables):
        raise ReviewDeskError("rules-no-key", key=name, part=str(name.rpartition(".")[2]))
    return path


def _known(path: Path, name: str) -> None:
    try:
        key_at(path)
    except KeyError as error:
        raise ReviewDeskError("rules-no-key", key=name, part=str(path[-1])) from error


def _is_array(path: Path) -> bool:
    return isinstance(path[-1], str) and isinstance(key_at(path).read, Tables)


def _number(rules: Rules, path: Path, part: str, name: str) -> int:
    for at in range(rules.count(path)):
        if part in (rules.value((*path, at, "id")), rules.value((*path, at, "name")), str(at + 1)):
            return at
    raise ReviewDeskError("rules-no-key", key=name, part=part)


def _value(rules: Rules, path: Path, text: str) -> object:
    kind = kind_of(key_at(path).read)
    if not text:
        return None
    if kind == "flag":
        return _FLAGS.get(text, text)
    if kind in ("lines", "choices"):
        return _list(text)
    return typed(key_at(path), text, rules.timezone)


def _list(text: str) -> object:
    """Return a list written as in a plan, or its elements with commas between them."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except BROKEN:
        return [part.strip() for part in text.split(",") if part.strip()]
