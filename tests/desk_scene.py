"""A reviewer's table with a rubric of every mode, for the screens of the desk."""

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from reviewdesk.desk.reviewer.declaring import declare
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Conflict, Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.sealed.batch import Contents, seal_batch
from reviewdesk.sealed.section import DocumentSource

PLAN = """schema = 1
[review_session]
title = "2026年省级示范区域竞争性评审（样例）"
[rules]
full = "100"
[[stage]]
kind = "score"
rounds = 2
between = "own"
[recusal]
reasons = ["近亲属", "任职单位", "其他"]
[[track]]
id = "main"
name = "综合性示范区域"
rules = { comment = "optional" }
[[track.tier]]
id = "listed"
name = "列入"
quota = 3
[[track.requirement]]
id = "robots"
name = "机器换人"
minimum = 10
[[track.requirement]]
id = "firms"
name = "贯标企业"
minimum = 5
[[track.preference]]
id = "pilot"
name = "省级试点"
[[track.criterion]]
id = "base"
name = "产业基础与融合水平"
max = "40"
step = "0.5"
reason = "extremes"
guide = "产业规模、龙头企业和两化融合指数。指数低于全省平均的不高于 24 分。"
bands = [
  { name = "优", min = "34", max = "40" },
  { name = "良", min = "26", max = "33.5" },
  { name = "中", min = "0", max = "25.5" },
]
[[track.criterion]]
id = "funds"
name = "政策与经费保障"
mode = "bands"
max = "30"
guide = "地方财政专项到位、政策文件已出台、任务分解到部门。"
bands = [
  { name = "好", min = "30", max = "30" },
  { name = "中", min = "20", max = "20" },
  { name = "差", min = "10", max = "10" },
]
[[track.criterion]]
id = "team"
name = "组织保障与考核"
max = "20"
[[track.criterion]]
id = "index"
name = "两化融合指数"
mode = "objective"
max = "10"
[[track.criterion]]
id = "late"
name = "材料不齐扣分"
mode = "deduction"
max = "5"
[[track.criterion]]
id = "safe"
name = "三年内无重大安全事故"
mode = "gate"
reason = "extremes"
[[track.document]]
id = "plan"
name = "实施方案"
[[track.document]]
id = "table"
name = "项目情况表"
[[track]]
id = "green"
name = "绿色安全制造信息化示范区域"
rules = { comment = "required" }
[[track.tier]]
id = "listed"
name = "列入"
quota = 1
[[track.criterion]]
id = "need"
name = "需求"
max = "100"
step = "5"
[[track.document]]
id = "plan"
name = "实施方案"
"""
NAMES = ("云溪县", "临泽市", "东屿区", "平川县", "南浦市", "青崖县", "望湖区", "安陵县", "石浦市", "长兴县")
_PDF = Path(__file__).parent.parent / "resources" / "sample" / "dossiers"


@cache
def _sealed() -> tuple[Path, str]:
    folder = Path(tempfile.mkdtemp(prefix="scene-"))
    papers = sorted(_PDF.glob("*/*.pdf"))[:2]
    applications = [_application(f"ZH-{n:02}", "main", name, n) for n, name in enumerate(NAMES, start=1)]
    applications += [
        _application(f"LS-{n:02}", "green", name, n) for n, name in enumerate(NAMES[:3], start=1)
    ]
    contents = Contents(
        plan=read_plan(PLAN),
        applications=tuple(applications),
        committee=Committee(_seats(), (Conflict(ApplicationId("ZH-05"), SeatId("r1"), "任职单位"),)),
        dossiers={a.id: _documents(a, papers) for a in applications},
        created="2026-11-23T21:10:06Z",
    )
    codes = seal_batch(folder / "batch.rdbatch", contents).codes
    return folder / "batch.rdbatch", codes[SeatId("r1")]


def seated(folder: Path) -> Seating:
    """Open, declare and sit down as r1 in a folder of its own."""
    batch, code = _sealed()
    open_desk(folder, [batch], "r1", code)
    seating = Seating(folder, code)
    declare(seating.table, [batch], None, pledged=True)
    return seating


def code() -> str:
    """The code on the slip of r1."""
    return _sealed()[1]


def again(folder: Path) -> Seating:
    """Sit down once more."""
    return Seating(folder, _sealed()[1])


def _application(id_: str, track: str, name: str, order: int) -> Application:
    return Application(
        id=ApplicationId(id_),
        track=TrackId(track),
        applicant=name,
        applicant_id=ApplicantId(name),
        order=order,
        declared={"robots": 9 + order, "firms": 3 + order % 4} if track == "main" else {},
        preferences=("pilot",) if order == 3 and track == "main" else (),
        objective={"index": "7.5"} if track == "main" else {},
    )


def _documents(application: Application, papers: Sequence[Path]) -> tuple[DocumentSource, ...]:
    named = (("plan", "实施方案"), ("table", "项目情况表"))
    count = 2 if application.track == "main" else 1
    return tuple(
        DocumentSource(id_, name, path) for (id_, name), path in list(zip(named, papers, strict=True))[:count]
    )


def _seats() -> tuple[Seat, ...]:
    both = (TrackId("main"), TrackId("green"))
    return (
        Seat(id=SeatId("secretary"), role="secretary"),
        Seat(id=SeatId("chair"), role="chair"),
        Seat(id=SeatId("r1"), role="reviewer", tracks=both, name="评委01"),
        Seat(id=SeatId("r2"), role="reviewer", tracks=both, name="评委02"),
        Seat(id=SeatId("witness"), role="witness"),
        Seat(id=SeatId("reveal"), role="reveal"),
    )
