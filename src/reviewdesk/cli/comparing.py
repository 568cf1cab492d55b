"""`compare`: this year's archive beside last year's, on the screen and in a copy of its workbook."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from reviewdesk.cli.frame import Reply, Verbs, language, progress, say
from reviewdesk.cli.result_lines import aligned
from reviewdesk.cli.staff_frame import fingerprint_argument
from reviewdesk.desk import spoken_comparisons
from reviewdesk.desk.spoken_comparisons import ComparedRow
from reviewdesk.desk.staff.comparing import YearsCompared, compare, write_comparison
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add `compare`."""
    parser = verbs.add("compare", _compare, help=N_("set last year's archive beside this year's, for staff"))
    parser.add_argument("archive", type=Path, metavar="ARCHIVE", help=say(N_("archive of this year")))
    parser.add_argument(
        "--last", type=Path, required=True, metavar="ARCHIVE", help=say(N_("archive of the year before"))
    )
    fingerprint_argument(parser)
    parser.add_argument(
        "--last-fingerprint", metavar="F", help=say(N_("the same from last year's signed paper"))
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=say(N_("new xlsx: this year's workbook with last year in it")),
    )


def _compare(args: argparse.Namespace) -> Reply:
    size = sum(path.stat().st_size for path in (args.archive, args.last))
    with progress(N_("Verifying"), size, "B") as advance:
        found = compare(args.archive, args.last, args.fingerprint, args.last_fingerprint, advance)
    data, lines = _data(found), list(comparison_lines(found))
    if args.out is not None:
        write_comparison(found, args.out)
        data["path"] = str(args.out)
        lines.append(say(N_("Written: {path}"), path=args.out))
    both = found.comparison
    told = say(
        N_("Matched by code {code}, by name {name}; new this year {new}; not again this year {gone}."),
        code=both.matched("code"),
        name=both.matched("name"),
        new=sum(row.by is None for row in both.rows),
        gone=len(both.gone),
    )
    return Reply(told, data, tuple(lines))


def comparison_lines(found: YearsCompared) -> Iterator[str]:
    """Yield what must not be compared, every match track by track, and who has no counterpart."""
    yield from (f"! {line}" for line in spoken_comparisons.warnings(found, language()))
    rows = spoken_comparisons.compared_rows(found, language())
    heads = tuple(
        map(
            say,
            (
                N_("Application"),
                N_("Standing"),
                N_("Place"),
                N_("Points"),
                N_("Standing last year"),
                N_("Place last year"),
                N_("Score last year"),
                N_("Places up"),
            ),
        )
    )
    for track, own in groupby((row for row in rows if row.matched), lambda row: row.track):
        yield ""
        yield track
        yield from aligned([heads, *map(_cells, own)])
    yield ""
    for row in rows:
        if not row.matched:
            yield f"{row.application} {row.applicant} ({row.track}): {row.remark}"
    for gone in spoken_comparisons.gone_rows(found, language()):
        told = say(N_("not again this year"))
        yield f"{gone.application} {gone.applicant} ({gone.track}, {gone.standing}): {told}"


def _cells(row: ComparedRow) -> tuple[str, ...]:
    change = "–" if row.change is None else f"{row.change:+}" if row.change else "0"
    return (
        row.application,
        row.standing,
        _or_dash(row.place),
        _or_dash(row.score),
        row.last_standing,
        _or_dash(row.last_place),
        _or_dash(row.last_score),
        change,
    )


def _or_dash(value: object) -> str:
    return "–" if value is None else str(value)


def _data(found: YearsCompared) -> dict[str, object]:
    both = found.comparison
    return {
        "fingerprint": found.held.verified.fingerprint,
        "last_fingerprint": found.held_last.verified.fingerprint,
        "matched": {"code": both.matched("code"), "name": both.matched("name")},
        "not_comparable": list(both.apart),
        "rows": [
            asdict(row) | {"track_id": one.track}
            for row, one in zip(spoken_comparisons.compared_rows(found, language()), both.rows, strict=True)
        ],
        "gone": [asdict(row) for row in spoken_comparisons.gone_rows(found, language())],
    }
