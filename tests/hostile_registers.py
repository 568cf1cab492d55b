"""Workbooks that would harm the program that reads them, and files that are none."""

import io
import zipfile
from collections.abc import Callable, Mapping

from register_changes import SAMPLE


def bomb() -> bytes:
    """Return a workbook that would fill the memory."""
    return _part(b"<worksheet>" + b"<row/>" * 9_000_000 + b"</worksheet>")


def entities() -> bytes:
    """Return a workbook that multiplies itself while it is read."""
    lines = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    return _part(b'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">' + lines + b"]><worksheet>&a9;</worksheet>")


def far_cell() -> bytes:
    """Return a workbook with one cell at the end of the world."""
    return _part(
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )


def crowd() -> bytes:
    """Return a workbook of a thousand parts."""
    stream = io.BytesIO(SAMPLE.read_bytes())
    with zipfile.ZipFile(stream, "a") as book:
        for number in range(1000):
            book.writestr(f"xl/media/{number}.bin", b"")
    return stream.getvalue()


HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "bomb.xlsx": (bomb, "table-bomb"),
    "entities.xlsx": (entities, "table-entities"),
    "far-cell.xlsx": (far_cell, "table-too-far"),
    "crowd.xlsx": (crowd, "table-bomb"),
    "torn.xlsx": (lambda: SAMPLE.read_bytes()[:4000], "table-unreadable"),
    "page.xls": (lambda: b"<html><table><tr><td>1</td></tr></table></html>", "table-unreadable"),
    "noise.xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 64, "table-unreadable"),
    "large.csv": (lambda: b"a,b\n" * (14 * 2**20), "table-too-large"),
}
"""What each is refused with."""


def _part(sheet: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(SAMPLE) as before, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, sheet if name.endswith("sheet1.xml") else before.read(name))
    return held.getvalue()
