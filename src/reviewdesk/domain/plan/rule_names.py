"""Rules set by name, `track.main.tier.listed.quota=9`: ids in place of numbers, values as they are typed."""

import tomllib
from collections.abc import Mapping
from typing import Any, Final, cast

from reviewdesk.domain.plan.editing import key_at, kind_of, typed
from reviewdesk.domain.plan.findings import Path
from reviewdesk.domain.plan.schema import Table, Tables
from reviewdesk.domain.toml_place import BROKEN
from reviewdesk.errors import ReviewDeskError

Said = Mapping[str, Any]
"""What stands in a plan, with the keys of its file."""

_FLAGS: Final[Mapping[str, bool]] = {"true": True, "false": False}


def parted(assignment: str) -> tuple[str, str]:
    """Return the name and the text of KEY=VALUE.

    Raises:
        ReviewDeskError: "rules-no-value" without an equals sign.
    """
    name, sign, text = assignment.partition("=")
    if not sign:
        raise ReviewDeskError("rules-no-value", assignment=assignment)
    return name.strip(), text


def place_of(said: Said, name: str) -> Path:
    """Return the place a name means: elements of arrays by their id or name, or by their number from 1.

    Raises:
        ReviewDeskError: "rules-no-key" with the part that is not there.
    """
    path: Path = ()
    for part in name.split("."):
        if path and _is_array(path):
            path = (*path, _number(said, path, part, name))
        else:
            path = (*path, part)
            _known(path, name)
    if isinstance(path[-1], int) or isinstance(key_at(path).read, Table | Tables):
        raise ReviewDeskError("rules-no-key", key=name, part=str(name.rpartition(".")[2]))
    return path


def value_of(path: Path, text: str, timezone: str) -> object:
    """Return what a typed text stands for in a place; an empty one takes the key away."""
    kind = kind_of(key_at(path).read)
    if not text:
        return None
    if kind == "flag":
        return _FLAGS.get(text, text)
    if kind in ("lines", "choices"):
        return _list(text)
    return typed(key_at(path), text, timezone)


def element(said: Said, path: Path, part: str) -> int | None:
    """Return which element of an array has this id or name, None where none has."""
    held = held_at(said, path)
    rows: list[Any] = held if isinstance(held, list) else []
    return next((at for at, row in enumerate(rows) if part in (row.get("id"), row.get("name"))), None)


def held_at(said: Said, path: Path) -> object:
    """Return what stands in a place, None where nothing does."""
    found: Any = said
    for key in path:
        try:
            found = found[key]
        except (KeyError, IndexError, TypeError):
            return None
    return cast(object, found)


def _known(path: Path, name: str) -> None:
    try:
        key_at(path)
    except KeyError as error:
        raise ReviewDeskError("rules-no-key", key=name, part=str(path[-1])) from error


def _is_array(path: Path) -> bool:
    return isinstance(path[-1], str) and isinstance(key_at(path).read, Tables)


def _number(said: Said, path: Path, part: str, name: str) -> int:
    found = element(said, path, part)
    if found is None and part.isascii() and part.isdigit() and int(part):
        at = int(part) - 1
        found = at if held_at(said, (*path, at)) is not None else None
    if found is None:
        raise ReviewDeskError("rules-no-key", key=name, part=part)
    return found


def _list(text: str) -> object:
    """Return a list written as in a plan, or its elements with commas between them."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except BROKEN:
        return [part.strip() for part in text.split(",") if part.strip()]
