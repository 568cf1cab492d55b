"""The child process that opens PDFs strangers made: draws every page, then walks every object."""

import gc
import math
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, Final

import pypdf
import pypdfium2 as pdfium
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from reviewdesk.intake.watched import serve

MAX_PAGES: Final = 2_000
MAX_SIDE: Final = 4_800
"""Points; A0 is 3,370 long, a page of 200 inches is a trap."""
DRAWN_SIDE: Final = 1_000
MAX_OBJECTS: Final = 200_000
MAX_PAPERS: Final = 5
MAX_FONTS: Final = 20
_STEP_EVERY: Final = 2_000
_UNREADABLE: Final = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError,
                      RecursionError, OSError, AssertionError, NotImplementedError, UnicodeError)  # fmt: skip

Trouble = dict[str, object]
Papers = Counter[tuple[int, int]]
"""Width and height in millimetres → how many pages."""


def answer(request: dict[str, object], step: Callable[[], None]) -> dict[str, object]:
    """Return what is inside one PDF: how many pages of which sizes, and what is wrong, the worst first."""
    path = Path(str(request["path"]))
    try:
        with path.open("rb") as stream:
            if b"%PDF-" not in stream.read(1024):
                return _said([{"code": "pdf-not-a-pdf"}])
            papers: Papers = Counter()
            drawn = list(_drawn(path, step, papers))
            return _said(drawn or _walked(stream, step), papers)
    except OSError:
        return _said([{"code": "pdf-gone"}])
    finally:
        # What was read lies in circles, and would count against the next document.
        gc.collect()


def _said(troubles: list[Trouble], papers: Papers | None = None) -> dict[str, object]:
    found = papers or Counter()
    sizes = [[width, height, pages] for (width, height), pages in found.most_common(MAX_PAPERS)]
    return {"pages": found.total(), "papers": sizes, "troubles": troubles}


def _drawn(path: Path, step: Callable[[], None], papers: Papers) -> Iterator[Trouble]:
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).casefold()
        yield {"code": "pdf-encrypted" if locked else "pdf-unreadable"}
        return
    with closing(document):
        yield from _pages(document, step, papers)


def _pages(document: pdfium.PdfDocument, step: Callable[[], None], papers: Papers) -> Iterator[Trouble]:
    pages = len(document)
    if not 0 < pages <= MAX_PAGES:
        yield {"code": "pdf-pages", "pages": pages, "limit": MAX_PAGES}
        return
    for index in range(pages):
        step()
        if trouble := _page(document, index, papers):
            papers.clear()
            yield trouble
            return


def _page(document: pdfium.PdfDocument, index: int, papers: Papers) -> Trouble | None:
    try:
        page = document[index]
        width, height = page.get_size()
        longest = max(width, height)
        if not (math.isfinite(width + height) and 0 < longest <= MAX_SIDE):
            return {"code": "pdf-page-size", "page": index + 1, "limit": round(MAX_SIDE / 72 * 2.54)}
        papers[round(width / 72 * 25.4), round(height / 72 * 25.4)] += 1
        page.render(scale=min(1.0, DRAWN_SIDE / longest)).close()
        page.close()
    except pdfium.PdfiumError:
        return {"code": "pdf-page-unreadable", "page": index + 1}
    return None


def _walked(stream: BinaryIO, step: Callable[[], None]) -> list[Trouble]:
    try:
        reader = pypdf.PdfReader(stream, strict=False)
        troubles: list[Trouble] = [{"code": "pdf-restricted"}] if reader.is_encrypted else []
        found = set(_flags(reader, step))
    except _UNREADABLE:
        return [{"code": "pdf-unreadable"}]
    fonts = sorted(_printed(flag.removeprefix("font:")) for flag in found if flag.startswith("font:"))
    troubles += [{"code": code} for code in sorted(found) if not code.startswith("font:")]
    return troubles + ([{"code": "pdf-font-missing", "fonts": ", ".join(fonts[:MAX_FONTS])}] if fonts else [])


def _flags(reader: pypdf.PdfReader, step: Callable[[], None]) -> Iterator[str]:
    """Walk everything reachable, once, without recursion."""
    seen: set[tuple[int, int]] = set()
    waiting: list[object] = [reader.trailer]
    visited = 0
    while waiting:
        value = waiting.pop()
        visited += 1
        if visited > MAX_OBJECTS:
            yield "pdf-too-many-objects"
            return
        if visited % _STEP_EVERY == 1:
            step()
        if isinstance(value, IndirectObject):
            key = (value.idnum, value.generation)
            if key not in seen:
                seen.add(key)
                waiting.append(_read(reader, value))
        elif isinstance(value, DictionaryObject):
            yield from _dictionary_flags(value)
            waiting.extend(value.raw_get(name) for name in value)
        elif isinstance(value, ArrayObject):
            waiting.extend(list.__iter__(value))


def _read(reader: pypdf.PdfReader, reference: IndirectObject) -> object:
    """Return an object; the bytes of a stream are not kept, or a whole file would lie in memory."""
    found = reference.get_object()
    if isinstance(found, StreamObject) and found.get("/Type") != "/ObjStm":
        reader.resolved_objects.pop((reference.generation, reference.idnum), None)
        return DictionaryObject(found)
    return found


def _dictionary_flags(value: DictionaryObject) -> Iterator[str]:
    if "/JS" in value or value.get("/S") == "/JavaScript" or "/JavaScript" in value:
        yield "pdf-script"
    if value.get("/S") in ("/Launch", "/ImportData", "/SubmitForm"):
        yield "pdf-launch"
    if "/EmbeddedFiles" in value or value.get("/Type") == "/EmbeddedFile" or "/EF" in value:
        yield "pdf-attachment"
    if value.get("/S") in ("/RichMedia", "/Movie") or value.get("/Subtype") in ("/RichMedia", "/3D"):
        yield "pdf-attachment"
    if value.get("/Type") == "/Font" and value.get("/Subtype") == "/Type0" and not _embedded(value):
        yield f"font:{str(value.get('/BaseFont', '?')).removeprefix('/')}"


def _embedded(font: DictionaryObject) -> bool:
    """A composite font carries Chinese; without its file it is blank where it is not installed."""
    for inner in font.get("/DescendantFonts", ArrayObject()):
        descriptor = _resolved(_resolved(inner).get("/FontDescriptor"))
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            return False
    return True


def _printed(name: str) -> str:
    """A name a stranger chose, as it may be kept: short, no half characters, nothing invisible."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name[:80])


def _resolved(value: object) -> DictionaryObject:
    found = value.get_object() if isinstance(value, IndirectObject) else value
    return found if isinstance(found, DictionaryObject | StreamObject) else DictionaryObject()


if __name__ == "__main__":
    serve(answer)
