import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import get_args

import pytest

from reviewdesk.domain.committee import Role
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.report.closed import closed_list
from reviewdesk.report.minutes import opening_minutes, spoken
from reviewdesk.report.sheets import personal_sheet, receipt
from reviewdesk.report.slips import key_slip
from reviewdesk.report.values import (
    ClosedList,
    KeySlip,
    OpeningMinutes,
    Paper,
    PersonalSheet,
    RankingPaper,
    Receipt,
    RollLine,
    SheetRow,
)

pytestmark = pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")
CODE = "7K3M-9QRT-V2WX-04AB"


@pytest.fixture
def text(tmp_path: Path) -> Callable[[Paper], str]:
    def read(paper: Paper) -> str:
        (tmp_path / "a.pdf").write_bytes(paper.data)
        command = ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    return read


@pytest.mark.parametrize("role", get_args(Role))
def test_a_slip_is_one_page_with_its_code(role: Role, text: Callable[[Paper], str]) -> None:
    slip = KeySlip(seat=SeatId("r1"), role=role, code=CODE, scan=f"RD1 M r1 {CODE}", language="en")
    page = text(key_slip(slip))
    assert CODE in page
    assert page.count("\f") == 1


def test_a_full_slip_names_marks_tracks_and_person(text: Callable[[Paper], str]) -> None:
    slip = KeySlip(
        seat=SeatId("chair-2"),
        role="chair",
        code=CODE,
        scan="x",
        title="评审会",
        name="张𬱖",
        tracks=("甲类", "乙类"),
        session_mark="AAAA-BBBB-CCCC-DDDD",
        reveal_mark="EEEE-FFFF-GGGG-HHHH",
        reserve=True,
    )
    page = text(key_slip(slip))
    assert all(part in page for part in ("张𬱖", "甲类", "乙类", "AAAA-BBBB", "EEEE-FFFF", CODE))


def sheet(**changes: object) -> PersonalSheet:
    rows = (
        SheetRow(
            application=ApplicationId("A001"),
            applicant="甲县",
            marks=("17.5", "8"),
            total="25.5",
            remark="好",
        ),
        SheetRow(application=ApplicationId("A002"), applicant="乙县", state="recused"),
        SheetRow(application=ApplicationId("A003"), applicant="丙县"),
    )
    made = PersonalSheet(
        title="评审会",
        track="甲类",
        seat=SeatId("r1"),
        columns=(("基础", "20"), ("目标", "10")),
        rows=rows,
        language="en",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_personal_sheet_shows_marks_recusals_and_explanations(text: Callable[[Paper], str]) -> None:
    page = text(
        personal_sheet(
            sheet(
                name="张𬱖",
                receipt=CODE,
                digest="ab" * 32,
                recusals=((ApplicationId("A002"), "其他"),),
                explanations=((ApplicationId("A001"), ""), (ApplicationId("A003"), "有据")),
            )
        )
    )
    for part in ("17.5", "25.5", "Rec.", "A002 其他", "A001: confirmed", "A003: 有据", CODE, "ab" * 32):
        assert part in page


def test_more_than_a_page_of_explanations_says_of_which_sheet_it_is(text: Callable[[Paper], str]) -> None:
    many = tuple((ApplicationId(f"A{number:03}"), "有据") for number in range(60))
    pages = text(personal_sheet(sheet(explanations=many))).split("\f")
    assert "r1, 甲类 (continued)" in pages[1]
    assert "Signature" in pages[-2]
    assert "Abnormal score" in pages[-2]


def test_a_blank_sheet_has_room_and_no_code(text: Callable[[Paper], str]) -> None:
    page = text(personal_sheet(sheet()))
    assert "none" in page
    assert "Receipt code" not in page
    assert "version" in page
    assert "version" not in text(personal_sheet(sheet(sequence=0)))


@pytest.mark.parametrize("name", ["", "张𬱖"])
def test_a_receipt_shows_code_digest_and_counts(name: str, text: Callable[[Paper], str]) -> None:
    slip = Receipt(
        title="评审会",
        track="甲类",
        seat=SeatId("r1"),
        code=CODE,
        digest=Digest("cd" * 32),
        name=name,
        counts={"scored": 19, "recused": 1},
        language="en",
    )
    page = text(receipt(slip))
    assert all(part in page for part in (CODE, "cd" * 32, "scored 19", name))


def minutes(plan: Plan, paper: RankingPaper) -> OpeningMinutes:
    return OpeningMinutes(
        plan=plan,
        fingerprint=CODE,
        digest=Digest("ab" * 32),
        session_mark="S",
        reveal_mark="R",
        seats=paper.seats,
        counts={track.id: 20 for track in plan.tracks},
        created="2014-07-24",
        waived=("一", "二"),
    )


def test_the_minutes_give_the_fingerprint_to_read_aloud(
    plan: Plan, english: Plan, rankings: Callable[..., RankingPaper], text: Callable[[Paper], str]
) -> None:
    page = text(opening_minutes(minutes(plan, rankings())))
    assert CODE in page
    assert "七 Kilo 三 Mike" in page
    bare = replace(
        english, review_session=replace(english.review_session, deadline=None, starts=None, ends=None)
    )
    page = text(opening_minutes(minutes(bare, rankings())))
    assert "seven Kilo three Mike" in page
    assert "Deadline" not in page
    assert spoken("?", "en") == "?"


@pytest.mark.parametrize("closed", [True, False])
def test_the_closed_list_holds_every_outcome(
    english: Plan, closed: bool, text: Callable[[Paper], str]
) -> None:
    track = english.tracks[0]
    lines = (
        RollLine(seat=SeatId("r1"), track=track.id, outcome="counted", name="张𬱖", code=CODE),
        RollLine(seat=SeatId("r2"), track=track.id, outcome="" if not closed else "absent"),
    )
    aggregates = {track.id: ("trimmed", "mean")} if closed else {}
    made = ClosedList(
        plan=english,
        lines=lines,
        fingerprint="F",
        head=Digest("ef" * 32),
        at="now",
        aggregates=aggregates,
        closed=closed,
    )
    page = text(closed_list(made))
    assert CODE in page
    assert ("absent" if closed else "still expected") in page
    assert ("Applied:" in page) is closed
