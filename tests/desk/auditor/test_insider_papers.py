"""Whoever holds the genuine chair key changes a paper or the workbook and signs the archive again."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from archives import Archive, refusal
from forged_papers import STAMP, credential, minted, printed, with_first_place
from reviewdesk.desk.auditor import papers
from reviewdesk.desk.auditor.verdict import DIFFERS
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.domain.names import SeatId
from reviewdesk.report.signing import approve

pytestmark = pytest.mark.xdist_group("auditor")
PAPER = "report/ranking-t.pdf"
BOOK = "report/workbook.xlsx"


def test_a_paper_printed_anew_from_the_true_result_holds(lone: Archive, forged: Path) -> None:
    paper = printed(lone, verify(lone.path).result, credential(lone, "chair"))
    assert verify(lone.forged(forged, {PAPER: paper})).signers[PAPER] == ("chair",)


@pytest.mark.parametrize(
    ("footer", "named"),
    [({"record": "0" * 64}, "0" * 64), ({"record": ""}, ""), ({"fingerprint": "0000-0000-0000-0000"}, "")],
)
def test_a_paper_bound_to_another_record_or_batch_is_refused(
    lone: Archive, forged: Path, footer: dict[str, str], named: str
) -> None:
    paper = printed(lone, verify(lone.path).result, credential(lone, "chair"), **footer)
    found = refusal(lone.forged(forged, {PAPER: paper}))
    assert (found.exit_code, found.code) == (DIFFERS, "verify-paper-record")
    assert (found.data["part"], found.data["page"], found.data["theirs"]) == (PAPER, 1, named)


def test_a_changed_place_is_named_by_application_and_field(lone: Archive, forged: Path) -> None:
    lie = with_first_place(verify(lone.path).result, 3)
    paper = printed(lone, lie, credential(lone, "chair"))
    found = refusal(lone.forged(forged, {PAPER: paper}))
    assert (found.exit_code, found.code) == (DIFFERS, "verify-paper-text")
    assert (found.data["application"], found.data["field"]) == ("A1", "place")
    assert (found.data["theirs"], found.data["ours"]) == ("3", "1")


def test_switched_off_the_reading_of_papers_lets_the_changed_place_pass(
    lone: Archive, forged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lie = with_first_place(verify(lone.path).result, 3)
    lone.forged(forged, {PAPER: printed(lone, lie, credential(lone, "chair"))})
    monkeypatch.setattr(papers, "_check_printed", lambda *_: None)
    assert verify(forged).counts == verify(lone.path).counts


def test_a_freshly_minted_certificate_does_not_count(lone: Archive, forged: Path) -> None:
    paper = printed(lone, verify(lone.path).result, minted(lone))
    found = refusal(lone.forged(forged, {PAPER: paper}))
    assert (found.exit_code, found.code, found.data["part"]) == (DIFFERS, "verify-paper-signature", PAPER)
    assert found.data["reason"] == "seat-chair"


def test_a_member_cannot_certify_in_the_chairs_place(lone: Archive, forged: Path) -> None:
    paper = printed(lone, verify(lone.path).result, credential(lone, "r1"))
    assert refusal(lone.forged(forged, {PAPER: paper})).code == "verify-paper-signature"


def test_a_member_cannot_certify_in_a_place_of_their_own(lone: Archive, forged: Path) -> None:
    paper = printed(lone, verify(lone.path).result, credential(lone, "r1"), first="seat-r1")
    found = refusal(lone.forged(forged, {PAPER: paper}))
    assert (found.code, found.data["reason"]) == ("verify-paper-signature", "seat-r1")


def test_a_signature_the_log_does_not_know_is_refused(lone: Archive, forged: Path) -> None:
    paper = approve(lone.parts[PAPER], SeatId("r1"), credential(lone, "r1"), STAMP)
    found = refusal(lone.forged(forged, {PAPER: paper}))
    assert (found.exit_code, found.code, found.data["found"]) == (DIFFERS, "verify-paper-signers", "r1")


def test_a_paper_signed_anew_by_everybody_is_not_the_one_the_log_holds(signed: Archive, forged: Path) -> None:
    paper = printed(signed, verify(signed.path).result, credential(signed, "chair"))
    for seat in ("r1", "r2"):
        paper = approve(paper, SeatId(seat), credential(signed, seat), STAMP)
    found = refusal(signed.forged(forged, {PAPER: paper}))
    assert (found.code, found.data["reason"]) == ("verify-paper-signature", "SHA-256")


def test_the_last_signature_cannot_be_removed(signed: Archive, forged: Path) -> None:
    paper = signed.parts[PAPER]
    cut = paper[: paper.rindex(b"%%EOF", 0, paper.rindex(b"/ByteRange") - 20_000) + 6]
    found = refusal(signed.forged(forged, {PAPER: cut}))
    assert (found.exit_code, found.data["part"]) == (DIFFERS, PAPER)


def test_an_unsigned_paper_is_refused(lone: Archive, forged: Path) -> None:
    paper = lone.parts[PAPER]
    cut = paper[: paper.index(b"%%EOF") + 6]
    assert refusal(lone.forged(forged, {PAPER: cut})).code == "verify-paper-signature"


@pytest.mark.parametrize("tail", [b"\n", b"%%EOF\n", b"1 0 obj\n<<>>\nendobj\n"])
def test_bytes_after_the_last_signature_are_refused(signed: Archive, forged: Path, tail: bytes) -> None:
    found = refusal(signed.forged(forged, {PAPER: signed.parts[PAPER] + tail}))
    assert (found.exit_code, found.data["part"]) == (DIFFERS, PAPER)


def test_papers_of_two_tracks_cannot_change_places(signed: Archive, forged: Path) -> None:
    other = "report/ranking-u.pdf"
    swapped = {PAPER: signed.parts[other], other: signed.parts[PAPER]}
    assert refusal(signed.forged(forged, swapped)).exit_code == DIFFERS


def test_a_changed_cell_of_the_workbook_is_named(signed: Archive, forged: Path) -> None:
    book = load_workbook(io.BytesIO(signed.parts[BOOK]))
    sheet, address = _a_number(book)
    book[sheet][address] = 12345
    target = io.BytesIO()
    book.save(target)
    found = refusal(signed.forged(forged, {BOOK: target.getvalue()}))
    assert (found.exit_code, found.code) == (DIFFERS, "verify-workbook")
    assert (found.data["cell"], found.data["theirs"]) == (address, "12345")


def _a_number(book: Workbook) -> tuple[str, str]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, int | float):
                    return sheet.title, str(cell.coordinate)
    raise AssertionError("no number in the workbook")
