"""Scores entered at the desk or from a sheet: all rows of a sheet are lawful and saved, or none is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.clock import now
from reviewdesk.desk.reviewer.dossiers import unconfirmed
from reviewdesk.desk.reviewer.table import UNCONFIRMED, Table
from reviewdesk.domain.application import Application
from reviewdesk.domain.draft import WHOLE_ROW, Edit, Field
from reviewdesk.domain.marks import mark
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.values import Criterion
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.score_sheet import SheetRow, read_score_sheet
from reviewdesk.store import drafts, facts

_MARK_SENTENCES = {
    "mark-blank": "score-blank",
    "mark-not-a-number": "score-not-a-number",
    "mark-below": "score-below",
    "mark-above": "score-above",
    "mark-off-step": "score-off-step",
    "mark-not-a-band": "score-not-a-band",
    "mark-not-a-verdict": "score-not-a-verdict",
}


@dataclass(frozen=True, slots=True)
class Scored:
    """How many marks of how many applications were saved."""

    marks: int
    applications: int


def score(table: Table, path: Path) -> Scored:
    """Save a score sheet into the draft; it is on disk when this returns.

    Raises:
        Problems: "score-problems" with every row that cannot stand, cell and limit named; nothing is saved.
        ReviewDeskError: "reviewer-not-declared", or as `read_score_sheet`.
    """
    table.need_pledge()
    rows = read_score_sheet(path)
    places = _Places(table)
    problems = _cast_once([problem for row in rows for problem in _wrong(places, row)])
    if problems:
        raise Problems("score-problems", problems, file=path.name)
    save(table, [edit for row in rows for edit in _edits(places, row)])
    marked = [row for row in rows if row.points]
    return Scored(len(marked), len({row.application for row in marked}))


def save(table: Table, edits: Sequence[Edit]) -> None:
    """Save fields of the draft, each in the round its track is in, in one transaction."""
    at = now()
    touched = {edit.application for edit in edits}
    with table.workspace.transaction():
        for application in sorted(touched):
            round_number = table.round(table.application(application).track)
            of_row = [edit for edit in edits if edit.application == application]
            drafts.edit(table.workspace, round_number, of_row, at)
        if stale := unconfirmed(table):
            facts.remember(table.workspace, UNCONFIRMED, sorted(stale - touched))


def skip(table: Table, application: str, notice: str) -> ApplicationId:
    """Mark an application as withdrawn by a notice of the chair; the ballot may be cast without it.

    Raises:
        ReviewDeskError: "reviewer-not-declared", "reviewer-other-application", "skip-notice" or
            "score-cast".
    """
    table.need_pledge()
    found = table.application(application)
    number = notice.strip().removeprefix("撤").strip()
    if not re.fullmatch("[1-9][0-9]{0,4}", number):
        raise ReviewDeskError("skip-notice", notice=notice)
    if table.is_cast(found.track, table.round(found.track)):
        raise ReviewDeskError("skip-cast", application=application)
    with table.workspace.transaction():
        drafts.pass_over(table.workspace, found.id, number)
        table.log("skip", {"application": found.id, "notice": int(number)})
    return found.id


def take_up(table: Table, application: str) -> ApplicationId:
    """Take back a `skip` made by mistake; the application is to be scored again.

    Raises:
        ReviewDeskError: "reviewer-not-declared", "reviewer-other-application" or "skip-cast".
    """
    table.need_pledge()
    found = table.application(application)
    if table.is_cast(found.track, table.round(found.track)):
        raise ReviewDeskError("skip-cast", application=application)
    with table.workspace.transaction():
        drafts.take_up(table.workspace, found.id)
        table.log("take-up", {"application": found.id})
    return found.id


class _Places:
    """The cells a sheet may fill, looked up once."""

    def __init__(self, table: Table) -> None:
        self.applications: Mapping[str, Application] = {
            a.id: a for track in table.tracks for a in table.applications(track.id)
        }
        self.criteria: Mapping[str, Mapping[str, Criterion]] = {
            track.id: {c.name: c for c in track.criteria} | {c.id: c for c in track.criteria}
            for track in table.tracks
        }
        self.recused = table.recused()
        self.withdrawn = table.withdrawn()
        self.cast = frozenset(t.id for t in table.tracks if table.is_cast(t.id, table.round(t.id)))

    def criterion(self, row: SheetRow) -> Criterion | None:
        return self.criteria[self.applications[row.application].track].get(row.criterion)


def _wrong(places: _Places, row: SheetRow) -> Iterator[Problem]:
    data = {"row": row.number, "application": row.application, "criterion": row.criterion}
    application = places.applications.get(row.application)
    if application is None:
        yield Problem("score-application", data, row.number)
    elif row.state != "scored":
        if row.application not in (places.recused if row.state == "recused" else places.withdrawn):
            yield Problem("score-state", data | {"state": row.state}, row.number)
    elif row.application in places.recused:
        yield Problem("score-recused", data, row.number)
    elif application.track in places.cast:
        yield Problem("score-cast", data | {"track": application.track}, row.number)
    elif row.criterion:
        yield from _wrong_mark(places.criterion(row), application, row, data)


def _cast_once(problems: Sequence[Problem]) -> list[Problem]:
    """Say once per track that its ballot is cast, at the first row that meets it."""
    cast = [problem for problem in problems if problem.code == "score-cast"]
    first = {str(problem.data["track"]): problem for problem in reversed(cast)}
    return [p for p in problems if p.code != "score-cast" or p is first[str(p.data["track"])]]


def _wrong_mark(
    criterion: Criterion | None, application: Application, row: SheetRow, data: dict[str, object]
) -> Iterator[Problem]:
    if criterion is None:
        yield Problem("score-criterion", data, row.number)
    elif criterion.mode == "objective":
        if row.points not in ("", application.objective.get(criterion.id, "")):
            yield Problem("score-objective", data, row.number)
    elif row.objection:
        yield Problem("score-objection", data, row.number)
    else:
        try:
            mark(criterion, row.points)
        except ReviewDeskError as error:
            data = data | {"value": row.points, "limit": error.data.get("limit", "")}
            yield Problem(_MARK_SENTENCES[error.code], data, row.number)


def _edits(places: _Places, row: SheetRow) -> Iterator[Edit]:
    if row.state != "scored":
        return
    criterion = places.criterion(row) if row.criterion else None
    if criterion is not None:
        words: dict[Field, str] = {"points": row.points, "reason": row.reason}
        if criterion.mode == "objective":
            words = {"objection": row.objection or row.reason}
        for field, value in words.items():
            yield Edit(row.application, criterion.id, field, value)
    if row.comment:
        yield Edit(row.application, WHOLE_ROW, "comment", row.comment)
    if row.note:
        yield Edit(row.application, WHOLE_ROW, "note", row.note)
