"""What a database refuses, in any of its languages, as a refusal that a person can act on."""

from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError, IntegrityError

from reviewdesk.errors import ReviewDeskError
from reviewdesk.store.room import has_room

AGAIN: Final = frozenset(["40001", "40P01", "55P03"])
"""SQLSTATE of PostgreSQL: somebody else was quicker; the same work done again succeeds."""
MADE_MEANWHILE: Final = frozenset(["42P07", "42710"])
"""Somebody else made the tables at the same moment."""
_BY_STATE: Final = {
    "28P01": "registry-password",
    "28000": "registry-password",
    "3D000": "registry-no-database",
    "42501": "registry-forbidden",
    "25006": "registry-forbidden",
    "53100": "registry-disk-full",
    "53300": "registry-busy",
}
_BY_WORDS: Final = (
    ("authentication failed", "registry-password"),
    ("no password supplied", "registry-password"),
    ("pg_hba.conf", "registry-password"),
    ("permission denied", "registry-forbidden"),
    ("disk is full", "registry-disk-full"),
    ("not a database", "registry-damaged"),
    ("malformed", "registry-damaged"),
    ("readonly", "registry-forbidden"),
    ("does not exist", "registry-no-database"),
    ("could not translate host", "registry-no-server"),
    ("failed to resolve host", "registry-no-server"),
    ("connection refused", "registry-no-server"),
    ("no such file or directory", "registry-no-server"),
    ("timeout", "registry-no-server"),
    ("timed out", "registry-no-server"),
    ("closed the connection", "registry-no-server"),
    ("connection failed", "registry-no-server"),
)
"""A connection that was never made has no SQLSTATE, only words."""


def is_passing(error: DBAPIError) -> bool:
    """Whether the same work, done again, may succeed: others write at the same time."""
    state = _state(error)
    if isinstance(error, IntegrityError) or state in AGAIN or state in MADE_MEANWHILE:
        return True
    return "database is locked" in str(error.orig)


def refusal(error: DBAPIError, place: str, folder: Path | None = None) -> ReviewDeskError:
    """Return what a person is told; `folder` is where the database lies, if it is a file."""
    reason = str(error.orig).strip().split("\n")[0]
    code = _BY_STATE.get(_state(error)) or _by_words(str(error.orig).lower())
    if code == "registry-unusable" and folder is not None and not has_room(folder):
        code = "registry-disk-full"
    return ReviewDeskError(code, place=place, reason=reason)


def _by_words(said: str) -> str:
    return next((code for words, code in _BY_WORDS if words in said), "registry-unusable")


def _state(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", None) or "")
