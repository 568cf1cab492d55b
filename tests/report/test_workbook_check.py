"""The sheet of live formulas, recalculated by the real LibreOffice for sessions of many shapes."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

import libreoffice
from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot, CellState
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.conclude import conclude, settled_sheets
from reviewdesk.domain.decisions import decision_file
from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, TrackId
from reviewdesk.domain.sheet import Sheet, TrialTable
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.workbook import workbook
from reviewdesk.report.workbook_readback import workbook_difference
from second_tables import Table, tables

SHAPES = range(14)


def book_of(table: Table) -> Workbook:
    """Return the workbook of a generated table, as if its sheets had come in ballots."""
    taken = tuple(replace(d, revealed=True) for d in decision_file({"decision": table.decisions}))
    trial = TrialTable(table.sheets)
    seats = sorted({seat for sheet in table.sheets.values() for seat in sheet.seats})
    return Workbook(
        plan=table.plan,
        result=conclude(table.plan, (), trial, taken, "final"),
        applications={a.id: a for track, sheet in table.sheets.items() for a in applications(track, sheet)},
        seats=tuple(Seat(id=seat, role="reviewer") for seat in seats),
        ballots=tuple(b for track, sheet in table.sheets.items() for b in ballots(track, sheet)),
        marks=settled_sheets(table.plan, (), trial, taken),
    )


def applications(track: TrackId, sheet: Sheet) -> Iterator[Application]:
    for number, name in enumerate(sheet.applications):
        values = {str(k): v for k, v in sheet.objective.get(name, {}).items()}
        yield Application(
            id=name,
            track=track,
            applicant=f"样本县{name}",
            applicant_id=ApplicantId(name),
            city=f"样本市{number % 3}",
            objective=values,
        )


def ballots(track: TrackId, sheet: Sheet) -> Iterator[Ballot]:
    for seat in sheet.rows:
        said: dict[ApplicationId, dict[CriterionId, str]] = {}
        for of, name, criterion in sheet.objections:
            if of == seat:
                said[name] = {criterion: "与名册不符"}
        if sheet.seats[seat] == "counted":
            scores = {a: tuple(map(str, row)) for a, row in sheet.rows[seat].items()}
            states: dict[ApplicationId, CellState] = dict.fromkeys(sheet.states.get(seat, {}), "recused")
            yield Ballot(seat=seat, track=track, scores=scores, states=states, objections=said)


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
    books = {str(seed): book_of(table) for seed, table in tables(SHAPES)}
    made = {name: workbook(book).data for name, book in books.items()}
    found = recalculated(tmp_path, made)
    assert len(found) == len(books) >= 5
    wrong = {
        name: [row for row in rows if row[6] is not True]
        for name, rows in found.items()
        if judged(rows) != {True}
    }
    assert not wrong, "\n".join(f"{n} {r}" for n, rows in wrong.items() for r in rows)
    assert sum(map(len, found.values())) > 500


def test_generated_workbooks_read_back_without_a_difference() -> None:
    for _, table in tables(SHAPES):
        book = book_of(table)
        assert workbook_difference(workbook(book).data, book) is None


def plain(seeds: range = range(2, 3)) -> Workbook:
    """Return a workbook of trimmed means over five reviewers and more."""
    return next(book_of(table) for _, table in tables(seeds))


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
    assert judged(found.pop("right")) == {True}
    told = {name: {str(row[2]) for row in rows[1:] if row[6] is False} for name, rows in found.items()}
    assert all(rows[0][6] is False for rows in found.values())
    assert "合计" in told["mark"]
    assert told["score"] == {"得分"}
    assert told["place"] == {"名次"}
    assert told["total"] == told["stated"] == {"合计"}
