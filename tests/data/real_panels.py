"""Real panels as plans and tables of scores; the files themselves are read where they lie, never copied."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from reviewdesk.desk.trial import plan_file, trial
from reviewdesk.domain.result import Result

FOLDER = Path(__file__).parents[3] / "shared" / "data"

ScoreRow = tuple[str, str, str, str, str, str]

needs_data = pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/data, the real panels, is not here")


def table(*parts: str) -> list[dict[str, str]]:
    """Return the rows of one of the files."""
    with FOLDER.joinpath(*parts).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tried(folder: Path, plan: str, rows: Iterable[Sequence[str]]) -> Result:
    """Return what `trial` makes of a plan and rows."""
    plan_path, scores = folder / "plan.toml", folder / "scores.csv"
    plan_path.write_text(plan, encoding="utf-8")
    with scores.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["track", "application", "reviewer", "criterion", "points", "state"])
        writer.writerows(rows)
    return trial(plan_file(plan_path), scores)


def wine_plan(rules: str, panel: str) -> str:
    """Return the plan of one wine panel."""
    maxima = {row["criterion"]: row["max"] for row in table("wine", "scores.csv")}
    return _plan(rules, {f"p{panel}": [f'id = "{c}"\nmax = "{m}"' for c, m in maxima.items()]})


def wine_rows(panel: str, column: str = "clean") -> list[ScoreRow]:
    """Return the marks of one wine panel."""
    return [
        (f"p{panel}", row["sample"], f"j{row['judge']}", row["criterion"], row[column], "")
        for row in table("wine", "scores.csv")
        if row["track"] == "red" and row["panel"] == panel and row[column] != ""
    ]


def halfpipe_plan(aggregate: str = "trimmed") -> str:
    """Return the plan in which every run is an application with one criterion."""
    return _plan(f'aggregate = "{aggregate}"', {"runs": ['id = "run"\nmax = "100"']})


def halfpipe_rows() -> list[ScoreRow]:
    """Return the marks of the runs that were scored."""
    return [
        ("runs", f"{row['rider']}-{row['run']}", f"j{j}", "run", row[f"j{j}"], "")
        for row in table("halfpipe", "scores.csv")
        if row["j1"]
        for j in range(1, 7)
    ]


class Skating:
    """The three competitions: one track per segment, one application per performance."""

    def __init__(self) -> None:
        self.performances = {row["performance_id"]: row for row in table("isu", "performances.csv")}
        self.components = {row["aspect_id"]: row for row in table("isu", "components.csv")}
        self.marks: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in table("isu", "marks.csv"):
            self.marks[row["aspect_id"]].append((row["judge"], row["score"]))
        segments = sorted({(p["competition"], p["program"]) for p in self.performances.values()})
        self.tracks = {segment: f"s{number}" for number, segment in enumerate(segments)}

    def track(self, performance: str) -> str:
        row = self.performances[performance]
        return self.tracks[row["competition"], row["program"]]

    def plan(self, rules: str, *, whole: bool) -> str:
        """Return the plan; `whole` adds elements as an objective value and deductions."""
        tracks: dict[str, dict[str, str]] = {track: {} for track in self.tracks.values()}
        for row in self.components.values():
            tracks[self.track(row["performance_id"])][criterion_id(row["aspect_desc"])] = row["factor"]
        short = {t for (_, program), t in self.tracks.items() if "SHORT" in program}
        criteria = {t: list(_components(found, whole=whole)) for t, found in tracks.items()}
        links = {t: "criterion:elements" if t in short else "components:components" for t in tracks}
        return _plan(rules, criteria, {t: f'tie_chain = ["{links[t]}"]' for t in tracks} if whole else {})

    def rows(self, *, whole: bool, zero: str = "absent") -> list[ScoreRow]:
        """Return all marks; a 0.0 is no mark, unless `zero` says otherwise."""
        rows: list[ScoreRow] = []
        panels: dict[str, set[str]] = defaultdict(set)
        for aspect, component in self.components.items():
            performance = component["performance_id"]
            for judge, score in self.marks[aspect]:
                panels[performance].add(judge)
                none = float(score) == 0 and zero == "absent"
                rows.append((
                    self.track(performance), performance, judge, criterion_id(component["aspect_desc"]),
                    "" if none else score, "absent" if none else "",
                ))  # fmt: skip
        for performance, row in self.performances.items() if whole else ():
            track, deductions = self.track(performance), row["total_deductions"].removeprefix("-")
            rows.append((track, performance, "", "elements", row["total_element_score"], ""))
            rows += [(track, performance, j, "deductions", deductions, "") for j in panels[performance]]
        return rows


def _components(factors: dict[str, str], *, whole: bool) -> Iterable[str]:
    for name, factor in sorted(factors.items()):
        yield f'id = "{name}"\nmax = "10"\nstep = "0.25"\nfactor = "{factor}"\ngroup = "components"'
    if whole:
        yield 'id = "elements"\nmode = "objective"\nmax = "200"\nstep = "0.01"'
        yield 'id = "deductions"\nmode = "deduction"\nmax = "20"\nstep = "0.01"'


def _plan(rules: str, tracks: dict[str, list[str]], own: dict[str, str] | None = None) -> str:
    parts = ['schema = 1\n[review_session]\ntitle = "panel"\n[rules]\n' + rules]
    for track, criteria in tracks.items():
        parts.append(f'[[track]]\nid = "{track}"')
        full = _full(criteria)
        parts.append(f'[track.rules]\nfull = "{full}"\n' + (own or {}).get(track, ""))
        parts += [f"[[track.criterion]]\n{criterion}" for criterion in criteria]
    return "\n".join(parts) + "\n"


def _full(criteria: list[str]) -> str:
    total = Decimal(0)
    for text in criteria:
        keys = dict(line.split(" = ") for line in text.splitlines())
        if keys.get("mode") != '"deduction"':
            total += Decimal(keys["max"].strip('"')) * Decimal(keys.get("factor", '"1"').strip('"'))
    return format(total.normalize(), "f")


def criterion_id(name: str) -> str:
    """Return the id that stands for a component's name."""
    return "".join(c if c.isalnum() else "_" for c in name.lower())[:31]
