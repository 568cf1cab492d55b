"""What the demo left behind, for everything that looks at it."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

PROMPT = "$ "

WATCHER = """
import os, shutil, socket, sys

def refuse(*args, **settings):
    with open(os.environ["SOCKETS_TRIED"], "a") as file:
        file.write(repr(args) + chr(10))
    raise OSError("no network in this room")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse

for stop in os.environ["STOPS"].split(","):
    kept = os.path.join(os.environ["STOPPED"], stop)
    if " ".join(sys.orig_argv[3:]).startswith(stop) and not os.path.exists(kept):
        shutil.copytree(".", kept)

if os.environ["LIGHT_SLOTS"]:
    from light_slots import lighten
    lighten()
"""
"""Runs at the start of every process of the demo, so a copy is the folder between two commands.

The short form makes light slots: the chair's slip alone is asked for 40 times, 0.4 s each.
"""
LONG = bool(os.environ.get("REVIEWDESK_LONG"))
STOPS = ("open r5", "reveal --workspace")


def watched(place: Path) -> dict[str, str]:
    """Return the settings of processes that are watched from a new folder."""
    watch = place / "watch"
    watch.mkdir(parents=True)
    (watch / "sitecustomize.py").write_text(WATCHER, encoding="utf-8")
    return {
        "PYTHONPATH": os.pathsep.join([str(watch), *sys.path]),
        "SOCKETS_TRIED": str(place / "connects"),
        "STOPS": ",".join(STOPS if LONG else STOPS[-1:]),
        "STOPPED": str(place / "stopped"),
        "LIGHT_SLOTS": "" if LONG else "yes",
    }


@dataclass(frozen=True)
class Journey:
    """What the demo left behind, and how it ended.

    Attributes:
        stopped: copies of the folder as it stood before certain commands, by the words they begin with.
        settings: what its processes were told, for those that go on.
        state: what the machine remembered, REVIEWDESK_STATE.
    """

    folder: Path
    exit_code: int
    printed: str
    connects: Path
    scratch: Path
    stopped: Path
    settings: dict[str, str]

    @property
    def published(self) -> Path:
        return self.folder / "province" / "published"

    @property
    def archive(self) -> Path:
        return self.published / "archive.rdarchive"

    def code(self, seat: str) -> str:
        return (self.folder / "secretary" / "slips" / f"{seat}.txt").read_text(encoding="utf-8")

    @property
    def commands(self) -> list[str]:
        """Everything the demo printed to be typed, from the way into its folder on."""
        return [line.removeprefix(PROMPT) for line in self.printed.splitlines() if line.startswith(PROMPT)]
