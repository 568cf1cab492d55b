"""Pages signed in ink as somebody would scan them, and files that are none."""

from pathlib import Path

from PIL import Image, ImageDraw
from pypdf import PdfWriter


def picture(path: Path, words: str = "") -> Path:
    """Write a page as JPEG or PNG, by its suffix; other words make another page."""
    page = Image.new("RGB", (620, 877), "white")
    pen = ImageDraw.Draw(page)
    pen.line([(80, 760), (180, 700), (220, 770), (330, 710)], fill="black", width=6)
    pen.text((80, 60), words or path.stem, fill="black")
    page.save(path)
    return path


def paper(path: Path, pages: int = 2) -> Path:
    """Write a PDF of blank pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.write(path)
    return path
