"""Every row of the table, each job in a process of its own; prints the table and writes bench.json.

    python bench/run.py [--only JOB …] [--part N] [--pairs N] [--out FILE]

Jobs: dossiers, startup, scoring, collecting, merge, ranking_paper, score_workbook, desk_list.
"""

import argparse
import dataclasses
import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measuring import Extent, Figure

JOBS = (
    "dossiers",
    "startup",
    "scoring",
    "collecting",
    "merge",
    "ranking_paper",
    "score_workbook",
    "desk_list",
)
HEADS = ("job", "ours", "reference", "ratio", "of the pairs", "aim", "growth", "last ×10")


def main() -> int:
    """Measure what is asked for; return 0 also where an aim is missed, for a benchmark is no test."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=JOBS, default=JOBS, metavar="JOB")
    parser.add_argument("--part", type=int, default=1, help="measure this part of each size: 10 is a tenth")
    parser.add_argument("--pairs", type=int, default=5, help="pairs of runs")
    parser.add_argument("--out", type=Path, default=Path("bench.json"))
    parser.add_argument("--job", choices=JOBS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.job:
        _measure(args.job, Extent(args.part, args.pairs), args.out)
        return 0
    found: list[Figure] = []
    for job in args.only:
        print(f"{job} …", file=sys.stderr, flush=True)
        found += _apart(job, args.part, args.pairs)
    print(table(found))
    write(args.out, found)
    return 0


def table(found: Sequence[Figure]) -> str:
    """Return the rows as text."""
    rows = [HEADS, *map(_cells, found)]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join((cell.ljust, cell.rjust)[n > 0](wide[n]) for n, cell in enumerate(row)) for row in rows
    ]
    notes = [f"{one.job}: {one.note}" for one in found if one.note]
    return "\n".join(
        ["Processor time, children included; ratios are medians of paired runs.", *lines, *notes]
    )


def write(path: Path, found: Sequence[Figure]) -> None:
    """Write bench.json."""
    rows = [
        {
            "job": one.job,
            "ratio": round(one.ratio, 3),
            "aim": one.aim,
            "exponent": None if one.exponent is None else round(one.exponent, 2),
            "ours": round(one.ours, 5),
            "reference": round(one.reference, 5),
            "unit": one.unit,
        }
        for one in found
    ]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _apart(job: str, part: int, pairs: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "figures.json")
        sizes = ["--part", str(part), "--pairs", str(pairs), "--out", str(out)]
        done = subprocess.run([sys.executable, __file__, "--job", job, *sizes], check=False)
        if done.returncode:
            raise SystemExit(f"{job} failed")
        return [Figure(**one) for one in json.loads(out.read_text(encoding="utf-8"))]


def _measure(job: str, extent: Extent, out: Path) -> None:
    found = importlib.import_module(job).figures(extent)
    out.write_text(json.dumps([dataclasses.asdict(one) for one in found]), encoding="utf-8")


def _cells(one: Figure) -> tuple[str, ...]:
    return (
        one.job,
        _amount(one.ours, one.unit),
        _amount(one.reference, one.unit),
        f"{one.ratio:.2f} ×",
        f"{one.lowest:.2f}–{one.highest:.2f}",
        f"≤ {one.aim:g}",
        "–" if one.exponent is None else f"{one.exponent:.2f}",
        "–" if one.last is None else f"{one.last:.2f}",
    )


def _amount(value: float, unit: str) -> str:
    if unit == "s" and value < 1:
        return f"{1000 * value:.3g} ms"
    return f"{value:.3g} {unit}"


if __name__ == "__main__":
    sys.exit(main())
