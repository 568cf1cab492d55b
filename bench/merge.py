"""A million scores: the exact merge, and `trial` from csv, against pandas averaging them in floats."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from invented import Reviewed, reviewed
from measuring import Extent, Figure, Sized, figure, timed
from reviewdesk.desk.trial import trial

APPLICATIONS, REVIEWERS, CRITERIA = 5_000, 20, 10


def figures(extent: Extent) -> Iterator[Figure]:
    """Measure."""
    sizes = extent.sizes(APPLICATIONS)
    yield figure("merge 1,000,000 scores, exact", 1.0, _merging, sizes, extent)
    yield figure("trial of 1,000,000 scores from csv", 3.0, _trying, sizes, extent)


@contextmanager
def _merging(applications: int) -> Iterator[Sized]:
    with _table(applications) as (review, table):
        yield Sized(timed(review.ranked), timed(lambda: averaged(table)))


@contextmanager
def _trying(applications: int) -> Iterator[Sized]:
    with _table(applications) as (review, table):
        yield Sized(timed(lambda: trial(review.plan, table)), timed(lambda: averaged(table)))


@contextmanager
def _table(applications: int) -> Iterator[tuple[Reviewed, Path]]:
    review = reviewed(applications, REVIEWERS, CRITERIA)
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "scores.csv")
        write_table(table, review)
        yield review, table


def write_table(path: Path, review: Reviewed) -> None:
    """Write the marks as a table of scores."""
    with path.open("w", encoding="utf-8") as file:
        file.write("track,application,reviewer,criterion,points,state\n")
        for ballot in review.ballots:
            for application, marks in ballot.scores.items():
                for number, points in enumerate(marks):
                    file.write(f"{ballot.track},{application},{ballot.seat},c{number},{points},scored\n")


def averaged(table: Path) -> None:
    """Read the table and average in floats."""
    frame = pd.read_csv(table)
    totals = frame.groupby(["application", "reviewer"])["points"].sum()
    totals.groupby("application").mean()
