"""Documents for the viewer: with places to find, with a table of contents, with a corner to recognise."""

import io

from reportlab.pdfgen.canvas import Canvas


def chapters(pages: int = 6) -> bytes:
    """A heading on each page, every second one nested; the word "aim" once on each page."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for number in range(pages):
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Chapter {number + 1}", f"p{number}", level=number % 2)
        canvas.drawString(72, 760, f"page {number + 1}: one aim")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def red_corner(size: tuple[float, float] = (200, 300)) -> bytes:
    """A page whose upper left quarter is red."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, size[1] / 2, size[0] / 2, size[1] / 2, fill=1, stroke=0)
    canvas.showPage()
    canvas.save()
    return target.getvalue()
