"""Opens a paper to read its signatures; a PDF of any shape ends in a refusal, never in a library's error."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from reviewdesk.errors import ReviewDeskError

_BROKEN: Final = (
    PdfError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    OSError,
    RuntimeError,
)
"""What reading a PDF of any shape stumbles with: recursion without end, or a number that is none."""


@contextmanager
def reading(paper: bytes) -> Iterator[PdfFileReader]:
    """Open a paper for as long as it is read.

    Raises:
        ReviewDeskError: "report-pdf-unreadable" when this is no PDF, or a broken one, even if that shows
            only later; "report-pdf-encrypted", as no signature on it can be read.
    """
    try:
        reader = PdfFileReader(BytesIO(paper))
        if reader.encrypted:
            raise ReviewDeskError("report-pdf-encrypted")
        yield reader
    except _BROKEN as error:
        raise ReviewDeskError("report-pdf-unreadable") from error
