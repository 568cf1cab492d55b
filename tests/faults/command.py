"""The command line as the faults use it: slips in files, and verbs that may be killed on the way."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from chair_session import Session

LONG = bool(os.environ.get("REVIEWDESK_LONG"))
"""Whether the long form of the faults is asked for."""

_PASSED = ("REVIEWDESK_", "TMPDIR")
"""Settings of a test that its verbs see."""


@dataclass(frozen=True)
class Slips:
    """Writes a seat's slip to a file when a command needs it."""

    held: Session
    folder: Path

    def of(self, seat: str) -> Path:
        path = self.folder / f"slip-{seat}.txt"
        path.write_text(self.held.code(seat), encoding="utf-8")
        return path

    def desk(self, seat: str, workspace: Path) -> list[str]:
        """Return W of a seat."""
        return ["--workspace", str(workspace), "--slip-file", str(self.of(seat))]


@dataclass(frozen=True)
class Ended:
    """How a verb ended: killed or with an exit code, the moments it passed, its two outputs."""

    killed: bool
    code: int
    moments: tuple[str, ...]
    told: str
    complaint: str


class Verbs:
    """A process that runs verbs in children of its own, as `faults.dying` describes."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-m", "faults.dying"],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Verbs":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def run(self, words: list[str], folder: Path, die: int = 0, after: float = 0) -> Ended:
        """Run one verb; `die` is the moment, from 1, at which it is killed, `after` the seconds."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        settings = {key: value for key, value in os.environ.items() if key.startswith(_PASSED)}
        asked = {"words": words, "folder": str(folder), "die": die, "after": after, "settings": settings}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        moments = tuple(answer["moments"])
        return Ended(answer["signal"] == 9, answer["code"], moments, answer["told"], answer["complaint"])


def program(words: list[str], **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, which knows the light slots of tests."""
    return subprocess.run(
        [sys.executable, "-m", "light_slots", *words],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | settings,
        capture_output=True,
        text=True,
        check=False,
    )
