"""The sample session, played once by the demo with every socket blocked."""

import os
import subprocess
import sys

import pytest

from journey_demo import WATCHER, Journey

STOPS = ("open r5", "reveal --workspace")
LONG = bool(os.environ.get("REVIEWDESK_LONG"))


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
