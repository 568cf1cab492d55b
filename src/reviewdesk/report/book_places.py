"""Where a number stands in the workbook: the cell of every mark, and of every printed score and place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.report.detail import COUNTS, POINTS, Cells


@dataclass(frozen=True, slots=True)
class MarkCells:
    """The cells of the plain table, whose rows may go on from sheet to sheet.

    Attributes:
        most: rows of scores on one sheet.
        titles: of its sheets, in order.
        starts: seat, application and round → the first of their rows, counted over all sheets.
        other: rows where another number counts than the one written.
    """

    most: int
    titles: list[str] = field(default_factory=list)
    starts: dict[tuple[str, str, int], int] = field(default_factory=dict)
    other: set[int] = field(default_factory=set)

    def note(self, number: int, row: Cells) -> None:
        """Remember where a row stands."""
        self.starts.setdefault((str(row[3]), str(row[1]), int(str(row[5]))), number)
        if row[COUNTS] is not None:
            self.other.add(number)

    def cell(self, seat: SeatId, application: ApplicationId, turn: int, position: int) -> str | None:
        """Return the cell that counts for the criterion at a position of the rubric, or None."""
        start = self.starts.get((seat, application, turn))
        if start is None:
            return None
        number = start + position
        letter = get_column_letter((COUNTS if number in self.other else POINTS) + 1)
        return reference(self.titles[number // self.most], letter, number % self.most + 2)


@dataclass(frozen=True, slots=True)
class Printed:
    """The sheets of the tracks, by title, and the row of each application on its own."""

    titles: Mapping[TrackId, str]
    rows: Mapping[ApplicationId, int]

    def cell(self, track: TrackId, application: ApplicationId, column: int) -> str:
        """Return the cell in a column, counted from 0, of an application on its track's sheet."""
        return reference(self.titles[track], get_column_letter(column + 1), self.rows[application])


def reference(title: str, letter: str, row: int) -> str:
    """Return a cell of another sheet; titles hold no quotes."""
    return f"'{title}'!{letter}{row}"


def lines_of(ranked: Sequence[ApplicationId]) -> dict[ApplicationId, int]:
    """Return the row of each application on a sheet that lists them below its heads."""
    return {application: number for number, application in enumerate(ranked, start=2)}
