"""Seals only what changed after the batch: plan, a seat, added documents, withdrawals."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reviewdesk.domain.committee import Committee, Conflict, Seat
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.plan.normal import normalised, plan_digest
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, listing, people
from reviewdesk.sealed.batch import encrypted_part, keyring_part, readers, section_path
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.keys import SeatKeys, SeatSecret
from reviewdesk.sealed.lineage import PLAN, Lineage
from reviewdesk.sealed.listing import Listing, Place
from reviewdesk.sealed.people import People, certificate_der
from reviewdesk.sealed.seats import Authority, as_pem, drawn, issue, public_line, slot_part
from reviewdesk.sealed.section import DocumentSource, seal_section
from reviewdesk.sealed.stream import Progress
from reviewdesk.sealed.writing import Part, part_of_bytes, write_sealed

_ADDABLE = ("reviewer", "spare", "witness")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a supplement brings; whatever is left empty stays as it is.

    Attributes:
        plan: as the committee adopts it.
        withdrawn: applications that no longer take part.
        documents: application → documents added to its dossier.
        seats: new seats, with the conflicts known of them.
        created: UTC, "2026-11-23T21:10:06Z".
    """

    created: str
    plan: Plan | None = None
    withdrawn: tuple[ApplicationId, ...] = ()
    documents: Mapping[ApplicationId, tuple[DocumentSource, ...]] = field(default_factory=dict)
    seats: Committee = field(default_factory=lambda: Committee(()))


@dataclass(frozen=True, slots=True)
class NewSupplement:
    """A supplement that has been sealed, and the codes of its new seats."""

    digest: Digest
    sequence: int
    plan_digest: Digest
    codes: Mapping[SeatId, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Seated:
    """A new seat with its keys."""

    seat: Seat
    line: SeatKeys
    slot: Part
    code: str
    certificate: bytes


def seal_supplement(
    target: Path,
    lineage: Lineage,
    secretary: SeatSecret,
    change: Change,
    progress: Progress = lambda _: None,
    *,
    making: Path | None = None,
) -> NewSupplement:
    """Write the next file of a lineage.

    Args:
        target: the file; its folder exists.
        lineage: as the secretary has it, with every supplement so far.
        secretary: the secretary's secret; it signed the batch.
        change: what is new.
        progress: told the number of bytes encrypted and written.
        making: folder that takes the sections meanwhile; as `seal_batch`.

    Raises:
        ReviewDeskError: "supplement-not-secretary", "supplement-empty", "supplement-application",
            "supplement-withdrawn", "supplement-seat", "supplement-role", or as `seal_section` and
            `write_sealed`.
    """
    check_change(lineage, secretary, change)
    amended = change.plan or lineage.plan
    seated = tuple(_seated(seat, lineage, secretary, change.created) for seat in change.seats.seats)
    header = Header(
        kind="supplement",
        review_session=lineage.review_session,
        sequence=lineage.sequence + 1,
        previous_digest=lineage.head,
        created=change.created,
        batch_digest=lineage.batch,
        plan_digest=plan_digest(amended),
        seats=tuple(one.line for one in seated),
    )
    with tempfile.TemporaryDirectory(dir=making or target.parent) as folder:
        sections = [
            seal_section(
                Path(folder) / section_path(number),
                application,
                change.documents[application],
                age.recipient_of(lineage.identities[application]),
                path=section_path(number),
                previous=lineage.dossiers[application],
                progress=progress,
            )
            for number, application in enumerate(sorted(change.documents), start=1)
        ]
        parts = [*_small(lineage, change, amended, seated), *sections]
        digest = write_sealed(target, header, parts, secretary.signing_key, progress)
    return NewSupplement(
        digest, header.sequence, header.plan_digest, {one.seat.id: one.code for one in seated}
    )


def check_change(lineage: Lineage, secretary: SeatSecret, change: Change) -> None:
    """Refuse a change that changes nothing, or that does not fit the lineage; raises as above."""
    if secretary.roles[0] != "secretary" or secretary.ssh_key != lineage.signer:
        raise ReviewDeskError("supplement-not-secretary")
    same_plan = change.plan is None or plan_digest(change.plan) == lineage.plan_digest
    if same_plan and not (change.withdrawn or change.documents or change.seats.seats):
        raise ReviewDeskError("supplement-empty")
    for application in (*change.withdrawn, *change.documents):
        if application not in lineage.dossiers:
            raise ReviewDeskError("supplement-application", application=application)
        if application in lineage.withdrawn:
            raise ReviewDeskError("supplement-withdrawn", application=application)
    for seat in change.seats.seats:
        if seat.id in lineage.seats:
            raise ReviewDeskError("supplement-seat", seat=seat.id)
        if seat.role not in _ADDABLE:
            raise ReviewDeskError("supplement-role", seat=seat.id, role=seat.role)


def _seated(seat: Seat, lineage: Lineage, secretary: SeatSecret, created: str) -> _Seated:
    secret = drawn(seat, secretary)
    authority = Authority(certificate_der(lineage.certificates[secretary.seat]), secretary, created)
    certificate = issue(secret, authority) or b""
    slot, code = slot_part(secret)
    line = public_line(secret, seat.tracks, {seat.id: certificate})
    return _Seated(seat, line, slot, code, certificate)


def _small(lineage: Lineage, change: Change, plan: Plan, seated: tuple[_Seated, ...]) -> Iterator[Part]:
    everybody = readers([*lineage.seats.values(), *(one.line for one in seated)])
    if change.plan is not None:
        yield part_of_bytes(PLAN, normalised(plan))
    if change.withdrawn or change.documents:
        yield encrypted_part(listing.PATH, listing.listing_bytes(_listing(lineage, change)), everybody)
    elif seated:
        yield encrypted_part(listing.PATH, _held(lineage, listing.PATH), everybody)
    if seated:
        yield encrypted_part(people.PATH, people.people_bytes(_people(lineage, seated)), everybody)
    conflicts: tuple[Conflict, ...] = change.seats.conflicts
    for one in sorted(seated, key=lambda one: one.seat.id):
        if one.seat.role in ("reviewer", "spare"):
            yield keyring_part(
                one.seat,
                one.line.age_recipient,
                lineage.identities,
                plan=plan,
                applications=lineage.applications,
                conflicts=conflicts,
            )
        yield one.slot


def _listing(lineage: Lineage, change: Change) -> Listing:
    sections = {a: tuple(section.place for section in held) for a, held in lineage.sections.items()}
    for number, application in enumerate(sorted(change.documents), start=1):
        place = Place(lineage.sequence + 1, section_path(number))
        sections[application] = (*sections[application], place)
    return Listing(
        applications=lineage.applications,
        sections=sections,
        withdrawn=(*lineage.withdrawn, *change.withdrawn),
    )


def _people(lineage: Lineage, seated: tuple[_Seated, ...]) -> People:
    seats = (*lineage.committee.seats, *(one.seat for one in seated))
    issued = as_pem({one.seat.id: one.certificate for one in seated})
    return People(seats, {**lineage.certificates, **issued})


def _held(lineage: Lineage, path: str) -> bytes:
    return next(plain[path] for plain in reversed(lineage.documents) if path in plain)
