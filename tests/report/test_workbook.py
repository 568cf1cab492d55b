from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.domain.result import TrackResult
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.ranking_rows import number
from reviewdesk.report.values import RankingPaper
from reviewdesk.report.workbook import workbook
from reviewdesk.report.workbook_readback import workbook_difference


@pytest.fixture
def book(rankings: Callable[..., RankingPaper], ballots: tuple[Ballot, ...]) -> Workbook:
    paper = rankings()
    first = ApplicationId("A001")
    odd = replace(
        paper.applications[first], applicant="=cmd|' /C calc'!A0", further={"备注": "#N/A", "栏": "a\x07b"}
    )
    return Workbook(
        plan=paper.plan,
        result=paper.result,
        applications={**paper.applications, first: odd},
        seats=paper.seats,
        ballots=ballots,
        record=paper.record,
    )


def test_the_sheets_hold_the_result_and_every_score(book: Workbook) -> None:
    file = load_workbook(BytesIO(workbook(book).data))
    assert file.sheetnames == [
        "总名单",
        book.plan.tracks[0].name,
        "评分明细",
        "打分矩阵",
        "方法与公式",
        "回避与异议",
        "分地区",
        "分分数段",
    ]
    detail = list(file["评分明细"].values)
    criteria = len(book.plan.tracks[0].criteria)
    assert len(detail) == 1 + len(book.ballots) * 20 * criteria
    assert workbook_difference(workbook(book).data, book) is None


def test_nothing_turns_into_a_formula(book: Workbook) -> None:
    file = load_workbook(BytesIO(workbook(book).data))
    cells = [cell for sheet in file.worksheets for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type in ("s", "n", "inlineStr") for cell in cells)
    values = {cell.value for cell in cells}
    assert {"=cmd|' /C calc'!A0", "=1+1", "#N/A", "ab"} <= values


def test_it_prints_on_a4(book: Workbook) -> None:
    for sheet in load_workbook(BytesIO(workbook(book).data)).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref


def test_tracks_of_one_name_get_sheets_of_their_own(book: Workbook) -> None:
    first = book.plan.tracks[0]
    twin = replace(first, id=TrackId("twin"))
    empty = TrackResult(
        id=twin.id, tiers=(), declared="mean", applied="mean", better="high", seats=(), alarms=(), ranking=()
    )
    doubled = replace(
        book,
        plan=replace(book.plan, tracks=(first, twin)),
        result=replace(book.result, tracks=(*book.result.tracks, empty)),
        seats=(),
    )
    names = load_workbook(BytesIO(workbook(doubled).data)).sheetnames
    assert names[2] == f"{names[1]} 2"


def test_scores_that_fill_a_sheet_go_on_to_the_next(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = load_workbook(BytesIO(workbook(book).data))["评分明细"]
    monkeypatch.setattr("reviewdesk.report.workbook.MOST", 97)
    data = workbook(book).data
    sheets = [s for s in load_workbook(BytesIO(data)).worksheets if s.title.startswith(whole.title)]
    assert len(sheets) == -(-(whole.max_row - 1) // 97) > 1
    assert [one.title for one in sheets[:2]] == [whole.title, f"{whole.title} 2"]
    assert {tuple(one.iter_rows(max_row=1, values_only=True)) for one in sheets} == {
        tuple(whole.iter_rows(max_row=1, values_only=True))
    }
    rows = [row for one in sheets for row in one.iter_rows(min_row=2, values_only=True)]
    assert rows == list(whole.iter_rows(min_row=2, values_only=True))
    assert workbook_difference(data, book) is None


def test_the_work_tells_of_its_rows_and_can_be_stopped(book: Workbook) -> None:
    told: list[int] = []
    data = workbook(book, told.append).data
    assert told
    assert set(told) == {0}

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workbook(book, stop)
    with pytest.raises(KeyboardInterrupt):
        workbook_difference(data, book, stop)


def changed(book: Workbook, sheet: int, cell: str, value: object) -> bytes:
    file = load_workbook(BytesIO(workbook(book).data))
    file.worksheets[sheet][cell].value = value
    file.save(saved := BytesIO())
    return saved.getvalue()


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [(0, "A2", 7), (1, "G2", "x"), (1, "B3", "A001"), (2, "J9", 1), (1, "H2", "1/7"), (2, "J20", "8")],
)
def test_a_changed_cell_is_named(book: Workbook, sheet: int, cell: str, value: object) -> None:
    found = workbook_difference(changed(book, sheet, cell, value), book)
    assert found is not None
    assert found.cell == cell


def test_missing_rows_columns_and_sheets_are_told(book: Workbook) -> None:
    file = load_workbook(BytesIO(workbook(book).data))
    file.worksheets[2].delete_rows(3)
    file.save(fewer := BytesIO())
    assert workbook_difference(fewer.getvalue(), book)
    file = load_workbook(BytesIO(workbook(book).data))
    file.worksheets[2].append(["more"])
    file.save(more := BytesIO())
    assert workbook_difference(more.getvalue(), book)
    file.worksheets[0].delete_cols(5, 20)
    file.save(narrow := BytesIO())
    assert workbook_difference(narrow.getvalue(), book)
    file.remove(file.worksheets[2])
    file.save(short := BytesIO())
    found = workbook_difference(short.getvalue(), book)
    assert found is not None
    assert (found.theirs, found.ours) == ("7", "8")


def test_a_broken_workbook_is_told(book: Workbook) -> None:
    with pytest.raises(ValueError, match="zip"):
        workbook_difference(b"PK no", book)


def test_a_fraction_without_decimal_stays_text() -> None:
    assert number("1/3") == "1/3"
    assert number(None) is None


def test_a_ballot_says_nothing_about_an_application_it_does_not_know(book: Workbook) -> None:
    less = replace(book.ballots[0], scores={}, states={})
    fewer = replace(book, ballots=(less, book.ballots[1]))
    rows = list(load_workbook(BytesIO(workbook(fewer).data))["评分明细"])
    assert len(rows) < 1 + 2 * 20 * len(book.plan.tracks[0].criteria)
