"""A table of scores, csv or xlsx, becomes the sheets of a trial; everything wrong with it is said at once."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.sheet import TrialTable
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.intake.score_grid import COLUMNS, Grid, plain
from reviewdesk.intake.score_table import gaps, sheet
from reviewdesk.intake.tables import read_sheets


def read_scores(path: Path, plan: Plan) -> TrialTable:
    """Return the table's marks, every cell checked against the plan.

    Raises:
        Problems: "scores-problems" with every problem: row, application, reviewer, criterion, value, limit.
        ReviewDeskError: "scores-not-utf8" or "scores-columns".
    """
    grid = Grid(plan)
    if path.suffix.lower() in (".xlsx", ".xls"):
        _take_rows(grid, read_sheets(path)[0].rows)
    else:
        _take_csv(grid, path)
    problems = [*grid.problems, *gaps(grid)]
    if problems:
        raise Problems("scores-problems", problems, file=path.name)
    return TrialTable({track.id: sheet(grid, track.id) for track in plan.tracks})


def _take_csv(grid: Grid, path: Path) -> None:
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        header, _, rest = text.partition("\n")
        if '"' in text or "\r" in text or header != ",".join(COLUMNS):
            _take_rows(grid, csv.reader(io.StringIO(text, newline="")))
        else:
            grid.take_text(rest)
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReviewDeskError("scores-not-utf8", file=path.name) from error


def _take_rows(grid: Grid, rows: Iterable[Sequence[str]]) -> None:
    """Take rows with a header in any order; "state" may be left out."""
    each = iter(rows)
    header = [plain(name).casefold() for name in next(each, ())]
    if set(header) - {"", *COLUMNS} or not set(COLUMNS[:5]) <= set(header) or _repeated(header):
        raise ReviewDeskError("scores-columns", found=", ".join(header))
    places = [header.index(name) if name in header else len(header) for name in COLUMNS]
    for number, row in enumerate(each, start=2):
        grid.take_row(number, [row[place] if place < len(row) else "" for place in places])


def _repeated(header: Sequence[str]) -> bool:
    return any(header.count(name) > 1 for name in COLUMNS)
