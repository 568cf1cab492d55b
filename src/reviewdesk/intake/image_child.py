"""The child process that puts pictures strangers made on pages of a PDF."""

import io
from collections.abc import Callable
from typing import Final

from PIL import Image, ImageOps, ImageSequence
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reviewdesk.intake.watched import serve

MAX_PIXELS: Final = 100_000_000
MAX_FRAMES: Final = 500
LONG_SIDE: Final = 3_500
"""Pixels; on A4 that is 300 to the inch."""
MARGIN: Final = 28
_UNREADABLE: Final = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError,
                      Image.DecompressionBombError, Image.DecompressionBombWarning)  # fmt: skip


def answer(request: dict[str, object], step: Callable[[], None]) -> str:
    """Write the PDF of a picture, or with "" as its target only look at it; return "" or "unreadable"."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    target = str(request["target"])
    canvas = Canvas(target or io.BytesIO(), invariant=1)
    try:
        with Image.open(str(request["path"])) as picture:
            for number, frame in enumerate(ImageSequence.Iterator(picture)):
                if number >= MAX_FRAMES:
                    return "unreadable"
                step()
                _page(canvas, frame)
    except _UNREADABLE:
        return "unreadable"
    if target:
        canvas.save()
    return ""


def _page(canvas: Canvas, frame: Image.Image) -> None:
    upright = ImageOps.exif_transpose(frame).convert("RGB")
    upright.thumbnail((LONG_SIDE, LONG_SIDE))
    packed = io.BytesIO()
    upright.save(packed, "JPEG", quality=88)
    packed.seek(0)
    size = landscape(A4) if upright.width > upright.height else A4
    width, height = size[0] - 2 * MARGIN, size[1] - 2 * MARGIN
    canvas.setPageSize(size)
    canvas.drawImage(ImageReader(packed), MARGIN, MARGIN, width, height, preserveAspectRatio=True, anchor="c")
    canvas.showPage()


if __name__ == "__main__":
    serve(answer)
