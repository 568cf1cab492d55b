"""The only clock: what time an entry or a sealed file bears, and whether it can be true."""

from datetime import UTC, datetime, timedelta
from typing import Final

from reviewdesk.errors import Problem

_SLACK: Final = timedelta(minutes=10)
"""By so much two clocks that are both set may differ."""
_LONG: Final = timedelta(days=180)
"""A review session held so long after its sealing is less likely than a clock that runs ahead."""


def now() -> str:
    """Return the time in UTC, whole seconds: "2026-11-23T21:10:06Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def doubt(sealed: str) -> Problem | None:
    """Return what is odd about this machine's clock, told by when a batch was sealed; None where nothing is.

    Nothing depends on it but what papers bear: order is by index, and codes and signatures hold at any time.
    """
    here, made = datetime.now(UTC), datetime.fromisoformat(sealed)
    times = {"time": f"{here.astimezone():%Y-%m-%d %H:%M}", "sealed": f"{made.astimezone():%Y-%m-%d %H:%M}"}
    if here < made - _SLACK:
        return Problem("clock-behind", times)
    return Problem("clock-ahead", times) if here > made + _LONG else None
