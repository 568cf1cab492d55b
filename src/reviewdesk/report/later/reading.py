"""What a paper says in any of its forms, cell by cell and line by line, and how such words are compared."""

import re
from collections.abc import Callable, Mapping, Sequence
from html.parser import HTMLParser
from typing import Final

from reviewdesk.report.fonts import Face, printable
from reviewdesk.report.printed import printed_cells

Texts = Sequence[str]
"""In reading order."""
_FACES: Final[tuple[Face, ...]] = ("plain", "body", "kai")


def texts_of(kind: str, paper: bytes) -> Texts:
    """Return what a paper says.

    Args:
        kind: "pdf", "txt" or "html".
        paper: the file.

    Raises:
        ReviewDeskError: "report-pdf-unreadable".
    """
    return _READERS[kind](paper)


def squeezed(text: str) -> str:
    """Return text as every form of a paper has it: no blanks, and 〓 for what one of the fonts lacks."""
    for face in _FACES:
        text = printable(text, face, set())
    return "".join(text.split())


def _of_pdf(paper: bytes) -> Texts:
    return [cell.text for cell in printed_cells(paper)]


def _of_txt(paper: bytes) -> Texts:
    lines = paper.decode("utf-8-sig", "replace").splitlines()
    return [cell for line in lines for cell in re.split(r"\s{2,}", line.strip())]


def _of_html(paper: bytes) -> Texts:
    page = _Page()
    page.feed(paper.decode("utf-8", "replace"))
    page.close()
    return page.texts


class _Page(HTMLParser):
    """Collects the text of each element of a page, the head left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = self._hidden or tag == "head"

    def handle_endtag(self, tag: str) -> None:
        self._hidden = self._hidden and tag != "head"

    def handle_data(self, data: str) -> None:
        if not self._hidden and data.strip():
            self.texts.append(data.strip())


_READERS: Final[Mapping[str, Callable[[bytes], Texts]]] = {"pdf": _of_pdf, "txt": _of_txt, "html": _of_html}
