"""The list of filed documents (归档文件目录) as a workbook, with the columns of DA/T 22-2015.

What only the archives office knows (fonds, file and item numbers, secrecy) is left blank.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from reviewdesk.report.later.filing import TERM_WORDS, FiledItem, Filing
from reviewdesk.words import translator

_FACE: Final = "宋体"
_SIDE: Final = Side(style="thin")
_BOX: Final = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_GREY: Final = PatternFill("solid", start_color="FFF2F2F2")
_WIDTHS: Final = (6, 16, 18, 22, 38, 11, 9, 7, 36, 11, 8)
_CENTRED: Final = frozenset({0, 5, 6, 7, 9, 10})
_HEAD: Final = 3
"""The row of the heads, repeated on every printed page with what stands above it."""
_LINE: Final = 15.0


def filing_list(filing: Filing) -> bytes:
    """Return 归档文件目录.xlsx; the same filing gives the same cells."""
    book = Workbook()
    sheet: Any = book.active
    say = translator(filing.language)
    title = say("List of filed documents")
    sheet.title = title
    heads = _heads(filing.language)
    _set_top(sheet, filing, title, len(heads))
    _set_row(sheet, _HEAD, heads, head=True)
    for number, item in enumerate(filing.items, start=1):
        _set_row(sheet, _HEAD + number, list(_cells(number, item, filing.language)))
    _lay_out(sheet, len(heads), _HEAD + len(filing.items))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _heads(language: str) -> list[str]:
    say = translator(language)
    return [
        say("No."),
        say("File number"),
        say("Number of the document"),
        say("Responsible"),
        say("Title of the document"),
        say("Date"),
        say("Secrecy"),
        say("Page count"),
        say("Remarks"),
        say("Kept for"),
        say("Item number"),
    ]


def _cells(number: int, item: FiledItem, language: str) -> Iterator[str | int | None]:
    say = translator(language)
    yield number
    yield None
    yield item.document or None
    yield item.responsible
    yield item.title
    yield item.date.replace("-", "") or None
    yield None
    yield item.pages
    yield "\n".join(item.files)
    yield say(TERM_WORDS[item.term])
    yield None


def _set_top(sheet: Any, filing: Filing, title: str, columns: int) -> None:
    say = translator(filing.language)
    years = sorted({item.date[:4] for item in filing.items if item.date})
    below = say("{title}    Fonds number:            Year: {years}").format(
        title=filing.title, years=say(", ").join(years)
    )
    above = f"{title} ({filing.mark})" if filing.mark else title
    for row, (text, size, side) in enumerate(((above, 18, "center"), (below, 11, "left")), start=1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
        cell = sheet.cell(row=row, column=1)
        _write(cell, text)
        cell.font = Font(name=_FACE, size=size, bold=row == 1)
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 32, 20 + _LINE * (len(below) > 90)


def _set_row(sheet: Any, row: int, values: Sequence[str | int | None], *, head: bool = False) -> None:
    for number, value in enumerate(values):
        cell = sheet.cell(row=row, column=number + 1)
        _write(cell, value)
        cell.font = Font(name=_FACE, size=11, bold=head)
        cell.border = _BOX
        side = "center" if head or number in _CENTRED else "left"
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
        if head:
            cell.fill = _GREY
    lines = max(_lines(value, width) for value, width in zip(values, _WIDTHS, strict=True))
    sheet.row_dimensions[row].height = 9 + _LINE * lines


def _write(cell: Any, value: str | int | None) -> None:
    """Write a value; text never turns into a formula."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _lines(value: str | int | None, width: int) -> int:
    lines = [] if value is None else str(value).split("\n")
    units = (sum(2 if sign > "\u2e7f" else 1 for sign in line) for line in lines)
    return max(1, sum(max(1, -(-unit // (width - 1))) for unit in units))


def _lay_out(sheet: Any, columns: int, last: int) -> None:
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = f"A{_HEAD + 1}"
    sheet.print_title_rows = f"1:{_HEAD}"
    sheet.print_area = f"A1:{get_column_letter(columns)}{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "&P / &N"
