"""The numbers of a workbook, read from its cells, and what result.json says should stand there."""

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from openpyxl import load_workbook

import said_numbers as said

Value = Fraction | str | None
BASE = 10
"""Columns a ranking begins with."""
KINDS = {
    "zh_CN": {"合计": "total", "未舍入得分": "exact", "得分": "published", "名次": "place"},
    "en": {"total": "total", "unrounded score": "exact", "score": "published", "place": "place"},
}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?")
_NEAR = Fraction(1, 10**8)


@dataclass(frozen=True)
class Check:
    """One line of the self-check: what is compared, of whom, what is printed and what comes out."""

    application: str
    kind: str
    person: str
    printed: Value
    recomputed: Value
    agrees: bool


class Book:
    """The sheets of one workbook as values."""

    def __init__(self, path: Path, result: said.Json, language: str) -> None:
        file = load_workbook(path, data_only=True)
        self._sheets: list[list[list[object]]] = [
            [[*row] for row in sheet.iter_rows(values_only=True)] for sheet in file.worksheets
        ]
        self._brackets = [
            {
                cell.coordinate
                for row in sheet.iter_rows()
                for cell in row
                if cell.number_format.lstrip("\\")[:1] == "("
            }
            for sheet in file.worksheets
        ]
        self.result, self._language = result, language

    def told(self) -> dict[str, object]:
        """Return the numbers of every sheet but the plain scores, which are the ballots'."""
        behind = 2 + len(self.result["tracks"])
        found: dict[str, object] = {"summary": [base(row) for row in self._sheets[0][1:]]}
        for n, track in enumerate(self.result["tracks"], start=1):
            found[f"track {track['id']}"] = [
                _track_row(row, len(track["seats"]), len(self._criteria(track)))
                for row in self._sheets[n][1:]
            ]
        found["matrix"] = [_matrix_row(row) for row in self._sheets[behind][1:]]
        found["brackets"] = len(self._brackets[behind])
        found["cities"] = [[value(cell) for cell in row[2:]] for row in self._sheets[behind + 3][1:]]
        found["bands"] = [[value(cell) for cell in row[1:4]] for row in self._sheets[behind + 4][1:]]
        return found

    def expected(self) -> dict[str, object]:
        """Return what should stand there."""
        rows = [(track, row) for track in self.result["tracks"] for row in said.ordered(track)]
        found: dict[str, object] = {"summary": [_base_said(track, row) for track, row in rows]}
        for track in self.result["tracks"]:
            own = [self._track_said(track, row) for row in said.ordered(track)]
            found[f"track {track['id']}"] = own
        found["matrix"] = [self._matrix_said(row) for _, row in rows]
        found["brackets"] = sum(len(row["dropped"]) for _, row in rows)
        found["cities"] = [_city_said(track) for track in self.result["tracks"]]
        found["bands"] = [band for track in self.result["tracks"] for band in _bands_said(track)]
        return found

    def checks(self) -> list[Check]:
        """Return the self-check, line by line; the first is the judgement on all."""
        kinds = KINDS[self._language]
        return [
            Check(str(row[1] or ""), kinds.get(str(row[2]), str(row[2])), str(row[3] or ""),
                  value(row[4]), value(row[5]), row[6] == 1)
            for row in self._sheets[-1][1:]
        ]  # fmt: skip

    def meant(self, check: Check) -> Fraction | None:
        """Return what result.json says of what a line of the self-check compares; None if it says nothing."""
        row = next(
            r for t in self.result["tracks"] for r in t["ranking"] if r["application"] == check.application
        )
        if check.kind == "total":
            return Fraction(row["totals"][self._named(4, 3)[check.person]])
        if check.kind in row:
            return Fraction(row[check.kind])
        means = [row["criteria"][c] for name, c in self._named(7, 6).items() if check.kind.startswith(name)]
        return Fraction(means[0]) if means and not check.person else None

    def _named(self, name: int, what: int) -> dict[str, str]:
        """Return from the plain scores which seat or criterion bears a name."""
        return {str(row[name]): str(row[what]) for row in self._sheets[1 + len(self.result["tracks"])][1:]}

    def _criteria(self, track: said.Json) -> list[str]:
        """Return the criteria of a track in the order of the plan, from the plain scores."""
        rows = self._sheets[1 + len(self.result["tracks"])][1:]
        return list(dict.fromkeys(str(row[6]) for row in rows if row[1] in said.ids(track)))

    def _track_said(self, track: said.Json, row: said.Json) -> list[Value]:
        totals = [_total_said(row, seat["id"], self._language) for seat in track["seats"]]
        means = [value(row["criteria"].get(criterion)) for criterion in self._criteria(track)]
        return [*_base_said(track, row), *totals, " ".join(row["dropped"]), *means]

    def _matrix_said(self, row: said.Json) -> list[Value]:
        sat = {s["id"] for t in self.result["tracks"] for s in t["seats"] if s["state"] != "unused"}
        cells = [_total_said(row, seat, self._language) for seat in sorted(sat, key=lambda s: (len(s), s))]
        totals = sorted(map(Fraction, row["totals"].values()))
        ends: list[Value] = [totals[-1], totals[0]] if totals else [None, None]
        published = [value(row["published"]), value(row["exact"])]
        return [value(row["place"]), row["application"], *cells, Fraction(row["ballots"]), *ends, *published]


