"""A paper says itself which of its characters are printed as 〓."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from reviewdesk.report.page import Draft
from reviewdesk.report.unprinted import unprinted


@pytest.mark.parametrize("missing", [(), ("\ue000",), ("\ue000", "\U0001f600", "\U0010ffff")])
def test_what_no_font_has_is_noted_in_the_file(missing: tuple[str, ...]) -> None:
    draft = Draft("t", "zh_CN")
    draft.turn()
    draft.paragraph("王䶮" + "".join(missing))
    paper = draft.finished()
    assert paper.missing == missing
    assert unprinted(paper.data) == missing
    assert unprinted(paper.data + b"whatever a signature appends") == missing
    information = PdfReader(BytesIO(paper.data)).metadata
    assert information is not None
    assert bool(information.keywords) is bool(missing)
