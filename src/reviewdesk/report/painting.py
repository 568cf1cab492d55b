"""Leaves that are set, painted into a PDF whose bytes depend on nothing else."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from reportlab import rl_config
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.pdfbase.pdfdoc import PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas

from reviewdesk.report.fonts import FILES, font
from reviewdesk.report.leaf import PORTRAIT, Bookmark, Leaf, Line
from reviewdesk.report.unprinted import note

_ALWAYS: Final = frozenset({"plain", "head"})
"""Where a page begins, and what a watermark is set in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What holds for the whole paper.

    Attributes:
        digest: of the record, kept as the subject.
        watermark: across every page.
        missing: characters printed as 〓.
    """

    title: str
    language: str
    digest: str
    watermark: str
    bookmarks: Sequence[Bookmark]
    missing: Collection[str] = ()


def painted(
    leaves: Sequence[Leaf], printed: Imprint, advance: Callable[[int], None] = lambda _: None
) -> bytes:
    """Return the leaves as a PDF: the same leaves give the same bytes; `advance` hears of each."""
    target = BytesIO()
    for face in FILES:
        if face in _ALWAYS or any(face == text[3] for leaf in leaves for text in leaf.texts):
            font(face)
    canvas = Canvas(
        target,
        pagesize=PORTRAIT,
        invariant=1,
        pageCompression=1,
        initialFontName="plain",  # type: ignore[arg-type]
        lang=printed.language.replace("_", "-"),
    )
    canvas.setTitle(printed.title)
    canvas.setAuthor("ReviewDesk")
    canvas.setCreator("ReviewDesk")
    canvas.setSubject(printed.digest)
    if printed.missing:
        canvas.setKeywords(note(printed.missing))
    codes: dict[tuple[float, str], str] = {}
    for number, leaf in enumerate(leaves):
        canvas.setPageSize(leaf.size)
        for place, mark in enumerate(printed.bookmarks):
            if mark.page == number:
                canvas.bookmarkHorizontal(f"b{place}", 0, mark.y)
                canvas.addOutlineEntry(mark.text, f"b{place}", level=mark.level)
        _paint(canvas, leaf, printed.watermark, codes)
        canvas.showPage()
        advance(1)
    _share_resources(canvas, codes.values())
    with _bytes_as_they_are():
        canvas.save()
    return target.getvalue()


def _share_resources(canvas: Canvas, codes: Iterable[str]) -> None:
    """Name fonts and codes once, in the page tree, instead of all of them on every page.

    Who compares revisions, as pyHanko does for every signature, goes from every page through what it names.
    """
    document = canvas._doc  # type: ignore[attr-defined]
    tree, shared = document.Pages, PDFResourceDictionary(XObject=document.xobjDict(codes).dict)
    shared.basicFonts()
    tree.Resources = shared
    tree.__NoDefault__ = [*tree.__NoDefault__, "Resources"]
    for page in tree.pages:
        page.__NoDefault__ = [name for name in page.__NoDefault__ if name != "Resources"]


@contextmanager
def _bytes_as_they_are() -> Iterator[None]:
    """Keep reportlab from ASCII85, which takes a seventh more room and an eighth of the time."""
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before


def merged(lines: list[Line]) -> list[Line]:
    """Return lines with repeated ones left out and each upright one that goes on drawn in one stroke."""
    kept: dict[tuple[float, ...], Line] = {}
    for line in dict.fromkeys(map(_downwards, lines)):
        x1, y1, x2, y2, weight = line
        begin = kept.pop((x1, y1, weight), line) if x1 == x2 else line
        kept[(x2, y2, weight) if x1 == x2 else line] = (x1, begin[1], x2, y2, weight)
    return list(kept.values())


def _downwards(line: Line) -> Line:
    """Two boxes side by side share an upright line, which each of them may draw the other way."""
    x1, y1, x2, y2, weight = line
    return (x1, max(y1, y2), x2, min(y1, y2), weight) if x1 == x2 else line


def _paint(canvas: Canvas, leaf: Leaf, watermark: str, codes: dict[tuple[float, str], str]) -> None:
    if watermark:
        canvas.saveState()
        canvas.setFillGray(0.9)
        canvas.setFont("head", 110)
        canvas.translate(leaf.size[0] / 2, leaf.size[1] / 2)
        canvas.rotate(40)
        canvas.drawCentredString(0, -40, watermark)
        canvas.restoreState()
    for x, y, breadth, height, grey in leaf.fills:
        canvas.setFillGray(grey)
        canvas.rect(x, y, breadth, height, stroke=0, fill=1)
    for x1, y1, x2, y2, weight in merged(leaf.lines):
        canvas.setLineWidth(weight)
        canvas.line(x1, y1, x2, y2)
    for x, y, text, face, size, grey in leaf.texts:
        canvas.setFillGray(grey)
        canvas.setFont(face, size)
        canvas.drawString(x, y, text)
    for x, y, side, payload in leaf.codes:
        name = codes.get((side, payload))
        if name is None:
            name = codes[side, payload] = f"code{len(codes)}"
            _draw_code(canvas, name, side, payload)
        canvas.saveState()
        canvas.translate(x, y)
        canvas.doForm(name)
        canvas.restoreState()


def _draw_code(canvas: Canvas, name: str, side: float, payload: str) -> None:
    """Draw a QR once, to be repeated on any page."""
    canvas.beginForm(name, 0, 0, side, side)
    canvas.setFillGray(0)
    code = QrCodeWidget(payload, barWidth=side, barHeight=side, barLevel="M", barBorder=2)
    for module in code.draw().contents:  # type: ignore[no-untyped-call]
        if module.fillColor is not None:
            canvas.rect(module.x, module.y, module.width, module.height, stroke=0, fill=1)
    canvas.endForm(Resources=PDFResourceDictionary())
