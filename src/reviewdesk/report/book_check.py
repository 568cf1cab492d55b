"""The self-check sheet: live formulas form every score and place anew from the plain marks and compare."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from reviewdesk.domain.marks import Rubric
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.plan.values import Criterion, Track
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.domain.roll import rounds
from reviewdesk.report.book_formulas import Standing, centre, rank_sum, rounded, times, z_score
from reviewdesk.report.book_numbers import APART, PLACES, held, shown
from reviewdesk.report.book_places import MarkCells, Printed
from reviewdesk.report.book_values import Cell, Formula, Workbook
from reviewdesk.report.counted import counted_marks
from reviewdesk.report.ranking_rows import BASE, number, ordered
from reviewdesk.words import translator

_SHOWN = f"0.00#######{APART}"
JUDGED = 7
"""The column that says whether two numbers agree."""
_JUDGED = '"TRUE";"TRUE";"FALSE"'
_PLACE, _PUBLISHED, _TOTALS = BASE.index("place"), BASE.index("published"), len(BASE)


def check_rows(book: Workbook, marks: MarkCells, printed: Printed) -> list[list[Cell]]:
    """Return a row per total, score and place: what is printed, what the marks give, whether they agree."""
    say = translator(book.language)
    heads = (
        say("Track"),
        say("Number"),
        say("Number compared"),
        say("Reviewer"),
        say("Printed"),
        say("Recomputed"),
        say("Agrees"),
    )
    rows: list[list[Cell]] = []
    for track, result in book.tracks:
        _Check(book, marks, printed, track, result, rows).write()
    whole = Formula(f"=AND(G3:G{len(rows) + 2})", _JUDGED) if rows else None
    return [[*heads], [say("All tracks"), "", say("every line below"), "", None, None, whole], *rows]


@dataclass(frozen=True, slots=True)
class _Check:
    """One track being written below those before it."""

    book: Workbook
    marks: MarkCells
    printed: Printed
    track: Track
    result: TrackResult
    rows: list[list[Cell]]
    rubric: Rubric = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rubric", Rubric(self.track))

    @property
    def say(self) -> Callable[[str], str]:
        return translator(self.book.language)

    def write(self) -> None:
        listed = [row for row in ordered(self.result) if row.totals]
        if self.result.applied in ("rank_sum", "z_score"):
            values = self._from_lists(listed)
        elif self.track.rules.level == "total":
            values = {row.application: self._from_totals(row) for row in listed}
        else:
            values = {row.application: self._from_criteria(row) for row in listed}
        placed = [row for row in listed if row.exact is not None]
        if placed:
            self._places(placed, self._scores(placed, values))

    def _from_totals(self, row: RankedApplication) -> str:
        """Write the total of every reviewer and return the unrounded score over them."""
        first = self._next
        for seat in row.totals:
            self._total(row, seat)
        cells = f"F{first}:F{self._next - 1}"
        return centre(self.result.applied, self.track.rules.trim, cells, len(row.totals))

    def _from_lists(self, listed: list[RankedApplication]) -> dict[ApplicationId, str]:
        """Write the totals reviewer by reviewer and return each score from its places in their lists."""
        ranked = [row for row in listed if row.exact is not None]
        standings: dict[ApplicationId, list[Standing]] = {row.application: [] for row in ranked}
        seats = sorted({seat for row in ranked for seat in row.totals})
        for seat in seats:
            own = [row for row in ranked if seat in row.totals]
            first = self._next
            among = f"F${first}:F${first + len(own) - 1}"
            for row in own:
                standings[row.application].append(Standing(f"F{self._next}", among, len(own)))
                self._total(row, seat, exact=False)
        for row in listed:
            for seat in row.totals if row.exact is None else ():
                self._total(row, seat)
        if self.result.applied == "z_score":
            return {application: z_score(found) for application, found in standings.items()}
        complete = all(one.count == len(ranked) for found in standings.values() for one in found)
        return {application: rank_sum(found, complete=complete) for application, found in standings.items()}

    def _total(self, row: RankedApplication, seat: SeatId, *, exact: bool = True) -> None:
        columns = [outcome.id for outcome in self.result.seats]
        total = row.totals[seat]
        whole = isinstance(number(total), Decimal)
        where = self._where(row.application, _TOTALS + columns.index(seat)) if whole else None
        terms = [
            times(cell, self.rubric.multiplier(criterion))
            for position, criterion in enumerate(self.track.criteria)
            if self.rubric.multiplier(criterion)
            and (cell := self._mark(seat, row.application, position)) is not None
        ]
        formula = self._sum(terms)
        self._add(row, self.say("total"), held(total), formula if exact else rounded(formula), (seat, where))

    def _from_criteria(self, row: RankedApplication) -> str:
        """Write every mark and every criterion's mean and return the unrounded score over the criteria."""
        terms = []
        for position, criterion in enumerate(self.track.criteria):
            if criterion.mode != "gate":
                cell = self._criterion(row, criterion, position)
                factor = self.rubric.multiplier(criterion)
                factored = times(cell, abs(factor))[1:]
                if "factored" in self.track.rules.rounding.stages:
                    factored = rounded(factored, self.track.rules.rounding.places)
                terms.append(("-" if factor < 0 else "+") + factored)
        return self._sum(terms, low=True)

    def _criterion(self, row: RankedApplication, criterion: Criterion, position: int) -> str:
        rules, first = self.track.rules, self._next
        sheet = self.book.marks[self.track.id]
        for seat in list(row.totals)[: 1 if criterion.mode == "objective" else None]:
            given = counted_marks(self.rubric, sheet, seat, row.application)
            cell = self._mark(seat, row.application, position)
            self._add(row, criterion.name, held(given[criterion.id]), str(cell), (seat, None))
        if row.exact is None:
            return ""
        cells = f"F{first}:F{self._next - 1}"
        stage = "criterion" in rules.rounding.stages
        formula = centre(self.result.applied, rules.trim, cells, self._next - first)
        what = self.say("{criterion}, all reviewers").format(criterion=criterion.name)
        mean = held(row.criteria[criterion.id])
        self._add(row, what, mean, rounded(formula, rules.rounding.places if stage else PLACES))
        return f"F{self._next - 1}"

    def _scores(self, placed: list[RankedApplication], values: dict[ApplicationId, str]) -> str:
        """Write unrounded and published scores, and return the range places go by."""
        places = self.track.rules.rounding.places
        first = self._next
        for row in placed:
            exact = held(Fraction(row.exact or "0"))
            self._add(row, self.say("unrounded score"), exact, rounded(values[row.application]))
        second = self._next
        for line, row in enumerate(placed, start=first):
            where = self._where(row.application, _PUBLISHED)
            formula = rounded(f"F{line}", places)
            self._add(row, self.say("score"), held(row.published or "0"), formula, (None, where))
        rules = self.track.rules
        on_published = rules.rank_on == "published" and "aggregate" in rules.rounding.stages
        start = second if on_published else first
        return f"F${start}:F${start + len(placed) - 1}"

    def _places(self, placed: list[RankedApplication], cells: str) -> None:
        """Write the first place each score may have; a tie's places follow in the order its chain gave."""
        sign = "<" if self.result.better == "low" else ">"
        start = int(cells.partition(":")[0].removeprefix("F$"))
        for line, row in enumerate(placed, start=start):
            at = self._next
            where = self._where(row.application, _PLACE)
            better, equal = f"SUMPRODUCT(--({cells}{sign}F{line}))", f"SUMPRODUCT(--({cells}=F{line}))"
            agrees = f"=AND({where}=E{at},E{at}>=F{at},E{at}<=F{at}+{equal}-1)"
            words = [self.track.name, row.application, self.say("place"), ""]
            first = Formula(f"=1+{better}", shown(1))
            self.rows.append([*words, row.place, first, Formula(agrees, _JUDGED)])

    def _add(
        self,
        row: RankedApplication,
        what: str,
        said: Decimal,
        formula: str,
        of: tuple[SeatId | None, str | None] = (None, None),
    ) -> None:
        seat, where = of
        same = f"{where}=E{self._next}," if where else ""
        agrees = f"=AND({same}ABS(F{self._next}-E{self._next})<0.00000001)"
        words = [self.track.name, row.application, what, self.book.person(seat) if seat else ""]
        self.rows.append([*words, said, Formula(f"={formula}", _SHOWN), Formula(agrees, _JUDGED)])

    def _sum(self, terms: list[str], *, low: bool = False) -> str:
        text = "".join(terms).removeprefix("+") or "0"
        return f"MAX(0,{text})" if low or self.rubric.deducts else text

    def _mark(self, seat: SeatId, application: ApplicationId, position: int) -> str | None:
        return self.marks.cell(seat, application, rounds(self.book.plan), position)

    def _where(self, application: ApplicationId, column: int) -> str:
        return self.printed.cell(self.track.id, application, column)

    @property
    def _next(self) -> int:
        return len(self.rows) + 3
