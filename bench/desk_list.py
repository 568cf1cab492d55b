"""Filter, sort and scroll the list of a desk with many applications; prints milliseconds.

QT_QPA_PLATFORM=offscreen python bench/desk_list.py [--applications N]
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable
from fractions import Fraction

from PySide6.QtWidgets import QApplication

from reviewdesk.desk.reviewer.sheets import Row
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.domain.own_ranking import RowState
from reviewdesk.ui import theme
from reviewdesk.ui.desk.initials import learn
from reviewdesk.ui.desk.list_panel import ListPanel
from reviewdesk.ui.desk.listing import name_ranks

NAMES = "云溪临泽东屿平川南浦青崖望湖安陵石重庆长乐兴厦门城江海山河州清宁康德明和永新县区市"
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
        "one row changes": lambda: panel.show_row(random.choice(rows)),
    }
    for name, job in jobs.items():
        print(f"{name:32}", *timed(application, job))  # noqa: T201


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
