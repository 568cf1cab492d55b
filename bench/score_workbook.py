"""The workbook of 60,000 score rows, against openpyxl writing the same cells.

The same cells means all sheets: beside the score rows our workbook has rankings, a matrix, counts and a sheet
of live checks. The reference is given them as they stand and only writes; to work them out, style them and
measure the columns is ours.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from openpyxl import Workbook as File

from invented import reviewed
from measuring import Extent, Figure, Sized, figure, timed
from reviewdesk.report.book_values import Cell, Formula, Workbook
from reviewdesk.report.workbook import sheets, workbook

APPLICATIONS, REVIEWERS, CRITERIA = 300, 20, 10


def figures(extent: Extent) -> Iterator[Figure]:
    """Measure."""
    job = "workbook with 60,000 score rows"
    yield figure(job, 1.5, _writing, extent.sizes(APPLICATIONS), extent)


@contextmanager
def _writing(applications: int) -> Iterator[Sized]:
    review = reviewed(applications, REVIEWERS, CRITERIA)
    book = Workbook(
        plan=review.plan,
        result=review.ranked(),
        applications={one.id: one for one in review.applications},
        seats=review.seats,
        ballots=review.ballots,
        marks=review.sheets(),
        record="00" * 32,
    )
    leaves = [(leaf.title, [[_plain(cell) for cell in row] for row in leaf.rows]) for leaf in sheets(book)]
    yield Sized(timed(lambda: workbook(book)), timed(lambda: written(leaves)))


def written(leaves: list[tuple[str, list[list[object]]]]) -> bytes:
    """Write the same cells bare."""
    file = File(write_only=True)
    for title, rows in leaves:
        sheet = file.create_sheet(title)
        for row in rows:
            sheet.append(row)
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def _plain(cell: Cell) -> object:
    return cell.text if isinstance(cell, Formula) else cell or None if isinstance(cell, str) else cell
