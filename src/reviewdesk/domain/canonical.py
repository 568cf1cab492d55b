"""Canonical JSON: one value, one spelling, so that a digest of it means the value.

Sorted keys, UTF-8, no spaces, no floats, no duplicate keys, no lone surrogates. Decoding
re-encodes and compares, so no second spelling is accepted.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Final

from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError

MAX_DEPTH = 32
_OPENING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)


def encode(value: object) -> bytes:
    """Return the one spelling of a JSON value made of text, integers, booleans, null, lists and maps.

    Raises:
        TypeError: the value holds a float or anything else JSON cannot say exactly.
    """
    _refuse_inexact(value)
    return _spelled(value)


def decode(data: bytes) -> object:
    """Return the value whose canonical spelling is `data`.

    Raises:
        ReviewDeskError: "json-not-canonical", with what kept it from being canonical.
    """
    if _depth(data) > MAX_DEPTH:
        raise ReviewDeskError("json-not-canonical")
    try:
        value = _DECODER.decode(data.decode("utf-8"))
        same = _spelled(value) == data
    except (ValueError, TypeError, RecursionError):
        same = False
    if not same:
        raise ReviewDeskError("json-not-canonical")
    return value


def decode_map(data: bytes) -> dict[str, object]:
    """Return `decode(data)`, refusing anything but a map at the top."""
    value = decode(data)
    if not isinstance(value, dict):
        raise ReviewDeskError("json-not-canonical")
    return value


def digest(data: bytes) -> Digest:
    """Return SHA-256 of bytes in lower-case hex."""
    return Digest(hashlib.sha256(data).hexdigest())


def _spelled(value: object) -> bytes:
    return _ENCODER.encode(value).encode()


def _refuse_inexact(value: object) -> None:
    if value is None or isinstance(value, str | int):
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"key {key!r} is not text")
            _refuse_inexact(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_inexact(inner)
    else:
        raise TypeError(f"{type(value).__name__} has no exact JSON spelling")


def _depth(data: bytes) -> int:
    """Return how deep it goes, 0 where that is at a glance not too deep."""
    deepest = depth = 0
    if data.count(b"[") + data.count(b"{") <= MAX_DEPTH:
        return 0  # too few to be too deep, whatever they are
    for token in _OPENING.finditer(data):
        first = token.group()[0:1]
        if first in b"[{":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > MAX_DEPTH:
                break
        elif first in b"]}":
            depth -= 1
    return deepest


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _refuse(text: str) -> object:
    raise ValueError(text)


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_DECODER: Final = json.JSONDecoder(object_pairs_hook=_unique, parse_float=_refuse, parse_constant=_refuse)
"""What it reads is exact: nothing has to be looked for that has no spelling."""
