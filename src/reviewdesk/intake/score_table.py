"""What a filled grid of scores lacks, and the sheets it becomes when it lacks nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, SeatId, TrackId
from reviewdesk.domain.result import SeatState
from reviewdesk.domain.sheet import Row, Sheet
from reviewdesk.errors import Problem
from reviewdesk.intake.score_grid import STATED, Cell, Columns, Grid


@dataclass(slots=True)
class _Ids:
    """Who appears in one track."""

    applications: set[str] = field(default_factory=set)
    panel: set[str] = field(default_factory=set)
    cells: int = 0


def gaps(grid: Grid) -> list[Problem]:
    """Return the rows that are missing, and at level total the cells that are scored only in part."""
    found: list[Problem] = []
    sound = not grid.states and not any(None in marks for marks in grid.marks.values())
    for track, ids in _ids(grid).items():
        known = grid.columns[track]
        if not ids.panel and all((track, application) in grid.gone for application in ids.applications):
            found += [] if ids.applications else [Problem("scores-track-empty", {"track": track})]
            continue
        full = sound and ids.cells == len(ids.applications) * len(ids.panel)
        for application in sorted(ids.applications):
            for reviewer in sorted(ids.panel) if not full and (track, application) not in grid.gone else ():
                found += _cell_gaps(grid, (track, application, reviewer), known)
            found += _missing_facts(grid, track, application, known)
    return found


def sheet(grid: Grid, track: TrackId) -> Sheet:
    """Return the sheet of one track."""
    ids, known = _ids(grid)[track], grid.columns[track]
    applications = {a: ApplicationId(a) for a in sorted(ids.applications)}
    seats = {r: SeatId(r) for r in sorted(ids.panel)}
    rows: dict[SeatId, dict[ApplicationId, Row]] = {seat: {} for seat in seats.values()}
    states: dict[SeatId, dict[ApplicationId, str]] = {seat: {} for seat in seats.values()}
    partial: set[ApplicationId] = set()
    withdrawn = {ApplicationId(a) for t, a in grid.gone if t == track}
    for cell, marks in grid.marks.items():
        if cell[0] != track:
            continue
        application, seat = applications[cell[1]], seats[cell[2]]
        why = grid.states.get(cell) if grid.states else None
        if why is None:
            rows[seat][application] = tuple(marks)
            continue
        states[seat][application] = next(why[c] for c in ("", *known.scored) if c in why)
        if _any_scored(marks):
            rows[seat][application] = tuple(None if mark is STATED else mark for mark in marks)
            partial.add(application)
        if "withdrawn" in why.values():
            withdrawn.add(application)
    facts = {applications[a]: facts for (t, a), facts in grid.facts.items() if t == track}
    return Sheet(
        applications=tuple(applications.values()),
        seats={seat: _outcome(rows[seat], states[seat]) for seat in seats.values()},
        rows=rows,
        states=states,
        objective={
            a: {CriterionId(c): value for c, value in held.items() if c in known.objective}
            for a, held in facts.items()
        },
        preferences={
            a: tuple(p for p in known.preferences if held.get(p) == "1") for a, held in facts.items()
        },
        applicants={a: ApplicantId(a) for a in applications.values()},
        withdrawn=frozenset(withdrawn),
        partial=frozenset(partial),
    )


def _ids(grid: Grid) -> dict[str, _Ids]:
    found: dict[str, _Ids] = defaultdict(_Ids, {track: _Ids() for track in grid.columns})
    for track, application, reviewer in grid.marks:
        ids = found[track]
        ids.applications.add(application)
        ids.panel.add(reviewer)
        ids.cells += 1
    for track, application in (*grid.facts, *grid.gone):
        found[track].applications.add(application)
    return found


def _cell_gaps(grid: Grid, cell: Cell, known: Columns) -> list[Problem]:
    marks = grid.marks.get(cell) or [None] * len(known.scored)
    states = grid.states.get(cell)
    at = {"application": cell[1], "reviewer": cell[2], "value": "", "limit": ""}
    found = [
        Problem("scores-row-missing", {**at, "criterion": criterion})
        for criterion, (position, _) in known.scored.items()
        if marks[position] is None
    ]
    if states and _any_scored(marks) and known.rubric.track.rules.level == "total":
        mixed = ", ".join(sorted({"scored", *states.values()}))
        found.append(Problem("scores-mixed", {**at, "criterion": "", "states": mixed}))
    return found


def _missing_facts(grid: Grid, track: str, application: str, known: Columns) -> list[Problem]:
    facts = grid.facts.get((track, application), {})
    at = {"application": application, "reviewer": "", "value": "", "limit": ""}
    return [
        Problem("scores-row-missing", {**at, "criterion": criterion})
        for criterion in known.objective
        if criterion not in facts and (track, application) not in grid.gone
    ]


def _any_scored(marks: Sequence[str | None]) -> bool:
    return any(mark is not None and mark is not STATED for mark in marks)


def _outcome(rows: Mapping[ApplicationId, Row], states: Mapping[ApplicationId, str]) -> SeatState:
    """A reviewer of whom every row is absent, or every row void, has cast nothing."""
    kinds = set(states.values())
    if not rows and kinds in ({"absent"}, {"void"}):
        return cast(SeatState, kinds.pop())
    return "counted"
