"""Two offices that enter overlapping archives at once: nothing is lost, nothing is there twice."""

import os
import subprocess
import sys
from pathlib import Path

from registry_scene import submitted
from reviewdesk.domain.registry import Cut, Wanted
from reviewdesk.store.registry_database import Place, opened
from reviewdesk.store.registry_searching import archives, search

MANY = 12
ENTERING = """
import sys
from pathlib import Path

from registry_scene import WHEN, submitted
from reviewdesk.store.registry_database import opened
from reviewdesk.store.registry_entering import enter

kind, where, first = sys.argv[1:]
sys.stdin.readline()
with opened(Path(where) if kind == "file" else where, create=True) as registry:
    for number in range(int(first), int(first) + 12):
        for sequence in (1, 2):
            print(enter(registry, submitted(str(number), sequence=sequence), WHEN)[0], flush=True)
"""


def office(place: Place, first: int) -> "subprocess.Popen[str]":
    kind = "file" if isinstance(place, Path) else "shared"
    return subprocess.Popen(
        [sys.executable, "-c", ENTERING, kind, str(place), str(first)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def begin(one: "subprocess.Popen[str]") -> None:
    assert one.stdin is not None
    one.stdin.write("\n")
    one.stdin.flush()


def test_an_office_that_dies_leaves_whole_archives_and_does_not_hold_up_the_other(place: Place) -> None:
    dying = office(place, 0)
    begin(dying)
    assert dying.stdout is not None
    assert [dying.stdout.readline() for _ in range(5)].count("new\n") == 3
    dying.kill()
    dying.communicate()
    other = office(place, 0)
    assert len(other.communicate("\n", timeout=120)[0].split()) == 2 * MANY
    assert other.returncode == 0
    with opened(place) as registry:
        found = archives(registry, None, Cut(size=100))
        assert (found.total, {one.applications for one in found.rows}) == (2 * MANY, {3})
        assert search(registry, Wanted(), Cut()).total == 3 * MANY


def test_two_offices_at_once_lose_nothing(place: Place) -> None:
    offices = [office(place, 0), office(place, MANY // 2)]
    for one in offices:
        begin(one)
    told = [one.communicate(timeout=120)[0].split() for one in offices]
    sessions = MANY + MANY // 2
    answers = [answer for one in told for answer in one]
    assert len(answers) == 4 * MANY
    assert answers.count("new") == sessions
    assert answers.count("superseding") == sessions
    assert answers.count("same") == 4 * MANY - 2 * sessions
    with opened(place) as registry:
        found = archives(registry, None, Cut(size=100))
        assert found.total == 2 * sessions
        assert sum(one.superseded for one in found.rows) == sessions
        whole = search(registry, Wanted(), Cut(size=500))
        assert whole.total == 3 * sessions
        assert {row.number for row in whole.rows} == {one.number for one in found.rows if not one.superseded}
        applicants = {row.entry.applicant for row in whole.rows}
        assert applicants == {one.applicant for one in submitted().entries}
