"""Decisions and objections as staff write them in a file (TOML); every problem of it at once.

decision    meeting = 2014-08-01, [place] [by] [document] [note]
            [[change]] application, standing = tier id | "not_listed", reason, [track]
objection   received = 2014-08-07, sender = "stamped" | "signed" | "anonymous", application, [track]
            who, contact, ground, evidence, handler
            and once it is concluded: number, conclusion = "sustained" | "not_sustained",
            effect = "none" | "removed" | "rereview", words, replied = 2014-08-12
"""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, get_args

from reviewdesk.desk.staff.drafting import Change, DecisionOrder, ObjectionOrder
from reviewdesk.domain.addenda.entry import Conclusion, Effect, Sender
from reviewdesk.domain.toml_place import BROKEN, place
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.texts import text_of

SCHEMA: Final = 1
_Form = Mapping[str, object]
_CHANGE: Final[_Form] = {"application": str, "standing": str, "reason": str, "track": str}
_DECISION: Final[_Form] = {
    "meeting": date,
    "place": str,
    "by": str,
    "document": str,
    "note": str,
    "change": _CHANGE,
}
_OBJECTION: Final[_Form] = {
    "number": int,
    "received": date,
    "sender": get_args(Sender),
    "application": str,
    "track": str,
    "who": str,
    "contact": str,
    "ground": str,
    "evidence": str,
    "handler": str,
    "conclusion": get_args(Conclusion),
    "effect": get_args(Effect),
    "words": str,
    "replied": date,
}


def read_decision(path: Path) -> DecisionOrder:
    """Return a decision from its file.

    Raises:
        Problems: "order-problems".
        ReviewDeskError: "order-newer", "order-unreadable", or as `text_of`.
    """
    found = _read(path, _DECISION, ("meeting",))
    changes = tuple(Change(**change) for change in found.pop("change", []))
    return DecisionOrder(**found, changes=changes)


def read_objection(path: Path) -> ObjectionOrder:
    """Return an objection from its file; raises as `read_decision`."""
    return ObjectionOrder(**_read(path, _OBJECTION, ("received", "sender", "application")))


def _read(path: Path, form: _Form, needed: tuple[str, ...]) -> dict[str, Any]:
    text = text_of(path)
    try:
        found = tomllib.loads(text)
    except BROKEN as error:
        line, column = place(error, text)
        raise ReviewDeskError("order-unreadable", file=path.name, line=line, column=column) from error
    schema = found.pop("schema", SCHEMA)
    if isinstance(schema, int) and schema > SCHEMA:
        raise ReviewDeskError("order-newer", file=path.name)
    problems = _problems(found, form, needed)
    if problems:
        raise Problems("order-problems", problems, file=path.name)
    return found


def _problems(
    found: Mapping[str, Any], form: _Form, needed: tuple[str, ...], where: str = ""
) -> list[Problem]:
    problems = [Problem("order-missing", {"key": where + key}) for key in needed if key not in found]
    for key, value in found.items():
        wanted = form.get(key)
        if wanted is None:
            problems.append(Problem("order-unknown", {"key": where + key, "known": ", ".join(form)}))
        elif isinstance(wanted, Mapping):
            problems += _tables(value, wanted, where + key)
        elif not _fits(value, wanted):
            problems.append(Problem(_CODES.get(wanted, "order-choice"), _said(where + key, value, wanted)))
    return problems


def _tables(value: object, form: _Form, where: str) -> list[Problem]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        return [Problem("order-tables", {"key": where})]
    problems: list[Problem] = []
    for number, table in enumerate(value, start=1):
        problems += _problems(table, form, ("application", "standing", "reason"), f"{where} {number}: ")
    return problems


def _fits(value: object, wanted: object) -> bool:
    if isinstance(wanted, tuple):
        return value in wanted
    if wanted is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if wanted is int:
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    return isinstance(value, str)


_CODES: Final[Mapping[object, str]] = {date: "order-date", int: "order-number", str: "order-text"}


def _said(key: str, value: object, wanted: object) -> dict[str, object]:
    choices = ", ".join(wanted) if isinstance(wanted, tuple) else ""
    return {"key": key, "value": str(value), "choices": choices}
