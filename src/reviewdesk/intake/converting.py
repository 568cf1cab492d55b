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
from reviewdesk.resident import resident_group

Way = Literal["picture", "office", ""]
Failure = Literal["", "convert-failed", "convert-slow"]
PICTURES: Final = frozenset([".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".gif", ".webp"])
_WRITTEN: Final = frozenset([".doc", ".docx", ".wps", ".rtf", ".odt"])
_TABLES: Final = frozenset([".xls", ".xlsx", ".et", ".ods"])
_SLIDES: Final = frozenset([".ppt", ".pptx", ".dps", ".odp"])
OFFICE: Final = _WRITTEN | _TABLES | _SLIDES
SECONDS: Final = 120.0
OFFICE_LIMIT: Final = 1536 * 2**20
"""Bytes in memory for LibreOffice; a document of 2,000 pages takes a third of it."""
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADS: Final = (b"PK\x03\x04", b"{\\rtf", _OLD)
_OLD_KINDS: Final = ((_WRITTEN, "MS Word 97"), (_TABLES, "MS Excel 97"), (_SLIDES, "MS PowerPoint 97"))
"""What LibreOffice takes the old formats for; left to guess, it prints noise as if it were text."""
_POLL_SECONDS: Final = 0.05
_WEIGH_EVERY: Final = 10
_ENDING_SECONDS: Final = 1.0
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
    source: Path,
    target: Path,
    *,
    seconds: float = SECONDS,
    office_limit: int = OFFICE_LIMIT,
    on_wait: Callable[[], None] = lambda: None,
) -> Failure:
    """Make a PDF of a file; the target is there whole or not at all.

    Args:
        source: a file that has a `way`.
        target: the PDF; its folder exists.
        seconds: the most it may take.
        office_limit: the most memory LibreOffice may take, in bytes.
        on_wait: called many times a second; what it raises ends the work.
    """
    with tempfile.TemporaryDirectory(prefix=".converting-", dir=target.parent) as folder:
        made = Path(folder) / "document.pdf"
        if way(source) == "picture":
            failure = _picture(source, made, seconds, on_wait)
        else:
            failure = _office(source, made, seconds, office_limit, on_wait)
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


def _office(source: Path, made: Path, seconds: float, limit: int, on_wait: Callable[[], None]) -> Failure:
    """LibreOffice gets a copy under a plain name, and a profile of its own in case it is open already."""
    with source.open("rb") as stream:
        head = stream.read(max(map(len, _HEADS)))
    if not head.startswith(_HEADS):
        return "convert-failed"
    folder, kind = made.parent, source.suffix.casefold()
    told = [f"--infilter={name}" for kinds, name in _OLD_KINDS if head == _OLD and kind in kinds]
    copy = folder / f"document{kind}"
    shutil.copyfile(source, copy)
    profile = (folder / "profile").absolute().as_uri()
    process = subprocess.Popen(
        [
            libreoffice(), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck",
            *told, "--convert-to", "pdf", "--outdir", str(folder), str(copy),
        ],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        if failure := _watched(process, seconds, limit, on_wait):
            return failure
    finally:
        _stop(process)
    return "" if process.returncode == 0 and made.is_file() else "convert-failed"


def _watched(
    process: "subprocess.Popen[bytes]", seconds: float, limit: int, on_wait: Callable[[], None]
) -> Failure:
    end, looks = time.monotonic() + seconds, 0
    while process.poll() is None:
        on_wait()
        if time.monotonic() > end:
            return "convert-slow"
        looks += 1
        if looks % _WEIGH_EVERY == 0 and resident_group(process.pid) > limit:
            return "convert-failed"
        time.sleep(_POLL_SECONDS)
    return ""


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End it and whatever it started, which would write into a folder that is about to go."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        process.wait()
        return
    end = time.monotonic() + _ENDING_SECONDS
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, 9)
        process.wait()
        while time.monotonic() < end:
            os.killpg(process.pid, 9)
            time.sleep(_POLL_SECONDS)
