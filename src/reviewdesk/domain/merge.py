"""Many reviewers' marks become one tally per application, in scaled integers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from reviewdesk.domain.marks import Exact, MarkTable, Rubric, mark
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.sheet import Row, Sheet
from reviewdesk.errors import ReviewDeskError


@dataclass(frozen=True, slots=True)
class Tally:
    """What counts for one application, every number times the rubric's scale.

    Attributes:
        reviewers: seats with every criterion scored, by id.
        totals: T of each of them.
        sums: per scored criterion, the sum of the marks that count.
        columns: at level criterion those marks themselves.
        scorers: whose marks the columns hold; None = `reviewers`, in every column.
        objective: per objective criterion, its value.
        originals: T of each reviewer before a score was replaced by vote.
        replaced: positions in `reviewers` whose score was replaced.
    """

    application: ApplicationId
    reviewers: tuple[SeatId, ...]
    totals: Sequence[Exact]
    sums: Sequence[Exact]
    columns: Sequence[Sequence[Exact]]
    scorers: tuple[tuple[SeatId, ...], ...] | None
    objective: tuple[Exact, ...]
    originals: Sequence[Exact]
    replaced: tuple[int, ...] = ()

    def marked(self, position: int) -> int:
        """Return how many marks a scored criterion has."""
        return len(self.reviewers if self.scorers is None else self.scorers[position])


def tallies(rubric: Rubric, sheet: Sheet) -> dict[ApplicationId, Tally]:
    """Return the tally of every application that has not been withdrawn.

    Raises:
        ReviewDeskError: "ballot-mark-unlawful" with seat, application, criterion and value.
    """
    try:
        return _tallies(rubric, sheet)
    except (ReviewDeskError, ValueError):
        _name_unlawful(rubric, sheet)
        raise


def objective_values(rubric: Rubric, sheet: Sheet, application: ApplicationId) -> tuple[Exact, ...]:
    """Return the scaled value of each objective criterion.

    Raises:
        ReviewDeskError: "objective-missing", or "mark-…" where the value is not lawful.
    """
    values = sheet.objective.get(application, {})
    found: list[Exact] = []
    for criterion in rubric.objective:
        if criterion.id not in values:
            raise ReviewDeskError("objective-missing", application=application, criterion=criterion.id)
        found.append(MarkTable(criterion, rubric.unit(criterion))[values[criterion.id]])
    return tuple(found)


def _tallies(rubric: Rubric, sheet: Sheet) -> dict[ApplicationId, Tally]:
    seats = tuple(seat for seat in sheet.panel if seat in sheet.rows)
    rows_of = [sheet.rows[seat].get for seat in seats]
    look = [table.__getitem__ for table in rubric.tables]
    whole = rubric.track.rules.level == "total"
    special = sheet.partial | {application for _, application in sheet.replaced}
    found: dict[ApplicationId, Tally] = {}
    for application in sheet.applications:
        if application in sheet.withdrawn:
            continue
        held = [row_of(application) for row_of in rows_of]
        objective = objective_values(rubric, sheet, application) if rubric.objective else ()
        if None in held or application in special:
            given = [(seat, row) for seat, row in zip(seats, held, strict=True) if row is not None]
            found[application] = _uneven(rubric, sheet, application, given, objective)
        else:
            columns = _columns(look, cast(list[Row], held))
            totals = _totals(rubric, columns, objective)
            sums = list(map(sum, columns))
            kept = () if whole else columns
            found[application] = Tally(application, seats, totals, sums, kept, None, objective, totals)
    return found


def _columns(look: Sequence[Callable[..., Exact]], rows: Sequence[Row]) -> list[list[Exact]]:
    if not rows:
        return [[] for _ in look]
    return [list(map(table, column)) for table, column in zip(look, zip(*rows, strict=True), strict=True)]


def _totals(rubric: Rubric, columns: Sequence[Sequence[Exact]], objective: Sequence[Exact]) -> list[Exact]:
    if len(rubric.adding) == len(columns) and not rubric.objective and not rubric.deducts:
        return list(map(sum, zip(*columns, strict=True)))
    fixed = _objective_sum(rubric, objective)
    if not rubric.adding:
        return [fixed] * len(columns[0]) if columns else []
    adding = [columns[i] for i in rubric.adding]
    return [max(0, sum(marks) + fixed) for marks in zip(*adding, strict=True)]


def _objective_sum(rubric: Rubric, objective: Sequence[Exact]) -> Exact:
    return sum(
        value
        for value, criterion in zip(objective, rubric.objective, strict=True)
        if rubric.multiplier(criterion) != 0
    )


def _uneven(
    rubric: Rubric,
    sheet: Sheet,
    application: ApplicationId,
    given: Sequence[tuple[SeatId, Row]],
    objective: tuple[Exact, ...],
) -> Tally:
    counting = [(seat, sheet.replaced.get((seat, application), row)) for seat, row in given]
    complete = [(seat, row) for seat, row in counting if None not in row]
    seats = tuple(seat for seat, _ in complete)
    own = dict(given)
    look = [table.__getitem__ for table in rubric.tables]
    columns = _columns(look, [row for _, row in complete])
    originals = _totals(rubric, _columns(look, [own[seat] for seat in seats]), objective)
    totals = _totals(rubric, columns, objective)
    replaced = tuple(i for i, seat in enumerate(seats) if (seat, application) in sheet.replaced)
    scorers: tuple[tuple[SeatId, ...], ...] | None = None
    if rubric.track.rules.level == "criterion":
        scorers, columns = _by_criterion(rubric, counting)
    sums = list(map(sum, columns))
    return Tally(application, seats, totals, sums, columns, scorers, objective, originals, replaced)


def _by_criterion(
    rubric: Rubric, counting: Sequence[tuple[SeatId, Row]]
) -> tuple[tuple[tuple[SeatId, ...], ...], list[list[Exact]]]:
    cells = [
        [(seat, row[i]) for seat, row in counting if row[i] is not None] for i in range(len(rubric.scored))
    ]
    scorers = tuple(tuple(seat for seat, _ in column) for column in cells)
    columns = [[table[m] for _, m in column] for table, column in zip(rubric.tables, cells, strict=True)]
    return scorers, columns


def _name_unlawful(rubric: Rubric, sheet: Sheet) -> None:
    for seat in sorted(sheet.rows):
        for application in sorted(sheet.rows[seat]):
            refused = unlawful(rubric, sheet.rows[seat][application])
            if refused is not None:
                criterion, value, code = refused
                raise ReviewDeskError(
                    "ballot-mark-unlawful",
                    seat=seat, application=application, criterion=criterion, value=value, cause=code,
                )  # fmt: skip


def unlawful(rubric: Rubric, row: Row) -> tuple[str, str, str] | None:
    """Return the first criterion, value and code of a row whose mark is not lawful, or None."""
    return next(faults(rubric, row), None)


def faults(rubric: Rubric, row: Row) -> Iterator[tuple[str, str, str]]:
    """Yield criterion, value and code of every mark of a row that is not lawful."""
    if len(row) != len(rubric.scored):
        yield "", str(len(row)), "mark-count"
        return
    for criterion, value in zip(rubric.scored, row, strict=True):
        if not isinstance(value, str):
            continue
        try:
            mark(criterion, value)
        except ReviewDeskError as refusal:
            yield criterion.id, value, refusal.code
