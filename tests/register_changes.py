"""What offices do to the sheet of a register, done to the sample's."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

SAMPLE = Path(__file__).parents[1] / "resources" / "sample" / "register.xlsx"
ID, TRACK, APPLICANT, CODE, COUNTY, CITY, REGION, CONTACT, RECEIVED, COPIES, ORDER = range(1, 12)
FIRST = 3
"""Row of the first application; above it a title and the header."""
Change = Callable[[Worksheet], None]


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


def rare(sheet: Worksheet) -> None:
    """Characters beyond the BMP, of the extension A, and one that only one computer knows."""
    for row, name in (
        (3, "（样例）𬱖䶮县人民政府"),
        (4, "（样例）㐂县人民政府"),
        (5, "（样例）\ue5cf县人民政府"),
    ):
        sheet.cell(row, APPLICANT).value = name


def one_cell(row: int, column: int, value: object) -> Change:
    """Return the change of a single cell."""

    def change(sheet: Worksheet) -> None:
        sheet.cell(row, column).value = value  # type: ignore[assignment]

    return change
