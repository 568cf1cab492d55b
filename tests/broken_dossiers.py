"""Documents that are no documents, and documents made to hurt: why each cannot be shown, whole or by page."""

from collections.abc import Callable
from dataclasses import dataclass

import dossier_samples
import pdf_samples
from pdf_samples import raw

_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"


@dataclass(frozen=True)
class Broken:
    """A kind of broken document: its bytes, and the Chinese word of its reason."""

    name: str
    made: Callable[[], bytes]
    word: str
    whole: bool = True

    def __str__(self) -> str:
        return self.name


def _no_pages() -> bytes:
    return raw([_CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>"])


def _own_parent() -> bytes:
    return raw([_CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])


def _nested() -> bytes:
    return raw([_CATALOGUE, b"[" * 200_000 + b"]" * 200_000])


def _table_of_itself() -> bytes:
    whole = pdf_samples.good()
    start = whole.rindex(b"startxref")
    trailer = whole.rindex(b"trailer")
    place = int(whole[start:].split()[1])
    return whole[:trailer] + b"trailer\n<</Size 9/Prev %d>>\nstartxref\n%d\n%%%%EOF" % (place, place)


def _overwritten() -> bytes:
    whole = bytearray(pdf_samples.good(3))
    middle = len(whole) // 8
    whole[middle:] = b"\0" * (len(whole) - middle)
    return bytes(whole)


KINDS = (
    Broken("empty", lambda: b"", "不是 PDF"),
    Broken("a program", lambda: b"MZ" + bytes(range(256)) * 400, "不是 PDF"),
    Broken("a Word file", lambda: b"PK\x03\x04" + b"word/document.xml" * 500, "不是 PDF"),
    Broken("a web page", lambda: b"<!DOCTYPE html><html>" + b" " * 2_000 + b"</html>", "不是 PDF"),
    Broken("cut off", lambda: pdf_samples.good(5)[:700], "损坏"),
    Broken("half erased", _overwritten, "损坏"),
    Broken("noise under a true head", lambda: b"%PDF-1.7\n" + b"\xff" * 500_000, "损坏"),
    Broken("without pages", _no_pages, "损坏"),
    Broken("pages inside themselves", _own_parent, "用时过长"),
    Broken("brackets without end", _nested, "损坏"),
    Broken("a table that points at itself", _table_of_itself, "损坏"),
    Broken("locked", lambda: pdf_samples.encrypted("secret"), "密码"),
    Broken("too many pages", lambda: pdf_samples.good(2_001), "2000"),
    Broken("a giant page", lambda: pdf_samples.good(1, (1e7, 1e7)), "尺寸", whole=False),
    # Time or memory: whichever of the two runs out first on the machine at hand.
    Broken("forms in forms for ever", pdf_samples.endless, "此页无法显示：绘制", whole=False),
    Broken("a page that computes for minutes", dossier_samples.slow, "用时过长", whole=False),
)
