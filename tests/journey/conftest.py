"""The sample session, played once by the demo with every socket blocked."""

import os
import subprocess
import sys

import pytest

from journey_demo import Journey

STOPS = ("open r5", "reveal --workspace")
LONG = bool(os.environ.get("REVIEWDESK_LONG"))
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


@pytest.fixture(scope="session")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    place = tmp_path_factory.mktemp("journey")
    scratch, connects, stopped = place / "scratch", place / "connects", place / "stopped"
    scratch.mkdir()
    for name in ("watch", "derived"):
        (place / name).mkdir()
    (place / "watch" / "sitecustomize.py").write_text(WATCHER, encoding="utf-8")
    settings = {
        "PYTHONPATH": str(place / "watch"),
        "SOCKETS_TRIED": str(connects),
        "STOPS": ",".join(STOPS if LONG else STOPS[-1:]),
        "STOPPED": str(stopped),
        "DERIVED": str(place / "derived"),
        "TMPDIR": str(scratch),
        "REVIEWDESK_STATE": str(place / "state"),
        "REVIEWDESK_LANGUAGE": "en",
    }
    done = subprocess.run(
        [sys.executable, "-m", "reviewdesk", "demo", "--out", str(place / "demo")],
        env=os.environ | settings,
        capture_output=True,
        check=False,
    )
    printed = done.stdout.decode() + done.stderr.decode()
    return Journey(
        folder=place / "demo",
        exit_code=done.returncode,
        printed=printed,
        connects=connects,
        scratch=scratch,
        stopped=stopped,
        state=place / "state",
    )