def near(one: Value, other: Value) -> bool:
    """Whether two numbers are one, but for where binary fractions stop to agree."""
    return isinstance(one, Fraction) and isinstance(other, Fraction) and abs(one - other) <= _NEAR


def value(cell: object) -> Value:
    """Return a cell's number, exact where it is written as a fraction; its words; None where it is empty."""
    text = "" if cell is None else str(cell)
    return Fraction(text) if _NUMBER.fullmatch(text) else text or None


def base(row: list[object]) -> list[Value]:
    """Return what a ranking begins with: place, id, score, exact, ballots, number inside the tier."""
    inside = re.search(r" (\d+)$", str(row[9] or ""))
    number = Fraction(inside.group(1)) if inside else None
    return [value(row[0]), str(row[1]), value(row[6]), value(row[7]), value(row[8]), number]


def _track_row(row: list[object], seats: int, criteria: int) -> list[Value]:
    dropped = " ".join(re.findall(r"\w+", str(row[BASE + seats] or "")))
    means = row[BASE + seats + 1 : BASE + seats + 1 + criteria]
    return [*base(row), *map(value, row[BASE : BASE + seats]), dropped, *map(value, means)]


def _matrix_row(row: list[object]) -> list[Value]:
    return [value(row[0]), str(row[1]), *map(value, row[4:])]


def _base_said(track: said.Json, row: said.Json) -> list[Value]:
    number: list[Value] = [*map(Fraction, said.within(track, row))]
    return [value(row["place"]), row["application"], value(row["published"]), value(row["exact"]),
            Fraction(row["ballots"]), *(number or [None])]  # fmt: skip


def _total_said(row: said.Json, seat: str, language: str) -> Value:
    return value(said.total(row, seat, language).strip("()"))


def _city_said(track: said.Json) -> list[Value]:
    scores = [Fraction(row["published"]) for row in track["ranking"] if row["published"] is not None]
    placed = sum(row["place"] is not None for row in track["ranking"])
    tiers = [sum(row["standing"] == tier["id"] for row in track["ranking"]) for tier in track["tiers"]]
    return [*map(Fraction, (len(track["ranking"]), placed, *tiers)), max(scores), min(scores)]


def _bands_said(track: said.Json) -> list[list[Value]]:
    """Tenths of a hundred, from the highest reached to the lowest; none for what is no score."""
    if track["applied"] in {"rank_sum", "z_score"}:
        return []
    scores = [Fraction(row["published"]) for row in track["ranking"] if row["published"] is not None]
    reached = [min(9, score // 10) for score in scores]
    return [
        [Fraction(band * 10), None if band == 9 else Fraction(band * 10 + 10), Fraction(reached.count(band))]
        for band in range(max(reached), min(reached) - 1, -1)
    ]
