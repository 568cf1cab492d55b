"""Documents for the viewer: with places to find, with a table of contents, with a corner to recognise."""

import io
import zlib

from reportlab.pdfgen.canvas import Canvas

from pdf_samples import raw


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


def slow(times: int = 300_000) -> bytes:
    """A small page that computes for minutes and takes hardly any memory: a shading, over and over."""
    orders = zlib.compress(b"/S sh " * times)
    function = b"{ 2 copy mul sin 3 1 roll add cos }"
    shading = b"<</ShadingType 1/ColorSpace/DeviceGray/Domain[0 99 0 99]/Function 6 0 R>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Shading<</S 5 0 R>>>>>>"
    return raw(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page,
            b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(orders), orders),
            shading,
            b"<</FunctionType 4/Domain[0 99 0 99]/Range[0 1]/Length %d>>\nstream\n%s\nendstream"
            % (len(function), function),
        ]
    )
