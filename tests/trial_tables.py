"""Small tables of marks and the results that plans make of them."""

from collections.abc import Mapping, Sequence

from reviewdesk.domain.conclude import conclude
from reviewdesk.domain.decisions import Decision, decision_file
from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import RankedApplication, Result, TrackResult
from reviewdesk.domain.sheet import Sheet, TrialTable

HEAD = 'schema = 1\n[review_session]\ntitle = "x"\n'
ONE = '[[track.criterion]]\nid = "c"\nmax = "100"\nstep = "0.5"\n'
TWO = '[[track.criterion]]\nid = "a"\nmax = "60"\n[[track.criterion]]\nid = "b"\nmax = "40"\n'

Cells = Mapping[str, Sequence[Sequence[str | None] | str]]
"""Application → per reviewer its marks, or a state."""


def plan(
    rules: str = "",
    criteria: str = ONE,
    tiers: Sequence[str] = ("quota = 2",),
    head: str = HEAD,
    more: str = "",
) -> Plan:
    """Return a plan of one track "t"; tiers are called t1, t2, …"""
    written = "".join(f'[[track.tier]]\nid = "t{n}"\n{tier}\n' for n, tier in enumerate(tiers, start=1))
    return read_plan(f'{head}[rules]\n{rules}\n[[track]]\nid = "t"\n{written}{criteria}{more}')


def sheet(
    cells: Cells,
    objective: Mapping[str, Mapping[str, str]] | None = None,
    preferences: Mapping[str, Sequence[str]] | None = None,
    applicants: Mapping[str, str] | None = None,
) -> Sheet:
    """Return a sheet; reviewers are r1, r2, … in the order of the cells."""
    seats = [SeatId(f"r{n}") for n in range(1, 1 + max(map(len, cells.values())))]
    rows: dict[SeatId, dict[ApplicationId, tuple[str | None, ...]]] = {seat: {} for seat in seats}
    states: dict[SeatId, dict[ApplicationId, str]] = {seat: {} for seat in seats}
    partial: set[ApplicationId] = set()
    for name, cell in cells.items():
        application = ApplicationId(name)
        for seat, marks in zip(seats, cell, strict=True):
            if isinstance(marks, str):
                states[seat][application] = marks
                continue
            rows[seat][application] = tuple(marks)
            if None in marks:
                partial.add(application)
                states[seat][application] = "absent"
    return Sheet(
        applications=tuple(sorted(map(ApplicationId, cells))),
        seats=dict.fromkeys(seats, "counted"),
        rows=rows,
        states=states,
        partial=frozenset(partial),
        objective={
            ApplicationId(a): {CriterionId(c): v for c, v in values.items()}
            for a, values in (objective or {}).items()
        },
        preferences={ApplicationId(a): held for a, held in (preferences or {}).items()},
        applicants={
            ApplicationId(a): ApplicantId(who) for a, who in (applicants or {a: a for a in cells}).items()
        },
    )


def points(**rows: Sequence[int | str]) -> dict[str, list[tuple[str]]]:
    """Return cells of one criterion from plain numbers."""
    return {name: [(str(value),) for value in values] for name, values in rows.items()}


def result(given: Plan, table: Sheet | Mapping[str, Sheet], decisions: Sequence[Decision] = ()) -> Result:
    """Return what a trial makes of a plan and one sheet, or one sheet per track."""
    sheets = {"t": table} if isinstance(table, Sheet) else table
    trial = TrialTable({TrackId(track): own for track, own in sheets.items()})
    return conclude(given, (), trial, decisions, "trial")


def track(given: Plan, table: Sheet, decisions: Sequence[Decision] = ()) -> TrackResult:
    """Return the result of the only track."""
    return result(given, table, decisions).tracks[0]


def rows(of: TrackResult) -> dict[str, RankedApplication]:
    """Return application → row."""
    return {row.application: row for row in of.ranking}


def standings(of: TrackResult) -> dict[str, str]:
    """Return application → standing."""
    return {row.application: row.standing for row in of.ranking}


def places(of: TrackResult) -> dict[str, int | None]:
    """Return application → place."""
    return {row.application: row.place for row in of.ranking}


def decided(*tables: Mapping[str, object]) -> tuple[Decision, ...]:
    """Return decisions as a file of `trial --decisions` has them."""
    return decision_file({"decision": [dict(table) for table in tables]})


def vote(
    number: str, motion: str, present: int, rounds: Sequence[Mapping[str, object]], **keys: str
) -> dict[str, object]:
    """Return a vote record with reviewers r1 … rN present."""
    return {
        "kind": "vote", "id": number, "motion": motion, "round": list(rounds),
        "present": [f"r{n}" for n in range(1, present + 1)], **keys,
    }  # fmt: skip
