"""Entering at the desk: one field after another, held to the rules of a sheet, on disk when this returns."""

from collections.abc import Sequence

from reviewdesk.desk.clock import now
from reviewdesk.desk.reviewer.scoring import save
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.draft import WHOLE_ROW, Edit
from reviewdesk.domain.marks import mark
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.values import Criterion
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import drafts


def enter(table: Table, edits: Sequence[Edit]) -> str:
    """Save fields of the draft, all or none; return when, in UTC.

    Raises:
        ReviewDeskError: "reviewer-not-declared", "reviewer-other-application", "enter-recused",
            "enter-cast", "enter-field", a "mark-…" refusal, or as the store refuses.
    """
    table.need_pledge()
    for application in {edit.application for edit in edits}:
        _need_open(table, application)
    for edit in edits:
        _need_lawful(table, edit)
    save(table, edits)
    return now()


def confirm(table: Table, application: str) -> str:
    """Let the marks of a row stand although a document was added later; return when, in UTC.

    Raises:
        ReviewDeskError: as `enter`.
    """
    found = table.application(application)
    row = drafts.row(table.workspace, table.round(found.track), found.id)
    return enter(table, [Edit(found.id, WHOLE_ROW, "comment", row.comment)])


def _need_open(table: Table, application: ApplicationId) -> None:
    found = table.application(application)
    if application in table.recused():
        raise ReviewDeskError("enter-recused", application=application)
    if table.is_cast(found.track, table.round(found.track)):
        raise ReviewDeskError("enter-cast", application=application)


def _need_lawful(table: Table, edit: Edit) -> None:
    track = table.track(table.application(edit.application).track)
    criterion = next((c for c in track.criteria if c.id == edit.criterion), None)
    if not _is_field(criterion, edit):
        raise ReviewDeskError("enter-field", application=edit.application, criterion=edit.criterion)
    if criterion is not None and edit.field == "points" and edit.value:
        mark(criterion, edit.value)


def _is_field(criterion: Criterion | None, edit: Edit) -> bool:
    if criterion is None:
        return edit.criterion == WHOLE_ROW and edit.field in ("comment", "note")
    if criterion.mode == "objective":
        return edit.field == "objection"
    return edit.field in ("points", "reason")
