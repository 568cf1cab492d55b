"""A reviewer's own ranking of one track: places by own totals, ties, lines, and how the totals spread.

Nobody else's scores come in; the screen and a paper draw from the same values.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, groupby
from statistics import median
from typing import Final, Literal, TypedDict

from reviewdesk.domain.application import Application
from reviewdesk.domain.draft import Draft, DraftRow
from reviewdesk.domain.marks import Readings, Rubric, decimal_text, fixed_text
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.domain.plan.values import Criterion, Track
from reviewdesk.domain.rounding import half_up_scaled
from reviewdesk.domain.self_check import is_whole, total

RowState = Literal["scored", "partial", "unscored", "withdrawn", "recused"]
_BEHIND: Final[tuple[RowState, ...]] = ("scored", "partial", "unscored", "withdrawn", "recused")
MOST_BARS: Final = 12


@dataclass(frozen=True, slots=True)
class OwnMark:
    """One criterion of one row: the mark as spelled, and its share of the maximum, 0 to 1."""

    points: str
    share: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow:
    """One application in the own ranking.

    Attributes:
        place: 1 is best, equals share a place; 0 where there is no total.
        total: None unless every criterion is marked.
        marks: one per criterion of the rubric, those from the register included.
        missing: criteria without a lawful mark.
        tied: whether another application has the same total.
        at_line: whether that tie lies across a tier's line.
    """

    application: ApplicationId
    applicant: str
    state: RowState
    place: int = 0
    total: Fraction | None = None
    marks: tuple[OwnMark, ...] = ()
    missing: tuple[CriterionId, ...] = ()
    tied: bool = False
    at_line: bool = False


@dataclass(frozen=True, slots=True)
class OwnLine:
    """Where a tier ends: its name, and how many rows stand above."""

    name: str
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How own totals are distributed: bars of one width from `start` on, each with its count."""

    low: Fraction
    high: Fraction
    middle: Fraction
    start: Fraction
    width: Fraction
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRanking:
    """Everything a reviewer sees of the own scores in one track.

    Attributes:
        rows: ranked ones first, then those with gaps, withdrawn and recused ones, each by position.
        ties: groups with equal totals, best first.
        flat: criteria on which every whole row has the same mark.
        same: whether all whole rows have the same marks throughout.
    """

    rows: tuple[OwnRow, ...]
    lines: tuple[OwnLine, ...]
    ties: tuple[tuple[ApplicationId, ...], ...]
    flat: tuple[CriterionId, ...]
    same: bool
    spread: Spread | None


class _Standing(TypedDict, total=False):
    place: int
    total: Fraction
    tied: bool
    at_line: bool


def own_ranking(track: Track, applications: Sequence[Application], draft: Draft) -> OwnRanking:
    """Return the own ranking of one track's eligible applications."""
    rubric = Rubric(track)
    shares = {c.id: _Shares(c, rubric.readings[c.id]) for c in track.criteria}
    states = {a.id: row_state(rubric, a.id, draft) for a in applications}
    totals = {a.id: total(rubric, a, draft.row(a.id)) for a in applications if states[a.id] == "scored"}
    shared = Counter(totals.values())
    places = _places(shared)
    lines = _lines(track, len(totals))
    rows = [
        OwnRow(
            application=a.id,
            applicant=a.applicant,
            state=states[a.id],
            marks=tuple(_own_mark(c, a, draft.row(a.id), shares[c.id]) for c in track.criteria),
            missing=_missing(rubric, draft.row(a.id)) if states[a.id] in ("partial", "unscored") else (),
            **_standing(totals.get(a.id), places, shared, lines),
        )
        for a in applications
    ]
    rows.sort(key=lambda row: (_BEHIND.index(row.state), row.place))
    whole = [row for row in rows if row.state == "scored"]
    flat = tuple(_flat(track, whole))
    return OwnRanking(
        rows=tuple(rows),
        lines=lines,
        ties=tuple(_ties(whole)),
        flat=flat,
        same=bool(flat) and len(flat) == len(rubric.scored),
        spread=spread(list(totals.values())),
    )


