"""What a plan leaves unsaid, and what holds there."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from reviewdesk.domain.plan.build import STEPS
from reviewdesk.domain.plan.findings import Path, spelled
from reviewdesk.domain.plan.normal import normalised
from reviewdesk.domain.plan.scan import key_lines
from reviewdesk.domain.plan.values import Plan


@dataclass(frozen=True, slots=True)
class Default:
    """A key left out: its name, the value in force, in how many places; value None: there is none."""

    key: str
    value: object
    places: int


def document(plan: Plan) -> dict[str, object]:
    """Return the normalised plan as a document with the keys of a plan file."""
    return cast(dict[str, object], json.loads(normalised(plan)))


def defaults(plan: Plan, text: str) -> tuple[Default, ...]:
    """Return everything that holds in `plan` without standing in its text, and bears on it, by key."""
    lines = key_lines(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n"))
    counted: dict[tuple[str, str], int] = {}
    for path, value in _leaves(document(plan), ()):
        if path not in lines and _common(path) not in lines and _bears(plan, path):
            leaf = (spelled(path), json.dumps(value))
            counted[leaf] = counted.get(leaf, 0) + 1
    return tuple(Default(key, json.loads(value), places) for (key, value), places in sorted(counted.items()))


def _bears(plan: Plan, path: Path) -> bool:
    """Whether a key of a criterion means anything: weights and factors each in their form, steps in marks."""
    match path:
        case ("track", int(track), "criterion", int(criterion), "weight" | "factor" | "step" as key):
            form = plan.tracks[track].rules.form
            mode = plan.tracks[track].criteria[criterion].mode
            return {"weight": form == "weights", "factor": form == "points", "step": mode in STEPS}[key]
    return True


def _common(path: Path) -> Path:
    """Return where the rules of all tracks would say what stands at `path` of one track."""
    return path[2:] if path[:1] == ("track",) and path[2:3] == ("rules",) else path


def _leaves(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, (*path, name))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*path, index))
    else:
        yield path, value
