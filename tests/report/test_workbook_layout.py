"""How the sheets look: widths, heights, where words stand among figures, the printed page."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generated_books import books
from reviewdesk.domain.names import ApplicationId
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.workbook import workbook

LINE = 15
LONG = "样本省样本市样本县人民政府经济和信息化局（大数据发展管理局）"


@pytest.fixture(scope="module")
def book() -> Workbook:
    """A session of two tracks with recusals."""
    return next(books(range(12, 13)))


def sheets_of(book: Workbook) -> dict[str, Worksheet]:
    file = load_workbook(BytesIO(workbook(book).data))
    return {sheet.title: sheet for sheet in file.worksheets}


def renamed(book: Workbook, applicant: str, further: dict[str, str] | None = None) -> Workbook:
    """Return it with the applicant that comes first on every sheet renamed."""
    first = ApplicationId(book.result.tracks[0].ranking[0].application)
    odd = replace(book.applications[first], applicant=applicant, further=further or {})
    return replace(book, applications={**book.applications, first: odd})


def test_every_sheet_fits_the_width_of_a4_and_numbers_its_pages(book: Workbook) -> None:
    for sheet in sheets_of(replace(book, record="f" * 64)).values():
        setup, foot = sheet.sheet_properties.pageSetUpPr, sheet.oddFooter
        assert setup is not None
        assert foot is not None
        assert setup.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert (foot.left.text, foot.right.text) == ("f" * 64, "&P / &N")


def test_a_long_name_wraps_and_a_short_one_stays_one_line(book: Workbook) -> None:
    sheet = sheets_of(renamed(book, LONG))["总名单"]
    assert sheet["C2"].value == LONG
    assert sheet["C2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height >= 2 * LINE
    assert sheet.row_dimensions[3].height is None
    assert not sheet["C3"].alignment.wrap_text
    assert sheet.column_dimensions["C"].width < 50


def test_lines_of_their_own_count_and_no_row_is_taller_than_a_spreadsheet_allows(book: Workbook) -> None:
    assert sheets_of(renamed(book, "甲\n乙\n丙"))["总名单"].row_dimensions[2].height >= 3 * LINE
    assert sheets_of(renamed(book, LONG * 50))["总名单"].row_dimensions[2].height < 409


def test_what_is_not_printed_makes_no_row_taller(book: Workbook) -> None:
    sheet = sheets_of(renamed(book, "甲", {"备注": LONG}))[book.plan.tracks[0].name]
    assert LONG in {cell.value for cell in sheet[2]}
    assert sheet.row_dimensions[2].height is None


def test_plain_scores_stay_one_line_each(book: Workbook) -> None:
    sheet = sheets_of(renamed(book, LONG))["评分明细"]
    assert LONG in {cell.value for cell in sheet["C"]}
    assert {sheet.row_dimensions[row].height for row in range(2, sheet.max_row + 1)} == {None}


def test_words_among_figures_stand_to_the_right_as_they_do(book: Workbook) -> None:
    cells = [cell for row in sheets_of(book)["打分矩阵"].iter_rows(min_row=2, min_col=5) for cell in row]
    words = [cell for cell in cells if cell.value == "回"]
    assert words
    assert {cell.alignment.horizontal for cell in words} == {"right"}


def test_a_word_that_looks_like_a_formula_stays_a_word_where_it_wraps(book: Workbook) -> None:
    cell = sheets_of(renamed(book, "=1+1" + LONG))["总名单"]["C2"]
    assert (cell.value, cell.data_type) == ("=1+1" + LONG, "s")


def test_long_heads_have_room(book: Workbook) -> None:
    english = replace(book.plan.review_session, language="en")
    sheets = sheets_of(replace(book, plan=replace(book.plan, review_session=english)))
    assert sheets["By city"].row_dimensions[1].height >= 2 * LINE
    assert sheets["By city"]["A1"].alignment.wrap_text


def test_a_check_that_fails_turns_red(book: Workbook) -> None:
    sheets = sheets_of(book)
    rules = {str(found.sqref): found.rules for found in sheets["自检"].conditional_formatting}
    (where,) = rules
    assert where == f"G2:G{sheets['自检'].max_row}"
    assert rules[where][0].formula == ["FALSE"]
    assert not any(sheet.conditional_formatting for title, sheet in sheets.items() if title != "自检")
