import subprocess
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest
from pypdfium2 import PdfDocument, PdfTextObj

from packets import Shape, ballots_of, packet
from reviewdesk.desk.sheet_paper import sheet_figures
from reviewdesk.domain.names import Digest
from reviewdesk.report.leaf import MM
from reviewdesk.report.packet.contents import packet_steps, sign_packet
from reviewdesk.report.packet.readback import Figures, packet_differences
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.readback import Difference, StrangePage, pages_of, strange_page

poppler = pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")
FEW = 'aggregate = "mean"\nminimum_ballots = 2\nend_rule = "lot"'
SHAPES = [
    Shape(),
    Shape(tracks=2, reviewers=5, applications=9),
    Shape(applications=5, reviewers=30, criteria=4),
    Shape(applications=60, reviewers=3, criteria=8, rules=FEW),
    Shape(applications=4, reviewers=2, criteria=25, rules=FEW),
    Shape(applications=8, reviewers=6, tracks=3, rules=FEW.replace("mean", "median")),
]


def figures(made: Packet) -> dict[Digest, Figures]:
    return {
        digest: sheet_figures(made.plan, ballot, made.applications)
        for digest, ballot in ballots_of(made).items()
    }


def differences(data: bytes, made: Packet) -> list[Difference]:
    return list(packet_differences(pages_of(data), made.result, figures(made)))


def words_of(data: bytes, folder: Path) -> str:
    (folder / "a.pdf").write_bytes(data)
    command = ["pdftotext", "-layout", str(folder / "a.pdf"), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_figure_is_that_of_the_result_and_the_ballots(shape: Shape, language: str) -> None:
    made = packet(replace(shape, language=language))
    data = sign_packet(made).data
    assert differences(data, made) == []
    assert strange_page(pages_of(data), made.record, made.fingerprint) is None


def test_a_page_of_another_record_or_batch_is_strange() -> None:
    made = packet(Shape(applications=4, reviewers=2, rules=FEW))
    pages = pages_of(sign_packet(made).data)
    assert strange_page(pages, "f" * 64, made.fingerprint) == StrangePage(1, made.record)
    assert strange_page(pages, made.record, "ZZZZ") == StrangePage(1, "")


@pytest.mark.parametrize(
    "shape",
    [
        Shape(applications=24, reviewers=3, criteria=8, language="en", rules=FEW),
        Shape(applications=5, reviewers=16, criteria=14, tracks=2),
    ],
)
def test_nothing_stands_outside_the_margins(shape: Shape) -> None:
    with PdfDocument(sign_packet(packet(shape)).data) as document:
        for page in document:
            wide, high = page.get_size()
            least, most = (15, wide - 15 * MM) if wide > high else (26 * MM, wide - 26 * MM)
            for found in page.get_objects(max_depth=1, textpage=page.get_textpage()):
                if isinstance(found, PdfTextObj):
                    left, bottom, right, top = found.get_bounds()
                    assert least <= left and right <= most + 1.5 and bottom > 8 and top < high, (
                        found.extract()
                    )


@poppler
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_another_program_reads_the_same_figures(language: str, tmp_path: Path) -> None:
    made = packet(Shape(language=language), rare="𬱖䶮")
    found = words_of(sign_packet(made).data, tmp_path)
    pages = found.split("\f")[:-1]
    assert all(made.record in page and made.fingerprint in page for page in pages)
    tokens = found.replace("(", " ").replace(")", " ").replace("分", " ").split()
    for row in made.result.tracks[0].ranking:
        numbers = [*row.totals.values(), *([row.published] if row.published else [])]
        assert set(numbers) <= set(tokens)
        assert row.application in tokens
    for sheet in made.sheets:
        assert {mark for row in sheet.rows for mark in (*row.marks, row.total) if mark} <= set(tokens)
        assert sheet.digest in found
    if language == "zh_CN":
        assert "张𬱖䶮" in found


@pytest.mark.skipif(which("qpdf") is None or which("pdffonts") is None, reason="qpdf, poppler-utils")
def test_the_file_is_sound_and_carries_its_fonts(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sign_packet(packet(Shape(), rare="𬱖䶮")).data)
    subprocess.run(["qpdf", "--check", str(tmp_path / "a.pdf")], check=True, capture_output=True)
    listed = subprocess.run(
        ["pdffonts", str(tmp_path / "a.pdf")], check=True, capture_output=True, text=True
    ).stdout.splitlines()[2:]
    assert listed
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed)


