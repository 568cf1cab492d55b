"""Waiving one thing to do with a reason, and taking the waiver back."""

from dataclasses import replace

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.desk.secretary.waivers import Waiver
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.findings import WAIVABLE


def waive_problem(office: Office, waiver: Waiver) -> Office:
    """Return the office with one more waiver; one of the same thing is replaced.

    Raises:
        ReviewDeskError: "waive-not-waivable", "waive-reason", "waive-application".
    """
    if waiver.problem not in WAIVABLE:
        raise ReviewDeskError("waive-not-waivable", problem=waiver.problem, known=", ".join(sorted(WAIVABLE)))
    if not waiver.reason.strip():
        raise ReviewDeskError("waive-reason")
    if waiver.application and all(one.id != waiver.application for one in office.applications):
        raise ReviewDeskError("waive-application", application=waiver.application)
    kept = tuple(one for one in office.waivers if _about(one) != _about(waiver))
    return replace(office, waivers=(*kept, replace(waiver, reason=waiver.reason.strip())))


def waive_todo(office: Office, todo: Todo, reason: str) -> Office:
    """Return the office with a thing to do waived; raises as `waive_problem`."""
    return waive_problem(office, Waiver(todo.problem.code, todo.application, todo.document, reason))


def unwaive_todo(office: Office, todo: Todo) -> Office:
    """Return the office without the waivers that cover a thing to do."""
    kept = tuple(one for one in office.waivers if not _covers(one, todo))
    return replace(office, waivers=kept)


def covered_by(todo: Todo, others: tuple[Todo, ...]) -> int:
    """Return how many things to do a waiver of this one covers, itself among them."""
    waiver = Waiver(todo.problem.code, todo.application, todo.document, "")
    return sum(_covers(waiver, other) for other in others)


def _about(waiver: Waiver) -> tuple[str, str, str]:
    return waiver.problem, waiver.application, waiver.document


def _covers(waiver: Waiver, todo: Todo) -> bool:
    return (
        todo.waivable
        and waiver.problem == todo.problem.code
        and waiver.application in ("", todo.application)
        and waiver.document in ("", todo.document)
    )
