"""Filter, sort and scroll the list of a desk with 10,000 applications, and the memory that takes.

There is no reference: each answer is held against 50 ms, memory against 600 MB, and the ratio is ours through
that. What says "background" the window does not wait for.
"""

import dataclasses
import os
import random
import statistics
from collections.abc import Callable, Iterator
from fractions import Fraction

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from measuring import Extent, Figure, against_limit, seconds
from memory import peak
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

APPLICATIONS, ANSWER, MEMORY = 10_000, 50.0, 600.0
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


def figures(extent: Extent) -> Iterator[Figure]:
    """Measure: the slowest of all that a person does to the list, and the memory of the process."""
    application = QApplication([])
    theme.load_fonts()
    theme.apply(application, dark=False)
    sizes = extent.sizes(APPLICATIONS)
    taken: dict[str, dict[int, float]] = {}
    for count in sizes:
        for name, milliseconds in _answers(application, count).items():
            taken.setdefault(name, {})[count] = milliseconds
    for doing in ("filter", "sort", "scroll"):
        own = {name: found for name, found in taken.items() if name.startswith(doing)}
        slowest = max(own, key=lambda name: own[name][sizes[-1]])
        found = against_limit(f"list of 10,000: {doing}", own[slowest][sizes[-1]], ANSWER, "ms", own[slowest])
        yield dataclasses.replace(found, note=f"slowest is: {slowest}")
    unseen = ", ".join(f"{name} {found[sizes[-1]]:.1f} ms" for name, found in taken.items() if "(" in name)
    found = against_limit("list of 10,000: memory", peak(), MEMORY, "MB", {})
    yield dataclasses.replace(found, note=f"in the background: {unseen}")


def _answers(application: QApplication, count: int) -> dict[str, float]:
    """Return, job by job, the milliseconds until everything is painted again."""
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
        "filter by track": lambda: panel.model.narrow(random.choice(rows).track, ""),
        "filter, all again": lambda: panel.model.narrow(TrackId(""), ""),
        "sort by name": lambda: panel.model.arrange_by("name"),
        "sort by total": lambda: panel.model.arrange_by("total"),
        "sort by state": lambda: panel.model.arrange_by("state"),
        "scroll": lambda: panel.view.verticalScrollBar().setValue(random.randrange(count)),
        "own ranking (background)": lambda: own_ranking(track, applications, draft),
        "scroll to a row that changed": lambda: panel.show_row(random.choice(rows)),
    }
    found = {name: timed(application, job) for name, job in jobs.items()}
    panel.close()
    return found


def scored_in_full(count: int) -> tuple[Track, list[Application], Draft]:
    """Return a track of ten criteria in which every application is scored."""
    track = read_plan(PLAN + "".join(CRITERION.format(n) for n in range(10))).tracks[0]
    ids = [ApplicationId(f"ZH-{number:05}") for number in range(count)]
    applications = [Application(id=a, track=track.id, applicant=a, applicant_id=ApplicantId(a)) for a in ids]
    marks = [f"{number / 2:g}" for number in range(21)]
    rows = {a: DraftRow(points={c.id: random.choice(marks) for c in track.criteria}) for a in ids}
    return track, applications, Draft(rows, frozenset(), {})


def timed(application: QApplication, job: Callable[[], object]) -> float:
    """Return the median of nine runs in milliseconds of processor time, each until everything is painted."""

    def until_painted() -> None:
        job()
        application.processEvents()

    return 1000 * statistics.median(seconds(until_painted) for _ in range(9))


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
