"""The sample register as offices really send it: each variant bad in its own way, made from the good one.

    python tests/bad_registers.py DIR

writes them all. `RIGHT` are read as if they were good; of `NAMED`, each bad cell is named by its place.
"""

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import xlwt
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

SAMPLE = Path(__file__).parents[1] / "resources" / "sample" / "register.xlsx"
ID, TRACK, APPLICANT, CODE, COUNTY, CITY, REGION, CONTACT, RECEIVED, COPIES, ORDER = range(1, 12)
FIRST = 3
"""Row of the first application; above it a title and the header."""
Change = Callable[[Worksheet], None]
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


def cells(sheet: Worksheet, column: int) -> Iterator[tuple[int, str]]:
    """Yield row and text of a column."""
    for row in range(FIRST, sheet.max_row + 1):
        yield row, str(sheet.cell(row, column).value)


def full_width(sheet: Worksheet) -> None:
    """Ids, figures and dates typed with a Chinese input method."""
    table = {ord(char): ord(char) + 0xFEE0 for char in "0123456789:-"}
    for column in (ID, RECEIVED, COPIES, ORDER):
        for row, text in cells(sheet, column):
            sheet.cell(row, column).value = text.translate(table)


def blanks(sheet: Worksheet) -> None:
    """Cells that hold only what cannot be seen, and texts wrapped in it."""
    for number, (row, text) in enumerate(cells(sheet, APPLICANT)):
        sheet.cell(row, APPLICANT).value = f"\u3000{text}\u200b" if number % 2 else f"\ufeff {text} "
    sheet.cell(sheet.max_row + 2, CONTACT).value = "\u3000\u200b"


def merged_tracks(sheet: Worksheet) -> None:
    """One cell of the track for all its rows, as in a printed list."""
    first = FIRST
    for row in range(FIRST, sheet.max_row + 2):
        if sheet.cell(row, TRACK).value != sheet.cell(first, TRACK).value:
            sheet.merge_cells(start_row=first, end_row=row - 1, start_column=TRACK, end_column=TRACK)
            first = row


def header_of_two_lines(sheet: Worksheet) -> None:
    """Cells of the header merged downwards, a common name above the figures."""
    sheet.insert_rows(3)
    for column in range(1, sheet.max_column + 1):
        name = sheet.cell(2, column).value
        if column <= ORDER:
            sheet.merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)
        else:
            sheet.cell(3, column).value = name
    sheet.merge_cells(start_row=2, end_row=2, start_column=ORDER + 1, end_column=sheet.max_column)
    sheet.cell(2, ORDER + 1).value = "指标"


def dates_in_four_spellings(sheet: Worksheet) -> None:
    """As text in three spellings, and as the day number of a spreadsheet."""
    for number, (row, text) in enumerate(cells(sheet, RECEIVED)):
        at = datetime.fromisoformat(text)
        spelled = (
            f"{at.year}年{at.month}月{at.day}日 {at.hour}:{at.minute:02}",
            f"{at.year}/{at.month}/{at.day} {at.hour}:{at.minute:02}",
            f"{at.year}.{at.month}.{at.day} {at.hour}时{at.minute:02}分",
            at,
        )
        sheet.cell(row, RECEIVED).value = spelled[number % 4]


def apostrophes(sheet: Worksheet) -> None:
    """Codes kept as text by an apostrophe that was copied along."""
    for row, text in cells(sheet, REGION):
        sheet.cell(row, REGION).value = f"'{text}"


def numbers_as_floats(sheet: Worksheet) -> None:
    """Figures that passed through a program which knows only floats."""
    for column in (REGION, COPIES, ORDER):
        for row, text in cells(sheet, column):
            sheet.cell(row, column).value = float(text)


def renamed_headers(sheet: Worksheet) -> None:
    """Other words that mean the same, with remarks in brackets and line breaks."""
    for column, name in ((ID, "项目编号\n（必填）"), (TRACK, " 类 别 "), (APPLICANT, "申报单位名称*")):
        sheet.cell(2, column).value = name


def moved_down(sheet: Worksheet) -> None:
    """Remarks above, an empty column before, empty rows between."""
    sheet.insert_rows(1, 6)
    sheet["A2"] = "填表说明：请勿改动表头"
    sheet.insert_cols(1)
    sheet.insert_rows(12, 3)


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


def rare(sheet: Worksheet) -> None:
    """Characters beyond the BMP, of the extension A, and one that only one computer knows."""
    for row, name in (
        (3, "（样例）𬱖䶮县人民政府"),
        (4, "（样例）㐂县人民政府"),
        (5, "（样例）\ue5cf县人民政府"),
    ):
        sheet.cell(row, APPLICANT).value = name


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


def one_cell(row: int, column: int, value: object) -> Change:
    """Return the change of a single cell."""

    def change(sheet: Worksheet) -> None:
        sheet.cell(row, column).value = value  # type: ignore[assignment]

    return change


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
