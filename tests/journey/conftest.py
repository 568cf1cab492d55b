"""The sample session, played once by the demo with every socket blocked."""

import os
import subprocess
import sys

import pytest

from journey_demo import Journey

BLOCKER = """
import os, socket

def refuse(*args, **settings):
    with open(os.environ["SOCKETS_TRIED"], "a") as file:
        file.write(repr(args) + chr(10))
    raise OSError("no network in this room")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""


@pytest.fixture(scope="session")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    place = tmp_path_factory.mktemp("journey")
    scratch, connects = place / "scratch", place / "connects"
    scratch.mkdir()
    (place / "block").mkdir()
    (place / "block" / "sitecustomize.py").write_text(BLOCKER, encoding="utf-8")
    settings = {
        "PYTHONPATH": str(place / "block"),
        "SOCKETS_TRIED": str(connects),
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
    return Journey(place / "demo", done.returncode, printed, connects, scratch)
