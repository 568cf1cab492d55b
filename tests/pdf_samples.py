"""PDFs as strangers send them: small good ones, and the kinds that hurt."""

import io
import os
import zlib
from collections.abc import Callable, Sequence

from pypdf import PdfWriter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]"


def good(pages: int = 1, size: tuple[float, float] = (595, 842)) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1)
    for number in range(pages):
        canvas.drawString(20, 20, f"page {number}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def with_script() -> bytes:
    script = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/AA<</O 4 0 R>>>>"
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", _pages(), page, script])


def with_attachment() -> bytes:
    return _written(lambda writer: writer.add_attachment("inside.exe", b"MZ"))


def encrypted(user_password: str) -> bytes:
    return _written(lambda writer: writer.encrypt(user_password, "owner", algorithm="AES-128"))


def without_embedded_font() -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.setFont("STSong-Light", 12)
    canvas.drawString(20, 20, "实施方案")
    canvas.save()
    return target.getvalue()


def launching() -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
    return raw([b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(a.exe)>>>>", _pages(), page])


def endless(depth: int = 24, fan: int = 12) -> bytes:
    """Forms that draw the next one many times over: fan to the power of depth drawings."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    forms = [
        _stream(
            b"/X Do " * fan,
            b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</X %d 0 R>>>>" % (6 + i),
        )
        for i in range(depth)
    ]
    leaf = _stream(b"0 0 9 9 re f", _FORM)
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", _pages(), page, _stream(b"/X Do"), *forms, leaf])


def slow(steps: int = 20_000) -> bytes:
    """A page whose every dot is computed in thousands of steps; it needs time and no memory."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Shading<</S 5 0 R>>>>>>"
    shading = b"<</ShadingType 1/ColorSpace/DeviceGray/Domain[0 99 0 99]/Function 6 0 R>>"
    sums = _stream(
        b"{ add " + b"1 add 1 sub " * steps + b"}", b"/FunctionType 4/Domain[0 99 0 99]/Range[0 1]"
    )
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", _pages(), page, _stream(b"/S sh"), shading, sums])


def swollen(megabytes: int = 400) -> bytes:
    """A page whose drawing orders are a few kilobytes in the file and hundreds of megabytes unpacked."""
    packed = zlib.compressobj(9)
    data = b"".join(packed.compress(b" " * 2**20) for _ in range(megabytes)) + packed.flush()
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", _pages(), page, _stream(data, b"/Filter/FlateDecode")])


def bulky(pages: int, side: int = 1_000) -> bytes:
    """A scan: pictures of 3 MB each that nothing makes smaller."""
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8"
    box = b"/MediaBox[0 0 595 842]"
    leaf = b"<</Type/Page/Parent 2 0 R" + box + b"/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>"
    kids = b" ".join(b"%d 0 R" % (3 + 3 * page) for page in range(pages))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages)]
    for page in range(pages):
        picture = _stream(os.urandom(3 * side * side), head % (side, side))
        objects += [leaf % (5 + 3 * page, 4 + 3 * page), picture, _stream(b"500 0 0 500 9 9 cm /I Do")]
    return raw(objects)


def raw(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )


def _pages() -> bytes:
    return b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def _written(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(good()))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
