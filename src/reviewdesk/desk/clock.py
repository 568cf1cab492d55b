"""The only clock: what time an entry or a sealed file bears."""

from datetime import UTC, datetime


def now() -> str:
    """Return the time in UTC, whole seconds: "2026-11-23T21:10:06Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
