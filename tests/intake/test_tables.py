import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.cells import RoundedNumberError, cell_text, id_text, moment, whole, yes_or_no
from reviewdesk.intake.tables import find_table, letters, read_sheets
from reviewdesk.words import sentence

HEADER = ("编号", "申报类别", "申报单位")
NAMES = {"id": ("编号",), "track": ("申报类别",)}


def saved(path: Path, *rows: tuple[object, ...], title: str = "表") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def rewritten(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    held = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(held) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
    return path


def refusal(path: Path) -> ReviewDeskError:
    with pytest.raises(ReviewDeskError) as refused:
        read_sheets(path)
    assert path.name in sentence(refused.value, "en")
    return refused.value


def test_titles_above_the_header_are_passed_over_and_places_keep_their_numbers(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", ("登记表",), (), HEADER, (), (7.0, "a", " \u3000甲县\u200b"))
    table = find_table(read_sheets(path), NAMES, NAMES)
    assert table is not None
    (row,) = table.rows
    assert (row.number, row["id"], row.further) == (5, "7", {"申报单位": "甲县"})
    assert row.problem("x", "track").data == {"value": "a", "sheet": "表", "row": 5, "column": "B (申报类别)"}


def test_a_cell_merged_downwards_counts_for_every_row(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, ("A1", "a", "甲"), ("A2", None, "乙")):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    book.save(tmp_path / "a.xlsx")
    assert [row[1] for row in read_sheets(tmp_path / "a.xlsx")[0].rows] == ["申报类别", "a", "a"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_files_are_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("编号\t申报类别\n1\t甲䶮\n".encode(encoding))
    notes: list[Problem] = []
    assert read_sheets(path, notes.append)[0].rows[1] == ("1", "甲䶮")
    assert [note.code for note in notes] == (["table-gb18030"] if encoding == "gb18030" else [])


def test_a_text_file_under_the_name_of_a_workbook_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("编号,申报类别\n1,a\n", encoding="utf-8")
    notes: list[Problem] = []
    assert read_sheets(path, notes.append)[0].rows[1] == ("1", "a")
    assert [note.code for note in notes] == ["table-renamed-text"]


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("旧")
    for column, value in enumerate(("编号", 7.0, "甲")):
        sheet.write(0, column, value)
    book.save(str(tmp_path / "a.xls"))
    assert read_sheets(tmp_path / "a.xls")[0].rows == (("编号", "7", "甲"),)


def test_cells_that_cannot_be_trusted_are_all_named(tmp_path: Path) -> None:
    rows = (HEADER, (123456789012345678, "a", "=1+1"), ("A2", "#REF!", "b"))
    path = saved(tmp_path / "a.xlsx", *rows)
    with pytest.raises(Problems) as refused:
        read_sheets(path)
    places = [(p.code, p.data["sheet"], p.data["row"], p.data["column"]) for p in refused.value.problems]
    assert sorted(places) == [
        ("table-error-cell", "表", 3, "B"),
        ("table-formula-uncalculated", "表", 2, "C"),
        ("table-rounded-number", "表", 2, "A"),
    ]


def test_two_headers_of_one_meaning_are_a_problem(tmp_path: Path) -> None:
    sheets = read_sheets(saved(tmp_path / "a.xlsx", ("编号", "id", "申报类别"), (1, 2, 3)))
    with pytest.raises(Problems) as refused:
        find_table(sheets, NAMES, NAMES)
    assert [problem.code for problem in refused.value.problems] == ["table-header-twice"]


def far_cell(name: str, data: bytes) -> bytes:
    return data.replace(b'r="A2"', b'r="XFD1048576"') if name.endswith("sheet1.xml") else data


def entities(name: str, data: bytes) -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    return data.replace(b"<worksheet", bomb + b"<worksheet", 1) if name.endswith("sheet1.xml") else data


def bomb(name: str, data: bytes) -> bytes:
    return data + b" " * (51 * 2**20) if name.endswith("sheet1.xml") else data


def tight(name: str, data: bytes) -> bytes:
    return data + b" " * (5 * 2**20) if name.endswith("sheet1.xml") else data


def torn(name: str, data: bytes) -> bytes:
    return data[: len(data) // 2] if name.endswith(".xml") else data


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (far_cell, "table-too-far"),
        (entities, "table-entities"),
        (bomb, "table-bomb"),
        (tight, "table-bomb"),
        (torn, "table-unreadable"),
    ],
)
def test_a_hostile_workbook_is_refused_by_name(
    tmp_path: Path, change: Callable[[str, bytes], bytes], code: str
) -> None:
    assert refusal(rewritten(saved(tmp_path / "a.xlsx", HEADER, ("A1", "a", "甲")), change)).code == code


def test_a_workbook_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", HEADER)
    with zipfile.ZipFile(path, "a") as book:
        for number in range(200):
            book.writestr(f"extra/{number}", b"")
    assert refusal(path).code == "table-bomb"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 broken", "table-unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", "table-unreadable"),
        (b"<html><table></table></html>", "table-unreadable"),
        (b"\xff\xff\xff", "table-unreadable"),
        (b"\xff\xfe\x00", "table-unreadable"),
        (b'a,b\n"never closed', "table-csv-broken"),
        (b"," * 600, "table-too-far"),
        (b"a" * (50 * 2**20 + 1), "table-too-large"),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert refusal(path).code == code


def test_five_thousand_rows_are_read(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", HEADER, *((f"A{n}", "a", "甲") for n in range(5000)))
    assert len(read_sheets(path)[0].rows) == 5001


def test_no_header_no_table(tmp_path: Path) -> None:
    assert find_table(read_sheets(saved(tmp_path / "a.xlsx", ("编号",))), NAMES, NAMES) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [(7.0, "7"), (0.1 + 0.2, "0.3"), (True, "TRUE"), (False, "FALSE"), (12, "12"), ("\ufeff \u3000", "")],
)
def test_a_cell_has_one_spelling(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_a_number_of_more_than_fifteen_digits_is_never_believed() -> None:
    with pytest.raises(RoundedNumberError):
        cell_text(110101199003070000.0)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2014-07-08", "2014-07-08"),
        ("2014/7/8 9:05", "2014-07-08T09:05:00"),
        ("2014.7.8", "2014-07-08"),
        ("2014年7月8日 9时30分", "2014-07-08T09:30:00"),
        ("２０１４０７０８", "2014-07-08"),
        ("41828.5", "2014-07-08T12:00:00"),
        ("2014-13-01", None),
        ("yesterday", None),
    ],
)
def test_dates_have_many_spellings_and_one_meaning(written: str, iso: str | None) -> None:
    assert moment(written) == iso


def test_ids_and_numbers_lose_width_apostrophe_and_fraction() -> None:
    assert [id_text(text) for text in ("'007", "Ａ０１", "7.0", " \u3000x")] == ["007", "A01", "7", "x"]
    assert (whole("１２"), whole("12.5"), whole("-1"), whole("12.0")) == (12, None, None, 12)
    assert [yes_or_no(text) for text in ("√", "否", "", "maybe")] == [True, False, False, None]


def test_columns_have_letters() -> None:
    assert [letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
