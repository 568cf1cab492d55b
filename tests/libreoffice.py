"""The real LibreOffice for tests, where it is installed."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from reviewdesk.intake.converting import libreoffice

needed = pytest.mark.skipif(
    not libreoffice(), reason="LibreOffice is not installed (apt install libreoffice-calc libreoffice-writer)"
)
CSV = "csv:Text - txt - csv (StarCalc):44,34,76"


def saved_as(source: Path, kind: str) -> Path:
    """Open a file and save it as another kind, in a folder beside it."""
    return all_saved_as([source], kind)[0]


def all_saved_as(sources: Sequence[Path], kind: str) -> list[Path]:
    """Open files of one folder and save each as another kind, in a folder beside them."""
    folder = sources[0].parent
    out = folder / "saved"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [
        libreoffice(),
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(out),
        *map(str, sources),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=240)
    return sorted(out.glob(f"*.{kind.partition(':')[0]}"))
