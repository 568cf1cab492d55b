from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook

from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.names import ApplicantId, ApplicationId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.intake.admission import register_findings
from reviewdesk.intake.register import read_register
from reviewdesk.words import sentence

PLAN = read_plan("""
schema = 1
[review_session]
title = "t"
deadline = 2014-07-10T17:30:00+08:00
copies = 5
excluded_regions = ["远方市"]
[[track]]
id = "a"
name = "甲类"
[[track.criterion]]
id = "c"
name = "方案"
max = "80"
[[track.criterion]]
id = "index"
name = "融合指数"
mode = "objective"
max = "20"
step = "0.5"
[[track.requirement]]
id = "robots"
name = "机器换人项目"
minimum = 10
[[track.preference]]
id = "zone"
name = "试验区"
[[track.eligibility]]
id = "funds"
name = "资金已落实"
[[track]]
id = "b"
name = "乙类"
[[track.criterion]]
id = "c"
name = "方案"
max = "100"
""")
GOOD: Mapping[str, object] = {
    "编号": "A1", "申报类别": "甲类", "申报单位": "（样例）䶮溪县", "单位代码": "'007",
    "县（市、区）": "䶮溪县", "设区市": "某市", "收到时间": "2014年7月8日", "份数": 5, "序号": 1.0,
    "机器换人项目": "１２", "试验区": "√", "融合指数": "17.5", "推荐部门": "某局",
}  # fmt: skip


def register(
    folder: Path, rows: list[Mapping[str, object]], verdicts: list[tuple[object, ...]] | None = None
) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "申报项目"
    headers = list(dict.fromkeys(key for row in rows for key in row))
    sheet.append(headers)
    for row in rows:
        sheet.append([row.get(header) for header in headers])
    if verdicts is not None:
        checks = book.create_sheet("资格审查")
        checks.append(["编号", "审查事项", "结论", "理由"])
        for verdict in verdicts:
            checks.append(verdict)
    book.save(folder / "register.xlsx")
    return folder / "register.xlsx"


def read(folder: Path, *rows: Mapping[str, object], verdicts: list[tuple[object, ...]] | None = None) -> tuple[Application, ...]:  # noqa: E501  # fmt: skip
    return read_register(register(folder, list(rows), verdicts), PLAN)


def places(folder: Path, *rows: Mapping[str, object], verdicts: list[tuple[object, ...]] | None = None) -> list[tuple[str, object, object, object]]:  # noqa: E501  # fmt: skip
    with pytest.raises(Problems) as refused:
        read(folder, *rows, verdicts=verdicts)
    for problem in refused.value.problems:
        told = sentence(problem, "en")
        assert all(str(problem.data[key]) in told for key in ("sheet", "row", "column"))
    return [(p.code, p.data["sheet"], p.data["row"], p.data["column"]) for p in refused.value.problems]


def test_a_row_becomes_an_application(tmp_path: Path) -> None:
    (application,) = read(tmp_path, GOOD, verdicts=[("A1", "资金已落实", "豁免", "已承诺")])
    assert application == Application(
        id=ApplicationId("A1"), track=TrackId("a"), applicant="（样例）䶮溪县",
        applicant_id=ApplicantId("007"), county="䶮溪县", city="某市", received="2014-07-08", copies=5,
        order=1, declared={"robots": 12}, preferences=("zone",), objective={"index": "17.5"},
        eligibility=(EligibilityVerdict("funds", "waived", "已承诺"),), further={"推荐部门": "某局"},
    )  # fmt: skip


def test_english_headers_and_csv_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("id,track,applicant,robots,zone,index\nB2,b,Beta,,,\nA1,a,Alpha,10,yes,20\n")
    first, second = read_register(path, PLAN)
    assert (first.id, first.applicant_id, first.declared) == ("A1", "Alpha", {"robots": 10})
    assert (second.id, second.track, second.objective) == ("B2", "b", {})


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    other = {**GOOD, "编号": "A2"}
    assert read(tmp_path, GOOD, other) == read(tmp_path, other, GOOD)


def test_figures_of_another_track_are_kept_as_further_columns(tmp_path: Path) -> None:
    (application,) = read(tmp_path, {**GOOD, "申报类别": "b"})
    assert application.declared == {}
    assert application.further == {
        "推荐部门": "某局",
        "机器换人项目": "１２",
        "试验区": "√",
        "融合指数": "17.5",
    }