def row_state(rubric: Rubric, application: ApplicationId, draft: Draft) -> RowState:
    """Return how far one row of the draft is."""
    if application in draft.recused:
        return "recused"
    if application in draft.skipped:
        return "withdrawn"
    row = draft.row(application)
    if is_whole(rubric, row):
        return "scored"
    return "partial" if any(row.points.values()) else "unscored"


def total_text(track: Track, value: Fraction) -> str:
    """Return an own total as it is shown: exact where two decimals say it, else rounded as the plan does."""
    places = max(track.rules.rounding.places, 2)
    if (value * 10**places).denominator == 1:
        return decimal_text(value)
    return fixed_text(half_up_scaled(value, places), places)


def spread(totals: Sequence[Fraction]) -> Spread | None:
    """Return the distribution of totals in at most 12 bars of a round width; None without totals."""
    if not totals:
        return None
    low, high = min(totals), max(totals)
    width = next(w for w in _widths() if high // w - low // w < MOST_BARS)
    first = low // width
    found = Counter(value // width - first for value in totals)
    return Spread(
        low=low,
        high=high,
        middle=median(totals),
        start=first * width,
        width=width,
        counts=tuple(found[bar] for bar in range(high // width - first + 1)),
    )


class _Shares(dict[str, OwnMark]):
    """Spelling → one mark of a row, made once."""

    def __init__(self, criterion: Criterion, readings: Readings) -> None:
        super().__init__()
        self._max, self._readings = criterion.max, readings

    def __missing__(self, spelling: str) -> OwnMark:
        reading = self._readings[spelling] if spelling else None
        self[spelling] = OwnMark(spelling, reading.value / self._max if reading else None)
        return self[spelling]


def _own_mark(criterion: Criterion, application: Application, row: DraftRow, shares: _Shares) -> OwnMark:
    """Return one mark of a row, or the register's value of an objective criterion."""
    texts = application.objective if criterion.mode == "objective" else row.points
    return shares[texts.get(criterion.id, "")]


def _missing(rubric: Rubric, row: DraftRow) -> tuple[CriterionId, ...]:
    return tuple(c.id for c in rubric.scored if rubric.readings[c.id][row.points.get(c.id, "")] is None)


def _lines(track: Track, ranked: int) -> tuple[OwnLine, ...]:
    edges = accumulate(tier.quota for tier in track.tiers)
    named = zip(track.tiers, edges, strict=True)
    return tuple(OwnLine(tier.name, edge) for tier, edge in named if 0 < edge < ranked)


def _places(shared: Mapping[Fraction, int]) -> Mapping[Fraction, int]:
    best_first = sorted(shared, reverse=True)
    above = accumulate((shared[value] for value in best_first), initial=1)
    return dict(zip(best_first, above, strict=False))


def _standing(
    value: Fraction | None,
    places: Mapping[Fraction, int],
    shared: Mapping[Fraction, int],
    lines: Sequence[OwnLine],
) -> _Standing:
    if value is None:
        return {}
    place, equals = places[value], shared[value]
    across = any(place <= line.after < place + equals - 1 for line in lines)
    return {"place": place, "total": value, "tied": equals > 1, "at_line": across}


def _ties(whole: Iterable[OwnRow]) -> Iterator[tuple[ApplicationId, ...]]:
    for _, group in groupby(whole, key=lambda row: row.place):
        members = tuple(row.application for row in group)
        if len(members) > 1:
            yield members


def _flat(track: Track, whole: Sequence[OwnRow]) -> Iterator[CriterionId]:
    for position, criterion in enumerate(track.criteria):
        shares = {row.marks[position].share for row in whole}
        if criterion.mode != "objective" and len(whole) > 1 and len(shares) == 1:
            yield criterion.id


def _widths() -> Iterator[Fraction]:
    power = Fraction(1, 10)
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10
