"""SIGKILL at any time while a large batch is opened or brought in: absent or complete, and it works again."""

import random
import shutil
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from chair_session import MARKS, PLAN, Session, T, U, copy_of, dossier
from faults.command import LONG, Slips, Verbs
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.table import at_table
from reviewdesk.domain.canonical import digest
from reviewdesk.domain.names import Digest
from reviewdesk.domain.plan.reader import read_plan
from sealed_session import applied, office, panel, seal

pytestmark = pytest.mark.xdist_group("faults")

TIMES = 32_000 if LONG else 640
"""Five dossiers of 100 MB; in the short form of 2 MB, as its kills stand for the moments in between."""
KILLS = 50 if LONG else 3
"""Of each verb."""


@pytest.fixture(scope="module", autouse=True)
def _room() -> Iterator[None]:
    """Leave no gigabyte behind."""
    yield
    shutil.rmtree(large().folder)


def document(application: str) -> bytes:
    return dossier(application) * TIMES


@cache
def large() -> Session:
    plan = read_plan(PLAN.format(witness="none", end_rule="vote", handover="full"))
    applications = [applied(one, T if one.startswith("A") else U, f"p{one}", o="5") for one in MARKS]
    return seal(Session, plan, applications, (*office("none"), *panel((T, U), "r1")), dossier=document)


@cache
def digests() -> frozenset[Digest]:
    return frozenset(Digest(digest(document(application))) for application in MARKS)


@cache
def base() -> Path:
    open_desk(large().folder / "desk", [large().batch], "r1", large().code("r1"))
    return large().folder / "desk"


def complete(desk: Path) -> int:
    """Return how many dossiers lie under their final name; each of them is whole."""
    with at_table(desk, large().code("r1")) as table:
        blobs = table.workspace.blobs
        there = [one for one in digests() if blobs.path(one).exists()]
        assert all(digest(blobs.read(one)) == one for one in there)
    named = [path for path in (desk / "blobs").iterdir() if path.suffix != ".part"]
    assert len(named) == len(there)
    return len(there)


@pytest.mark.parametrize("verb", ["open", "declare"])
def test_a_large_batch_survives_a_kill_at_any_time(verb: str, verbs: Verbs, tmp_path: Path) -> None:
    held, desk, drawn = large(), tmp_path / "place" / "desk", random.Random(7)
    desk.parent.mkdir()
    words = {
        "open": ["open", str(held.batch), "--seat", "r1"],
        "declare": ["declare", "--batch", str(held.batch), "--none", "--pledge-agreed"],
    }[verb] + Slips(held, tmp_path).desk("r1", desk)
    seconds, killed = 0.0, 0
    while killed < KILLS:
        if verb == "declare":
            copy_of(base(), desk)
        began = time.monotonic()
        ended = verbs.run(words, tmp_path, after=drawn.uniform(0.02, seconds) if seconds else 0)
        seconds = seconds if ended.killed else time.monotonic() - began
        killed += ended.killed
        if desk.exists():
            complete(desk)
        if ended.killed and (verb == "declare" or not desk.exists()):
            again = verbs.run(words, tmp_path)
            assert (again.code, again.complaint) == (0, ""), again
        assert complete(desk) == (len(MARKS) if verb == "declare" else 0)
        assert list(desk.parent.iterdir()) == [desk]
        shutil.rmtree(desk)
