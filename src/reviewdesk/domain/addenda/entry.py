"""One addendum as a record of ids and values; names and free text stand beside it under a digest.

    decide    meeting, document, changes = [{track, application, before, after}]
    notice    supplementary, published, first, last, days, kind, holidays, workdays, place, contacts,
              tracks = [{id, tiers = [{id, applications}]}]
    object    number, received, sender = stamped | signed | anonymous, track, application, late, conclusion,
              effect, replied; the last three are null until it is concluded
    promote   track, application, tier (before), to, instead_of
    rereview  objection, track, applications, review_session, batch, archive, outcome = upheld | removed
    confirm   document, date, tracks (as in a notice)
    cancel    track, application, document, date

Every entry has `text`, the digest of its words (sealed.md, "Archive and `verify`"). Dates are ISO text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal, cast, get_args

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError

Kind = Literal["decide", "notice", "object", "promote", "rereview", "confirm", "cancel"]
Sender = Literal["stamped", "signed", "anonymous"]
Conclusion = Literal["sustained", "not_sustained"]
Effect = Literal["none", "removed", "rereview"]
Outcome = Literal["upheld", "removed"]
SCHEMA: Final = 1
KINDS: Final[tuple[str, ...]] = get_args(Kind)
_Check = Callable[[object], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addendum:
    """One link of the chain, its file checked.

    Attributes:
        number: position in the chain, from 1.
        at: when it was sealed, "2014-08-01T02:10:06Z".
        data: the keys of the module's table, all of them there.
        digest: of the sealed file.
    """

    number: int
    kind: Kind
    at: str
    data: Mapping[str, Any] = field(repr=False)
    digest: Digest


def entry_json(kind: Kind, data: Mapping[str, object]) -> bytes:
    """Return entry.json of an addendum."""
    return canonical.encode({"schema": SCHEMA, "kind": kind, "data": dict(data)})


def read_entry(raw: bytes) -> tuple[Kind, dict[str, Any]]:
    """Return kind and data of entry.json.

    Raises:
        ReviewDeskError: "addendum-newer" for a schema of a later program, "addendum-form".
    """
    found = canonical.decode_map(raw)
    schema = found.get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        raise ReviewDeskError("addendum-newer", schema=schema)
    kind, data = found.get("kind"), found.get("data")
    if found.keys() != {"schema", "kind", "data"} or schema != SCHEMA or kind not in KINDS:
        raise ReviewDeskError("addendum-form")
    form = {**_FORMS[cast(Kind, kind)], "text": _digest}
    if not _fits(data, form):
        raise ReviewDeskError("addendum-form")
    return cast(Kind, kind), cast("dict[str, Any]", data)


def _text(value: object) -> bool:
    return isinstance(value, str)


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _digest(value: object) -> bool:
    return _hex(64)(value)


def _hex(length: int) -> _Check:
    return lambda value: (
        isinstance(value, str) and len(value) == length and set(value) <= set("0123456789abcdef")
    )


def _date(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _one_of(choices: object) -> _Check:
    return lambda value: value in get_args(choices)


def _or_none(check: _Check) -> _Check:
    return lambda value: value is None or check(value)


def _list(check: _Check) -> _Check:
    return lambda value: isinstance(value, list) and all(check(one) for one in value)


def _map(**form: _Check) -> _Check:
    return lambda value: _fits(value, form)


def _fits(value: object, form: Mapping[str, _Check]) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == form.keys()
        and all(check(value[key]) for key, check in form.items())
    )


_TRACKS: Final = _list(_map(id=_text, tiers=_list(_map(id=_text, applications=_list(_text)))))
_FORMS: Final[Mapping[Kind, Mapping[str, _Check]]] = {
    "decide": {
        "meeting": _date,
        "document": _text,
        "changes": _list(_map(track=_text, application=_text, before=_text, after=_text)),
    },
    "notice": {
        "supplementary": _flag,
        "published": _date,
        "first": _date,
        "last": _date,
        "days": _count,
        "kind": lambda value: value in ("calendar", "working"),
        "first_day": lambda value: value in ("next", "same"),
        "holidays": _list(_date),
        "workdays": _list(_date),
        "place": _text,
        "contacts": _map(contact=_text, phone=_text, address=_text, supervision_phone=_text),
        "tracks": _TRACKS,
    },
    "object": {
        "number": _count,
        "received": _date,
        "sender": _one_of(Sender),
        "track": _text,
        "application": _text,
        "late": _flag,
        "conclusion": _or_none(_one_of(Conclusion)),
        "effect": _or_none(_one_of(Effect)),
        "replied": _or_none(_date),
    },
    "promote": {"track": _text, "application": _text, "tier": _text, "to": _text, "instead_of": _text},
    "rereview": {
        "objection": _or_none(_count),
        "track": _text,
        "applications": _list(_text),
        "review_session": _hex(32),
        "batch": _digest,
        "archive": _digest,
        "outcome": _one_of(Outcome),
    },
    "confirm": {"document": _text, "date": _date, "tracks": _TRACKS},
    "cancel": {"track": _text, "application": _text, "document": _text, "date": _date},
}
