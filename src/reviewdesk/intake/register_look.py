"""A first look at a register: where its header is, what each column seems to mean, what is wrong with it.

Nothing is taken in by looking. What a person corrects is a `Reading`; the same file is read again with it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problem, Problems
from reviewdesk.intake.cells import heading
from reviewdesk.intake.register import MAX_APPLICATIONS, applications_under, verdict_table
from reviewdesk.intake.register_columns import REQUIRED, register_columns
from reviewdesk.intake.tables import HEADER_WITHIN, Sheet, Table, letters, read_with_troubles, under_header

FURTHER: Final = "+"
"""The meaning of a column that is kept and carried along."""
LEFT_OUT: Final = "-"
"""The meaning of a column that nobody wants."""
PREVIEW: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a person corrected.

    Attributes:
        sheet: which one, "" for the one that looks like a register.
        header_row: as the spreadsheet counts, 0 for the one that looks like a header.
        meanings: place of a column, from 0 → a register's column, `FURTHER` or `LEFT_OUT`.
    """

    sheet: str = ""
    header_row: int = 0
    meanings: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LookColumn:
    """One column of the file: where, its header as written, and what it is taken for."""

    index: int
    header: str
    meaning: str

    @property
    def letter(self) -> str:
        """Return it as a spreadsheet calls it."""
        return letters(self.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file's cells, read once; cells that cannot be trusted are blank and in `troubles`."""

    path: Path
    sheets: tuple[Sheet, ...] = field(repr=False)
    troubles: tuple[Problem, ...]
    notes: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLook:
    """What a file seems to say.

    Attributes:
        sheet, header_row: where the header is; row 0 where none was found.
        columns: every column that has a header or cells.
        preview: number and cells of the first rows below the header.
        notes: what should be read, but does not stand in the way.
        problems: what does, each with sheet, row and column.
        applications: what would be taken in; of use only where there are no problems.
    """

    source: Source
    reading: Reading
    sheet: str
    header_row: int
    columns: tuple[LookColumn, ...]
    preview: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    applications: tuple[Application, ...]

    @property
    def spoken(self) -> frozenset[str]:
        """Return the register's columns that the file has."""
        return frozenset(column.meaning for column in self.columns)


def opened(path: Path, waiting: Callable[[], None] = lambda: None) -> Source:
    """Read a file; `waiting` is called meanwhile; raises as `read_with_troubles`."""
    notes: list[Problem] = []
    sheets, troubles = read_with_troubles(path, notes.append, waiting)
    return Source(path=path, sheets=sheets, troubles=troubles, notes=tuple(notes))


def looked(
    source: Source, plan: Plan, remembered: Mapping[str, str], reading: Reading | None = None
) -> RegisterLook:
    """Return what a file seems to say under a plan.

    Args:
        source: the file.
        plan: names columns beside the fixed ones.
        remembered: header → what a person said it means, in earlier files.
        reading: what the person corrected in this one.
    """
    reading = reading or Reading()
    meanings = _meanings(plan, remembered)
    place = _header(source.sheets, meanings, reading)
    if place is None:
        problem = Problem("register-no-table", {"file": source.path.name})
        wanted = (sheet for sheet in source.sheets if reading.sheet in ("", sheet.name))
        sheet = next(wanted, Sheet(source.path.name, ()))
        return _nothing(source, reading, sheet, problem)
    sheet, number = place
    columns = tuple(_columns(sheet, number, meanings, reading))
    table, problems = under_header(
        sheet,
        number,
        [(column.meaning, column.index) for column in columns if column.meaning not in (FURTHER, LEFT_OUT)],
        [column.index for column in columns if column.meaning == LEFT_OUT],
    )
    applications, found = _read(source, table, problems, plan)
    return RegisterLook(
        source=source,
        reading=reading,
        sheet=sheet.name,
        header_row=number + 1,
        columns=columns,
        preview=_preview(sheet, number + 1),
        notes=(*source.notes, *_notes(sheet, number, columns)),
        problems=found,
        applications=applications,
    )


def usual_meanings(look: RegisterLook, plan: Plan) -> dict[int, str]:
    """Return what every column would be taken for if nobody had ever said anything."""
    known = _meanings(plan, {})
    return {column.index: _proposed(column.header, known) for column in look.columns}


def _proposed(header: str, meanings: Mapping[str, str]) -> str:
    return meanings.get(heading(header), FURTHER) if header else LEFT_OUT


def _nothing(source: Source, reading: Reading, sheet: Sheet, problem: Problem) -> RegisterLook:
    return RegisterLook(
        source=source,
        reading=reading,
        sheet=sheet.name,
        header_row=0,
        columns=(),
        preview=_preview(sheet, 0),
        notes=source.notes,
        problems=(problem,),
        applications=(),
    )


def _meanings(plan: Plan, remembered: Mapping[str, str]) -> dict[str, str]:
    """Return heading → meaning; what a person once said goes before what the names say."""
    names = register_columns(plan)
    found = {heading(word): column for column, words in names.items() for word in (column, *words)}
    known = {*names, FURTHER, LEFT_OUT}
    return found | {heading(header): said for header, said in remembered.items() if said in known}


def _header(
    sheets: Sequence[Sheet], meanings: Mapping[str, str], reading: Reading
) -> tuple[Sheet, int] | None:
    """Return the row that has most of the needed columns, then most known ones; of a block, its last."""
    wanted = [sheet for sheet in sheets if reading.sheet in ("", sheet.name)]
    if reading.header_row:
        return next(((s, reading.header_row - 1) for s in wanted if reading.header_row <= len(s.rows)), None)
    best: tuple[int, int] = (0, 0)
    found: tuple[Sheet, int] | None = None
    for sheet in wanted:
        for number, cells in enumerate(sheet.rows[:HEADER_WITHIN]):
            known = {meanings.get(heading(cell), "") for cell in cells} - {"", FURTHER, LEFT_OUT}
            weight = (len(known & set(REQUIRED)), len(known))
            below = found is not None and found == (sheet, number - 1)
            if known and (weight > best or (below and weight == best)):
                best, found = weight, (sheet, number)
    return found or _any_row(wanted)


def _any_row(sheets: Iterable[Sheet]) -> tuple[Sheet, int] | None:
    """Return the first row that may be a header of names unheard of: two cells or more."""
    rows = ((s, number, cells) for s in sheets for number, cells in enumerate(s.rows[:HEADER_WITHIN]))
    return next(((sheet, number) for sheet, number, cells in rows if sum(map(bool, cells)) > 1), None)


def _columns(
    sheet: Sheet, number: int, meanings: Mapping[str, str], reading: Reading
) -> Iterator[LookColumn]:
    """Yield the columns; what a person said one of them means, no other is taken for."""
    said = {*reading.meanings.values()} - {LEFT_OUT}
    for index, header in enumerate(sheet.rows[number]):
        if header or any(cells[index : index + 1] not in ((), ("",)) for cells in sheet.rows[number + 1 :]):
            proposed = _proposed(header, meanings)
            unsaid = FURTHER if proposed in said else proposed
            yield LookColumn(index, header, reading.meanings.get(index, unsaid))


def _read(
    source: Source, table: Table, problems: Sequence[Problem], plan: Plan
) -> tuple[tuple[Application, ...], tuple[Problem, ...]]:
    missing = [column for column in REQUIRED if column not in table.columns]
    if missing:
        names = register_columns(plan)
        place = {"sheet": table.sheet, "row": table.first - 1}
        said = [f"{names[column][0]} ({column})" for column in missing]
        return (), tuple(Problem("register-column-needed", {**place, "column": one}) for one in said)
    checks, broken = _checks(source.sheets, table)
    troubles = tuple(_of_use(source.troubles, table, checks))
    found, wrong = applications_under(table, checks, plan)
    named = {_place(problem) for problem in troubles}
    wrong = tuple(problem for problem in wrong if _place(problem) not in named)
    everything = (*problems, *broken, *troubles, *wrong)
    if not found and not everything:
        everything = (Problem("register-empty", {"file": source.path.name, "sheet": table.sheet}),)
    if len(found) > MAX_APPLICATIONS:
        limit = {"file": source.path.name, "limit": MAX_APPLICATIONS}
        everything = (*everything, Problem("register-too-long", limit))
    return found, tuple(sorted(everything, key=lambda problem: _in_order(problem, table)))


def _checks(sheets: Sequence[Sheet], table: Table) -> tuple[Table | None, tuple[Problem, ...]]:
    try:
        return verdict_table(sheets, table), ()
    except Problems as problems:
        return None, problems.problems


def _of_use(troubles: Iterable[Problem], table: Table, checks: Table | None) -> Iterator[Problem]:
    """Yield the troubles of cells that are read; what stands in another sheet or column troubles nobody."""
    left_out = {letters(index) for index in table.left_out}
    for problem in troubles:
        sheet, row = problem.data["sheet"], _number(problem)
        here = sheet == table.sheet and row >= table.first and problem.data["column"] not in left_out
        if here or (checks is not None and sheet == checks.sheet and row >= checks.first):
            yield problem


def _place(problem: Problem) -> tuple[object, object, str]:
    """Return where a problem is; "B (申报类别)" is column B."""
    column = str(problem.data.get("column", "")).split(" ", maxsplit=1)[0]
    return problem.data.get("sheet"), problem.data.get("row"), column


def _in_order(problem: Problem, table: Table) -> tuple[bool, int]:
    return problem.data.get("sheet") != table.sheet, _number(problem)


def _number(problem: Problem) -> int:
    row = problem.data.get("row", 0)
    return row if isinstance(row, int) else 0


def _notes(sheet: Sheet, number: int, columns: Iterable[LookColumn]) -> Iterator[Problem]:
    place = {"sheet": sheet.name, "row": number + 1}
    for column in columns:
        if not column.header and column.meaning == LEFT_OUT:
            yield Problem("register-column-unnamed", {**place, "column": column.letter})
    for row, left, right in sheet.across:
        if row > number:
            where = {"row": row + 1, "column": f"{letters(left)}–{letters(right)}"}
            yield Problem("register-merged-across", {**place, **where})


def _preview(sheet: Sheet, first: int) -> tuple[tuple[int, tuple[str, ...]], ...]:
    rows = enumerate(sheet.rows[first : first + PREVIEW], start=first + 1)
    return tuple((number, cells) for number, cells in rows if any(cells))
