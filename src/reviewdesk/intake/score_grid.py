"""The grid of a table of scores while it is being filled: what is in which cell, and what is wrong."""

import re
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Final

from reviewdesk.domain.marks import MarkTable, Rubric
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problem, ReviewDeskError

COLUMNS: Final = ("track", "application", "reviewer", "criterion", "points", "state")
STATES: Final[Mapping[str, str]] = {
    "": "scored",
    "scored": "scored",
    "recused": "recused",
    "absent": "absent",
    "void": "void",
    "withdrawn": "withdrawn",
    "已评": "scored",
    "回避": "recused",
    "缺席": "absent",
    "作废": "void",
    "撤回": "withdrawn",
}
SCORED: Final = frozenset({"", "scored"})
BLOCK: Final = 15_000
"""Characters that are taken together: few enough for their cells to stay in the processor's cache."""
_UNLAWFUL: Final = ""
"""Stands in a cell whose mark was refused, so that it is not called missing as well."""
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
STATED: Final = "\0"
"""Stands in a cell that has a state instead of a mark."""

Cell = tuple[str, str, str]
"""Track, application, reviewer."""


@dataclass(slots=True)
class Columns:
    """The criteria of one track: position and table of those that reviewers mark, and the rest."""

    rubric: Rubric
    scored: dict[str, tuple[int, MarkTable]]
    objective: dict[str, MarkTable]
    preferences: tuple[str, ...]


