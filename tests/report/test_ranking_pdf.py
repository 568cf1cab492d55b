import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from reviewdesk.domain.names import SeatId, TierId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import TrackResult
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.printed import printed_cells
from reviewdesk.report.ranking_pdf import ranking_pdf
from reviewdesk.report.readback import Difference, lines_of, pages_of, ranking_differences
from reviewdesk.report.values import RankingPaper

Rankings = Callable[..., RankingPaper]
poppler = pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")


def differences(data: bytes, track: TrackResult) -> tuple[Difference, ...]:
    return ranking_differences(lines_of(pages_of(data)), track)


def text_of(data: bytes, folder: Path) -> str:
    (folder / "a.pdf").write_bytes(data)
    command = ["pdftotext", "-layout", str(folder / "a.pdf"), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


@poppler
def test_the_paper_says_what_the_result_says(rankings: Rankings, tmp_path: Path) -> None:
    paper = rankings()
    text = text_of(ranking_pdf(paper).data, tmp_path)
    pages = text.split("\f")[:-1]
    assert all(paper.record in page for page in pages)
    for row in paper.result.tracks[0].ranking:
        assert row.application in text
        assert (row.published or "—") in text
    assert "张𬱖" in text
    assert "1537/18 ≈" in text


def test_fonts_are_named_once_for_all_pages(rankings: Rankings) -> None:
    pdf = PdfReader(BytesIO(ranking_pdf(rankings(60, 30)).data))
    tree: Any = pdf.root_object["/Pages"]
    assert len(tree["/Resources"]["/Font"]) > 1
    assert len(tree["/Kids"]) > 1
    assert not any("/Resources" in page.get_object() for page in tree["/Kids"])


@pytest.mark.parametrize(("rows", "seats"), [(3, 2), (20, 9), (60, 30), (500, 9)])
def test_every_size_reads_back_as_the_result(rankings: Rankings, rows: int, seats: int) -> None:
    paper = rankings(rows, seats)
    assert differences(ranking_pdf(paper).data, paper.result.tracks[0]) == ()


def test_the_same_values_give_the_same_bytes(rankings: Rankings) -> None:
    assert ranking_pdf(rankings()).data == ranking_pdf(rankings()).data


def test_every_signer_has_a_box_and_the_first_is_the_chair(rankings: Rankings) -> None:
    boxes = ranking_pdf(rankings(20, 30)).boxes
    assert boxes[0].field == "seat-chair"
    assert len({box.field for box in boxes}) == 32
    assert len({box.page for box in boxes}) > 1


@pytest.mark.parametrize("seats", range(8, 14))
def test_neither_signers_nor_clerks_stand_on_a_page_without_a_title(rankings: Rankings, seats: int) -> None:
    pages = pages_of(ranking_pdf(rankings(4, seats)).data)
    signed = [page for page in pages if any(cell.text in ("手写签名", "统计人") for cell in page)]
    assert signed
    assert all(page[0].text.startswith("五、签字") for page in signed), [page[0].text for page in signed]


@poppler
def test_a_trial_is_marked_on_the_page(rankings: Rankings, english: Plan, tmp_path: Path) -> None:
    paper = rankings(plan=english)
    trial = replace(paper, result=replace(paper.result, state="trial"), record="", fingerprint="", signers=())
    letters = "".join(text_of(ranking_pdf(trial).data, tmp_path).split())
    assert all(letter in letters for letter in "TRIAL")
    assert "Record" not in letters


@poppler
def test_each_tier_has_its_line_even_when_nobody_is_in_it(
    rankings: Rankings, english: Plan, tmp_path: Path
) -> None:
    paper = rankings(3, 5, plan=english)
    text = text_of(ranking_pdf(paper).data, tmp_path)
    assert all(f"line of {tier.name}" in text for tier in english.tracks[0].tiers)


@pytest.mark.parametrize("signing", ["ink", "digital", "both"])
def test_ink_alone_leaves_only_the_certifying_box(rankings: Rankings, english: Plan, signing: str) -> None:
    session = replace(english.review_session, signing=signing, witness="none")  # type: ignore[arg-type]
    paper = rankings(plan=replace(english, review_session=session))
    assert len(ranking_pdf(paper).boxes) == (1 if signing == "ink" else len(paper.signers))


@poppler
def test_a_track_without_matters_says_none(rankings: Rankings, english: Plan, tmp_path: Path) -> None:
    paper = rankings(plan=english)
    rows = tuple(replace(row, tie_break=()) for row in paper.result.tracks[0].ranking)
    track = replace(paper.result.tracks[0], alarms=(), ranking=rows)
    calm = replace(paper, result=replace(paper.result, decisions=(), tracks=(track,)), seats=(), elected="")
    assert "None." in text_of(ranking_pdf(calm).data, tmp_path)


def test_a_changed_place_or_total_is_named(rankings: Rankings) -> None:
    paper = rankings()
    data = ranking_pdf(paper).data
    track = paper.result.tracks[0]
    first = replace(track.ranking[0], place=2, totals={**track.ranking[0].totals, SeatId("r2"): "1"})
    other = replace(track, ranking=(first, *track.ranking[1:]))
    found = differences(data, other)
    assert ("A001", "place", "1", "2") in [(d.application, d.field, d.printed, d.expected) for d in found]
    assert any(d.field == "totals" for d in found)
    fewer = replace(track, ranking=track.ranking[1:])
    assert any(d.field == "place" for d in differences(data, replace(fewer, ranking=(first,)))) is True
    more = replace(track, ranking=(*track.ranking, track.ranking[0]))
    assert any(d.field == "rows" for d in differences(data, more))


def test_an_unknown_standing_is_printed_as_it_is(rankings: Rankings) -> None:
    paper = rankings(4, 3)
    track = paper.result.tracks[0]
    odd = replace(track.ranking[0], standing=TierId("odd"), number=None)
    changed = replace(
        paper, result=replace(paper.result, tracks=(replace(track, ranking=(odd, *track.ranking[1:])),))
    )
    assert ranking_pdf(changed).data


def test_what_is_no_pdf_cannot_be_read_back(rankings: Rankings) -> None:
    with pytest.raises(ReviewDeskError, match="report-pdf-unreadable"):
        differences(b"no pdf", rankings(4, 3).result.tracks[0])


def test_a_paper_without_text_has_no_cells() -> None:
    target = BytesIO()
    canvas = Canvas(target)
    canvas.rect(1, 1, 1, 1)
    canvas.showPage()
    canvas.save()
    assert tuple(printed_cells(target.getvalue())) == ()


def test_a_row_at_the_very_end_is_read_and_pieces_of_one_cell_are_joined(rankings: Rankings) -> None:
    target = BytesIO()
    canvas = Canvas(target)
    for x, y, text in ((20, 90, "head"), (20, 50, "A0"), (33, 50, "01"), (90, 50, "1"), (130, 50, "2")):
        canvas.drawString(x, y, text)
    canvas.save()
    assert [cell.text for cell in printed_cells(target.getvalue())] == ["head", "A001", "1", "2"]
    found = differences(target.getvalue(), rankings(4, 3).result.tracks[0])
    assert any(difference.printed == "1 2" for difference in found)
