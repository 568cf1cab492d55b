"""A committee on paper: three reviewers, four applications, reasons with marks, every sheet typed twice."""

from functools import cache
from pathlib import Path

from chair_session import Session, dossier
from reviewdesk.desk.chair.typing_up import BlankSheet
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from sealed_session import applied, office, panel, seal

TOWN = TrackId("town")
SEATS = tuple(map(SeatId, ("r1", "r2", "r3")))
PLAN = """schema = 1
[review_session]
title = "纸质评审会（样例）"
arrangement = "paper"
[rules]
aggregate = "trimmed"
minimum_ballots = 3
comment = "required"
abnormal = { ratio = "0.20" }
[committee]
minimum = 3
[[track]]
id = "town"
name = "城镇"
[[track.tier]]
id = "listed"
name = "列入"
quota = 2
[[track.criterion]]
id = "plan"
name = "方案"
max = "60"
step = "0.5"
reason = "extremes"
[[track.criterion]]
id = "team"
name = "队伍"
max = "30"
reason = "always"
[[track.criterion]]
id = "index"
name = "指数"
max = "10"
mode = "objective"
[[track.document]]
id = "plan"
name = "实施方案"
"""
NAMES = {"A1": "云溪镇", "A2": "石桥镇", "A3": "松岭镇", "A4": "长堤镇"}


TRACK = read_plan(PLAN).tracks[0]


def sheet(rows: int = 4) -> BlankSheet:
    """Return the sheet of the first seat as the desk would ask for it."""
    return BlankSheet(
        cell=(SEATS[0], TOWN, 1),
        track_name=TRACK.name,
        rows=tuple((ApplicationId(one), name) for one, name in list(NAMES.items())[:rows]),
        criteria=tuple(one for one in TRACK.criteria if one.mode != "objective"),
        objective=tuple(one for one in TRACK.criteria if one.mode == "objective"),
        comment=TRACK.rules.comment,
    )


@cache
def paper() -> Session:
    """Return the session, sealed once per process."""
    applications = [applied(one, TOWN, name, index="7") for one, name in NAMES.items()]
    seats = (*office("supervisor"), *panel((TOWN,), *SEATS))
    return seal(Session, read_plan(PLAN), applications, seats, dossier=dossier)


@cache
def paper_desk() -> Path:
    """Return the chair's workspace, opened once per process; tests work on copies of it."""
    held = paper()
    folder = held.folder / "chair"
    open_desk(folder, [held.batch], "chair", held.code("chair"))
    return folder
