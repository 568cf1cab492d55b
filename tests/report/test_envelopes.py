"""The sheet of envelopes: a line and a label for every slip, and a drill that says it is one."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from reviewdesk.domain.committee import Role, Seat
from reviewdesk.domain.names import SeatId
from reviewdesk.report.envelopes import EnvelopeSheet, envelope_sheet, is_reserve
from reviewdesk.report.practice import practice_document

OFFICE: tuple[Role, ...] = ("secretary", "chair", "witness", "reveal", "spare")


def text_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def sheet(title: str, language: str, reviewers: int) -> EnvelopeSheet:
    office = tuple(Seat(id=SeatId(role), role=role) for role in OFFICE)
    panel = tuple(
        Seat(id=SeatId(f"r{n}"), role="reviewer", name=f"评委{n:02d}") for n in range(1, reviewers + 1)
    )
    seats = (*office, *panel, Seat(id=SeatId("chair-2"), role="chair"))
    return EnvelopeSheet(title=title, session_mark="AB12-CD34", seats=seats, language=language)


@pytest.mark.parametrize(("reviewers", "pages"), [(3, 2), (9, 4)])
def test_every_slip_has_a_line_and_a_label(reviewers: int, pages: int) -> None:
    wide = sheet("小评审会", "zh_CN", reviewers)
    found = text_of(envelope_sheet(wide).data)
    assert len(found) == pages
    whole = "".join(found)
    assert [whole.count(f"评委{n:02d}") for n in range(1, reviewers + 1)] == [2] * reviewers
    assert whole.count("密封；备用，与第一份分开保管") == 2
    assert "演练" not in whole
    assert [one.id for one in wide.seats if is_reserve(one)] == ["spare", "chair-2"]


def test_a_drill_says_so_on_every_page() -> None:
    assert all("Drill" in page for page in text_of(envelope_sheet(sheet("(Drill) Small", "en", 3)).data))
    assert all("演练" in page for page in text_of(practice_document("演练单位1", "方案", "zh_CN").data))
