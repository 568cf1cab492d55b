from pathlib import Path

import pytest

from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.errors import Problems
from reviewdesk.intake.score_sheet import SheetRow, differences, read_score_sheet


def sheet(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "sheet.csv"
    path.write_bytes(text.encode(encoding))
    return path


def rows(folder: Path, text: str) -> tuple[SheetRow, ...]:
    return read_score_sheet(sheet(folder, text))


def codes(folder: Path, text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(Problems) as refusal:
        rows(folder, text)
    return [(problem.code, problem.line) for problem in refusal.value.problems]


def test_chinese_headers_full_width_digits_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    text = "申报编号,指标,分值,理由,评语\nＡ００１,plan,１７．５,理由１,好\n"
    path = sheet(tmp_path, text, "utf-8-sig")
    assert read_score_sheet(path) == (
        SheetRow(
            number=2,
            application=ApplicationId("A001"),
            criterion=CriterionId("plan"),
            points="17.5",
            reason="理由１",
            comment="好",
        ),
    )


def test_a_sheet_saved_by_a_chinese_spreadsheet_is_read(tmp_path: Path) -> None:
    path = sheet(tmp_path, "申报编号,指标,分值\nA1,plan,1\n", "gb18030")
    assert read_score_sheet(path)[0].points == "1"


def test_states_cover_an_application(tmp_path: Path) -> None:
    found = rows(tmp_path, "application,criterion,points,state\nA1,,,回避\nA2,,,withdrawn\nA3,plan,3,\n")
    assert [row.state for row in found] == ["recused", "withdrawn", "scored"]


def test_every_unclear_row_is_named(tmp_path: Path) -> None:
    text = "application,criterion,points,state\n,plan,1,\nA1,plan,1,\nA1,plan,2,\nA2,plan,3,lost\nA3,,4,\n"
    assert codes(tmp_path, text) == [
        ("sheet-no-application", 2),
        ("sheet-row-twice", 4),
        ("sheet-state-unknown", 5),
        ("sheet-no-criterion", 6),
    ]


def test_a_column_nobody_knows_is_named(tmp_path: Path) -> None:
    assert codes(tmp_path, "application,criterion,points,colour\nA1,plan,1,red\n") == [
        ("sheet-column-unknown", None)
    ]


def test_surplus_cells_and_unprintable_characters_are_named_with_row_and_column(tmp_path: Path) -> None:
    text = "application,criterion,points,comment\nA1,plan,1,good,solid\nA2,plan,2,ba\x07d\nA3,plan,3,x,,,y\n"
    with pytest.raises(Problems) as refusal:
        rows(tmp_path, text)
    places = [(p.code, p.data["row"], p.data["column"]) for p in refusal.value.problems]
    assert places == [
        ("table-row-long", 2, "E"),
        ("table-control-character", 3, "D"),
        ("table-row-long", 4, "G"),
    ]


def test_a_comment_of_several_lines_or_with_a_tab_is_lawful(tmp_path: Path) -> None:
    found = rows(tmp_path, 'application,criterion,points,comment\nA1,plan,1,"first\nsecond\tthird"\n')
    assert found[0].comment == "first\nsecond\tthird"


def test_a_file_without_header_is_no_score_sheet(tmp_path: Path) -> None:
    assert codes(tmp_path, "A1,plan,1\n") == [("sheet-no-header", None)]


def test_two_copies_are_compared_cell_by_cell(tmp_path: Path) -> None:
    header = "application,criterion,points,comment,state\n"
    first = rows(tmp_path, header + "A1,plan,17,好,\nA1,team,4,,\nA2,,,,recused\n")
    second = rows(tmp_path, header + "A1,team,4.00,,\nA1,plan,71,好,\nA3,plan,2,,\n")
    assert [
        (d.application, d.criterion, d.column, d.first, d.second) for d in differences(first, second)
    ] == [
        ("A1", "plan", "points", "17", "71"),
        ("A2", "", "state", "recused", ""),
        ("A3", "plan", "points", "", "2"),
    ]
    assert differences(first, tuple(reversed(first))) == ()
