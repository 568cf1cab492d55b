"""Seals a batch: every application under its own key, and to each seat only the keys it may have."""

import secrets
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewdesk.domain import canonical
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Conflict, Seat
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.plan.normal import normalised, plan_digest
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.recusal import reach
from reviewdesk.sealed import age, keyring, listing, people
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.keyring import Keyring
from reviewdesk.sealed.keys import SeatKeys
from reviewdesk.sealed.lineage import PLAN
from reviewdesk.sealed.listing import Listing, Place
from reviewdesk.sealed.people import People
from reviewdesk.sealed.seats import BroughtSeat, DrawnSeats, draw_seats
from reviewdesk.sealed.section import DocumentSource, seal_section
from reviewdesk.sealed.stream import Progress
from reviewdesk.sealed.writing import Part, part_of_bytes, write_sealed

SLOT_WORK = 48 * 1024 * 1024
"""Making one slot takes about as long as sealing so many bytes."""

_READING = ("reviewer", "spare")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a batch is made from.

    Attributes:
        committee: all seats, one secretary among them, and the conflicts known by now.
        dossiers: application → its documents in the plan's order.
        created: UTC, "2026-11-23T21:10:06Z".
        brought: reveal seats made elsewhere.
    """

    plan: Plan
    applications: tuple[Application, ...]
    committee: Committee
    dossiers: Mapping[ApplicationId, tuple[DocumentSource, ...]] = field(repr=False)
    created: str
    brought: tuple[BroughtSeat, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBatch:
    """A batch that has been sealed, and the codes, which exist here for the last time.

    Attributes:
        digest: of the batch; its first 80 bits are F.
        directory: `header.seats`.
        codes: seat → slip code, for every slot made here.
    """

    review_session: str
    digest: Digest
    directory: tuple[SeatKeys, ...]
    codes: Mapping[SeatId, str] = field(repr=False)


def seal_batch(
    target: Path, contents: Contents, progress: Progress = lambda _: None, *, making: Path | None = None
) -> NewBatch:
    """Write a batch that is there whole or not at all; memory stays flat, only ciphertext is written.

    Args:
        target: the file; its folder exists and has room for the batch twice.
        contents: checked by the caller.
        progress: told the number of bytes encrypted and written, each byte of a dossier twice, and
            SLOT_WORK for every seat whose slip is made.
        making: folder on the same disk that takes the sections until they are one file; the target's
            own otherwise.

    Raises:
        ReviewDeskError: as `seal_section` and `write_sealed`.
    """
    review_session = secrets.token_hex(16)
    drawn = draw_seats(
        review_session,
        contents.committee.seats,
        created=contents.created,
        witness=contents.plan.review_session.witness,
        brought=contents.brought,
        advance=lambda slots: progress(slots * SLOT_WORK),
    )
    ids = sorted(application.id for application in contents.applications)
    identities = {application: age.new_identity()[0] for application in ids}
    header = Header(
        kind="batch",
        review_session=review_session,
        created=contents.created,
        plan_digest=plan_digest(contents.plan),
        seats=drawn.directory,
    )
    with tempfile.TemporaryDirectory(dir=making or target.parent) as folder:
        sections = [
            seal_section(
                Path(folder) / section_path(number),
                application,
                contents.dossiers.get(application, ()),
                age.recipient_of(identities[application]),
                path=section_path(number),
                progress=progress,
            )
            for number, application in enumerate(ids, start=1)
        ]
        parts = [*_small(contents, drawn, identities), *drawn.slots, *sections]
        digest = write_sealed(target, header, parts, drawn.secretary.signing_key, progress)
    return NewBatch(
        review_session=review_session, digest=digest, directory=drawn.directory, codes=drawn.codes
    )


def section_path(number: int) -> str:
    """Return the path of a section; numbers begin with 1 in each file."""
    return f"s{number:05d}.age"


def readers(directory: Sequence[SeatKeys]) -> list[str]:
    """Return the recipients of list and committee: everybody but the reveal seats."""
    return [seat.age_recipient for seat in directory if seat.role != "reveal"]


def encrypted_part(path: str, document: bytes, recipients: Sequence[str]) -> Part:
    """Return a small document as an encrypted part."""
    return part_of_bytes(path, age.encrypt(document, recipients), canonical.digest(document))


def keyring_part(
    seat: Seat,
    recipient: str,
    identities: Mapping[ApplicationId, str],
    *,
    plan: Plan,
    applications: Sequence[Application],
    conflicts: Sequence[Conflict],
) -> Part:
    """Return the keys one seat may have; what a known conflict reaches is not among them."""
    allowed = _allowed(seat, plan, applications, conflicts)
    own = tuple(c for c in conflicts if c.seat == seat.id or seat.role not in _READING)
    ring = Keyring(seat.id, {a: identity for a, identity in identities.items() if a in allowed}, own)
    document = keyring.keyring_bytes(ring, [a.id for a in applications])
    return encrypted_part(keyring.path(seat.id), document, [recipient])


def _allowed(
    seat: Seat, plan: Plan, applications: Sequence[Application], conflicts: Sequence[Conflict]
) -> frozenset[ApplicationId]:
    if seat.role == "secretary":
        return frozenset(a.id for a in applications)
    if seat.role not in _READING:
        return frozenset()
    known = [c.application for c in conflicts if c.seat == seat.id]
    barred = reach(plan.recusal, known, applications)
    return frozenset(a.id for a in applications if a.track in seat.tracks) - barred


def _small(contents: Contents, drawn: DrawnSeats, identities: Mapping[ApplicationId, str]) -> list[Part]:
    plan = normalised(contents.plan)
    listed = Listing(
        applications=contents.applications,
        sections={a: (Place(1, section_path(n)),) for n, a in enumerate(sorted(identities), start=1)},
    )
    recipients = readers(drawn.directory)
    held = {seat.id: seat.age_recipient for seat in drawn.directory}
    return [
        part_of_bytes(PLAN, plan),
        encrypted_part(listing.PATH, listing.listing_bytes(listed), recipients),
        encrypted_part(
            people.PATH,
            people.people_bytes(People(contents.committee.seats, drawn.certificates)),
            recipients,
        ),
        *(
            keyring_part(
                seat,
                held[seat.id],
                identities,
                plan=contents.plan,
                applications=contents.applications,
                conflicts=contents.committee.conflicts,
            )
            for seat in sorted(contents.committee.seats, key=lambda seat: seat.id)
            if seat.role in ("secretary", "chair", *_READING)
        ),
    ]
