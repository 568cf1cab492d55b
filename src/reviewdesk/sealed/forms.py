"""What a document's JSON must look like: a pattern of types, asked before anything in it is believed."""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from reviewdesk.domain import canonical
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.shapes import is_count

SCHEMA = 1
Form = object
"""A type, a test, None, [form] for a list, (form, form) for one of several, {key: form} or `Keyed`."""

_NONCE = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Keyed:
    """A map with any keys, all its values of one form."""

    values: Form


def fits(value: object, form: Form) -> bool:
    """Whether a JSON value has a form."""
    if isinstance(form, dict):
        return (
            isinstance(value, Mapping)
            and value.keys() == form.keys()
            and all(fits(value[key], inner) for key, inner in form.items())
        )
    if isinstance(form, Keyed):
        return isinstance(value, Mapping) and all(fits(inner, form.values) for inner in value.values())
    if isinstance(form, list):
        return isinstance(value, list) and all(fits(inner, form[0]) for inner in value)
    if isinstance(form, tuple):
        return any(fits(value, inner) for inner in form)
    return _is(value, form)


def is_nonce(value: object) -> bool:
    """Whether it is 32 bytes in lower-case hex."""
    return isinstance(value, str) and _NONCE.fullmatch(value) is not None


def new_nonce() -> str:
    """Return 32 random bytes, so that a digest outside encryption does not tell what it covers."""
    return secrets.token_hex(32)


def document(data: bytes, form: Mapping[str, Form], part: str) -> dict[str, Any]:
    """Return the document that `data` spells, `schema` and `form` held.

    Raises:
        ReviewDeskError: "document-newer" for a schema of a later program, "document-malformed".
    """
    try:
        found = canonical.decode_map(data)
    except ReviewDeskError as error:
        raise ReviewDeskError("document-malformed", part=part) from error
    if is_count(found.get("schema"), SCHEMA + 1):
        raise ReviewDeskError("document-newer", part=part)
    if found.pop("schema", None) != SCHEMA or not fits(found, form):
        raise ReviewDeskError("document-malformed", part=part)
    return found


def padded(fields: Mapping[str, object], least: int) -> bytes:
    """Return a document that is `least` bytes long, or twice, four times … when that is too short.

    Its length tells how much there could be, not how much there is.
    """
    bare = len(canonical.encode({**fields, "schema": SCHEMA, "padding": ""}))
    size = least
    while size < bare:
        size *= 2
    return canonical.encode({**fields, "schema": SCHEMA, "padding": "-" * (size - bare)})


def _is(value: object, form: Form) -> bool:
    if form is None:
        return value is None
    if isinstance(form, type):
        return type(value) is form
    test: Callable[[object], bool] = form  # type: ignore[assignment]
    return test(value)