@dataclass(slots=True)
class Grid:
    """The grid while it is being filled.

    Attributes:
        opened: ids of a cell as they stand in a line → its track's criteria and its marks.
        marks: ids of a cell → its marks.
        states: ids of a cell → criterion ("" = all) → state.
        facts: (track, application) → criterion or preference → value, from rows without reviewer.
        gone: (track, application) withdrawn as a whole.
        plain: id as written → in its one spelling.
    """

    plan: Plan
    columns: dict[str, Columns] = field(default_factory=dict)
    opened: dict[str, tuple[dict[str, tuple[int, MarkTable]], list[str | None]]] = field(default_factory=dict)
    marks: dict[Cell, list[str | None]] = field(default_factory=dict)
    states: dict[Cell, dict[str, str]] = field(default_factory=dict)
    facts: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    gone: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    plain: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for track in self.plan.tracks:
            rubric = Rubric(track)
            self.columns[track.id] = Columns(
                rubric,
                {c.id: (i, rubric.tables[i]) for i, c in enumerate(rubric.scored)},
                {c.id: MarkTable(c, rubric.unit(c)) for c in rubric.objective},
                tuple(p.id for p in track.preferences),
            )

    @property
    def is_empty(self) -> bool:
        """Whether not one row said anything, not even a wrong thing."""
        return not (self.marks or self.facts or self.gone or self.problems)

    def take_text(self, text: str, taken: Callable[[str], None] = lambda _: None) -> None:
        """Take lines without quotes, cells in the usual order; lawful scored ones go the short way.

        `taken` is told each block of them that is done.
        """
        start, number = 0, 2
        while start < len(text):
            end = self._block_end(text, start)
            block = text[start:end]
            if not self._take_block(block):
                self._take_each(block.split("\n"), number)
            taken(text[start : end + 1])
            number += block.count("\n") + 1
            start = end + 1

    def _block_end(self, text: str, start: int) -> int:
        """Return where a block ends: before the line break that ends a whole number of cells, or the text."""
        known = self.columns.get(text[start : text.find(",", start)])
        end = text.find("\n", start + BLOCK)
        if end < 0:
            return len(text)
        for _ in range((text.count("\n", start, end) + 1) % (len(known.scored) or 1) if known else 0):
            end = text.rfind("\n", start, end)
        return end if end > 0 else len(text)

    def _take_block(self, block: str) -> bool:
        """Take whole scored rows of one track, criteria in rubric order; say whether they were just that."""
        flat = ("\n" + block.replace("\n", ",\n")).split(",")
        track = flat[0][1:]
        known, lines = self.columns.get(track), len(flat) // 6
        states = flat[5::6]
        if (
            known is None
            or flat[::6].count(flat[0]) < lines
            or states.count("scored") + states.count("") < lines
        ):
            return False
        run = len(known.scored)
        applications, reviewers, points = flat[1::6], flat[2::6], list(map(sys.intern, flat[4::6]))
        cells = list(zip(repeat(track), applications[::run], reviewers[::run], strict=False))
        if (
            len(flat) % 6
            or flat[3::6] != list(known.scored) * len(cells)
            or any(applications[i::run] != applications[::run] for i in range(1, run))
            or any(reviewers[i::run] != reviewers[::run] for i in range(1, run))
            or not all(self._plain(spelling) == spelling != "" for _, *ids in cells for spelling in ids)
            or len(set(cells)) < len(cells)
            or not self.marks.keys().isdisjoint(cells)
        ):
            return False
        try:
            for position, table in known.scored.values():
                list(map(table.__getitem__, points[position::run]))
        except ReviewDeskError:
            return False
        rows: list[list[str | None]] = [[*points[n : n + run]] for n in range(0, len(points), run)]
        self.marks.update(zip(cells, rows, strict=True))
        return True

    def _take_each(self, lines: Sequence[str], first: int) -> None:
        begun, opened = self.opened.get, self._open
        for number, line in enumerate(lines, start=first):
            try:
                ids, criterion, points, state = line.rsplit(",", 3)
                scored, marks = begun(ids) or opened(ids)
                position, table = scored[criterion]
                if marks[position] is None and state in SCORED:
                    table[points]
                    marks[position] = points
                    continue
            except (ValueError, KeyError, ReviewDeskError):
                pass
            self.take_row(number, line.split(","))

    def _open(self, ids: str) -> tuple[dict[str, tuple[int, MarkTable]], list[str | None]]:
        """Open a cell whose ids are spelled plainly; any other goes the long way."""
        track, application, reviewer = ids.split(",")
        for spelling in (track, application, reviewer):
            if not spelling or self._plain(spelling) != spelling:
                raise KeyError(spelling)
        found = self.columns[track].scored, self._cell(track, application, reviewer)
        self.opened[ids] = found
        return found

    def _plain(self, text: str) -> str:
        if text not in self.plain:
            self.plain[text] = plain(text)
        return self.plain[text]

    def take_row(self, number: int, row: Sequence[str]) -> None:
        """Take one row of six cells, however it is spelled; a longer or shorter one is a problem."""
        if len(row) > len(COLUMNS) and any(row[len(COLUMNS) :]):
            self._refuse("scores-row-long", number, {"value": next(filter(None, row[len(COLUMNS) :]))})
            return
        if column := _unprintable(row):
            self._refuse("scores-control-character", number, {}, column=column)
            if column == "points":
                self._refused_mark(*map(self._plain, row[:4]))
            return
        track, application, reviewer, criterion, points, state = (
            self._plain(text) for text in (*row, *[""] * len(COLUMNS))[: len(COLUMNS)]
        )
        if not any((track, application, reviewer, criterion, points, state)):
            return
        at = {"application": application, "reviewer": reviewer, "criterion": criterion, "value": points}
        if track not in self.columns:
            self._refuse("scores-track-unknown", number, at, track=track)
        elif state.casefold() not in STATES:
            self._refuse("scores-state-unknown", number, at, state=state)
        elif application == "":
            self._refuse("scores-no-application", number, at)
        elif reviewer == "":
            self._fact(number, track, at, STATES[state.casefold()])
        else:
            self._mark(number, (track, application, reviewer), at, STATES[state.casefold()])

    def _cell(self, track: str, application: str, reviewer: str) -> list[str | None]:
        cell = (track, application, reviewer)
        if cell not in self.marks:
            self.marks[cell] = [None] * len(self.columns[track].scored)
        return self.marks[cell]

    def _mark(self, number: int, cell: Cell, at: dict[str, str], state: str) -> None:
        known, criterion, marks = self.columns[cell[0]], at["criterion"], self._cell(*cell)
        if criterion and criterion not in known.scored:
            code = "scores-objective-reviewer" if criterion in known.objective else "scores-criterion-unknown"
            self._refuse(code, number, at)
        elif not criterion and state == "scored":
            self._refuse("scores-no-criterion", number, at)
        elif self._taken(cell, criterion):
            self._refuse("scores-twice", number, at)
        elif state != "scored":
            self.states.setdefault(cell, {})[criterion] = state
            for name in (criterion,) if criterion else known.scored:
                marks[self._position(cell[0], name)] = STATED
        else:
            position, table = known.scored[criterion]
            marks[position] = self._lawful(number, at, table)

    def _refused_mark(self, track: str, application: str, reviewer: str, criterion: str) -> None:
        known = self.columns.get(track)
        if known and criterion in known.scored and application and reviewer:
            self._cell(track, application, reviewer)[self._position(track, criterion)] = _UNLAWFUL

    def _taken(self, cell: Cell, criterion: str) -> bool:
        marks = self.marks[cell]
        if criterion:
            return marks[self._position(cell[0], criterion)] is not None
        return any(mark is not None for mark in marks)

    def _position(self, track: str, criterion: str) -> int:
        return self.columns[track].scored[criterion][0]

    def _fact(self, number: int, track: str, at: dict[str, str], state: str) -> None:
        known, criterion = self.columns[track], at["criterion"]
        facts = self.facts.setdefault((track, at["application"]), {})
        if not criterion and state == "withdrawn":
            self.gone.add((track, at["application"]))
        elif criterion in facts:
            self._refuse("scores-twice", number, at)
        elif criterion in known.objective:
            facts[criterion] = self._lawful(number, at, known.objective[criterion])
        elif criterion in known.preferences:
            if at["value"] not in ("0", "1"):
                self._refuse("scores-preference", number, at)
            facts[criterion] = at["value"]
        else:
            self._refuse("scores-no-reviewer", number, at)

    def _lawful(self, number: int, at: dict[str, str], table: MarkTable) -> str:
        try:
            table[at["value"]]
        except ReviewDeskError as refusal:
            code = refusal.code.replace("mark-", "scores-mark-", 1)
            self._refuse(code, number, at, **refusal.data)
            return _UNLAWFUL
        return at["value"]

    def _refuse(self, code: str, line: int | None, at: Mapping[str, str], **data: object) -> None:
        self.problems.append(Problem(code, {"limit": "", **at, **data}, line))


def _unprintable(row: Sequence[str]) -> str | None:
    if not _CONTROL.search(",".join(row)):
        return None
    return next(
        (name for name, cell in zip(COLUMNS, row, strict=False) if _CONTROL.search(cell.strip())), None
    )


def plain(text: str) -> str:
    """Return an id or a number in its one spelling."""
    return _CONTROL.sub("", unicodedata.normalize("NFKC", text).strip().strip("\ufeff\u200b"))
