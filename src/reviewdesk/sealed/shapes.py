"""What a value in a sealed file's JSON may look like, asked of values nobody vouches for yet."""

import re
from datetime import datetime

from reviewdesk.domain.names import SEAT_OR_TRACK

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SESSION = re.compile(r"[0-9a-f]{32}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def is_digest(value: object) -> bool:
    """Whether it is SHA-256 in lower-case hex."""
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def is_session(value: object) -> bool:
    """Whether it is a review session's 32 hex digits."""
    return isinstance(value, str) and _SESSION.fullmatch(value) is not None


def is_name(value: object) -> bool:
    """Whether it is a seat or track id."""
    return isinstance(value, str) and SEAT_OR_TRACK.fullmatch(value) is not None


def is_count(value: object, lowest: int = 0) -> bool:
    """Whether it is an integer from `lowest` to 2**63 - 1."""
    return isinstance(value, int) and not isinstance(value, bool) and lowest <= value < 1 << 63


def is_moment(value: object) -> bool:
    """Whether it is a moment in UTC to the second, "2026-11-23T21:10:06Z"."""
    if not (isinstance(value, str) and _MOMENT.fullmatch(value)):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
