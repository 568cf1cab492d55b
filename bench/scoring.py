"""One score on disk before the next key (p99), against a bare sqlite3 insert with synchronous=FULL.

This row is by the clock on the wall, since what it is about is waiting for the disk: 200 scores one after the
other, of which the third slowest counts, then 200 inserts. Growth is over the applications of the review.
"""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from large_session import Size, made
from measuring import Extent, Figure, Sized, figure
from reviewdesk.desk.reviewer.declaring import declare_recusals
from reviewdesk.desk.reviewer.entering import enter
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.draft import Edit
from reviewdesk.domain.names import CriterionId

APPLICATIONS, CRITERIA = 60, 10
SCORES = 200


def figures(extent: Extent) -> Iterator[Figure]:
    """Measure."""
    small = max(1, APPLICATIONS // extent.part)
    job = "one score on disk (p99)"
    yield figure(job, 3.0, _scoring, (small, 10 * small, 100 * small), extent, at=small)


@contextmanager
def _scoring(applications: int) -> Iterator[Sized]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        session = made(Size(applications, 1, CRITERIA), folder)
        seat, code = session.reviewers[0], session.codes[session.reviewers[0]]
        open_desk(folder / seat, [session.batch], seat, code)
        seating = Seating(folder / seat, code)
        with closing(seating), closing(_bare(folder / "bare.db")) as database:
            declare_recusals(seating.table, (), (), pledged=True)
            yield Sized(_entering(seating.table), _inserting(database, applications))


def _entering(table: Table) -> Callable[[], float]:
    cells = [
        (application, CriterionId(f"c{n}"))
        for application in table.lineage.rows(table.tracks[0].id)
        for n in range(CRITERIA)
    ]
    turns = count()

    def one() -> None:
        turn = next(turns)
        value = f"{turn // len(cells) % 20 / 2:g}"
        application, criterion = cells[turn % len(cells)]
        enter(table, [Edit(application, criterion, "points", value)])

    return lambda: slow(one)


def _bare(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE mark (application TEXT, criterion TEXT, value TEXT)")
    return database


def _inserting(database: sqlite3.Connection, applications: int) -> Callable[[], float]:
    turns = count()

    def one() -> None:
        turn = next(turns)
        row = (f"A{turn % applications:05}", f"c{turn % CRITERIA}", "7.5")
        database.execute("INSERT INTO mark VALUES (?, ?, ?)", row)

    return lambda: slow(one)


def slow(job: Callable[[], object]) -> float:
    """Return the 99th percentile of the seconds a job takes, done many times over."""
    taken = []
    for _ in range(SCORES):
        begun = time.perf_counter()
        job()
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[-1 - SCORES // 100]
