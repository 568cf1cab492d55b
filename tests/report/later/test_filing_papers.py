"""The list of filed documents and the hand-over list say what is filed, and leave the rest blank."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from later_course import Language, decided
from reviewdesk.report.later.decision_record import decision_record
from reviewdesk.report.later.filing import RETENTION, FiledItem, Filing, Term, in_order, page_count
from reviewdesk.report.later.filing_list import filing_list
from reviewdesk.report.later.filing_sheet import filing_sheet
from reviewdesk.report.later.reading import squeezed, texts_of


def item(number: int, term: Term, **changes: Any) -> FiledItem:
    given: dict[str, Any] = {
        "kind": "notice",
        "title": f"关于名单的公示{number}",
        "document": "",
        "responsible": "省经信委、省财政厅",
        "date": "2014-07-29",
        "pages": 2,
        "files": (f"papers/{number}-notice.pdf", f"papers/{number}-notice.txt"),
        "term": term,
    }
    return FiledItem(**{**given, **changes})


def filing(language: Language = "zh_CN", **changes: Any) -> Filing:
    items = (
        item(1, "30"),
        item(2, "permanent", document="省信〔2014〕301号", date="2015-01-05"),
        item(3, "10", title="=1+1", pages=None, date="", files=("other.bin",)),
    )
    return Filing("创建评审", language, in_order(items), **changes)


def sheet_of(made: Filing) -> Any:
    return load_workbook(BytesIO(filing_list(made))).active


def test_the_list_has_the_columns_of_the_standard_and_blanks_for_the_archives_office() -> None:
    sheet = sheet_of(filing())
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0] == [
        "序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注", "保管期限", "件号",
    ]  # fmt: skip
    assert rows[1] == [
        1, None, "省信〔2014〕301号", "省经信委、省财政厅", "关于名单的公示2", "20150105", None, 2,
        "papers/2-notice.pdf\npapers/2-notice.txt", "永久", None,
    ]  # fmt: skip
    assert [row[9] for row in rows[1:]] == ["永久", "30年", "10年"]
    assert rows[3][4:8] == ["=1+1", None, None, None]
    assert sheet.cell(row=6, column=5).data_type == "s"
    assert sheet["A1"].value == "归档文件目录"
    assert "年度：2014、2015" in sheet["A2"].value


def test_the_list_prints_on_wide_pages_with_its_head_on_each() -> None:
    sheet = sheet_of(filing())
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.print_area == "'归档文件目录'!$A$1:$K$6"
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)


def test_the_same_filing_gives_the_same_cells_and_a_drill_says_so() -> None:
    cells = [[[cell.value for cell in row] for row in sheet_of(filing()).iter_rows()] for _ in range(2)]
    assert cells[0] == cells[1]
    assert sheet_of(filing(mark="演练"))["A1"].value == "归档文件目录 (演练)"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh_CN", ["移交清单", "题名页数份数保管期限", "共3件，4页", "移交人接收人监交人日期"]),
        ("en", ["Hand-overlist", "Copies", "3items,4pages", "HandedoverbyReceivedbyWitnessedbyDate"]),
    ],
)
def test_the_hand_over_list_counts_pages_and_has_lines_to_sign(language: Language, words: list[str]) -> None:
    said = "".join(map(squeezed, texts_of("pdf", filing_sheet(filing(language)).data)))
    assert not [word for word in words if squeezed(word) not in said]
    assert filing_sheet(filing(language)) == filing_sheet(filing(language))


def test_pages_are_counted_from_the_paper() -> None:
    course = decided()
    assert page_count(decision_record(course, course.addenda[0], None).data) == 1
    assert page_count(b"no paper") is None


def test_every_kind_has_a_term_to_begin_with() -> None:
    assert set(RETENTION.values()) == {"permanent", "30", "10"}
