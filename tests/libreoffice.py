"""The real LibreOffice for tests, where it is installed."""

import subprocess
from pathlib import Path

import pytest

from reviewdesk.intake.converting import libreoffice

needed = pytest.mark.skipif(
    not libreoffice(), reason="LibreOffice is not installed (apt install libreoffice-calc libreoffice-writer)"
)
CSV = "csv:Text - txt - csv (StarCalc):44,34,76"


def saved_as(source: Path, kind: str) -> Path:
    """Open a file and save it as another kind, in a folder beside it."""
    out = source.parent / "saved"
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    words = [libreoffice(), profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(source)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return next(out.glob(f"*.{kind.partition(':')[0]}"))
