"""The examination: program, cryptography, workspace, disk, clock, fonts, and what a window was told."""

import os
import platform
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from reviewdesk.desk.doctor.finding import Finding, WindowFacts, found
from reviewdesk.desk.remembered import state_folder
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.converting import libreoffice
from reviewdesk.report.fonts import FILES
from reviewdesk.resources import resource
from reviewdesk.sealed import known_answers
from reviewdesk.store.probe import encrypts

LIBRARIES: Final = (
    "SQLAlchemy", "sqlcipher3", "pyrage", "cryptography", "pyHanko", "reportlab", "openpyxl", "pypdfium2",
    "PySide6-Essentials",
)  # fmt: skip
LITTLE: Final = 2_000_000_000
"""Bytes below which a disk is called short of room: a large review package twice."""
SMALLEST: Final = (1366, 768)


def examine(folder: Path | None, window: WindowFacts | str) -> tuple[Finding, ...]:
    """Return what is found.

    Args:
        folder: where workspaces are to lie; None for where the program keeps its own.
        window: what a window says of itself, or why none could open.
    """
    place = folder or state_folder()
    return (
        found("program", "good", "machine-program", _program()),
        found("libraries", "good", "machine-libraries", {"known": _versions()}),
        _primitives(),
        *_folder(place),
        _clock(),
        _fonts(),
        *_window(window),
        _converter(),
    )


def _program() -> dict[str, str]:
    return {
        "version": version("reviewdesk"),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
    }


def _versions() -> str:
    return ", ".join(f"{name} {version(name)}" for name in LIBRARIES)


def _primitives() -> Finding:
    wrong = known_answers.wrong()
    if wrong:
        return found("primitives", "bad", "machine-primitives-wrong", {"known": ", ".join(wrong)})
    return found("primitives", "good", "machine-primitives", {"known": ", ".join(known_answers.KNOWN)})


def _folder(place: Path) -> Iterator[Finding]:
    whole = place.absolute()
    here = next(one for one in (whole, *whole.parents) if os.path.lexists(one))
    try:
        holds = encrypts(here)
        free = shutil.disk_usage(here).free
    except OSError as error:
        reason = error.strerror or str(error)
        yield found("workspace", "bad", "machine-unwritable", {"folder": str(place), "reason": reason})
        return
    except ReviewDeskError:
        holds, free = False, shutil.disk_usage(here).free
    if holds:
        yield found("workspace", "good", "machine-workspace")
    else:
        yield found("workspace", "bad", "machine-workspace-wrong", {"folder": str(place)})
    room = {"free": f"{free / 1_000_000_000:.1f}", "folder": str(place)}
    if free < LITTLE:
        yield found("disk", "note", "machine-disk-little", room)
    else:
        yield found("disk", "good", "machine-disk", room)


def _clock() -> Finding:
    here = datetime.now(UTC).astimezone()
    told = {"time": f"{here:%Y-%m-%d %H:%M}", "zone": f"UTC{here.isoformat()[-6:]}"}
    installed = resource("profiles").stat().st_mtime
    if time.time() < installed:
        return found("clock", "bad", "machine-clock-back", told)
    return found("clock", "good", "machine-clock", told)


def _fonts() -> Finding:
    missing = [name for name in FILES.values() if not resource("fonts", name).is_file()]
    if missing:
        return found("fonts", "bad", "machine-fonts-missing", {"known": ", ".join(missing)})
    return found("fonts", "good", "machine-fonts", {"known": ", ".join(FILES.values())})


def _window(window: WindowFacts | str) -> Iterator[Finding]:
    if isinstance(window, str):
        yield found("window", "bad", "machine-window-none", {"reason": window})
        return
    screens = ", ".join(f"{wide}×{high} {scale} %" for wide, high, scale in window.screens)
    facts = {"version": window.version, "platform": window.platform, "screens": screens}
    yield found("window", "good", "machine-window", facts)
    if all(wide < SMALLEST[0] or high < SMALLEST[1] for wide, high, _ in window.screens):
        yield found("screen", "note", "machine-screen-small", {"screens": screens})
    if window.printers:
        yield found("printers", "good", "machine-printers", {"known": ", ".join(window.printers)})
    else:
        yield found("printers", "note", "machine-printers-none")
    if window.input_method or sys.platform != "linux":
        yield found("input", "good", "machine-input", {"method": window.input_method or platform.system()})
    else:
        yield found("input", "note", "machine-input-none")


def _converter() -> Finding:
    if libreoffice():
        return found("converter", "good", "machine-converter")
    return found("converter", "note", "machine-converter-none")
