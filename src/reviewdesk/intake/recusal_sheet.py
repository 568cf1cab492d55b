"""The recusals a reviewer declares at the table: application and reason, row by row."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reviewdesk.domain.names import ApplicationId
from reviewdesk.errors import Problem, Problems
from reviewdesk.intake.cells import id_text
from reviewdesk.intake.tables import find_table, read_sheets

_HEADERS: Final = {
    "application": ("申报编号", "申报项目编号", "项目编号", "编号"),
    "reason": ("理由", "回避理由", "回避原因", "原因"),
}


@dataclass(frozen=True, slots=True)
class RecusalRow:
    """One row; `number` as the spreadsheet counts."""

    number: int
    application: ApplicationId
    reason: str


def read_recusals(path: Path) -> tuple[RecusalRow, ...]:
    """Return the rows of a csv or xlsx file with the columns application and reason.

    Raises:
        Problems: "recusal-problems" when there is no such header, or as `read_sheets`.
    """
    table = find_table(read_sheets(path), _HEADERS, ("application", "reason"))
    if table is None:
        raise Problems(
            "recusal-problems", [Problem("recusal-no-header", {"file": path.name})], file=path.name
        )
    return tuple(
        RecusalRow(row.number, ApplicationId(id_text(row["application"])), row["reason"])
        for row in table.rows
    )
