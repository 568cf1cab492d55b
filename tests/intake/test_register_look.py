"""A register of unknown headers is looked at, corrected and read again."""

from pathlib import Path

from openpyxl import Workbook

from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.intake.register_look import FURTHER, LEFT_OUT, Reading, RegisterLook, Source, looked, opened

PLAN = read_plan("""
schema = 1
[review_session]
title = "t"
[[track]]
id = "a"
name = "甲类"
[[track.criterion]]
id = "c"
name = "方案"
max = "100"
[[track.requirement]]
id = "robots"
name = "机器换人项目"
minimum = 10
""")
HEADER = ("代号", "类别", "单位全称", "备注", "备注", None)
ROWS = (("A1", "甲类", "甲县", "一", "二", "三"), ("A2", "甲类", "乙县", None, None, None))


def source(folder: Path, *rows: tuple[object, ...], merge: str = "") -> Source:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表"
    for row in rows:
        sheet.append(list(row))
    if merge:
        sheet.merge_cells(merge)
    other = book.create_sheet("附表")
    other.append(["#REF!", "x"])
    book.save(folder / "a.xlsx")
    return opened(folder / "a.xlsx")


def codes(look: RegisterLook) -> list[tuple[str, object]]:
    return [(problem.code, problem.data.get("column")) for problem in look.problems]


def test_unheard_of_headers_are_asked_about(tmp_path: Path) -> None:
    look = looked(source(tmp_path, ("登记表",), HEADER, *ROWS), PLAN, {})
    assert (look.sheet, look.header_row) == ("表", 2)
    assert [(column.letter, column.meaning) for column in look.columns] == [
        ("A", FURTHER),
        ("B", "track"),
        ("C", FURTHER),
        ("D", FURTHER),
        ("E", FURTHER),
        ("F", LEFT_OUT),
    ]
    assert codes(look) == [
        ("register-column-needed", "编号 (id)"),
        ("register-column-needed", "申报单位 (applicant)"),
    ]
    assert [(note.code, note.data["column"]) for note in look.notes] == [("register-column-unnamed", "F")]
    assert look.applications == ()
    assert look.preview[0] == (3, ("A1", "甲类", "甲县", "一", "二", "三"))


def test_a_corrected_meaning_is_read_and_remembered_ones_need_no_correction(tmp_path: Path) -> None:
    file = source(tmp_path, ("登记表",), HEADER, *ROWS)
    look = looked(file, PLAN, {}, Reading(meanings={0: "id", 2: "applicant", 4: LEFT_OUT}))
    assert look.problems == ()
    assert [(one.id, one.applicant, one.further) for one in look.applications] == [
        ("A1", "甲县", {"备注": "一"}),
        ("A2", "乙县", {"备注": ""}),
    ]
    remembered = {"代号": "id", "单位全称（公章）": "applicant", "备注": "robots", "类别": "gone"}
    again = looked(file, PLAN, remembered)
    assert [column.meaning for column in again.columns[:4]] == ["id", "track", "applicant", "robots"]
    assert codes(again)[0] == ("table-header-twice", "D, E")


def test_what_a_person_said_one_column_means_no_other_is_taken_for(tmp_path: Path) -> None:
    file = source(tmp_path, ("编号", "类别", "申报单位", "全称"), ("A1", "甲类", "甲", "甲县"))
    look = looked(file, PLAN, {}, Reading(meanings={3: "applicant"}))
    assert [column.meaning for column in look.columns] == ["id", "track", FURTHER, "applicant"]
    assert (look.applications[0].applicant, look.applications[0].further) == ("甲县", {"申报单位": "甲"})
    twice = looked(file, PLAN, {}, Reading(meanings={2: "applicant", 3: "applicant"}))
    assert codes(twice) == [("table-header-twice", "C, D")]


def test_further_columns_of_one_name_are_both_kept(tmp_path: Path) -> None:
    look = looked(source(tmp_path, HEADER, *ROWS), PLAN, {"代号": "id", "单位全称": "applicant"})
    assert look.applications[0].further == {"备注": "一", "备注 (E)": "二"}


def test_sheet_and_header_may_be_chosen(tmp_path: Path) -> None:
    file = source(tmp_path, ("编号", "类别", "申报单位"), ("编号", "类别", "申报单位"), *ROWS)
    assert looked(file, PLAN, {}).header_row == 2
    assert codes(looked(file, PLAN, {}, Reading(header_row=1)))[0] == ("register-track", "B (类别)")
    assert codes(looked(file, PLAN, {}, Reading(header_row=9))) == [("register-no-table", None)]
    other = looked(file, PLAN, {}, Reading(sheet="附表"))
    assert (other.sheet, len(other.problems)) == ("附表", 1)


def test_nothing_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n", encoding="utf-8")
    assert codes(looked(opened(path), PLAN, {})) == [("register-no-table", None)]
    path.write_text("编号,类别,申报单位\n", encoding="utf-8")
    assert codes(looked(opened(path), PLAN, {})) == [("register-empty", None)]


def test_cells_merged_over_columns_are_pointed_out(tmp_path: Path) -> None:
    file = source(
        tmp_path, ("编号", "类别", "申报单位", "县", "市"), ("A1", "甲类", "甲", "县市", None), merge="D2:E2"
    )
    look = looked(file, PLAN, {})
    assert [(note.code, note.data["row"], note.data["column"]) for note in look.notes] == [
        ("register-merged-across", 2, "D–E")
    ]
    assert (look.applications[0].county, look.applications[0].city) == ("县市", "")


def test_a_bad_cell_of_a_column_left_out_or_another_sheet_troubles_nobody(tmp_path: Path) -> None:
    file = source(tmp_path, ("编号", "类别", "申报单位", "比例"), ("A1", "甲类", "甲", "#DIV/0!"))
    assert codes(looked(file, PLAN, {})) == [("table-error-cell", "D")]
    assert codes(looked(file, PLAN, {}, Reading(meanings={3: LEFT_OUT}))) == []
