"""A year's workbook with the year before in it: cells beside each application, and who did not come back."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from reviewdesk.domain.comparison import Year, comparison
from reviewdesk.domain.redaction import by_id
from reviewdesk.report.book_comparison import ComparisonBook, compared_workbook
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.workbook import workbook
from two_years import year

LAST = {
    "t": {
        "L1": ("=甲县", ""),
        "L2": ("乙县", ""),
        "L3": ("戊县", ""),
        "L4": ("己县", ""),
        "L5": ("己县", ""),
    },
    "u": {"L6": ("丁县", "")},
}
THIS = {
    "t": {"A": ("乙县", ""), "B": ("=甲县", ""), "C": ("丙县", ""), "D": ("丁县", ""), "F": ("己县", "")},
    "v": {"E": ("戊县", "")},
}
HEADS = ["上年评审结论", "上年名次", "上年得分", "名次变化（升为正）"]


def book(this: Year, last: Year) -> ComparisonBook:
    return ComparisonBook(
        this=this,
        last=last,
        comparison=comparison(this, last),
        names=by_id(this.applications),
        last_names=by_id(last.applications),
    )


def own(this: Year) -> bytes:
    return workbook(
        Workbook(
            plan=this.plan, result=this.result, applications=by_id(this.applications), seats=(), record="ab12"
        )
    ).data


def values(data: bytes, title: str) -> list[tuple[object, ...]]:
    return list(load_workbook(BytesIO(data))[title].iter_rows(values_only=True))


@pytest.fixture(scope="module")
def both() -> bytes:
    this, last = year(THIS, {"t": "类别"}), year(LAST, {"t": "类别", "u": "旧类"})
    return compared_workbook(own(this), book(this, last))


def test_last_year_stands_beside_each_application_on_every_ranking(both: bytes) -> None:
    for title in ("总名单", "类别"):
        rows = values(both, title)
        assert list(rows[0][-4:]) == HEADS
        beside = {row[1]: row[-4:] for row in rows[1:]}
        assert beside["A"] == ("未列入", 2, 99, 1)
        assert beside["B"] == ("t1 1", 1, 100, -1)
        assert beside["C"] == (None,) * 4


def test_the_rest_of_the_copy_is_the_year_s_own(both: bytes) -> None:
    mine = load_workbook(BytesIO(own(year(THIS, {"t": "类别"}))))
    file = load_workbook(BytesIO(both))
    assert file.sheetnames == ["与上年对照", "上年申报今年未申报", *mine.sheetnames]
    for sheet in mine.worksheets:
        copied = [row[: sheet.max_column] for row in file[sheet.title].iter_rows(values_only=True)]
        assert copied == list(sheet.iter_rows(values_only=True))


def test_a_sheet_of_its_own_says_by_what_each_was_matched_or_why_by_nothing(both: bytes) -> None:
    rows = values(both, "与上年对照")
    assert rows[0][6:10] == tuple(HEADS)
    found = {row[1]: row[10:] for row in rows[1:]}
    assert found == {
        "A": ("按名称", "乙县", "L2"),
        "B": ("按名称", "=甲县", "L1"),
        "C": ("今年新申报", None, None),
        "D": ("上年申报“旧类”", None, None),
        "F": ("同一申报单位有多个项目，未作对应", None, None),
        "E": ("上年申报“类别”", None, None),
    }


def test_who_did_not_come_back_is_listed_with_where_they_stood(both: bytes) -> None:
    rows = {row[1]: row for row in values(both, "上年申报今年未申报")[1:]}
    assert rows["L3"] == ("类别", "L3", "戊县", "未列入", 3, 98, "今年申报“v”")
    assert rows["L4"][-1] == "同一申报单位有多个项目，未作对应"
    assert rows["L6"] == ("旧类", "L6", "丁县", "t1 1", 1, 100, "今年申报“类别”")
    assert set(rows) == {"L3", "L4", "L5", "L6"}


def test_nothing_becomes_a_formula_and_scores_are_numbers(both: bytes) -> None:
    file = load_workbook(BytesIO(both))
    sheet = file["与上年对照"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    score = sheet["I2"]
    assert score.data_type == "n" and score.number_format.startswith("0.00")


def test_new_columns_are_filtered_printed_and_marked_as_what_they_are(both: bytes) -> None:
    file = load_workbook(BytesIO(both))
    summary, track, untouched = file["总名单"], file["类别"], file["评分明细"]
    assert summary.auto_filter.ref == "A1:O7" and summary.print_area.endswith("$A$1:$O$7")
    assert track.print_area.endswith("$P$6") and track.max_column > 16
    for sheet in (summary, track, file["与上年对照"], file["上年申报今年未申报"]):
        head = str(sheet.oddHeader.center.text)  # type: ignore[union-attr]
        assert head.startswith("仅供工作人员使用") and "R&&D" in head and "&&&" not in head
    assert not str(untouched.oddHeader.center.text).startswith("仅")  # type: ignore[union-attr]
    assert summary.oddFooter.left.text == "ab12"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("last", "this", "said"),
    [
        (("", 150), ("", 100), "类别不可直接比较：上年满分150，今年满分100"),
        (("", 100), ('aggregate = "z_score"', 100), "类别不可直接比较：上年满分100，今年标准分"),
        (('aggregate = "rank_sum"', 100), ("", 100), "类别不可直接比较：上年名次之和，今年满分100"),
    ],
)
def test_scores_of_another_scale_are_said_to_be_so_in_their_head(
    last: tuple[str, int], this: tuple[str, int], said: str
) -> None:
    applicants = {"t": {"A": ("甲", ""), "B": ("乙", "")}, "u": {"C": ("丙", "")}}
    years: Sequence[Year] = [
        year(applicants if n else {"t": applicants["t"]}, {"t": "类别"}, rules, full)
        for n, (rules, full) in enumerate((last, this))
    ]
    data = compared_workbook(own(years[1]), book(years[1], years[0]))
    for title in ("总名单", "类别"):
        assert values(data, title)[0][-2] == f"上年得分\n{said}"
    assert values(data, "u")[0][-2] == "上年得分"
    assert values(data, "与上年对照")[0][8] == f"上年得分\n{said}"


def test_a_sheet_of_that_name_keeps_it() -> None:
    this = year({"t": {"A": ("甲", "")}}, {"t": "与上年对照"})
    data = compared_workbook(own(this), book(this, this))
    assert load_workbook(BytesIO(data)).sheetnames[0] == "与上年对照 2"
    assert Decimal(str(values(data, "与上年对照 2")[1][5])) == 100
