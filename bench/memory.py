"""How much memory this process holds, as Linux counts it; the highest since a moment that may be chosen."""

import re
from pathlib import Path

_STATUS, _REFERENCES = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_RESET_PEAK = "5"


class Level:
    """What was held at one moment, from which the highest is counted anew."""

    def __init__(self) -> None:
        _REFERENCES.write_text(_RESET_PEAK, encoding="ascii")
        self._held = held()

    def grown(self) -> float:
        """Return by how many MB more was held at most since then."""
        return max(0.001, peak() - self._held)


def held() -> float:
    """Return how many MB are held."""
    return _megabytes("VmRSS")


def peak() -> float:
    """Return how many MB were held at most."""
    return _megabytes("VmHWM")


def _megabytes(name: str) -> float:
    found = re.search(rf"^{name}:\s+(\d+) kB$", _STATUS.read_text(encoding="ascii"), re.MULTILINE)
    if found is None:
        raise RuntimeError(f"no {name} in {_STATUS}")
    return int(found[1]) * 1024 / 1_000_000
