"""The sample register as offices really send it: each variant bad in its own way, made from the good one.

    python tests/bad_registers.py DIR

writes them all. `RIGHT` are read as if they were good; of `NAMED`, each bad cell is named by its place.
"""

import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import xlwt
from openpyxl import Workbook, load_workbook

from hostile_registers import HOSTILE
from register_changes import (
    APPLICANT,
    CODE,
    COPIES,
    ID,
    RECEIVED,
    SAMPLE,
    TRACK,
    Change,
    apostrophes,
    blanks,
    dates_in_four_spellings,
    full_width,
    header_of_two_lines,
    merged_tracks,
    moved_down,
    numbers_as_floats,
    one_cell,
    rare,
    renamed_headers,
)

Place = tuple[str, str, int, str]
"""Code of the problem, sheet, row, letter of the column."""


def sheet_rows() -> Iterator[tuple[str, list[list[object]]]]:
    """Yield name and rows of every sheet of the sample."""
    book = load_workbook(SAMPLE)
    for sheet in book:
        yield sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]


def changed(path: Path, change: Change) -> Path:
    """Write the sample with its first sheet changed."""
    book = load_workbook(SAMPLE)
    change(book.worksheets[0])
    book.save(path)
    return path


def wrong_dimension(data: bytes) -> bytes:
    """What some exporters write: the sheet says it has one cell."""
    return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', data)


def strict(data: bytes) -> bytes:
    """The strict dialect of OOXML."""
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    data = data.replace(main, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    return data.replace(relations, b"http://purl.oclc.org/ooxml/officeDocument/relationships")


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """Write the sample with the bytes of all its parts changed."""
    with zipfile.ZipFile(SAMPLE) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(before.read(name)))
    return path


def old_format(path: Path, change: Callable[["xlwt.Worksheet"], None] = lambda sheet: None) -> Path:
    """Write the sample as .xls; dates stay text."""
    book = xlwt.Workbook()
    for title, rows in sheet_rows():
        sheet = book.add_sheet(title, cell_overwrite_ok=True)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if value is not None:
                    sheet.write(row, column, value)
        if title == "申报项目":
            change(sheet)
    book.save(str(path))
    return path


def as_text(path: Path, encoding: str, delimiter: str) -> Path:
    """Write the first sheet as text; the checks of eligibility have no place there."""
    _, rows = next(sheet_rows())
    lines = [delimiter.join("" if value is None else str(value) for value in row) for row in rows[1:]]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def many(path: Path, count: int = 5000) -> Path:
    """Write a register of 5,000 rows in the manner of the sample."""
    (title, rows), *_ = sheet_rows()
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in rows[:2]:
        sheet.append(row)
    for number in range(count):
        row = list(rows[2 + number % (len(rows) - 2)])
        row[0], row[2], row[3] = f"N{number:05}", f"（样例）第{number}县", f"N-{number}"
        sheet.append(row)
    book.save(path)
    return path


RIGHT: Mapping[str, Callable[[Path], Path]] = {
    "full-width.xlsx": lambda path: changed(path, full_width),
    "blanks.xlsx": lambda path: changed(path, blanks),
    "merged-tracks.xlsx": lambda path: changed(path, merged_tracks),
    "header-of-two-lines.xlsx": lambda path: changed(path, header_of_two_lines),
    "dates.xlsx": lambda path: changed(path, dates_in_four_spellings),
    "apostrophes.xlsx": lambda path: changed(path, apostrophes),
    "floats.xlsx": lambda path: changed(path, numbers_as_floats),
    "headers.xlsx": lambda path: changed(path, renamed_headers),
    "moved-down.xlsx": lambda path: changed(path, moved_down),
    "wrong-dimension.xlsx": lambda path: rewritten(path, wrong_dimension),
    "strict.xlsx": lambda path: rewritten(path, strict),
    "old.xls": old_format,
}
"""Each reads exactly as the sample does."""

TEXTS: Mapping[str, Callable[[Path], Path]] = {
    "utf-8.csv": lambda path: as_text(path, "utf-8-sig", ","),
    "gb18030.csv": lambda path: as_text(path, "gb18030", ","),
    "tabs.txt": lambda path: as_text(path, "utf-16", "\t"),
    "renamed-text.xls": lambda path: as_text(path, "gb18030", "\t"),
}
"""Each reads as the sample without its sheet of checks."""


def _old_error(path: Path) -> Path:
    return old_format(path, lambda sheet: sheet.row(8).set_cell_error(COPIES - 1, "#DIV/0!"))


def _short_form(path: Path) -> Path:
    text = as_text(path, "utf-8", ",").read_text("utf-8")
    path.write_text(text.replace("SAMPLE-003", "3.30102E+17", 1), "utf-8")
    return path


SHEET = "申报项目"
NAMED: Mapping[str, tuple[Callable[[Path], Path], Sequence[Place]]] = {
    "rounded.xlsx": (
        lambda path: changed(path, one_cell(7, CODE, 330102198001011234)),
        [("table-rounded-number", SHEET, 7, "D")],
    ),
    "error-cell.xlsx": (
        lambda path: changed(path, one_cell(9, COPIES, "#REF!")),
        [("table-error-cell", SHEET, 9, "J")],
    ),
    "error-cell.xls": (_old_error, [("table-error-cell", SHEET, 9, "J")]),
    "formula.xlsx": (
        lambda path: changed(path, one_cell(10, APPLICANT, '=E10&"人民政府"')),
        [("table-formula-uncalculated", SHEET, 10, "C")],
    ),
    "id-twice.xlsx": (
        lambda path: changed(path, one_cell(12, ID, "a001")),
        [("register-id-twice", SHEET, 12, "A"), ("register-verdict-stranger", "资格审查", 29, "A")],
    ),
    "id-blank.xlsx": (
        lambda path: changed(path, one_cell(62, ID, None)),
        [("register-id", SHEET, 62, "A"), ("register-verdict-stranger", "资格审查", 179, "A")],
    ),
    "track.xlsx": (
        lambda path: changed(path, one_cell(5, TRACK, "综合性示范区")),
        [("register-track", SHEET, 5, "B")],
    ),
    "date.xlsx": (
        lambda path: changed(path, one_cell(6, RECEIVED, "七月八日上午")),
        [("register-date", SHEET, 6, "I")],
    ),
    "copies.xlsx": (
        lambda path: changed(path, one_cell(6, COPIES, "5本")),
        [("register-whole-number", SHEET, 6, "J")],
    ),
    "applicant.xlsx": (
        lambda path: changed(path, one_cell(6, APPLICANT, "\u3000\u200b")),
        [("register-blank", SHEET, 6, "C")],
    ),
    "short-form.csv": (_short_form, [("table-short-form", "short-form.csv", 4, "D")]),
}
"""What each holds that cannot be taken in, and where."""


def write_all(folder: Path) -> None:
    """Write every variant into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in {**RIGHT, **TEXTS, **{name: made for name, (made, _) in NAMED.items()}}.items():
        make(folder / name)
    for name, (data, _) in HOSTILE.items():
        (folder / name).write_bytes(data())
    many(folder / "many.xlsx")
    changed(folder / "rare.xlsx", rare)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
