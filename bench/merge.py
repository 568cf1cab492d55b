"""A million scores: the exact merge, and `trial` from csv, against pandas averaging the same table.

    python bench/merge.py [--applications N] [--pairs N]

Runs alternate within a pair; times are processor time, since others may share the machine. Printed are the
ratios of each pair and their median. Needs the dev extra.
"""

import argparse
import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from reviewdesk.desk.trial import trial
from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.conclude import conclude
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import ApplicantId, ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.reveal import RankableBallots, RevealedBallots

REVIEWERS = 20
CRITERIA = 10
PLAN = """
schema = 1
[review_session]
title = "bench"
[[track]]
id = "track"
[[track.tier]]
id = "listed"
quota = 100
"""
CRITERION = '[[track.criterion]]\nid = "c{}"\nmax = "10"\nstep = "0.5"\n'


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--applications", type=int, default=5_000)
    parser.add_argument("--pairs", type=int, default=5)
    args = parser.parse_args()
    plan = read_plan(PLAN + "".join(CRITERION.format(n) for n in range(CRITERIA)))
    ballots = opened(args.applications)
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "scores.csv")
        write_table(table, ballots)
        jobs: dict[str, Callable[[], object]] = {
            "pandas": lambda: averaged(table),
            "merge": lambda: ranked(plan, ballots),
            "trial": lambda: trial(plan, table),
        }
        times = measure(jobs, args.pairs)
    report(args.applications, times)


def opened(applications: int) -> tuple[Ballot, ...]:
    """Return the ballots of all reviewers, marks spelled as cast."""
    draw = random.Random(1)
    spellings = [f"{n / 2:g}" for n in range(21)]
    ids = [ApplicationId(f"A{n:05}") for n in range(1, applications + 1)]
    return tuple(
        Ballot(
            seat=SeatId(f"r{n:02}"),
            track=TrackId("track"),
            scores={a: tuple(draw.choices(spellings, k=CRITERIA)) for a in ids},
        )
        for n in range(1, REVIEWERS + 1)
    )


def write_table(path: Path, ballots: tuple[Ballot, ...]) -> None:
    """Write the same marks as a table of scores."""
    with path.open("w", encoding="utf-8") as file:
        file.write("track,application,reviewer,criterion,points,state\n")
        for ballot in ballots:
            for application, marks in ballot.scores.items():
                for number, points in enumerate(marks):
                    file.write(f"track,{application},{ballot.seat},c{number},{points},scored\n")


def averaged(table: Path) -> None:
    """Read the table and average in floats."""
    frame = pd.read_csv(table)
    totals = frame.groupby(["application", "reviewer"])["points"].sum()
    totals.groupby("application").mean()


def ranked(plan: Plan, ballots: tuple[Ballot, ...]) -> None:
    """Rank opened ballots."""
    roll = [{"seat": b.seat, "track": b.track, "round": 1, "state": "counted", "digest": ""} for b in ballots]
    attested = (SeatId("chair"), SeatId("witness"))
    entries = [
        Entry(index=1, kind="close", at="", data={"roll": roll}, head=Digest("00" * 32), attested=attested),
        Entry(index=2, kind="reveal", at="", data={}, head=Digest("00" * 32), attested=attested),
        Entry(index=3, kind="ranking", at="", data={}, head=Digest("00" * 32)),
    ]
    revealed = RevealedBallots(entries=entries, ballots=ballots)
    applications = [
        Application(id=a, track=TrackId("track"), applicant=a, applicant_id=ApplicantId(a))
        for a in ballots[0].scores
    ]
    conclude(plan, applications, RankableBallots(revealed=revealed), (), "revealed")


def measure(jobs: dict[str, Callable[[], object]], pairs: int) -> dict[str, list[float]]:
    """Return the seconds of every job, one run of each per pair."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(pairs):
        for name, job in jobs.items():
            gc.collect()
            start = time.process_time()
            job()
            times[name].append(time.process_time() - start)
    return times


def report(applications: int, times: dict[str, list[float]]) -> None:
    """Print the table of ratios."""
    print(f"{applications * REVIEWERS * CRITERIA:,} scores, {len(times['pandas'])} pairs")  # noqa: T201
    for name, aim in (("merge", 1.0), ("trial", 3.0)):
        ratios = [own / base for own, base in zip(times[name], times["pandas"], strict=True)]
        seconds = statistics.median(times[name])
        spread = f"{min(ratios):.2f}–{max(ratios):.2f}"
        print(f"{name:6} {seconds:6.2f} s  {statistics.median(ratios):.2f} × pandas ({spread}), aim ≤ {aim}")  # noqa: T201
    print(f"pandas {statistics.median(times['pandas']):6.2f} s")  # noqa: T201


if __name__ == "__main__":
    main()
