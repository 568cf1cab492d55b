"""What can be edited in a plan, told by the loader itself: how a key is read, what typed text stands for."""

import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reviewdesk.domain.plan import spelling
from reviewdesk.domain.plan.findings import UNREAD, Findings, Path, spelled
from reviewdesk.domain.plan.schema import PLAN, Key, Spec, Table, Tables
from reviewdesk.domain.plan.spelling import Integer, OneOf, Reader, Several
from reviewdesk.errors import Problem

Kind = Literal["line", "text", "lines", "links", "choice", "choices", "flag", "moment", "whole"]
"""How a person gives a value: typed on a line, chosen, ticked, or one on each line."""

FORMATS: Final = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d")


def key_at(path: Path) -> Key:
    """Return how the key at a place is read; KeyError where a plan has no such place."""
    spec: Spec = PLAN
    names = [part for part in path if isinstance(part, str)]
    for name in names[:-1]:
        read = spec[name].read
        if not isinstance(read, Table | Tables):
            raise KeyError(name)
        spec = read.spec
    return spec[names[-1]]


def spec_at(path: Path) -> Spec:
    """Return the keys of the table, or of each table of the array, at a place; KeyError as `key_at`."""
    read = key_at(path).read
    if not isinstance(read, Table | Tables):
        raise KeyError(path)
    return read.spec


def kind_of(read: Reader) -> Kind:
    """Return how a person gives the values a reader takes."""
    if isinstance(read, Several):
        return "choices" if isinstance(read.one, OneOf) else "lines"
    if isinstance(read, OneOf):
        return "choice"
    if isinstance(read, Integer):
        return "whole"
    named: Mapping[object, Kind] = {
        spelling.flag: "flag",
        spelling.moment: "moment",
        spelling.text: "text",
    }
    return named.get(read, "line")


def choices_of(read: Reader) -> tuple[str, ...]:
    """Return the words a reader chooses from; none where it takes anything else."""
    inner = read.one if isinstance(read, Several) else read
    return inner.choices if isinstance(inner, OneOf) else ()


def typed(key: Key, text: str, timezone: str) -> object:
    """Return what a typed text stands for in a plan; None takes the key away."""
    kind = kind_of(key.read)
    plain = text.strip()
    if kind == "lines":
        return [line.strip() for line in text.splitlines() if line.strip()]
    if kind == "text":
        return text
    if not plain and not key.required:
        return None
    if kind == "whole":
        digits = unicodedata.normalize("NFKC", plain)
        return int(digits) if digits.isascii() and digits.removeprefix("-").isdigit() else plain
    if kind == "moment":
        return _moment(plain, timezone)
    return plain


def shown(value: object, timezone: str) -> str:
    """Return a plan's value as a person types it."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(_zone(timezone)).strftime(FORMATS[0])
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    return str(value)


def judged(path: Path, value: object) -> Problem | None:
    """Return what is wrong with a single value, its limit named, or None."""
    key, findings = key_at(path), Findings({})
    if value is None:
        return None
    if kind_of(key.read) == "whole" and not isinstance(value, int) and isinstance(key.read, Integer):
        limits = {"value": str(value), "least": key.read.least, "most": key.read.most}
        return Problem("plan-integer-range", {"key": spelled(path), **limits})
    if key.read(findings, path, value) is UNREAD or findings.problems:
        return findings.problems[0]
    return None


def _moment(text: str, timezone: str) -> object:
    plain = unicodedata.normalize("NFKC", text)
    for form in FORMATS:
        try:
            return datetime.strptime(plain, form).replace(tzinfo=_zone(timezone))
        except ValueError:
            continue
    return text


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
