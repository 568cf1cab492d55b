"""Papers and workbook that say something else are refused by the second verifier as by ours."""

import io
import zipfile
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from verify_archive import DIFFERS

from archives import Archive
from forged_papers import STAMP, credential, minted, printed, with_first_place
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.domain.names import SeatId
from reviewdesk.report.signing import approve
from second_refusals import both, refused

PAPER = "report/ranking-t.pdf"


def test_a_paper_with_another_place_is_refused(lone: Archive, tmp_path: Path) -> None:
    lie = with_first_place(verify(lone.path).result, 3)
    assert both(lone, tmp_path, {PAPER: printed(lone, lie, credential(lone, "chair"))}) == DIFFERS


def test_a_paper_bound_to_another_record_is_refused(lone: Archive, tmp_path: Path) -> None:
    paper = printed(lone, verify(lone.path).result, credential(lone, "chair"), record="0" * 64)
    assert both(lone, tmp_path, {PAPER: paper}) == DIFFERS


def test_a_paper_certified_by_anybody_but_the_chairs_seat_is_refused(lone: Archive, tmp_path: Path) -> None:
    for by in (minted(lone), credential(lone, "r1")):
        assert both(lone, tmp_path, {PAPER: printed(lone, verify(lone.path).result, by)}) == DIFFERS


def test_a_signature_the_log_does_not_know_is_refused(lone: Archive, tmp_path: Path) -> None:
    paper = approve(lone.parts[PAPER], SeatId("r1"), credential(lone, "r1"), STAMP)
    assert both(lone, tmp_path, {PAPER: paper}) == DIFFERS


def test_a_paper_is_the_one_its_signers_signed(signed: Archive, tmp_path: Path) -> None:
    paper = signed.parts[PAPER]
    shorter = paper[: paper.rindex(b"%%EOF", 0, paper.rindex(b"/ByteRange") - 20_000) + 6]
    for lie in (
        shorter,
        paper + b"\n",
        paper[: paper.index(b"%%EOF") + 6],
        signed.parts["report/ranking-u.pdf"],
    ):
        assert both(signed, tmp_path, {PAPER: lie}) == DIFFERS


def test_a_changed_cell_of_the_workbook_is_refused(signed: Archive, tmp_path: Path) -> None:
    part = "report/workbook.xlsx"
    book = load_workbook(io.BytesIO(signed.parts[part]))
    cells = (_cell(book["类别t"], "77"), _cell(book["类别t"], "76"), _cell(book["评分明细"], "72"))
    for sheet, address in cells:
        again = load_workbook(io.BytesIO(signed.parts[part]))
        again[sheet][address] = 12345
        target = io.BytesIO()
        again.save(target)
        assert both(signed, tmp_path, {part: target.getvalue()}) == DIFFERS


def test_a_workbook_that_inflates_without_bounds_is_not_unpacked(signed: Archive, tmp_path: Path) -> None:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book,
        book.open("xl/worksheets/sheet1.xml", "w") as sheet,
    ):
        for _ in range(600):
            sheet.write(bytes(1 << 20))
    path = signed.forged(tmp_path / "forged.rdarchive", {"report/workbook.xlsx": target.getvalue()})
    assert "too large" in refused(path).english


def _cell(sheet: Any, value: str) -> tuple[str, str]:
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if str(cell.value) == value:
                return sheet.title, str(cell.coordinate)
    raise AssertionError(f"no cell {value} in {sheet.title}")
