"""Filter, sort and scroll the list of a desk with many applications; prints milliseconds.

    python bench/desk_list.py [--applications N]

What says "background" the window does not wait for.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from fractions import Fraction

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from reviewdesk.desk.reviewer.sheets import Row
from reviewdesk.domain.application import Application
from reviewdesk.domain.draft import Draft, DraftRow
from reviewdesk.domain.names import ApplicantId, ApplicationId, TrackId
from reviewdesk.domain.own_ranking import RowState, own_ranking
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Track
from reviewdesk.ui import theme
from reviewdesk.ui.desk.initials import learn
from reviewdesk.ui.desk.list_panel import ListPanel
from reviewdesk.ui.desk.listing import name_ranks

NAMES = "云溪临泽东屿平川南浦青崖望湖安陵石重庆长乐兴厦门城江海山河州清宁康德明和永新县区市"
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
STATES: tuple[RowState, ...] = ("unscored", "partial", "scored", "recused")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--applications", type=int, default=10_000)
    count = parser.parse_args().applications
    application = QApplication([])
    theme.load_fonts()
    theme.apply(application, dark=False)
    rows = made(count)
    panel = ListPanel(rows, {TrackId("a"): "综合", TrackId("b"): "绿色"})
    track, applications, draft = scored_in_full(count)
    panel.resize(264, 640)
    panel.show()
    jobs: dict[str, Callable[[], object]] = {
        "learn initials (background)": lambda: panel.model.learn(
            learn([r.applicant for r in rows]), name_ranks([r.applicant for r in rows])
        ),
        "filter by text": lambda: panel.model.narrow(TrackId(""), random.choice(NAMES)),
        "filter by initials": lambda: panel.model.narrow(TrackId(""), random.choice(["yx", "cx", "lz", "q"])),
        "filter by number": lambda: panel.model.narrow(TrackId(""), str(random.randrange(count))),
        "filter by track": lambda: panel.model.narrow(TrackId(random.choice("ab")), ""),
        "all again": lambda: panel.model.narrow(TrackId(""), ""),
        "sort by name": lambda: panel.model.arrange_by("name"),
        "sort by total": lambda: panel.model.arrange_by("total"),
        "sort by state": lambda: panel.model.arrange_by("state"),
        "scroll": lambda: panel.view.verticalScrollBar().setValue(random.randrange(count // 2)),
        "own ranking (background)": lambda: own_ranking(track, applications, draft),
        "one row changes": lambda: panel.show_row(random.choice(rows)),
    }
    for name, job in jobs.items():
        print(f"{name:32}", *timed(application, job))  # noqa: T201


def scored_in_full(count: int) -> tuple[Track, list[Application], Draft]:
    """Return a track of ten criteria in which every application is scored."""
    track = read_plan(PLAN + "".join(CRITERION.format(n) for n in range(10))).tracks[0]
    ids = [ApplicationId(f"ZH-{number:05}") for number in range(count)]
    applications = [Application(id=a, track=track.id, applicant=a, applicant_id=ApplicantId(a)) for a in ids]
    marks = [f"{number / 2:g}" for number in range(21)]
    rows = {a: DraftRow(points={c.id: random.choice(marks) for c in track.criteria}) for a in ids}
    return track, applications, Draft(rows, frozenset(), {})


def timed(application: QApplication, job: Callable[[], object]) -> tuple[str, str]:
    """Return the median and the worst of nine runs, each until everything is painted."""
    taken = []
    for _ in range(9):
        start = time.perf_counter()
        job()
        application.processEvents()
        taken.append(1000 * (time.perf_counter() - start))
    return f"{statistics.median(taken):8.1f} ms", f"worst {max(taken):8.1f} ms"


def made(count: int) -> list[Row]:
    """Return rows of invented places."""
    random.seed(1)
    rows = []
    for number in range(count):
        state = random.choice(STATES)
        value = Fraction(random.randrange(200), 2) if state == "scored" else None
        rows.append(
            Row(
                application=ApplicationId(f"ZH-{number:05}"),
                track=TrackId("ab"[number % 2]),
                applicant="".join(random.choices(NAMES, k=4)),
                county="",
                position=number + 1,
                state=state,
                entered=3,
                needed=6,
                total="" if value is None else str(float(value)),
                value=value,
            )
        )
    return rows


if __name__ == "__main__":
    main()
