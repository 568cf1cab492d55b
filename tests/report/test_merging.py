"""Several papers become one pile, page after page."""

from io import BytesIO

from pypdf import PdfReader

from reviewdesk.report.merging import merged
from reviewdesk.report.practice import practice_document


def test_papers_follow_each_other() -> None:
    papers = [practice_document(f"演练单位{n}", "方案", "zh_CN").data for n in (1, 2, 3)]
    pages = [page.extract_text() for page in PdfReader(BytesIO(merged(papers))).pages]
    assert [f"演练单位{n}" in page for n, page in enumerate(pages, start=1)] == [True] * 3
