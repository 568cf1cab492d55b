"""The sheet of live formulas, recalculated by the real LibreOffice for sessions of many shapes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook as File

import libreoffice
from generated_books import books
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.ranking_rows import ordered
from reviewdesk.report.workbook import workbook
from reviewdesk.report.workbook_readback import workbook_difference

TRIMMED, MANY = 2, (1, 12, 17)
"""Both forms and levels, rounding stages, gates, objective values, corrections, a withdrawal."""
ODD = {"备注": "#N/A", "栏": "a\x07b", "式": "=1+1"}
FAULTS: dict[str, list[tuple[int | str, str, int]]] = {
    "mark": [("评分明细", "J2", 1)],
    "figures": [(1, "G2", 1), (1, "A3", 77), (1, "K4", 1), ("自检", "E3", 1)],
}


def session(seed: int) -> Workbook:
    """Return one session, whose first applicant bears a name that a spreadsheet might compute."""
    book = next(books(range(seed, seed + 1)))
    first = min(book.applications)
    odd = replace(book.applications[first], applicant="=cmd|' /C calc'!A0", further=ODD)
    return replace(book, applications={**book.applications, first: odd})


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Every workbook by name: those of sessions, and of one with faults."""
    right = workbook(session(TRIMMED)).data
    found = {str(seed): workbook(session(seed)).data for seed in MANY}
    return {**found, "right": right, **{name: tampered(right, faults) for name, faults in FAULTS.items()}}


@pytest.fixture(scope="module")
def saved(made: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each as LibreOffice computes and saves it, all in one go: a start takes as long as four of them."""
    folder = tmp_path_factory.mktemp("books")
    for name, data in made.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    paths = libreoffice.all_saved_as([folder / f"{name}.xlsx" for name in made], "xlsx")
    return {path.stem: path for path in paths}


def tampered(data: bytes, faults: Sequence[tuple[int | str, str, int]]) -> bytes:
    file = load_workbook(BytesIO(data))
    for sheet, cell, value in faults:
        found = file.worksheets[sheet] if isinstance(sheet, int) else file[sheet]
        assert found[cell].value not in (None, value)
        found[cell].value = value
    file.save(saved := BytesIO())
    return saved.getvalue()


def checks(path: Path) -> list[tuple[object, ...]]:
    sheet = load_workbook(path, data_only=True).worksheets[-1]
    return [*sheet.iter_rows(min_row=2, values_only=True)]


def cells(file: File) -> dict[str, list[tuple[object, ...]]]:
    return {sheet.title: [*sheet.values] for sheet in file.worksheets if sheet.title != "自检"}


@libreoffice.needed
def test_every_check_holds_in_sessions_of_many_shapes(saved: dict[str, Path]) -> None:
    for name in ("right", *map(str, MANY)):
        rows = checks(saved[name])
        assert [row for row in rows if row[6] != 1] == [], name
        book = session(TRIMMED if name == "right" else int(name))
        placed = sum(row.place is not None for track in book.result.tracks for row in track.ranking)
        assert sum(row[2] == "名次" for row in rows) == placed > 0


@libreoffice.needed
def test_wrong_data_turns_its_checks_false(saved: dict[str, Path]) -> None:
    told = {name: checks(saved[name]) for name in FAULTS}
    assert all(rows[0][6] == 0 for rows in told.values())
    wrong = {name: [(row[1], row[2]) for row in rows[1:] if row[6] == 0] for name, rows in told.items()}
    assert "合计" in {what for _, what in wrong["mark"]}
    first, second, third = (row.application for row in ordered(session(TRIMMED).result.tracks[0])[:3])
    stated = (told["figures"][1][1], "合计")
    assert Counter(wrong["figures"]) == Counter([(first, "得分"), (second, "名次"), (third, "合计"), stated])


@libreoffice.needed
def test_libreoffice_opens_it_and_keeps_every_cell(saved: dict[str, Path], made: dict[str, bytes]) -> None:
    for name in ("right", *map(str, MANY)):
        assert cells(load_workbook(saved[name])) == cells(load_workbook(BytesIO(made[name]))), name


def test_every_session_reads_back_without_a_difference() -> None:
    for book in books(range(3, 13)):
        assert workbook_difference(workbook(book).data, book) is None
