"""A small sealed review session for the desks: three criteria, a gate, an objective value, two tracks."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from reviewdesk.domain.committee import Conflict
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.sealed import codes
from reviewdesk.sealed.opening import open_batch
from reviewdesk.sealed.section import DocumentSource
from reviewdesk.sealed.supplement import Change, seal_supplement
from sealed_session import CREATED, SealedSession, applied, office, panel, seal

PLAN = """schema = 1
[review_session]
title = "小评审会"
[rules]
full = "100"
[[stage]]
kind = "score"
rounds = 2
[recusal]
reasons = ["近亲属", "其他"]
[[track]]
id = "main"
name = "综合"
[[track.tier]]
id = "listed"
name = "列入"
quota = 1
[[track.criterion]]
id = "plan"
name = "路径"
max = "60"
step = "0.5"
reason = "extremes"
[[track.criterion]]
id = "team"
name = "队伍"
max = "30"
[[track.criterion]]
id = "index"
name = "指数"
max = "10"
mode = "objective"
[[track.document]]
id = "plan"
name = "实施方案"
[[track]]
id = "green"
name = "绿色"
[[track.tier]]
id = "listed"
name = "列入"
quota = 1
[[track.criterion]]
id = "need"
name = "需求"
max = "100"
[[track.document]]
id = "plan"
name = "实施方案"
"""
TEXT = "本地工业基础扎实，实施路径清楚，预算与进度均可核对。".encode() * 40
"""Stands for a dossier; no run of it may be found in a workspace."""

FULL_SHEET = """application,criterion,points,reason,comment
A1,plan,41.5,,好
A1,team,20,,
A2,plan,40,,
A2,team,19,,
A3,plan,39,,
A3,team,18,,
"""


class Round(SealedSession):
    """The same with two supplements, sealed when they are first asked for."""

    @property
    def supplement(self) -> Path:
        """A supplement that adds a document to A1."""
        return self._sealed("late.rdsupplement", [])

    @property
    def withdrawal(self) -> Path:
        """A second supplement that withdraws A3."""
        return self._sealed("withdrawal.rdsupplement", [self.supplement])

    def _sealed(self, name: str, before: list[Path]) -> Path:
        target = self.folder / name
        if not target.exists():
            slip = codes.parse_slip(self.code("secretary"))
            office = open_batch(self.batch, before, SeatId("secretary"), slip)
            late = DocumentSource("plan", "补充材料", self.folder / "late.pdf")
            change = Change(created=CREATED, documents={ApplicationId("A1"): (late,)})
            if before:
                change = Change(created=CREATED, withdrawn=(ApplicationId("A3"),))
            seal_supplement(target, office.lineage, office.secret, change)
        return target


def plan() -> Plan:
    return read_plan(PLAN)


@cache
def sealed_round(title: str = "小评审会", *, rounds: int = 2, scope: str = "application") -> Round:
    """Seal it once per test process; another title is another review session."""
    recusal = f'[recusal]\nscope = "{scope}"'
    found = read_plan(PLAN.replace("rounds = 2", f"rounds = {rounds}").replace("[recusal]", recusal))
    applications = [
        *(applied(f"A{n}", "main", f"p{n}", index="7") for n in (1, 2, 3)),
        applied("G1", "green", "p2"),
        applied("G2", "green", "p4"),
    ]
    held = seal(
        Round,
        replace(found, review_session=replace(found.review_session, title=title)),
        applications,
        (*office("supervisor"), *panel((TrackId("main"), TrackId("green")), "r1", "r2")),
        conflicts=[Conflict(ApplicationId("A3"), SeatId("r2"), "近亲属")],
        dossier=lambda _: TEXT,
    )
    (held.folder / "late.pdf").write_bytes(TEXT[::-1])
    return held
