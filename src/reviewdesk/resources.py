"""The one place that knows where resources lie: frozen program, installed package, or checkout."""

import sys
from functools import cache
from pathlib import Path


@cache
def resource(*parts: str) -> Path:
    """Return the path of a file or folder under `resources/`."""
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(frozen, "reviewdesk") if frozen else Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"