@pytest.mark.parametrize(
    ("header", "value", "code", "column"),
    [
        ("编号", "A/1", "register-id", "A (编号)"),
        ("编号", None, "register-id", "A (编号)"),
        ("申报类别", "丙类", "register-track", "B (申报类别)"),
        ("申报单位", "\u3000", "register-blank", "C (申报单位)"),
        ("收到时间", "七月八日", "register-date", "G (收到时间)"),
        ("份数", "五", "register-whole-number", "H (份数)"),
        ("序号", "1.5", "register-whole-number", "I (序号)"),
        ("机器换人项目", "10个", "register-whole-number", "J (机器换人项目)"),
        ("试验区", "也许", "register-yes-or-no", "K (试验区)"),
        ("融合指数", None, "register-objective", "L (融合指数)"),
        ("融合指数", "20.5", "register-objective-range", "L (融合指数)"),
        ("融合指数", "0.3", "register-objective-range", "L (融合指数)"),
    ],
)
def test_a_wrong_cell_is_named_by_sheet_row_and_column(
    tmp_path: Path, header: str, value: object, code: str, column: str
) -> None:
    assert places(tmp_path, {**GOOD, header: value}) == [(code, "申报项目", 2, column)]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    rows = ({**GOOD, "份数": "x"}, {**GOOD, "编号": "a1", "收到时间": "x"})
    assert [(code, row) for code, _, row, _ in places(tmp_path, *rows)] == [
        ("register-whole-number", 2),
        ("register-date", 3),
        ("register-id-twice", 3),
    ]


def test_a_missing_objective_column_is_a_problem_of_each_row(tmp_path: Path) -> None:
    row = {key: value for key, value in GOOD.items() if key != "融合指数"}
    assert places(tmp_path, row) == [("register-objective", "申报项目", 2, "index")]


def test_wrong_verdicts_are_named_on_their_sheet(tmp_path: Path) -> None:
    verdicts: list[tuple[object, ...]] = [
        ("A1", "没有这一项", "通过"),
        ("A1", "资金已落实", "也许"),
        ("A1", "资金已落实", "豁免"),
        ("A1", "funds", "pass"),
        ("A9", "资金已落实", "不通过"),
    ]
    assert [(code, sheet, row) for code, sheet, row, _ in places(tmp_path, GOOD, verdicts=verdicts)] == [
        ("register-item", "资格审查", 2),
        ("register-verdict", "资格审查", 3),
        ("register-waiver-reason", "资格审查", 4),
        ("register-verdict-twice", "资格审查", 5),
        ("register-verdict-stranger", "资格审查", 6),
    ]


def test_a_failed_check_leaves_the_application_in_the_record(tmp_path: Path) -> None:
    (application,) = read(tmp_path, GOOD, verdicts=[("A1", "funds", "不通过", "无")])
    assert not application.eligible


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([{"编号": 1, "申报单位": 2}], "register-no-table"),
        ([dict.fromkeys(GOOD)], "register-empty"),
    ],
)
def test_a_file_without_applications_is_refused(
    tmp_path: Path, rows: list[Mapping[str, object]], code: str
) -> None:
    with pytest.raises(ReviewDeskError, match=code):
        read(tmp_path, *rows)


def test_what_is_unusual_is_found_with_its_weight(tmp_path: Path) -> None:
    late = {**GOOD, "收到时间": "2014-07-10 17:31", "份数": 4, "设区市": "远方市", "机器换人项目": 9}
    odd = {**GOOD, "编号": "A2", "申报单位": "\ue000县", "收到时间": "2014-07-11", "机器换人项目": None}
    findings = register_findings(read(tmp_path, late, odd), PLAN)
    for finding in findings:
        assert "{" not in sentence(finding.problem, "en")
    assert [(f.application, f.code, f.weight) for f in findings] == [
        ("A1", "admission-late", "waivable"),
        ("A1", "admission-copies", "notice"),
        ("A1", "admission-excluded-region", "notice"),
        ("A1", "admission-figure-low", "notice"),
        ("A1", "admission-undecided", "notice"),
        ("A2", "admission-late", "waivable"),
        ("A2", "admission-private-use", "notice"),
        ("A2", "admission-figure-blank", "notice"),
        ("A2", "admission-undecided", "notice"),
    ]


def test_arriving_on_the_last_day_is_in_time(tmp_path: Path) -> None:
    rows = ({**GOOD, "收到时间": "2014-07-10"}, {**GOOD, "编号": "A2", "收到时间": "2014/7/10 17:30"})
    codes = [finding.code for finding in register_findings(read(tmp_path, *rows), PLAN)]
    assert "admission-late" not in codes
