"""A signed sheet as a grid that two people fill in, each alone, and where their copies differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reviewdesk.desk.chair import typed_sheets
from reviewdesk.desk.chair.room import Code, Room
from reviewdesk.domain.ballot import CellState
from reviewdesk.domain.marks import mark
from reviewdesk.domain.names import ApplicationId, CriterionId, Digest
from reviewdesk.domain.plan.values import Criterion
from reviewdesk.domain.roll import Cell
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.score_sheet import SheetRow, differences

Place = tuple[str, str]
"""Application and column: a criterion's id, STATE or COMMENT."""
Grid = Mapping[Place, str]
STATE, COMMENT = "*state", "*comment"
STATES: Final[Mapping[str, CellState]] = {
    "": "scored", "r": "recused", "回": "recused", "回避": "recused",
    "w": "withdrawn", "撤": "withdrawn", "撤回": "withdrawn",
}  # fmt: skip
_RANGE = ("mark-above", "mark-below")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankSheet:
    """What a seat's sheet asks for.

    Attributes:
        rows: application id and applicant, in the order of the printed sheet.
        criteria: those that reviewers mark.
    """

    cell: Cell
    track_name: str
    rows: tuple[tuple[ApplicationId, str], ...]
    criteria: tuple[Criterion, ...]


def blank_sheet(room: Room, cell: Cell) -> BlankSheet:
    """Return the sheet of a place on the roll, withdrawn applications left out."""
    track = room.plan.track(cell[1])
    names = {application.id: application.applicant for application in room.lineage.applications}
    rows = [a for a in room.lineage.rows(track.id) if a not in room.withdrawals]
    return BlankSheet(
        cell=cell,
        track_name=track.name,
        rows=tuple((a, names[a]) for a in rows),
        criteria=tuple(c for c in track.criteria if c.mode != "objective"),
    )


def open_places(blank: BlankSheet, grid: Grid) -> tuple[Place, ...]:
    """Return the places that still want a mark."""
    return tuple(
        (application, criterion.id)
        for application, _ in blank.rows
        if STATES.get(grid.get((application, STATE), "").casefold(), "scored") == "scored"
        for criterion in blank.criteria
        if not grid.get((application, criterion.id), "")
    )


def wrong(blank: BlankSheet, place: Place, text: str) -> ReviewDeskError | None:
    """Return why a text cannot stand in a place; a mark out of range can, as signed paper may hold it."""
    if not text or place[1] == COMMENT:
        return None
    if place[1] == STATE:
        return None if text.casefold() in STATES else ReviewDeskError("typed-state", value=text)
    criterion = next(one for one in blank.criteria if one.id == place[1])
    try:
        mark(criterion, text)
    except ReviewDeskError as refusal:
        return None if refusal.code in _RANGE else refusal
    return None


def unequal(blank: BlankSheet, first: Grid, second: Grid) -> tuple[Place, ...]:
    """Return every place in which the two copies differ, in the order of the sheet."""
    found = {
        (d.application, d.criterion or (STATE if d.column == "state" else COMMENT))
        for d in differences(sheet_rows(blank, first), sheet_rows(blank, second))
    }
    columns = [*(criterion.id for criterion in blank.criteria), STATE, COMMENT]
    places = [(application, column) for application, _ in blank.rows for column in columns]
    return tuple(place for place in places if place in found)


def sheet_rows(blank: BlankSheet, grid: Grid) -> tuple[SheetRow, ...]:
    """Return a grid as the rows of a score sheet; an application that is not scored has one row."""
    found: list[SheetRow] = []
    for application, _ in blank.rows:
        state = STATES.get(grid.get((application, STATE), "").casefold(), "scored")
        words = grid.get((application, COMMENT), "")
        if state != "scored" or words:
            found.append(_row(len(found), application, "", comment=words, state=state))
        if state == "scored":
            found += [
                _row(len(found) + at, application, c.id, points=grid.get((application, c.id), ""))
                for at, c in enumerate(blank.criteria)
            ]
    return tuple(found)


def take_typed(
    room: Room, blank: BlankSheet, copies: tuple[Grid, Grid], witness: Code
) -> tuple[Room, Digest]:
    """Take a sheet in that two people typed; raises as `typed_sheets.typed`."""
    seat, track, number = blank.cell
    first, second = copies
    return typed_sheets.typed(
        room,
        seat=seat,
        track=track,
        round_number=number,
        copies=(sheet_rows(blank, first), sheet_rows(blank, second)),
        witness=witness,
    )


def take_files(room: Room, blank: BlankSheet, files: tuple[Path, Path], witness: Code) -> tuple[Room, Digest]:
    """Take in a sheet that two people typed into a file each; raises as `typed_sheets.typed`."""
    seat, track, number = blank.cell
    return typed_sheets.typed(
        room, seat=seat, track=track, round_number=number, copies=files, witness=witness
    )


def _row(
    at: int,
    application: ApplicationId,
    criterion: str,
    *,
    points: str = "",
    comment: str = "",
    state: CellState = "scored",
) -> SheetRow:
    return SheetRow(
        number=at + 1,
        application=application,
        criterion=CriterionId(criterion),
        points=points,
        comment=comment,
        state=state,
    )