def test_the_same_values_give_the_same_bytes_and_every_step_is_told() -> None:
    made = packet(Shape(tracks=2))
    told: list[int] = []
    first = sign_packet(made, told.append)
    assert first.data == sign_packet(made).data
    assert sum(told) == packet_steps(2, len(made.sheets))


@poppler
def test_every_signer_has_one_box_and_every_page_of_them_says_what_is_signed(tmp_path: Path) -> None:
    made = packet(Shape(reviewers=30, applications=3, criteria=2))
    paper = sign_packet(made)
    assert [box.seat for box in paper.boxes] == list(made.signers)
    pages = words_of(paper.data, tmp_path).split("\f")
    signed = {box.page for box in paper.boxes}
    assert len(signed) > 2
    assert all("签字页" in pages[page] for page in signed)


@poppler
@poppler
def test_the_fixed_phrases_stand_letter_by_letter(tmp_path: Path) -> None:
    made = packet(Shape())
    found = "".join(words_of(sign_packet(made).data, tmp_path).split())
    for phrase in (
        "应到7人，实到7人，回避0人，同意7票，反对0票，弃权0票，同意票超过有表决权人数的二分之一，通过。",
        "拒绝在评审报告上签字且不书面说明不同意见和理由的，视为同意评审结果。",
        "建议将下列3个县（市、区）列为示范区域（按得分由高到低排列）",
        "手写签名页为准；电子签名用于核验文件完整性。",
        "本人已独立完成上述评分，对评审意见负责。",
        "经本人核对申报单位名单，本人与所列单位□无应当回避的情形□存在下列应当回避的情形。",
        made.plan.pledge,
    ):
        assert phrase in found, phrase


@poppler
def test_a_comment_longer_than_a_page_is_printed_to_its_end(tmp_path: Path) -> None:
    made = packet(Shape(comment="很长的评语，" * 400 + "到此为止", reviewers=2, applications=4, rules=FEW))
    data = sign_packet(made).data
    assert differences(data, made) == []
    found = "".join(words_of(data, tmp_path).split())
    assert found.count("很长的评语") >= 380 * len(made.sheets)
    assert "到此为止" in found


def test_changed_figures_are_named() -> None:
    made = packet(Shape())
    track = made.result.tracks[0]
    first = replace(track.ranking[0], published="99.99", place=5)
    lie = replace(made.result, tracks=(replace(track, ranking=(first, *track.ranking[1:])),))
    found = differences(sign_packet(replace(made, result=lie)).data, made)
    named = {(one.application, one.field) for one in found}
    assert {("1A001", "place"), ("1A001", "published")} <= named
    one = replace(made.sheets[0], rows=(replace(made.sheets[0].rows[0], total="1"), *made.sheets[0].rows[1:]))
    changed = sign_packet(replace(made, sheets=(one, *made.sheets[1:]))).data
    assert [(d.application, d.field) for d in differences(changed, made)] == [("1A001", "sheet")]


def test_a_sheet_left_out_or_one_too_many_is_named() -> None:
    made = packet(Shape(reviewers=5))
    data = sign_packet(replace(made, sheets=made.sheets[1:])).data
    gone = made.sheets[0].digest
    assert [(d.field, d.printed, d.expected) for d in differences(data, made)] == [("sheet", "", gone)]
    known = {digest: rows for digest, rows in figures(made).items() if digest != gone}
    found = list(packet_differences(pages_of(sign_packet(made).data), made.result, known))
    assert [(d.field, d.printed, d.expected) for d in found] == [("sheet", gone, "")]


def test_fewer_listed_in_the_report_than_in_the_result_is_named() -> None:
    made = packet(Shape())
    rows = tuple(replace(row, standing="not_listed") for row in made.result.tracks[0].ranking)
    lie = replace(made.result, tracks=(replace(made.result.tracks[0], ranking=rows),))
    found = differences(sign_packet(replace(made, result=lie)).data, made)
    assert ("", "rows", "0", "6") in [(d.application, d.field, d.printed, d.expected) for d in found]


def test_an_empty_page_is_bound_to_nothing() -> None:
    made = packet(Shape())
    assert [d.field for d in packet_differences([], made.result, {})] == ["rows", "rows", *["totals"] * 10]
    assert [d.field for d in packet_differences([[]], replace(made.result, tracks=()), {})] == []
