import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from pypdf import PdfReader

from packets import Shape, packet
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import SeatId
from reviewdesk.report.blanks.pack import PACK, TITLES, blank_paper
from reviewdesk.report.blanks.values import Blanks, redacted
from reviewdesk.report.values import Paper

pytestmark = pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")
Read = Callable[..., str]
HIDING = '[redaction]\nreviewers = ["pdf"]\napplicants = ["pdf"]'


@pytest.fixture
def text(tmp_path: Path) -> Read:
    def read(paper: Paper, *options: str) -> str:
        (tmp_path / "a.pdf").write_bytes(paper.data)
        command = ["pdftotext", *options, str(tmp_path / "a.pdf"), "-"]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    return read


def blanks(shape: Shape, rare: str = "") -> Blanks:
    made = packet(shape, rare=rare)
    more = (
        Seat(id=SeatId("spare1"), role="spare"),
        Seat(id=SeatId("spare2"), role="spare", name="Substitute"),
        Seat(id=SeatId("witness-2"), role="witness", name="Nobody"),
    )
    return Blanks(plan=made.plan, seats=(*made.seats, *more), applications=tuple(made.applications.values()))


ENGLISH = Shape(language="en", tracks=2, applications=4, reviewers=5)
CHINESE = replace(ENGLISH, language="zh_CN")


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("sign-in", ("Sign-in sheet", "Reviewer 5", "Sample University", "Clerk", "Left at")),
        ("pledge", ("accept no requests", "Reviewer 5", "Witness", "Signature")),
        ("declaration", ("nothing that calls for recusal", "1A004", "2A001", "5. other", "Track 2")),
        ("opening", ("seals whole", "Opened by", "Present at the opening")),
        ("score-sheet", ("Criterion number 5", "1A004", "2A001", "I scored the above on my own")),
        ("summary", ("Reviewer 5", "1A004", "2A001", "Tie evidence", "Checked by")),
        ("voting-slip", ("Voting slip", "abstain", "Motion")),
        ("counting", ("Handed", "for ________, against ________", "Count watched by", "not carried")),
        ("receipts", ("Receipt code", "Reviewer 5", "Track 2")),
        ("signatures", ("Joint signature page", "Reviewer 5", "agree", "deemed to agree", "Witness")),
        ("dissent", ("Statement of dissent", "I do not agree", "deemed to agree")),
    ],
)
def test_a_sheet_says_what_it_is_for(kind: str, parts: tuple[str, ...], text: Read) -> None:
    page = "".join(text(blank_paper(kind, blanks(ENGLISH))).split())
    assert [part for part in parts if "".join(part.split()) not in page] == []
    assert "Nobody" not in page


def test_the_record_of_opening_carries_the_marks_that_are_known(text: Read) -> None:
    known = replace(blanks(ENGLISH), fingerprint="ABCD-EFGH", session_mark="JKMN-PQRS")
    page = text(blank_paper("opening", known))
    assert "Fingerprint of the batch: ABCD-EFGH" in page
    assert "Session mark: JKMN-PQRS" in page


def test_the_pack_holds_every_sheet_and_the_fixed_phrases(text: Read) -> None:
    shape = replace(CHINESE, more='[rules.vote]\nbase = "present_minus_recused"')
    page = "".join(text(blank_paper(PACK, blanks(shape, rare="𬱖"))).split())
    phrases = (
        "遵守评审纪律，客观公正、独立评审，对评审意见承担个人责任；不泄露评审过程、评审意见及申报单位商业秘密；"
        "不记录、复制、带走评审材料；评审期间上交通讯工具；不接受请托。",
        "经本人核对申报单位名单，本人与所列单位□无应当回避的情形□存在下列应当回避的情形。",
        "应到________人，实到________人，回避________人，同意________票，反对________票，弃权________票，"
        "同意票超过有表决权人数的二分之一，通过。",
        "本人已独立完成上述评分，对评审意见负责。",
        "拒绝在评审报告上签字且不书面说明不同意见和理由的，视为同意评审结果。",
        "𬱖",
    )
    assert [phrase for phrase in phrases if phrase not in page] == []
    for title in ("签到表", "评审承诺书", "回避声明", "开启记录", "表决单", "计票单", "回执登记表"):
        assert page.count(title) >= 2, title


def test_the_list_of_the_pack_says_how_often_each_sheet_is_copied(text: Read) -> None:
    first = text(blank_paper(PACK, blanks(ENGLISH)), "-layout").split("\f")[0]
    rows = [line.split() for line in first.splitlines() if line.strip()[:1].isdigit()]
    copies = [row[-1] for row in rows if len(row) > 2]
    assert copies == ["1", "1", "5", "1", "5", "1", "5", "1", "1", "1", "5"]
    assert len(copies) == len(TITLES)


@pytest.mark.parametrize("kind", [*TITLES, PACK])
@pytest.mark.parametrize("session", ["", 'handover = "without_names"'])
def test_no_sheet_names_whom_the_plan_hides(kind: str, session: str, text: Read) -> None:
    shape = replace(CHINESE, session=session, more="" if session else HIDING, tracks=1)
    whole = blanks(shape)
    page = text(blank_paper(kind, redacted(whole)))
    hidden = [seat.name for seat in whole.seats if seat.role == "reviewer"]
    hidden += [] if session else [one.applicant for one in whole.applications]
    assert [name for name in hidden if name in page] == []
    assert "样本大学" not in page
    assert ("评委01" in page) is (kind in {"sign-in", "pledge", "summary", "receipts", "signatures", PACK})


def test_a_drill_says_so_across_every_sheet() -> None:
    made = blanks(ENGLISH)
    drill = replace(made.plan.review_session, title="(Drill) Small")
    paper = blank_paper("pledge", replace(made, plan=replace(made.plan, review_session=drill)))
    assert all(page.extract_text().count("Drill") > 1 for page in PdfReader(BytesIO(paper.data)).pages)


def test_thirty_reviewers_and_five_hundred_applications_lose_nothing(tmp_path: Path, text: Read) -> None:
    made = blanks(Shape(applications=500, reviewers=30, criteria=10))
    for kind in ("declaration", "score-sheet", "summary", "receipts"):
        page = text(blank_paper(kind, made))
        ids = [f"1A{number:03}" for number in range(1, 501)] if kind != "receipts" else []
        assert [one for one in ids if one not in page] == []
        seats = [f"r{n}" for n in range(1, 31)] if kind == "receipts" else []
        assert [one for one in seats if one not in page] == []
    command = ["pdffonts", str(tmp_path / "a.pdf")]
    fonts = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)


@pytest.mark.parametrize("reviewers", range(5, 15))
def test_signatures_never_stand_on_a_page_that_does_not_say_of_what(reviewers: int, text: Read) -> None:
    page = text(blank_paper("sign-in", blanks(replace(ENGLISH, reviewers=reviewers))))
    last = page.split("\f")[-2]
    assert "Recorder" in last
    assert "Sign-in sheet (continued)" in last or "Signature" in last
