"""How values are spelled in a TOML text that a person reads."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def spelled(value: object) -> str:
    """Return a value on one line: text, number, yes or no, moment, list or table."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(pair(key, inner) for key, inner in value.items()) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(spelled, value)) + "]"
    return str(value)


def pair(key: str, value: object) -> str:
    """Return a key with its value."""
    return f"{key_word(key)} = {spelled(value)}"


def key_word(key: str) -> str:
    """Return a key, in quotes where it needs them."""
    return key if _BARE.fullmatch(key) else spelled(key)
