"""What became of a paper after a signature is named: pages, marks, fields, and who signed since."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from faults.papers import EDITS, Edit, edited
from reviewdesk.report.later_changes import Changes, changes_since
from reviewdesk.report.ranking_pdf import ranking_pdf
from reviewdesk.report.signing import approve, certify
from reviewdesk.report.values import Paper, RankingPaper
from signing_room import CHAIR, R1, R2, STAMP, sat

FOUND = {
    "page_rewritten": Changes(pages=(1,)),
    "page_overwritten": Changes(pages=(1,)),
    "page_added": Changes(moved=True),
    "pages_swapped": Changes(moved=True),
    "remark_added": Changes(marked=(1,)),
    "form_value_changed": Changes(signed=("seat-r3",)),
    "form_field_added": Changes(fields=("place",)),
}


@pytest.fixture(scope="module")
def paper(rankings: Callable[..., RankingPaper]) -> Paper:
    return ranking_pdf(rankings(40, 3))


@pytest.fixture(scope="module")
def signed(paper: Paper) -> bytes:
    room = sat((CHAIR, R1, R2))
    data = certify(paper.data, paper.boxes, room.credentials[CHAIR], STAMP)
    for seat in (R2, R1):
        data = approve(data, seat, room.credentials[seat], STAMP)
    return data


def since(data: bytes, signature: int) -> Changes:
    reader = PdfFileReader(BytesIO(data))
    return changes_since(reader, list(reader.embedded_regular_signatures)[signature].signed_revision)


def test_signing_is_all_that_is_done_to_a_paper_that_members_sign(signed: bytes) -> None:
    found = [since(signed, number) for number in range(3)]
    assert found == [Changes(signed=("seat-r1", "seat-r2")), Changes(signed=("seat-r1",)), Changes()]


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_after_the_last_signature_is_named(edit: str, signed: bytes) -> None:
    assert FOUND.keys() == EDITS.keys()
    assert since(edited(signed, EDITS[edit]), -1) == FOUND[edit]


def last_page_rewritten(writer: IncrementalPdfFileWriter) -> None:
    page = writer.find_page_for_modification(-1)[0].get_object()  # type: ignore[no-untyped-call]
    assert isinstance(page, DictionaryObject)
    page[NameObject("/Rotate")] = NumberObject(90)  # type: ignore[no-untyped-call]
    writer.update_container(page)


def pages_nested(writer: IncrementalPdfFileWriter) -> None:
    """Put all pages one level deeper: nothing moves."""
    pages = writer.root["/Pages"]
    entries = {"/Type": NameObject("/Pages"), "/Count": pages["/Count"], "/Kids": pages["/Kids"]}
    inner = DictionaryObject({NameObject(key): value for key, value in entries.items()})  # type: ignore[no-untyped-call]
    pages[NameObject("/Kids")] = ArrayObject([writer.add_object(inner)])
    writer.update_container(pages)


def font_replaced(writer: IncrementalPdfFileWriter) -> None:
    """Change nothing on the pages, but what they are drawn with."""
    fonts = writer.root["/Pages"]["/Resources"]["/Font"]
    font = fonts[next(iter(fonts))]
    font[NameObject("/BaseFont")] = NameObject("/Other")
    writer.update_container(font)


def size_above(writer: IncrementalPdfFileWriter) -> None:
    """Give the tree a size of pages; every page has its own."""
    pages = writer.root["/Pages"]
    pages[NameObject("/MediaBox")] = ArrayObject(map(NumberObject, (0, 0, 9, 9)))
    writer.update_container(pages)


def field_removed(writer: IncrementalPdfFileWriter) -> None:
    form = writer.root["/AcroForm"]
    form["/Fields"].pop()
    writer.update_container(form["/Fields"])


def field_value(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][-1]
    field[NameObject("/V")] = TextStringObject("2")
    writer.update_container(field)


def test_the_page_is_named_by_its_number(signed: bytes) -> None:
    last = len(list(PdfFileReader(BytesIO(signed)).root["/Pages"]["/Kids"]))
    assert last > 1
    assert since(edited(signed, last_page_rewritten), -1) == Changes(pages=(last,))


def test_pages_are_found_however_deep_they_hang(signed: bytes) -> None:
    assert since(edited(signed, pages_nested), -1) == Changes()
    assert since(edited(edited(signed, pages_nested), EDITS["page_rewritten"]), -1) == Changes(pages=(1,))


def test_what_a_page_is_drawn_with_belongs_to_it(signed: bytes) -> None:
    found = since(edited(signed, font_replaced), -1)
    assert found.pages
    assert not found.moved
    assert since(edited(signed, size_above), -1) == Changes()


def test_a_filled_field_and_an_added_one_are_told_from_signatures(signed: bytes) -> None:
    filled = edited(edited(signed, EDITS["form_field_added"]), field_value)
    assert since(filled, -1).fields == ("place",)


def test_an_empty_place_for_a_signature_that_goes_is_no_signature(signed: bytes) -> None:
    assert since(edited(signed, field_removed), -1) == Changes()


@pytest.mark.parametrize("edit", [EDITS["page_rewritten"], EDITS["pages_swapped"]])
def test_a_paper_without_any_field_is_compared_too(edit: Edit, paper: Paper) -> None:
    found = changes_since(PdfFileReader(BytesIO(edited(paper.data, edit))), 0)
    assert found.pages == (1,) or found.moved
    assert not found.fields
