"""Copies of pictures and office files as PDF: by our own child, or by LibreOffice where it is."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from reviewdesk.intake.watched import ChildFailed, WatchedChild

Way = Literal["picture", "office", ""]
Failure = Literal["", "convert-failed", "convert-slow"]
PICTURES: Final = frozenset([".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".gif", ".webp"])
OFFICE: Final = frozenset(
    [".doc", ".docx", ".wps", ".rtf", ".odt", ".xls", ".xlsx", ".et", ".ods", ".ppt", ".pptx", ".dps", ".odp"]
)
SECONDS: Final = 120.0
_POLL_SECONDS: Final = 0.05
_CHILD: Final = "reviewdesk.intake.image_child"
_PLACES: Final = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def way(path: Path) -> Way:
    """Return what could make a PDF of a file, by its name; "" where nothing can."""
    kind = path.suffix.casefold()
    return "picture" if kind in PICTURES else "office" if kind in OFFICE else ""


def libreoffice() -> str:
    """Return the program LibreOffice, "" where it is not on this computer."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def convert(
    source: Path, target: Path, *, seconds: float = SECONDS, on_wait: Callable[[], None] = lambda: None
) -> Failure:
    """Make a PDF of a file; the target is there whole or not at all.

    Args:
        source: a file that has a `way`.
        target: the PDF; its folder exists.
        seconds: the most it may take.
        on_wait: called many times a second; what it raises ends the work.
    """
    with tempfile.TemporaryDirectory(prefix=".converting-", dir=target.parent) as folder:
        made = Path(folder) / "document.pdf"
        by = _picture if way(source) == "picture" else _office
        failure = by(source, made, seconds, on_wait)
        if not failure:
            made.replace(target)
        return failure


def _picture(source: Path, made: Path, seconds: float, on_wait: Callable[[], None]) -> Failure:
    request = {"path": str(source.absolute()), "target": str(made)}
    try:
        with WatchedChild(_CHILD) as child:
            said = child.ask(request, step_seconds=seconds, seconds=seconds, on_wait=on_wait)
    except ChildFailed as failed:
        return "convert-slow" if failed.failure == "slow" else "convert-failed"
    return "convert-failed" if said or not made.is_file() else ""


def _office(source: Path, made: Path, seconds: float, on_wait: Callable[[], None]) -> Failure:
    """LibreOffice gets a copy under a plain name, and a profile of its own in case it is open already."""
    folder = made.parent
    copy = folder / f"document{source.suffix.casefold()}"
    shutil.copyfile(source, copy)
    profile = (folder / "profile").absolute().as_uri()
    process = subprocess.Popen(
        [
            libreoffice(), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", "pdf", "--outdir", str(folder), str(copy),
        ],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    end = time.monotonic() + seconds
    try:
        while process.poll() is None:
            on_wait()
            if time.monotonic() > end:
                return "convert-slow"
            time.sleep(_POLL_SECONDS)
    finally:
        _stop(process)
    return "" if process.returncode == 0 and made.is_file() else "convert-failed"


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End it and whatever it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
    process.wait()
