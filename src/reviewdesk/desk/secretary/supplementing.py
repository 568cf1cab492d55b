"""Supplements of a sealed preparation: what the committee amended, and what came late."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from reviewdesk.desk.secretary.office import PLAN, Office, keep, plan_of
from reviewdesk.desk.secretary.sealed_state import found_again, noted
from reviewdesk.desk.secretary.sealing import batch_of, sealed_of
from reviewdesk.desk.secretary.supplement import SealedSupplement, SupplementOrder, supplement
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.normal import plan_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class LateDocument:
    """A document that was admitted after sealing."""

    application: ApplicationId
    document: str
    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What a supplement brings; at least one of these.

    Attributes:
        own_plan: the preparation's own plan as it was edited since.
        plan: an amended plan in a file.
        slips: takes the slips of new seats, on another place.
    """

    slip: str
    own_plan: bool = False
    plan: Path | None = None
    documents: tuple[LateDocument, ...] = ()
    withdraw: tuple[str, ...] = ()
    seats: tuple[Seat, ...] = ()
    slips: Path | None = None


def amend_office(
    office: Office, amendment: Amendment, advance: Callable[[int], None] = lambda size: None
) -> tuple[Office, SealedSupplement]:
    """Seal the next supplement beside the batch and remember it: both, or neither.

    Raises:
        ReviewDeskError: "office-not-sealed", or as `supplement`.
    """
    batch, known = batch_of(office), sealed_of(office)
    order = SupplementOrder(
        batch=batch,
        supplements=tuple(found_again(one, office.folder) for one in known.supplements),
        slip=amendment.slip,
        out=batch.parent,
        plan=office.folder / PLAN if amendment.own_plan else amendment.plan,
        documents=tuple(f"{one.application}/{one.document}={one.file}" for one in amendment.documents),
        withdraw=amendment.withdraw,
        seats=amendment.seats,
        slips=amendment.slips,
    )
    after: list[Office] = []

    def remember(made: SealedSupplement) -> None:
        supplements = (*known.supplements, noted(made.path, office.folder))
        sealed = replace(known, supplements=supplements, plan_digest=made.plan_digest)
        after.append(keep(replace(office, sealed=sealed), office))

    made = supplement(order, advance, remember)
    return after[0], made


def supplement_bytes(office: Office) -> int:
    """Return how many bytes a supplement reads, so that progress has an end."""
    known = sealed_of(office)
    files = (batch_of(office), *(found_again(one, office.folder) for one in known.supplements))
    return sum(path.stat().st_size for path in files)


def own_plan_differs(office: Office) -> bool:
    """Whether the preparation's plan was edited since the one in force was sealed."""
    plan, _ = plan_of(office)
    return plan is None or plan_digest(plan) != sealed_of(office).plan_digest
