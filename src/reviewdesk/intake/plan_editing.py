"""Changes single places of a plan's TOML text; comments, order and spelling of all the rest stay."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from decimal import Decimal
from typing import Any, cast

from reviewdesk.domain.plan.findings import Path
from reviewdesk.domain.plan.scan import Places, places
from reviewdesk.domain.toml_place import BROKEN
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.plan_sections import reordered, with_section, without_sections, written
from reviewdesk.intake.toml_words import pair, spelled

Key = str | int
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def with_value(text: str, path: Sequence[Key], value: object) -> str:
    """Return the text with one key set; tables on the way are made where they are missing.

    Args:
        text: the plan.
        path: keys from the top, numbers for elements of arrays: ("track", 0, "name").
        value: text, whole number, yes or no, moment, a list of them, or a table; None takes the key away.

    Raises:
        ReviewDeskError: "plan-not-editable" where the text is no TOML or has no such place.
    """
    whole = tuple(path)

    def change(document: Any) -> None:
        for key in whole[:-1]:
            if isinstance(key, str) and key not in document:
                document[key] = {}
            document = document[key]
        if value is None:
            document.pop(whole[-1], None)
        else:
            document[whole[-1]] = value

    if value is None and value_at(text, whole) is None:
        return text
    return _edited(text, whole, lambda plain: _set(plain, whole, value), change)


def with_item(text: str, path: Sequence[Key], values: Mapping[str, object]) -> str:
    """Return the text with a table added at the end of an array of tables; raises as `with_value`."""
    whole = tuple(path)

    def change(document: Any) -> None:
        for key in whole[:-1]:
            document = document[key]
        document.setdefault(whole[-1], []).append(dict(values))

    return _edited(text, whole, lambda plain: _added(plain, whole, values), change)


def without_item(text: str, path: Sequence[Key]) -> str:
    """Return the text without one element of an array; a comment right above it goes with it.

    Raises:
        ReviewDeskError: as `with_value`.
    """
    whole = tuple(path)

    def change(document: Any) -> None:
        for key in whole[:-2]:
            document = document[key]
        del document[whole[-2]][whole[-1]]
        if not document[whole[-2]] and not _is_inline(text, whole[:-1]):
            del document[whole[-2]]

    return _edited(text, whole, lambda plain: _removed(plain, whole), change)


def with_item_moved(text: str, path: Sequence[Key], to: int) -> str:
    """Return the text with one element of an array at another place; a comment right above it comes along.

    Raises:
        ReviewDeskError: as `with_value`.
    """
    whole = tuple(path)

    def change(document: Any) -> None:
        for key in whole[:-1]:
            document = document[key]
        document.insert(to, document.pop(whole[-1]))

    return _edited(text, whole, lambda plain: _moved(plain, whole, to), change)


def value_at(text: str, path: Sequence[Key]) -> object:
    """Return what stands at a place, or None where nothing does or the text cannot be read."""
    try:
        found: Any = _loaded(text)
        for key in path:
            found = found[key]
    except (*BROKEN, KeyError, IndexError, TypeError):
        return None
    return cast(object, found)


def _edited(text: str, path: Path, edit: Callable[[str], str], change: Callable[[Any], None]) -> str:
    """Edit the text, and compare what it says now with the same change made to what it said."""
    plain, ends = text.removeprefix(_MARK).replace("\r\n", "\n"), "\r\n" in text
    try:
        expected = deepcopy(_loaded(plain))
        change(expected)
        after = edit(plain)
        sound = _loaded(after) == expected
    except (*BROKEN, KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        raise ReviewDeskError("plan-not-editable", key=_named(path)) from error
    if not sound:
        raise ReviewDeskError("plan-not-editable", key=_named(path))
    mark = _MARK if text.startswith(_MARK) else ""
    return mark + (after.replace("\n", "\r\n") if ends else after)


def _set(text: str, path: Path, value: object) -> str:
    found = places(text)
    if value is None:
        return _without_key(text, found, path)
    if path in found.values:
        start, end = found.values[path]
        return text[:start] + spelled(value) + text[end:]
    parent, key = path[:-1], cast(str, path[-1])
    if parent in found.values:
        return _into_braces(text, found.values[parent], pair(key, value))
    if not parent or any(head == parent for _, head in found.headers):
        if isinstance(value, Mapping) and (not parent or key == "rules"):
            return with_section(text, written(path, value, array=False), parent)
        return _below(text, found, parent, pair(key, value))
    return _set(text, parent, {key: value})


def _added(text: str, path: Path, values: Mapping[str, object]) -> str:
    found = places(text)
    if path in found.values:
        return _into_brackets(text, found, path, spelled(values))
    if path[-1] == "bands" or path[:-1] in found.values:
        return _set(text, path, [values])
    near = path if any(head[: len(path)] == path for _, head in found.headers) else path[:-1]
    return with_section(text, written(path, values, array=True), near)


def _removed(text: str, path: Path) -> str:
    found = places(text)
    if path not in found.values:
        return without_sections(text, path)
    start, end = found.values[path]
    array, at = path[:-1], cast(int, path[-1])
    following = found.values.get((*array, at + 1))
    if following is not None:
        return text[:start] + text[following[0] :]
    if at:
        return text[: found.values[(*array, at - 1)][1]] + text[end:]
    return text[:start] + text[end:].lstrip(", ")


def _moved(text: str, path: Path, to: int) -> str:
    found, array, at = places(text), path[:-1], cast(int, path[-1])
    count = len(cast(list[object], value_at(text, array)))
    order = [number for number in range(count) if number != at]
    order.insert(to, at)
    if array not in found.values:
        return reordered(text, array, order)
    texts = [text[slice(*found.values[(*array, number)])] for number in range(count)]
    for number in reversed(range(count)):
        start, end = found.values[(*array, number)]
        text = text[:start] + texts[order[number]] + text[end:]
    return text


def _without_key(text: str, found: Places, path: Path) -> str:
    if path not in found.keys:
        return without_sections(text, path)
    start, (_, end) = found.keys[path], found.values[path]
    if path[:-1] in found.values:
        opened, closed = found.values[path[:-1]]
        before, after = text[opened:start], text[end:closed]
        after = after.lstrip(", ") if "," in after else after
        if before.rstrip().endswith(",") and after.strip() == "}":
            before, after = before.rstrip().removesuffix(","), " }"
        return text[:opened] + before + after + text[closed:]
    line = text.rfind("\n", 0, start) + 1
    over = text.find("\n", end)
    return text[:line] + ("" if over < 0 else text[over + 1 :])


def _into_braces(text: str, span: tuple[int, int], new: str) -> str:
    inner = text[span[0] + 1 : span[1] - 1].strip()
    return text[: span[0]] + ("{ " + (f"{inner}, " if inner else "") + new + " }") + text[span[1] :]


def _into_brackets(text: str, found: Places, path: Path, new: str) -> str:
    count = len(cast(list[object], value_at(text, path)))
    start = found.values[path][0] + 1
    if not count:
        return text[:start] + new + text[start:]
    begin, end = found.values[(*path, count - 1)]
    line = text.rfind("\n", 0, begin) + 1
    own_line = not text[line:begin].strip()
    return text[:end] + (f",\n{text[line:begin]}" if own_line else ", ") + new + text[end:]


def _below(text: str, found: Places, parent: Path, new: str) -> str:
    """Put a line behind the last key of the parent's own section."""
    heads = [start for start, _ in found.headers]
    begin = next((start for start, head in found.headers if head == parent), 0) if parent else 0
    following = min((start for start in heads if start > begin or not parent), default=len(text))
    ends = [found.values[key][1] for key, at in found.keys.items() if begin <= at < following]
    last = max(ends, default=begin)
    over = text.find("\n", last)
    if not ends and not parent:
        return f"{new}\n{text}"
    return f"{text}\n{new}\n" if over < 0 else f"{text[: over + 1]}{new}\n{text[over + 1 :]}"


def _is_inline(text: str, path: Path) -> bool:
    return path in places(text.removeprefix(_MARK).replace("\r\n", "\n")).values


def _loaded(text: str) -> dict[str, Any]:
    plain = text.removeprefix(_MARK).replace("\r\n", "\n")
    return tomllib.loads(plain, parse_float=Decimal)


def _named(path: Path) -> str:
    return ".".join(map(str, path))
