"""Changes single values of a plan's TOML text; comments, order and spelling of all the rest stay."""

from collections.abc import Sequence
from typing import Any, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError

from reviewdesk.errors import ReviewDeskError

Key = str | int


def with_value(text: str, path: Sequence[Key], value: object) -> str:
    """Return the text with one key set; tables on the way are made where they are missing.

    Args:
        text: the plan.
        path: keys from the top, numbers for elements of arrays of tables: ("track", 0, "name").
        value: text, whole number, yes or no, a list of them, or a table; None takes the key away.

    Raises:
        ReviewDeskError: "plan-not-editable" where the text is no TOML or has no such place.
    """
    try:
        document = tomlkit.parse(text)
        inner: Any = document
        for key in path[:-1]:
            if isinstance(key, str) and key not in inner:
                inner[key] = tomlkit.table()
            inner = inner[key]
        if value is None:
            inner.pop(path[-1], None)
        else:
            inner[path[-1]] = value
        return tomlkit.dumps(document)
    except (TOMLKitError, KeyError, IndexError, TypeError) as error:
        named = ".".join(map(str, path))
        raise ReviewDeskError("plan-not-editable", key=named) from error


def value_at(text: str, path: Sequence[Key]) -> object:
    """Return what stands at a place, or None where nothing does."""
    found: Any = tomlkit.parse(text).unwrap()
    for key in path:
        try:
            found = found[key]
        except (KeyError, IndexError, TypeError):
            return None
    return cast(object, found)
