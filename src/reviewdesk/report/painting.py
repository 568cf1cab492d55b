"""Leaves that are set, painted into a PDF whose bytes depend on nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from reviewdesk.report.fonts import FILES, font
from reviewdesk.report.leaf import PORTRAIT, Leaf, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What holds for the whole paper.

    Attributes:
        digest: of the record, kept as the subject.
        watermark: across every page.
        bookmarks: text, page from 0, height.
    """

    title: str
    language: str
    digest: str
    watermark: str
    bookmarks: Sequence[tuple[str, int, float]]


def painted(leaves: Sequence[Leaf], printed: Imprint) -> bytes:
    """Return the leaves as a PDF: the same leaves give the same bytes."""
    target = BytesIO()
    for face in FILES:
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
    for number, leaf in enumerate(leaves):
        canvas.setPageSize(leaf.size)
        for text, page, y in printed.bookmarks:
            if page == number:
                canvas.bookmarkHorizontal(text, 0, y)
                canvas.addOutlineEntry(text, text, level=0)
        _paint(canvas, leaf, printed.watermark)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def merged(lines: list[Line]) -> list[Line]:
    """Return lines with repeated ones left out and each upright one that goes on drawn in one stroke."""
    kept: dict[tuple[float, ...], Line] = {}
    for line in dict.fromkeys(lines):
        x1, y1, x2, y2, weight = line
        begin = kept.pop((x1, y1, weight), line) if x1 == x2 else line
        kept[(x2, y2, weight) if x1 == x2 else line] = (x1, begin[1], x2, y2, weight)
    return list(kept.values())


def _paint(canvas: Canvas, leaf: Leaf, watermark: str) -> None:
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
        _paint_code(canvas, x, y, side, payload)


def _paint_code(canvas: Canvas, x: float, y: float, side: float, payload: str) -> None:
    drawing = Drawing(side, side)
    drawing.add(QrCodeWidget(payload, barWidth=side, barHeight=side, barLevel="M", barBorder=2))
    renderPDF.draw(drawing, canvas, x, y)
