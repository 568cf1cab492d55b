"""`trial --archive`: other rules for the ballots of a finished review session, and none of its results."""

import argparse
import json
from collections.abc import Iterator
from itertools import groupby

from reviewdesk.cli.frame import Reply, language, progress, say
from reviewdesk.cli.result_lines import aligned, result_lines
from reviewdesk.desk import spoken, spoken_rehearsals
from reviewdesk.desk.staff.rehearsal_papers import write_rehearsal
from reviewdesk.desk.staff.rehearsing import Rehearsed, rehearse
from reviewdesk.domain.result import RankedApplication, result_json
from reviewdesk.domain.what_if import Unfit
from reviewdesk.errors import Problem
from reviewdesk.errors.marker import N_
from reviewdesk.words import sentence


def try_archive(args: argparse.Namespace) -> Reply:
    """Rehearse, and write the papers where a folder is given."""
    size = args.archive.stat().st_size
    with progress(N_("Verifying"), size, "B") as advance:
        found = rehearse(args.archive, args.set, args.decisions, args.fingerprint, advance)
    mark = spoken_rehearsals.mark(language())
    data = _data(found)
    lines = list(_lines(found))
    if args.out is not None:
        written = write_rehearsal(found, args.out)
        lines += [say(N_("Written: {path}"), path=path) for path in written.paths]
        data["files"] = [str(path) for path in written.paths]
        data["missing"] = list(written.missing)
        if written.missing:
            signs = spoken.named_characters(written.missing)
            lines.append(say(N_("Printed as 〓 for want of a font: {signs}"), signs=signs))
    told = say(N_("{mark}: other rules on a verified archive."), mark=mark)
    return Reply(told, data, (*lines, "", mark))


def _lines(found: Rehearsed) -> Iterator[str]:
    for one in found.settings:
        yield f"{one.key}: {one.before or '–'} → {one.after or '–'}"
    yield from (f"! {line}" for line in spoken_rehearsals.left_out(found, language()))
    yield from _changed(found)
    yield from result_lines(found.plan, found.result)
    yield ""


def _changed(found: Rehearsed) -> Iterator[str]:
    rows = [row for row in spoken_rehearsals.rows(found, language()) if row.moved]
    yield ""
    if not rows:
        yield say(N_("Nothing changes against the archive."))
        return
    yield say(
        N_("Changes against the archive: {moved} of {all} applications"),
        moved=len(rows),
        all=len(found.changes),
    )
    for track, own in groupby(rows, lambda row: row.track):
        cells = [
            (
                row.application,
                _arrow(row.before.place, row.after.place),
                _arrow(row.before.score, row.after.score),
                _arrow(row.before.standing, row.after.standing),
            )
            for row in own
        ]
        heads = tuple(map(say, (N_("Application"), N_("Place"), N_("Points"), N_("Standing"))))
        yield track
        yield from aligned([heads, *cells])


def _arrow(before: object, after: object) -> str:
    then, now = ("–" if value is None else str(value) for value in (before, after))
    return then if then == now else f"{then} → {now}"


def _data(found: Rehearsed) -> dict[str, object]:
    return {
        "rehearsal": True,
        "fingerprint": found.held.verified.fingerprint,
        "compared": found.held.verified.compared,
        "settings": [{"key": one.key, "before": one.before, "after": one.after} for one in found.settings],
        "changes": [
            {
                "track": change.track,
                "application": change.after.application,
                "before": _row(change.before),
                "after": _row(change.after),
            }
            for change in found.moved
        ],
        "unfit": [_unfit(one) for one in found.anew.unfit],
        "notes": [_said(note) for note in found.notes],
        "result": json.loads(result_json(found.result)),
    }


def _row(row: RankedApplication) -> dict[str, object]:
    return {
        "place": row.place,
        "standing": row.standing,
        "number": row.number,
        "published": row.published,
    }


def _unfit(one: Unfit) -> dict[str, object]:
    return {"kind": one.decision.kind, "record": dict(one.decision.record), **_said(one.reason)}


def _said(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "message": sentence(problem, language()), "data": dict(problem.data)}
