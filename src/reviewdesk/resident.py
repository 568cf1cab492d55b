"""How much memory a process holds, asked from outside: children that open strangers' files are watched."""

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def resident(pid: int) -> int:
    """Return how many bytes of memory a process holds now; 0 when it is gone."""
    if sys.platform == "win32":
        return _resident_windows(pid)
    if sys.platform == "linux":
        try:
            return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
        except (OSError, IndexError):
            return 0
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return int(told.stdout.strip() or 0) * 1024


def resident_group(leader: int) -> int:
    """Return how many bytes a process and all of its group hold; on Windows it alone."""
    if sys.platform == "win32":
        return _resident_windows(leader)
    if sys.platform == "linux":
        return sum(resident(pid) for pid in _group(leader))
    told = subprocess.run(["ps", "-A", "-o", "pgid=,rss="], capture_output=True, text=True, check=False)
    lines = (line.split() for line in told.stdout.splitlines())
    return sum(int(line[1]) * 1024 for line in lines if line[:1] == [str(leader)])


def _group(leader: int) -> Iterator[int]:
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            with suppress(OSError):
                # The name in brackets may hold blanks: state, parent and group follow it.
                if (place / "stat").read_text(errors="replace").rpartition(")")[2].split()[2] == str(leader):
                    yield int(place.name)


def _resident_windows(pid: int) -> int:
    if sys.platform != "win32":
        return 0
    handle = ctypes.windll.kernel32.OpenProcess(0x0410, False, pid)
    counters = (ctypes.c_size_t * 10)()
    ctypes.windll.kernel32.K32GetProcessMemoryInfo(handle, counters, ctypes.sizeof(counters))
    ctypes.windll.kernel32.CloseHandle(handle)
    return int(counters[2])
