"""Sealing a preparation folder: what will be sealed, the sealing itself, and its supplements."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reviewdesk.desk.secretary import leftovers
from reviewdesk.desk.secretary.leftovers import PLACE
from reviewdesk.desk.secretary.office import Office, keep, plan_of
from reviewdesk.desk.secretary.office_dossiers import dossier_bytes, office_dossiers
from reviewdesk.desk.secretary.preparation import Preparation, prepared, with_reserves
from reviewdesk.desk.secretary.seal import FILES, SealedSession, SealOrder, check_free, seal, work
from reviewdesk.desk.secretary.sealed_state import Sealed, found_again, noted
from reviewdesk.desk.secretary.todo import todos
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.normal import plan_digest
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.committee import completed
from reviewdesk.report import envelopes

Advance = Callable[[int], None]
_SHORT = 8
_FOLDER = "sealed-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What would be sealed now, before anybody says yes.

    Attributes:
        counts: track → number of applications.
        seats: with the office's own and the reserves.
        size: of all documents, in bytes.
        plan_code: the beginning of the plan's digest.
    """

    plan: Plan
    counts: dict[TrackId, int]
    seats: tuple[Seat, ...]
    size: int
    plan_code: str

    @property
    def work(self) -> int:
        """Return of how much work sealing tells."""
        return work(self.size, len(self.seats))


def outlook(office: Office) -> Outlook:
    """Return what would be sealed; raises as `plan_in_force`, and as `find_dossiers`."""
    plan = plan_in_force(office)
    return Outlook(
        plan=plan,
        counts=dict(Counter(one.track for one in office.applications)),
        seats=with_reserves(completed(office.committee.seats, plan), plan),
        size=dossier_bytes(office, plan),
        plan_code=plan_code(plan),
    )


def is_reserve(seat: Seat) -> bool:
    """Whether the slip of a seat waits in a sealed envelope for a mishap."""
    return envelopes.is_reserve(seat)


def plan_code(plan: Plan) -> str:
    """Return the short code of a plan, by which two of them are told apart."""
    digest = plan_digest(plan)[:_SHORT].upper()
    return f"{digest[:4]}-{digest[4:]}"


def plan_in_force(office: Office) -> Plan:
    """Return the plan.

    Raises:
        Problems: "plan-problems".
    """
    plan, problems = plan_of(office)
    if plan is None:
        raise Problems("plan-problems", problems)
    return plan


def ready(office: Office, advance: Advance = lambda size: None) -> Preparation:
    """Return what is to be sealed, every document opened once more.

    Raises:
        Problems: "office-problems" while anything red is to do, "seal-problems" for what the documents
            themselves bring.
    """
    standing = [todo for todo in todos(office) if todo.red]
    if standing:
        raise Problems("office-problems", [_named(one.problem, one.waivable) for one in standing])
    plan = plan_in_force(office)
    committee = replace(office.committee, seats=completed(office.committee.seats, plan))
    dossiers = office_dossiers(office, plan, advance)
    return prepared(plan, office.applications, committee, dossiers, waivers=office.waivers)


def seal_office(
    office: Office, order: SealOrder, *, checked: Advance = lambda size: None, sealed: Advance | None = None
) -> tuple[Office, SealedSession]:
    """Seal a preparation and remember it: all of it, or nothing at all.

    Raises:
        Problems: as `ready`.
        ReviewDeskError: "office-sealed", or as `seal`.
    """
    if office.sealed is not None:
        raise ReviewDeskError("office-sealed")
    check_free(order)
    for folder in office.folder.glob(f"{_FOLDER}*"):
        leftovers.clear("seal", folder, order.slips)
    preparation = ready(office, checked)
    after: list[Office] = []

    def remember(session: SealedSession) -> None:
        after.append(keep(replace(office, sealed=_remembered(office, order, session)), office))

    session = seal(order, preparation, sealed=sealed or checked, finish=remember)
    return after[0], session


def proposed_folder(office: Office, today: date) -> Path:
    """Return where the review package goes unless somebody chooses otherwise; nothing sealed is there yet."""
    first = office.folder / f"{_FOLDER}{today.isoformat()}"
    number, found = 2, first
    while any((found / name).exists() for name in FILES) and not (found / PLACE).is_dir():
        found = first.with_name(f"{first.name}-{number}")
        number += 1
    return found


def batch_of(office: Office) -> Path:
    """Return the batch of a preparation.

    Raises:
        ReviewDeskError: "office-not-sealed".
    """
    return found_again(sealed_of(office).batch, office.folder)


def sealed_of(office: Office) -> Sealed:
    """Return what was sealed; raises as `batch_of`."""
    if office.sealed is None:
        raise ReviewDeskError("office-not-sealed")
    return office.sealed


def _remembered(office: Office, order: SealOrder, session: SealedSession) -> Sealed:
    return Sealed(
        created=session.created,
        batch=noted(session.batch, office.folder),
        digest=session.digest,
        fingerprint=session.fingerprint,
        session_mark=session.session_mark,
        plan_digest=plan_digest(plan_in_force(office)),
        reveal_marks={str(seat): mark for seat, mark in session.reveal_marks.items()},
        slips_folder=noted(order.slips, office.folder),
        slips=tuple(path.name for path in session.slips if path.suffix == ".pdf"),
    )


def _named(problem: Problem, waivable: bool) -> Problem:
    return Problem(problem.code, {**problem.data, "waivable": waivable}, problem.line)
