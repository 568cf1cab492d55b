"""The sample session, played once by the demo with every socket blocked."""

import os
import subprocess
import sys

import pytest

from journey_demo import Journey, watched


@pytest.fixture(scope="session")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    place = tmp_path_factory.mktemp("journey")
    scratch, stopped, state = place / "scratch", place / "stopped", place / "state"
    scratch.mkdir()
    settings = watched(place) | {"REVIEWDESK_STATE": str(state)}
    done = subprocess.run(
        [sys.executable, "-m", "reviewdesk", "demo", "--out", str(place / "demo")],
        env=os.environ | settings | {"TMPDIR": str(scratch), "REVIEWDESK_LANGUAGE": "en"},
        capture_output=True,
        check=False,
    )
    printed = done.stdout.decode() + done.stderr.decode()
    return Journey(
        folder=place / "demo",
        exit_code=done.returncode,
        printed=printed,
        connects=place / "connects",
        scratch=scratch,
        stopped=stopped,
        settings=settings,
    )
