"""A preparation with applications in two tracks and files of dossiers beside it."""

import io
from pathlib import Path

from PIL import Image

import pdf_samples
from reviewdesk.desk.secretary.checking import check
from reviewdesk.desk.secretary.dossier_table import DossierTable, dossier_table
from reviewdesk.desk.secretary.dossiers import gather
from reviewdesk.desk.secretary.office import MARK, Office, keep
from reviewdesk.desk.secretary.waivers import Waiver
from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.names import ApplicantId, ApplicationId, TrackId

PLAN = """schema = 1
[review_session]
title = "评审会（样例）"
deadline = 2014-07-10T17:30:00+08:00
copies = 5
[[track]]
id = "main"
name = "综合性示范区域"
[[track.criterion]]
id = "c"
name = "总体"
max = "100"
[[track.requirement]]
id = "robots"
name = "机器换人项目"
minimum = 10
[[track.requirement]]
id = "networks"
name = "机器联网项目"
minimum = 10
maximum = 15
[[track.preference]]
id = "pilot"
name = "工业强县试点"
[[track.document]]
id = "plan"
name = "实施方案"
[[track.document]]
id = "letter"
name = "政府文件"
[[track.document]]
id = "photos"
name = "现场照片"
required = false
[[track.eligibility]]
id = "county"
name = "工业强县试点单位"
[[track.eligibility]]
id = "funds"
name = "创建资金已落实"
[[track]]
id = "green"
name = "绿色安全制造"
[[track.criterion]]
id = "c"
name = "总体"
max = "100"
[[track.document]]
id = "report"
name = "申报书"
[[track.eligibility]]
id = "park"
name = "园区范围明确"
"""


def application(id_: str, applicant: str, track: str = "main", **given: object) -> Application:
    return Application(
        id=ApplicationId(id_),
        track=TrackId(track),
        applicant=applicant,
        applicant_id=ApplicantId(applicant),
        **given,  # type: ignore[arg-type]
    )


APPLICATIONS = (
    application(
        "A001",
        "临江县",
        received="2014-07-08T09:30:00",
        copies=5,
        declared={"robots": 12, "networks": 9},
        preferences=("pilot",),
        further={"材料": "临江材料"},
    ),
    application(
        "A002",
        "云和市",
        received="2014-07-11",
        copies=3,
        declared={"robots": 8},
        further={"材料": "云和.zip"},
    ),
    application("A003", "青石区", eligibility=(EligibilityVerdict("county", "pass"),)),
    application("G001", "临江县", "green"),
)


def office(folder: Path, **changes: object) -> Office:
    """An office whose folder is on disk."""
    folder.mkdir(parents=True, exist_ok=True)
    given = {"applications": APPLICATIONS} | changes
    made = Office(folder=folder, plan_text=PLAN, **given)  # type: ignore[arg-type]
    keep(made)
    assert (folder / MARK).is_file()
    return made


def put(path: Path, data: bytes = b"") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data or pdf_samples.good())
    return path


def picture(kind: str = "JPEG", size: tuple[int, int] = (600, 400)) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "#ddeeff").save(target, kind)
    return target.getvalue()


def pages(kind: str) -> bytes:
    target = io.BytesIO()
    first, second = (Image.new("L", (300, 500), shade) for shade in (0, 255))
    first.save(target, kind, save_all=True, append_images=[second])
    return target.getvalue()


def gathered(folder: Path) -> Office:
    """A preparation that took in files of every kind, one of them after the check."""
    files = folder / "d"
    put(files / "A001" / "实施方案.pdf", pdf_samples.with_script())
    put(files / "A001" / "政府文件.pdf")
    put(files / "A002" / "实施方案.jpg", picture())
    put(files / "A002" / "notes.pdf")
    put(files / "scan.pdf")
    waivers = (Waiver("dossier-document-missing", "A002", "letter", "原件已交"),)
    made = check(gather(office(folder / "office", waivers=waivers), [files]))
    put(files / "A003" / "实施方案.pdf")
    return gather(made)


def table(made: Office) -> DossierTable:
    found = dossier_table(made)
    assert found is not None
    return found
