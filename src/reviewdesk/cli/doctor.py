"""The command line's doctor: examines this machine, asking a process apart what only a window knows."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from reviewdesk.cli.frame import Reply, Verbs, language, say
from reviewdesk.desk.doctor.examine import examine
from reviewdesk.desk.doctor.finding import Finding, WindowFacts, report
from reviewdesk.errors.marker import N_
from reviewdesk.words import sentence

FACTS: Final = "reviewdesk.ui.doctor.facts"
_PATIENCE: Final = 60
_LONGEST: Final = 200


def register(verbs: Verbs) -> None:
    """Add `doctor`."""
    parser = verbs.add("doctor", run, help=N_("examine this machine and say what is amiss"))
    parser.add_argument("--folder", type=Path, metavar="DIR", help=say(N_("where workspaces are to lie")))


def run(args: argparse.Namespace) -> Reply:
    """Examine; exit 1 where something must be mended first."""
    findings = examine(args.folder, window())
    bad = sum(one.state == "bad" for one in findings)
    message = say(N_("This machine is ready for a review session."))
    if bad:
        message = say(N_("To be mended before a review session: {count}."), count=bad)
    return Reply(
        message, {"findings": list(map(_data, findings))}, report(findings, language()), exit_code=min(bad, 1)
    )


def window() -> WindowFacts | str:
    """Return what a window says of itself in a process apart, or why none could open there."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", FACTS],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        return lines[0][:_LONGEST] if lines else str(done.returncode)
    screens = tuple((int(wide), int(high), int(scale)) for wide, high, scale in told["screens"])
    return WindowFacts(**{**told, "screens": screens, "printers": tuple(told["printers"])})


def _data(one: Finding) -> dict[str, object]:
    said = sentence(one.told, language())
    return {"subject": one.subject, "state": one.state, "code": one.told.code, "message": said}
