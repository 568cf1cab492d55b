"""Rows of a committee file, from toml or a spreadsheet, before anything in them is believed."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reviewdesk.domain.plan.reader import parse
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.tables import Row, find_table, read_sheets
from reviewdesk.intake.texts import text_of

SEAT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "seat": ("id", "席位", "评审席", "席号", "编号"),
    "name": ("姓名", "名字"),
    "role": ("角色", "身份", "职责"),
    "tracks": ("track", "类别", "评审类别", "评审组", "组别"),
    "organisation": ("organization", "单位", "工作单位"),
    "title": ("职称", "职务", "职务职称", "职称/职务"),
    "field": ("专业", "领域", "专业领域"),
    "region": ("地区", "所在地区"),
    "phone": ("电话", "手机", "联系电话"),
    "chair_eligible": ("可任组长", "组长人选"),
}
CONFLICT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "application": ("编号", "项目编号", "申报编号", "申报项目编号"),
    "seat": ("席位", "评审席", "席号", "评委", "reviewer"),
    "reason": ("理由", "原因", "回避理由", "回避原因"),
}


@dataclass(frozen=True, slots=True)
class Written:
    """One seat or conflict as written: where it stands, and its values as text."""

    place: str
    values: Mapping[str, str] = field(default_factory=dict)

    def problem(self, code: str, key: str, **data: object) -> Problem:
        """Return a problem that names the place and the key."""
        return Problem(code, {"place": self.place, "key": key, "value": self.values.get(key, ""), **data})


def committee_rows(path: Path) -> tuple[tuple[Written, ...], tuple[Written, ...]]:
    """Return the seats and the conflicts a committee file holds.

    Raises:
        Problems: "committee-problems" for lines nobody can read, unknown keys or values of the wrong kind.
        ReviewDeskError: as `text_of`, "committee-no-table", or a "table-…" code.
    """
    if path.suffix.casefold() == ".toml":
        return _from_toml(path)
    sheets = read_sheets(path)
    seats = find_table(sheets, SEAT_COLUMNS, ("seat", "role"))
    if seats is None:
        raise ReviewDeskError("committee-no-table", file=path.name)
    others = [sheet for sheet in sheets if sheet.name != seats.sheet]
    conflicts = find_table(others, CONFLICT_COLUMNS, ("application", "seat"))
    return _from_rows(seats.rows), _from_rows(conflicts.rows if conflicts else ())


def conflict_rows(path: Path) -> tuple[Written, ...]:
    """Return the conflicts of a csv, xls or xlsx file.

    Raises:
        ReviewDeskError: "conflicts-no-table", or a "table-…" code.
    """
    table = find_table(read_sheets(path), CONFLICT_COLUMNS, ("application", "seat"))
    if table is None:
        raise ReviewDeskError("conflicts-no-table", file=path.name)
    return _from_rows(table.rows)


def _from_rows(rows: Iterable[Row]) -> tuple[Written, ...]:
    return tuple(
        Written(f"{row.table.sheet}!{row.number}", {k: v for k, v in row.cells.items() if v}) for row in rows
    )


def _from_toml(path: Path) -> tuple[tuple[Written, ...], tuple[Written, ...]]:
    read, broken = parse(text_of(path))
    if read is None or broken:
        raise Problems("committee-problems", broken, file=path.name)
    content = dict(read)
    schema = content.pop("schema", 1)
    if schema != 1:
        raise ReviewDeskError("committee-schema", file=path.name, schema=schema)
    seats, conflicts = content.pop("seat", []), content.pop("conflict", [])
    problems = [Problem("committee-key-unknown", {"place": path.name, "key": key}) for key in content]
    found = (
        tuple(_tables(seats, "seat", SEAT_COLUMNS, problems)),
        tuple(_tables(conflicts, "conflict", CONFLICT_COLUMNS, problems)),
    )
    if problems:
        raise Problems("committee-problems", problems, file=path.name)
    return found


def _tables(tables: object, kind: str, columns: Iterable[str], problems: list[Problem]) -> Iterator[Written]:
    for number, table in enumerate(tables if isinstance(tables, list) else [tables], start=1):
        place = f"[[{kind}]] {number}"
        values: dict[str, str] = {}
        for key, value in (table if isinstance(table, dict) else {"": table}).items():
            column = "seat" if key == "id" else key
            text = _text(value)
            if column not in columns:
                problems.append(Problem("committee-key-unknown", {"place": place, "key": key}))
            elif text is None:
                problems.append(
                    Problem("committee-value", {"place": place, "key": key, "value": _spelled(value)})
                )
            else:
                values[column] = text
        yield Written(place, values)


def _spelled(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sequence) and all(isinstance(item, str) for item in value):
        return value if isinstance(value, str) else ",".join(value)
    return str(value) if isinstance(value, int) else None
