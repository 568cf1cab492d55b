"""Several papers as one, so that a whole pile of slips goes to the printer at once."""

from collections.abc import Iterable
from io import BytesIO

from pypdf import PdfReader, PdfWriter


def merged(papers: Iterable[bytes]) -> bytes:
    """Return the pages of our own papers one after the other."""
    writer = PdfWriter()
    for paper in papers:
        for page in PdfReader(BytesIO(paper)).pages:
            writer.add_page(page)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
