"""A signed sheet as a grid that two people fill in, each alone, and where their copies differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from reviewdesk.desk.chair import typed_sheets
from reviewdesk.desk.chair.room import Code, Room
from reviewdesk.desk.chair.typed_sheets import reason_due
from reviewdesk.domain.ballot import CellState
from reviewdesk.domain.keying import meant
from reviewdesk.domain.marks import mark
from reviewdesk.domain.names import ApplicationId, CriterionId, Digest
from reviewdesk.domain.plan.values import Criterion
from reviewdesk.domain.roll import Cell
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.score_sheet import SheetRow, differences

Place = tuple[str, str]
"""Application and column: a criterion's id for its mark, or the key of another column."""
Grid = Mapping[Place, str]
Kind = Literal["mark", "reason", "objection", "state", "comment"]
STATE, COMMENT = "*state", "*comment"
STATES: Final[Mapping[str, CellState]] = {
    "": "scored", "r": "recused", "回": "recused", "回避": "recused",
    "w": "withdrawn", "撤": "withdrawn", "撤回": "withdrawn",
}  # fmt: skip
RANGE: Final = ("mark-above", "mark-below")
"""What signed paper may hold all the same; stage one shows it and a correction settles it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet; the whole row's state and comment belong to no criterion."""

    kind: Kind
    criterion: Criterion | None = None

    @property
    def key(self) -> str:
        """Return the column's half of a place."""
        if self.criterion is None:
            return f"*{self.kind}"
        return str(self.criterion.id) if self.kind == "mark" else f"{self.criterion.id}*{self.kind}"


@dataclass(frozen=True, kw_only=True)
class BlankSheet:
    """What a seat's sheet asks for.

    Attributes:
        rows: application id and applicant, in the order of the printed sheet.
        criteria: those that reviewers mark.
        objective: those whose value came with the register, which a reviewer may object to.
    """

    cell: Cell
    track_name: str
    rows: tuple[tuple[ApplicationId, str], ...]
    criteria: tuple[Criterion, ...]
    objective: tuple[Criterion, ...] = ()
    comment: Literal["none", "optional", "required"] = "optional"

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Every column from left to right: a reason beside the mark it may be due for."""
        found: list[Column] = []
        for criterion in self.criteria:
            found.append(Column("mark", criterion))
            if criterion.reason != "never":
                found.append(Column("reason", criterion))
        found += [Column("objection", criterion) for criterion in self.objective]
        found.append(Column("state"))
        return (*found, Column("comment")) if self.comment != "none" else tuple(found)

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """Every column by its key."""
        return {column.key: column for column in self.columns}


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
        objective=tuple(c for c in track.criteria if c.mode == "objective"),
        comment=track.rules.comment,
    )


def state_of(grid: Grid, application: str) -> CellState:
    """Return what a row says of its application."""
    return STATES.get(grid.get((application, STATE), "").casefold(), "scored")


def is_due(blank: BlankSheet, grid: Grid, place: Place) -> bool:
    """Whether the sheet is incomplete without something in a place, as the rest of the row now stands."""
    column = blank.by_key[place[1]]
    if state_of(grid, place[0]) != "scored":
        return False
    if column.kind == "reason" and column.criterion is not None:
        return reason_due(column.criterion, grid.get((place[0], str(column.criterion.id)), ""))
    return column.kind == "mark" or (column.kind == "comment" and blank.comment == "required")


def open_places(blank: BlankSheet, grid: Grid) -> tuple[Place, ...]:
    """Return the places that still want a mark, a reason or a comment."""
    places = ((str(application), column.key) for application, _ in blank.rows for column in blank.columns)
    return tuple(place for place in places if not grid.get(place) and is_due(blank, grid, place))


def read(blank: BlankSheet, place: Place, text: str) -> str:
    """Return what a hurried hand meant: digits in one spelling, blanks around words left out."""
    column = blank.by_key[place[1]]
    plain = " ".join(text.split())
    if column.kind == "mark" and column.criterion is not None and column.criterion.mode != "gate":
        return plain if plain.casefold() in STATES else meant(plain)
    return plain


def names_state(blank: BlankSheet, place: Place, text: str) -> bool:
    """Whether somebody typed in place of a mark that the row is recused or withdrawn."""
    column = blank.by_key[place[1]]
    if column.kind != "mark" or not text or text.casefold() not in STATES:
        return False
    return wrong(blank, place, text) is not None


def wrong(blank: BlankSheet, place: Place, text: str) -> ReviewDeskError | None:
    """Return why a text cannot stand in a place; of a mark out of range (RANGE) paper may say otherwise."""
    column = blank.by_key[place[1]]
    if not text:
        return None
    if column.kind == "state":
        return None if text.casefold() in STATES else ReviewDeskError("typed-state", value=text)
    if column.kind != "mark" or column.criterion is None:
        return None
    try:
        mark(column.criterion, text)
    except ReviewDeskError as refusal:
        return refusal
    return None


def unequal(blank: BlankSheet, first: Grid, second: Grid) -> tuple[Place, ...]:
    """Return every place in which the two copies differ, in the order of the sheet."""
    found = {
        (str(d.application), _key(d.criterion, d.column))
        for d in differences(sheet_rows(blank, first), sheet_rows(blank, second))
    }
    places = [(str(application), column.key) for application, _ in blank.rows for column in blank.columns]
    return tuple(place for place in places if place in found)


def sheet_rows(blank: BlankSheet, grid: Grid) -> tuple[SheetRow, ...]:
    """Return a grid as the rows of a score sheet; an application that is not scored has one row."""
    found: list[SheetRow] = []
    for application, _ in blank.rows:
        state = state_of(grid, application)
        words = grid.get((application, COMMENT), "")
        if state != "scored" or words:
            found.append(_row(len(found), application, "", comment=words, state=state))
        if state == "scored":
            found += [_scored(len(found) + at, application, c, grid) for at, c in enumerate(blank.criteria)]
        for criterion in blank.objective:
            objection = grid.get((application, Column("objection", criterion).key), "")
            if objection:
                found.append(_row(len(found), application, criterion.id, objection=objection))
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


def _key(criterion: str, column: str) -> str:
    if not criterion or column in ("state", "comment"):
        return f"*{column}"
    return criterion if column == "points" else f"{criterion}*{column}"


def _scored(at: int, application: ApplicationId, criterion: Criterion, grid: Grid) -> SheetRow:
    points = grid.get((application, str(criterion.id)), "")
    reason = grid.get((application, Column("reason", criterion).key), "")
    return _row(at, application, criterion.id, points=points, reason=reason)


def _row(
    at: int,
    application: ApplicationId,
    criterion: str,
    *,
    points: str = "",
    reason: str = "",
    objection: str = "",
    comment: str = "",
    state: CellState = "scored",
) -> SheetRow:
    return SheetRow(
        number=at + 1,
        application=application,
        criterion=CriterionId(criterion),
        points=points,
        reason=reason,
        objection=objection,
        comment=comment,
        state=state,
    )
