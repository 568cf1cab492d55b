"""Start to usable window, against an empty QMainWindow in the same Python; of a build too where there is one.

A start is over when every thread of the process rests in its event loop, for then the window answers; what it
took is the processor time until there, of the process and its children, read from outside (Linux). Nothing is
asked of the program, so that dist/reviewdesk is measured as it is. Growth is over the seats that have a
workspace here.
"""

import dataclasses
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from measuring import Extent, Figure, Made, Sized, figure
from reviewdesk.domain import canonical

BUILD = Path(__file__).parent.parent / "dist" / "reviewdesk" / "reviewdesk"
BARE = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "application = QApplication([])\n"
    "window = QMainWindow()\n"
    "window.show()\n"
    "application.exec()\n"
)
SEATS = (1, 10, 100)
LOOK, RESTED, PATIENCE = 0.02, 0.6, 120.0
"""Seconds: between two looks, of rest that end a start, and until it has failed."""
_TICK = 1 / os.sysconf("SC_CLK_TCK")
_STATE, _PARENT, _TIMES = 0, 1, slice(11, 15)
"""Fields of /proc/PID/stat behind the name: state, parent, processor time own and awaited."""


def figures(extent: Extent) -> Iterator[Figure]:
    """Measure."""
    windows = {"start to usable window": [sys.executable, "-m", "reviewdesk"]}
    if BUILD.is_file():
        windows["start of the build to usable window"] = [str(BUILD)]
    sizes = [seats for seats in SEATS if seats * extent.part <= SEATS[-1]] or [1]
    for job, command in windows.items():
        found = figure(job, 2.0, _starting(command), sizes, extent, at=1)
        yield dataclasses.replace(found, note="" if BUILD.is_file() else "no build in dist/, see make build")


def _starting(command: Sequence[str]) -> Made:
    @contextmanager
    def made(seats: int) -> Iterator[Sized]:
        with tempfile.TemporaryDirectory() as folder:
            _sit_down(Path(folder), seats)
            around = os.environ | {
                "QT_QPA_PLATFORM": "offscreen",
                "REVIEWDESK_STATE": folder,
                "XDG_CONFIG_HOME": folder,
            }
            yield Sized(
                lambda: started(command, around), lambda: started([sys.executable, "-c", BARE], around)
            )

    return made


def _sit_down(state: Path, seats: int) -> None:
    """Lay out so many seats as the start page lists them."""
    for number in range(seats):
        folder = state / "workspaces" / f"{number:032x}" / "r01"
        folder.mkdir(parents=True)
        (folder / "workspace.db").touch()
        names = {"schema": 1, "review_session": f"{number:032x}", "seat": "r01"}
        (folder / "seat.json").write_bytes(canonical.encode(names))


def started(command: Sequence[str], around: Mapping[str, str]) -> float:
    """Start a program with a window, and return its processor time once it rests; then end it.

    Raises:
        RuntimeError: it ended by itself, or never rested.
    """
    process = subprocess.Popen(command, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return _rested(process)
    finally:
        process.kill()
        process.wait()


def _rested(process: subprocess.Popen[bytes]) -> float:
    end, since, before = time.monotonic() + PATIENCE, time.monotonic(), -1.0
    while time.monotonic() < end:
        time.sleep(LOOK)
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
        used, resting = _look(process.pid)
        if not resting or used != before:
            since, before = time.monotonic(), used
        elif time.monotonic() - since > RESTED:
            return used
    raise RuntimeError(f"{process.args!r} never rested")


def _look(pid: int) -> tuple[float, bool]:
    """Return the processor time of a process and all below it, and whether every thread of them sleeps."""
    used, resting = 0.0, True
    for one in _family(pid):
        fields = _stat(one)
        used += _TICK * sum(map(int, fields[_TIMES]))
        resting = resting and all(_stat(task)[_STATE] == "S" for task in (one / "task").iterdir())
    return used, resting


def _family(pid: int) -> Iterator[Path]:
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            children.setdefault(int(_stat(path)[_PARENT]), []).append(int(path.name))
        except (OSError, IndexError):
            continue  # ended between two looks
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        waiting += children.get(one, [])
        yield Path("/proc", str(one))


def _stat(path: Path) -> list[str]:
    return (path / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
