"""What the demo left behind, for everything that looks at it."""

from dataclasses import dataclass
from pathlib import Path

PROMPT = "$ "

WATCHER = """
import hashlib, os, shutil, socket, sys
from cryptography.hazmat.primitives.kdf import scrypt

def refuse(*args, **settings):
    with open(os.environ["SOCKETS_TRIED"], "a") as file:
        file.write(repr(args) + chr(10))
    raise OSError("no network in this room")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse

for stop in os.environ["STOPS"].split(","):
    kept = os.path.join(os.environ["STOPPED"], stop)
    if " ".join(sys.orig_argv[3:]).startswith(stop) and not os.path.exists(kept):
        shutil.copytree(".", kept)

class Remembered:
    def __init__(self, asked=scrypt.Scrypt, **settings):
        self.settings, self.asked = repr(sorted(settings.items())), asked(**settings)

    def derive(self, code):
        name = hashlib.sha256(self.settings.encode() + code).hexdigest()
        path = os.path.join(os.environ["DERIVED"], name)
        if not os.path.exists(path):
            with open(path, "wb") as file:
                file.write(self.asked.derive(code))
        with open(path, "rb") as file:
            return file.read()

scrypt.Scrypt = Remembered
"""
"""Runs at the start of every process of the demo, so a copy is the folder between two commands.

What a slip's code derives to is worked out once: the chair's slip alone is asked for 40 times, 0.4 s each.
The rest that is done by hand remembers nothing.
"""


@dataclass(frozen=True)
class Journey:
    """What the demo left behind, and how it ended.

    Attributes:
        stopped: copies of the folder as it stood before certain commands, by the words they begin with.
        state: what the machine remembered, REVIEWDESK_STATE.
    """

    folder: Path
    exit_code: int
    printed: str
    connects: Path
    scratch: Path
    stopped: Path
    state: Path

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
