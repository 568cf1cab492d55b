"""Score sheets people type: one row per application and criterion, or per application and state."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast

from reviewdesk.domain.ballot import CellState
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.errors import Problem, Problems
from reviewdesk.intake.cells import exact, id_text
from reviewdesk.intake.tables import Row, find_table, read_sheets

Column = Literal["application", "criterion", "points", "reason", "comment", "objection", "note", "state"]

HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "application": ("申报编号", "申报项目编号", "项目编号", "申报项目", "编号"),
    "criterion": ("指标", "指标编号", "评分指标"),
    "points": ("分值", "得分", "评分", "分数", "score", "mark"),
    "reason": ("理由", "评分理由", "扣分理由"),
    "comment": ("评语", "意见", "评审意见", "comments"),
    "objection": ("异议", "客观指标异议"),
    "note": ("备忘", "个人备注", "private note"),
    "state": ("状态", "评分状态"),
}
_COMPARED: Final[tuple[Column, ...]] = ("points", "reason", "comment", "objection", "state")
_STATES: Final[Mapping[str, CellState]] = {
    "": "scored",
    "scored": "scored",
    "已评": "scored",
    "recused": "recused",
    "回避": "recused",
    "回": "recused",
    "withdrawn": "withdrawn",
    "撤回": "withdrawn",
    "撤": "withdrawn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row: ids and numbers in one spelling, words as typed.

    Attributes:
        number: as the spreadsheet counts, from 1.
        criterion: "" where the row speaks of the whole application.
        points: as entered, full-width digits made plain; "" where blank.
        state: recused and withdrawn cover the application.
    """

    number: int
    application: ApplicationId
    criterion: CriterionId
    points: str
    reason: str = ""
    comment: str = ""
    objection: str = ""
    note: str = ""
    state: CellState = "scored"


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that two people typed differently; "" where one has none."""

    application: ApplicationId
    criterion: CriterionId
    column: Column
    first: str
    second: str


def read_score_sheet(path: Path) -> tuple[SheetRow, ...]:
    """Return the rows of a csv or xlsx score sheet.

    Raises:
        Problems: "sheet-problems" with every row whose place or state is unclear, or as `read_sheets`.
    """
    table = find_table(read_sheets(path), HEADERS, ("application",))
    if table is None:
        raise Problems("sheet-problems", [Problem("sheet-no-header", {"file": path.name})], file=path.name)
    rows = tuple(table.rows)
    problems = [*_strange_headers(table.headers, table.columns.values()), *_wrong(rows)]
    if problems:
        raise Problems("sheet-problems", problems, file=path.name)
    return tuple(_read(row) for row in rows)


def differences(first: Sequence[SheetRow], second: Sequence[SheetRow]) -> tuple[Difference, ...]:
    """Return every cell in which two copies of one sheet disagree, by application and criterion.

    Points agree when they are the same number, however spelled; words whatever their blanks and the width
    of their punctuation, which two people at two keyboards never type alike.
    """
    one, other = _cells(first), _cells(second)
    return tuple(
        Difference(*place, one.get(place, ""), other.get(place, ""))
        for place in sorted(one.keys() | other.keys())
        if not _same(place[2], one.get(place, ""), other.get(place, ""))
    )


def _cells(rows: Sequence[SheetRow]) -> dict[tuple[ApplicationId, CriterionId, Column], str]:
    return {
        (row.application, row.criterion, column): str(value)
        for row in rows
        for column in _COMPARED
        if (value := getattr(row, column)) and value != "scored"
    }


def _same(column: Column, first: str, second: str) -> bool:
    if column == "points" and (one := exact(first)) and (other := exact(second)):
        return one[1] == other[1]
    return _plain(first) == _plain(second)


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def _read(row: Row) -> SheetRow:
    return SheetRow(
        number=row.number,
        application=ApplicationId(id_text(row["application"])),
        criterion=CriterionId(id_text(row["criterion"])),
        points=id_text(row["points"]),
        reason=row["reason"],
        comment=row["comment"],
        objection=row["objection"],
        note=row["note"],
        state=_STATES[id_text(row["state"]).casefold()],
    )


def _strange_headers(headers: Sequence[str], known: object) -> Iterator[Problem]:
    places = set(cast("Sequence[int]", known))
    for index, header in enumerate(headers):
        if header and index not in places:
            yield Problem("sheet-column-unknown", {"column": header})


def _wrong(rows: Sequence[Row]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        place = (id_text(row["application"]), id_text(row["criterion"]))
        data = {"row": row.number, "application": place[0], "criterion": place[1]}
        if not place[0]:
            yield Problem("sheet-no-application", data, row.number)
        elif place in seen:
            yield Problem("sheet-row-twice", data | {"first": seen[place]}, row.number)
        elif id_text(row["state"]).casefold() not in _STATES:
            yield Problem("sheet-state-unknown", data | {"state": row["state"]}, row.number)
        elif not place[1] and (row["points"] or row["reason"] or row["objection"]):
            yield Problem("sheet-no-criterion", data, row.number)
        seen.setdefault(place, row.number)
