"""The sheet of live formulas, recalculated by the real LibreOffice for sessions of many shapes."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

import libreoffice
from generated_books import book_of, books
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.workbook import workbook
from reviewdesk.report.workbook_readback import workbook_difference
from second_tables import tables

SHAPES = range(14)
"""Both forms and levels, every aggregate, deductions, gates, objective values, corrections."""


def recalculated(folder: Path, books: dict[str, bytes]) -> dict[str, list[tuple[object, ...]]]:
    """Return the self-check of each workbook as LibreOffice computes it, all in one go."""
    for name, data in books.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    saved = libreoffice.all_saved_as([folder / f"{name}.xlsx" for name in books], "xlsx")
    found: dict[str, list[tuple[object, ...]]] = {}
    for path in saved:
        sheet = load_workbook(path, data_only=True).worksheets[-1]
        found[path.stem] = [*sheet.iter_rows(min_row=2, values_only=True)]
    return found


def judged(rows: list[tuple[object, ...]]) -> set[object]:
    return {row[6] for row in rows}


@libreoffice.needed
def test_every_check_holds_in_sessions_of_many_shapes(tmp_path: Path) -> None:
    generated = {str(seed): book_of(table) for seed, table in tables(SHAPES)}
    made = {name: workbook(book).data for name, book in generated.items()}
    found = recalculated(tmp_path, made)
    assert len(found) == len(generated) >= 5
    wrong = {
        name: [row for row in rows if row[6] != 1] for name, rows in found.items() if judged(rows) != {1}
    }
    assert not wrong, "\n".join(f"{n} {r}" for n, rows in wrong.items() for r in rows)
    for name, book in generated.items():
        placed = sum(row.place is not None for track in book.result.tracks for row in track.ranking)
        assert sum(row[2] == "名次" for row in found[name]) == placed > 0


def test_generated_workgeneratedread_back_without_a_difference() -> None:
    for book in books(SHAPES):
        assert workbook_difference(workbook(book).data, book) is None


def plain(seeds: range = range(2, 3)) -> Workbook:
    """Return a workbook of trimmed means over five reviewers and more."""
    return next(books(seeds))


def tampered(data: bytes, sheet: int | str, cell: str, value: object) -> bytes:
    file = load_workbook(BytesIO(data))
    found = file.worksheets[sheet] if isinstance(sheet, int) else file[sheet]
    assert found[cell].value is not None
    found[cell].value = value
    file.save(saved := BytesIO())
    return saved.getvalue()


@libreoffice.needed
def test_wrong_data_turns_its_checks_false(tmp_path: Path) -> None:
    data = workbook(plain()).data
    wrong = {
        "mark": tampered(data, "评分明细", "J2", 1),
        "score": tampered(data, 1, "G2", 1),
        "place": tampered(data, 1, "A2", 3),
        "total": tampered(data, 1, "K2", 1),
        "stated": tampered(data, "自检", "E3", 1),
    }
    found = recalculated(tmp_path, {"right": data, **wrong})
    assert judged(found.pop("right")) == {1}
    told = {name: {str(row[2]) for row in rows[1:] if row[6] == 0} for name, rows in found.items()}
    assert all(rows[0][6] == 0 for rows in found.values())
    assert "合计" in told["mark"]
    assert told["score"] == {"得分"}
    assert told["place"] == {"名次"}
    assert told["total"] == told["stated"] == {"合计"}
