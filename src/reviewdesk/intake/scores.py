"""A table of scores, csv or xlsx, becomes the sheets of a trial; everything wrong with it is said at once."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.sheet import TrialTable
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.errors.system import open_file
from reviewdesk.intake.score_grid import COLUMNS, Grid, plain
from reviewdesk.intake.score_table import gaps, sheet
from reviewdesk.intake.tables import read_sheets

Thing = TypeVar("Thing")
Progress = Callable[[int], None]


def read_scores(path: Path, plan: Plan, progress: Progress = lambda _: None) -> TrialTable:
    """Return the table's marks, every cell checked against the plan.

    Args:
        path: csv or xlsx.
        plan: the rules.
        progress: told how many bytes of the file each step was.

    Raises:
        Problems: "scores-problems" with every problem: row, application, reviewer, criterion, value, limit.
        ReviewDeskError: "scores-not-utf8", "scores-empty" or "scores-columns".
    """
    grid = Grid(plan)
    if path.suffix.lower() in (".xlsx", ".xls"):
        _take_workbook(grid, path, progress)
    else:
        _take_csv(grid, path, progress)
    if grid.is_empty:
        raise ReviewDeskError("scores-empty", file=path.name)
    problems = [*grid.problems, *gaps(grid)]
    if problems:
        raise Problems("scores-problems", problems, file=path.name)
    return TrialTable({track.id: sheet(grid, track.id) for track in plan.tracks})


def _take_workbook(grid: Grid, path: Path, progress: Progress) -> None:
    rows = next((sheet.rows for sheet in read_sheets(path)), ())
    share = path.stat().st_size // max(1, len(rows))
    _take_rows(grid, _told(rows, lambda row: share, progress))


def _take_csv(grid: Grid, path: Path, progress: Progress) -> None:
    try:
        with open_file(path) as file:
            text = file.read().decode("utf-8-sig").replace("\r\n", "\n")
        header, _, rest = text.partition("\n")
        if '"' in text or "\r" in text or header != ",".join(COLUMNS):
            lines = _told(io.StringIO(text, newline=""), _size, progress)
            _take_rows(grid, csv.reader(lines))
        else:
            grid.take_text(rest, lambda block: progress(_size(block)))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReviewDeskError("scores-not-utf8", file=path.name) from error


def _take_rows(grid: Grid, rows: Iterable[Sequence[str]]) -> None:
    """Take rows with a header in any order; "state" may be left out."""
    each = iter(rows)
    header = [plain(name).casefold() for name in next(each, ())]
    if not any(header) and not any(any(row) for row in each):
        return
    if set(header) - {"", *COLUMNS} or not set(COLUMNS[:5]) <= set(header) or _repeated(header):
        raise ReviewDeskError("scores-columns", found=", ".join(filter(None, header)) or "—")
    places = [header.index(name) if name in header else len(header) for name in COLUMNS]
    for number, row in enumerate(each, start=2):
        surplus = [cell for cell in row[len(header) :] if cell.strip()]
        grid.take_row(number, [*(row[place] if place < len(row) else "" for place in places), *surplus])


def _told(things: Iterable[Thing], size: Callable[[Thing], int], progress: Progress) -> Iterator[Thing]:
    for thing in things:
        yield thing
        progress(size(thing))


def _size(text: str) -> int:
    return len(text.encode())


def _repeated(header: Sequence[str]) -> bool:
    return any(header.count(name) > 1 for name in COLUMNS)
