"""What the window shows of a register before it is taken in, and the corrections a person makes there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.register_import import (
    Changes,
    compare,
    corrected,
    look,
    take_in,
)
from reviewdesk.errors import Problem
from reviewdesk.intake.register_look import Reading, RegisterLook


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """One column of the file and what it is taken for: a register's column, or as `mapped` says."""

    index: int
    letter: str
    header: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookView:
    """A register that lies open; raised problems stand in the way, notes do not.

    Attributes:
        sheets: the names of all of them.
        rows: number and cells of the first rows below the header.
        count: applications that would be taken in.
    """

    found: RegisterLook = field(repr=False)
    file: str
    sheets: tuple[str, ...]
    sheet: str
    header_row: int
    columns: tuple[ColumnView, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    count: int


def view(path: Path, office: Office, waiting: Callable[[], None] = lambda: None) -> LookView:
    """Return what a file seems to say; raises as `look`."""
    return _view(look(path, office, waiting))


def with_sheet(shown: LookView, office: Office, sheet: str) -> LookView:
    """Return another sheet of the same file, looked at afresh."""
    return _view(corrected(shown.found, office, Reading(sheet=sheet)))


def with_header(shown: LookView, office: Office, row: int) -> LookView:
    """Return the same sheet under another header row."""
    return _view(corrected(shown.found, office, Reading(sheet=shown.sheet, header_row=row)))


def with_meaning(shown: LookView, office: Office, index: int, meaning: str) -> LookView:
    """Return the look with one column meaning something else."""
    meanings = {**shown.found.reading.meanings, index: meaning}
    reading = Reading(sheet=shown.sheet, header_row=shown.header_row, meanings=meanings)
    return _view(corrected(shown.found, office, reading))


def changes_of(shown: LookView, office: Office) -> Changes:
    """Return what taking it in would change; raises as `compare`."""
    return compare(shown.found, office)


def taken(shown: LookView, *, remove_gone: bool) -> Callable[[Office], Office]:
    """Return the verb that takes it in; it raises as `take_in`."""
    return lambda office: take_in(office, shown.found, remove_gone=remove_gone)


def _view(found: RegisterLook) -> LookView:
    columns = tuple(
        ColumnView(index=one.index, letter=one.letter, header=one.header, meaning=one.meaning)
        for one in found.columns
    )
    return LookView(
        found=found,
        file=found.source.path.name,
        sheets=tuple(sheet.name for sheet in found.source.sheets),
        sheet=found.sheet,
        header_row=found.header_row,
        columns=columns,
        rows=found.preview,
        notes=found.notes,
        problems=found.problems,
        count=len(found.applications),
    )
