"""Control of the controls: each check of collect and verify is switched off, and a test turns red.

The default run takes a few; with REVIEWDESK_LONG=1 every check has its turn.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.command import LONG
from faults.switch import checks

pytestmark = [
    pytest.mark.xdist_group("switches"),
    pytest.mark.skipif(sys.platform == "win32", reason="every answer comes from a fork"),
]
ROOT = Path(__file__).parents[2]
COLLECTING = (
    "tests/sealed/test_ballot.py",
    "tests/desk/chair/test_chair_collecting.py",
    "tests/desk/chair/test_chair_sent_back.py",
    "tests/desk/chair/test_chair_seats.py",
    "tests/sealed/test_supplement.py",
    "tests/faults/test_hostile_ballots.py",
)
VERIFYING = (
    "tests/desk/auditor/test_insider_record.py",
    "tests/desk/auditor/test_insider_ballots.py",
    "tests/desk/auditor/test_insider_papers.py",
    "tests/desk/auditor/test_insider_packet.py",
    "tests/desk/auditor/test_insider_typed.py",
    "tests/desk/auditor/test_insider_alarm.py",
    "tests/desk/auditor/test_stated.py",
    "tests/faults/test_hostile_log.py",
    "tests/faults/test_flips_papers.py",
    "tests/desk/auditor/test_form.py",
)
"""The slowest last: a switched-off check is mostly found before it."""
PAPERS = (
    "tests/desk/auditor/test_reference.py",
    "tests/desk/auditor/test_signed_paper.py",
    "tests/desk/auditor/test_handed_over.py",
)
FOLLOWING = ("tests/desk/auditor/test_chain.py", "tests/desk/auditor/test_records.py")
TESTS = {
    "reviewdesk.desk.chair.verdicts": COLLECTING,
    "reviewdesk.desk.chair.collecting": (*COLLECTING, "tests/journey/test_journey_paper.py"),
    "reviewdesk.sealed.ballot": COLLECTING,
    **{
        f"reviewdesk.desk.auditor.{module}": VERIFYING
        for module in (
            "ballots",
            "closed",
            "form",
            "outcome",
            "papers",
            "parts",
            "record",
            "sitting",
            "stated",
        )
    },
    "reviewdesk.desk.auditor.scans": ("tests/desk/auditor/test_insider_scans.py",),
    "reviewdesk.domain.scans": ("tests/domain/test_scans.py", "tests/desk/auditor/test_insider_scans.py"),
    **{f"reviewdesk.desk.auditor.{m}": PAPERS for m in ("handed_over", "reference", "signed_paper")},
    "reviewdesk.desk.auditor.chain": FOLLOWING,
    "reviewdesk.desk.auditor.filed": ("tests/desk/staff/test_filing.py",),
    "reviewdesk.desk.auditor.records": FOLLOWING,
    "reviewdesk.sealed.archived": VERIFYING,
    "reviewdesk.sealed.log": ("tests/sealed/test_log.py", "tests/desk/auditor/test_insider_record.py"),
    "reviewdesk.domain.order": ("tests/domain/test_order.py",),
}
"""Module that checks → tests that hold its checks."""
EVERY = [(module, line) for module in TESTS for line in checks(module)]
SHORT = [next(one for one in EVERY if one[0].endswith(name)) for name in ("domain.order", "sealed.log")]


class Switches:
    """A process that runs tests in forks of itself, as `faults.switch` describes."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "faults.switch"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def outcome(self, module: str, line: int, tests: tuple[str, ...]) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"module": module, "line": line, "tests": tests}) + "\n")
        self._process.stdin.flush()
        return int(json.loads(self._process.stdout.readline())["code"])

    def end(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="module")
def switches() -> Iterator[Switches]:
    found = Switches()
    yield found
    found.end()


@pytest.mark.parametrize(("module", "line"), EVERY if LONG else SHORT)
def test_a_check_switched_off_turns_a_test_red(module: str, line: int, switches: Switches) -> None:
    assert switches.outcome(module, line, TESTS[module]) == pytest.ExitCode.TESTS_FAILED


def test_with_every_check_on_the_same_tests_are_green(switches: Switches) -> None:
    for tests in dict.fromkeys(TESTS.values()) if LONG else [TESTS[module] for module, _ in SHORT[:1]]:
        assert switches.outcome("", 0, tests) == pytest.ExitCode.OK


def test_the_checks_that_are_switched_off_are_those_of_the_program() -> None:
    auditors = {path.stem for path in (ROOT / "src/reviewdesk/desk/auditor").glob("*.py")}
    named = {module.rpartition(".")[2] for module in TESTS if ".auditor." in module}
    assert auditors - named == {"__init__", "files", "verdict", "verify"}
    assert all(checks(module) for module in TESTS)
    assert len(EVERY) > 90
