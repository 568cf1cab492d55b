"""Workbooks of generated sessions, as if their tables of marks had come in ballots."""

from collections.abc import Iterator
from dataclasses import replace

from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot, CellState
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.conclude import conclude, settled_sheets
from reviewdesk.domain.decisions import decision_file
from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, TrackId
from reviewdesk.domain.sheet import Sheet, TrialTable
from reviewdesk.report.book_values import Workbook
from second_tables import Table, tables


def books(seeds: range) -> Iterator[Workbook]:
    """Yield a workbook per seed."""
    return (book_of(table) for _, table in tables(seeds))


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
