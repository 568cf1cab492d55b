"""The batch and its supplements folded into what holds now, from files or from the bytes a store kept."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from reviewdesk.domain import canonical
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Conflict
from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.normal import from_normalised
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, keyring, listing, people
from reviewdesk.sealed.container import SealedFile
from reviewdesk.sealed.directory import check_directory, check_secret
from reviewdesk.sealed.header import Header, PartEntry, read_signed_header
from reviewdesk.sealed.keys import SeatKeys, SeatSecret
from reviewdesk.sealed.listing import Listing, Place
from reviewdesk.sealed.people import People

PLAN = "plan.json"
SECTION = re.compile(r"s\d{5,}\.age")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class LineageFile:
    """A batch or supplement without its sections: header, signature, and small parts as they travelled."""

    header: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    parts: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """One section: which file of the lineage holds it (1 is the batch), its path and its content."""

    place: Place
    content: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What one seat knows of its review session.

    Attributes:
        batch: digest of the batch; its first 80 bits are F.
        heads: digest of the batch and of each supplement, in order; `head` is the last.
        sequence: of the last file; 1 is the batch alone.
        signer: the secretary's public key line.
        created: when the batch was sealed; signatures on PDFs are checked at this moment.
        applications: all of them, by position on lists; `withdrawn` ones too.
        dossiers: application → digest of its dossier as it stands.
        sections: application → its sections, the latest last.
        committee: seats with names; conflicts as far as this seat may know them.
        seats: the key directory.
        slots: seat → its slot as it travelled.
        certificates: seat → certificate (PEM).
        identities: application → what opens its sections; empty for seats that read no dossiers.
        documents: per file of the lineage, path → plaintext of plan.json, list.age, committee.age.
        headers: header and signature of each file, as they travelled.
    """

    review_session: str
    batch: Digest
    heads: tuple[Digest, ...]
    sequence: int
    signer: str
    created: str
    plan: Plan
    plan_digest: Digest
    applications: tuple[Application, ...]
    withdrawn: tuple[ApplicationId, ...]
    dossiers: Mapping[ApplicationId, Digest]
    sections: Mapping[ApplicationId, tuple[Section, ...]]
    committee: Committee
    seats: Mapping[SeatId, SeatKeys]
    slots: Mapping[SeatId, bytes] = field(repr=False)
    certificates: Mapping[SeatId, str] = field(repr=False)
    identities: Mapping[ApplicationId, str] = field(repr=False)
    documents: tuple[Mapping[str, bytes], ...] = field(repr=False)
    headers: tuple[tuple[bytes, bytes], ...] = field(repr=False)

    @property
    def head(self) -> Digest:
        """The digest of the last file."""
        return self.heads[-1]

    def recipients(self, role: str) -> tuple[str, ...]:
        """Return the age recipients of a group: every seat of one role, by seat id."""
        return tuple(self.seats[seat].age_recipient for seat in self.with_role(role))

    def with_role(self, role: str) -> tuple[SeatId, ...]:
        """Return every seat of one role."""
        return tuple(seat for seat in sorted(self.seats) if self.seats[seat].role == role)

    def rows(self, track: TrackId) -> tuple[ApplicationId, ...]:
        """Return the applications a ballot of this track may speak of: all that were found eligible."""
        return tuple(a.id for a in self.applications if a.track == track and a.eligible)


def lineage_file(sealed: SealedFile, seat: SeatId | None = None) -> LineageFile:
    """Return what is kept of an opened batch or supplement.

    Args:
        sealed: the file.
        seat: leave out the keys of all other seats; None keeps them.
    """
    own = keyring.path(seat) if seat is not None else ""
    wanted = [
        path
        for path in sealed.entries
        if not SECTION.fullmatch(path) and (path == own or not own or not path.startswith("keys-"))
    ]
    return LineageFile(
        sealed.header_bytes, sealed.signature, {path: sealed.read_part(path) for path in wanted}
    )


def fold(files: Sequence[LineageFile], secret: SeatSecret) -> Lineage:
    """Return what holds after these files, as the holder of `secret` may know it.

    Args:
        files: the batch, then its supplements in order.
        secret: the seat's slot, opened.

    Raises:
        ReviewDeskError: "lineage-no-batch", "lineage-second-batch", "lineage-foreign", "lineage-order",
            "lineage-gap", "lineage-branch" or "lineage-plan" for files that do not follow each other,
            "lineage-other-slip" when the slip belongs to another batch, "lineage-part",
            "lineage-content", "lineage-seat-twice", "lineage-section", or as `check_secret` and the
            readers of the documents.
    """
    headers = check_order(files)
    _check_slip(headers[0], secret)
    plain = tuple(_plaintexts(header, file, secret) for header, file in zip(headers, files, strict=True))
    seats = directory_of(headers)
    listed: Listing = _latest(plain, listing.PATH, listing.read_listing)
    sat: People = _latest(plain, people.PATH, people.read_people)
    plan = _latest(plain, PLAN, from_normalised)
    check_secret(secret, seats, witness=plan.review_session.witness)
    people.check_certificates(sat, seats)
    ring = _keyring(headers, files, secret, [a.id for a in listed.applications])
    sections = {a: sections_of(headers, places) for a, places in listed.sections.items()}
    return Lineage(
        review_session=headers[0].review_session,
        batch=canonical.digest(files[0].header),
        heads=tuple(canonical.digest(file.header) for file in files),
        sequence=headers[-1].sequence,
        signer=headers[0].signer,
        created=headers[0].created,
        plan=plan,
        plan_digest=headers[-1].plan_digest,
        applications=listed.applications,
        withdrawn=listed.withdrawn,
        dossiers={a: found[-1].content for a, found in sections.items()},
        sections=sections,
        committee=Committee(sat.seats, ring.conflicts),
        seats=seats,
        slots=slots_of(files),
        certificates=sat.certificates,
        identities=ring.identities,
        documents=plain,
        headers=tuple((file.header, file.signature) for file in files),
    )


def check_order(files: Sequence[LineageFile]) -> tuple[Header, ...]:
    """Return the headers of a batch and the supplements that follow it, signatures checked.

    Raises:
        ReviewDeskError: as `fold`, for files that do not follow each other.
    """
    headers = tuple(read_signed_header(file.header, file.signature) for file in files)
    if not headers or headers[0].kind != "batch":
        raise ReviewDeskError("lineage-no-batch")
    digests = [canonical.digest(file.header) for file in files]
    for number, header in enumerate(headers[1:], start=1):
        _check_follows(header, headers[0], digests[:number])
    in_force = None
    for header in headers:
        amended = header.part(PLAN)
        in_force = in_force if amended is None else amended.content
        if header.plan_digest != in_force:
            raise ReviewDeskError("lineage-plan", number=header.sequence - 1)
    return headers


def _check_follows(header: Header, first: Header, before: Sequence[Digest]) -> None:
    if header.kind == "batch":
        raise ReviewDeskError("lineage-second-batch")
    if header.kind != "supplement" or header.batch_digest != before[0]:
        raise ReviewDeskError("lineage-foreign")
    if (header.review_session, header.signer) != (first.review_session, first.signer):
        raise ReviewDeskError("lineage-foreign")
    if header.sequence <= len(before):
        raise ReviewDeskError("lineage-order", number=header.sequence - 1)
    if header.sequence != len(before) + 1:
        raise ReviewDeskError("lineage-gap", missing=len(before), found=header.sequence - 1)
    if header.previous_digest != before[-1]:
        raise ReviewDeskError("lineage-branch", number=header.sequence - 1)


def _check_slip(batch: Header, secret: SeatSecret) -> None:
    """Refuse a batch that the slip does not vouch for."""
    if (batch.signer, batch.review_session) != (secret.signer, secret.review_session):
        raise ReviewDeskError("lineage-other-slip")


def _plaintexts(header: Header, file: LineageFile, secret: SeatSecret) -> Mapping[str, bytes]:
    found = {}
    for path in (PLAN, listing.PATH, people.PATH):
        entry = header.part(path)
        if entry is not None:
            found[path] = opened_part(file, entry, secret)
    return {path: data for path, data in found.items() if data is not None}


def opened_part(file: LineageFile, entry: PartEntry, secret: SeatSecret) -> bytes | None:
    """Return the plaintext of a small part, compared with the header; None when it is for other seats.

    Raises:
        ReviewDeskError: "lineage-content", or as `age.decrypt`.
    """
    data = file.parts.get(entry.path)
    if data is None:
        raise ReviewDeskError("lineage-part", part=entry.path)
    if entry.path.endswith(".age"):
        try:
            data = age.decrypt(data, secret.age_identity)
        except ReviewDeskError as error:
            if error.code != "age-wrong-key":
                raise
            return None
    if canonical.digest(data) != entry.content:
        raise ReviewDeskError("lineage-content", part=entry.path)
    return data


def _latest(plain: Sequence[Mapping[str, bytes]], path: str, read: Callable[[bytes], _T]) -> _T:
    for documents in reversed(plain):
        if path in documents:
            return read(documents[path])
    raise ReviewDeskError("lineage-part", part=path)


def directory_of(headers: Sequence[Header]) -> dict[SeatId, SeatKeys]:
    """Return the key directory after these headers; raises "lineage-seat-twice" or as `check_directory`."""
    seats: dict[SeatId, SeatKeys] = {}
    for header in headers:
        for seat in header.seats:
            if seat.id in seats:
                raise ReviewDeskError("lineage-seat-twice", seat=seat.id)
            seats[seat.id] = seat
    check_directory(tuple(seats.values()))
    return seats


def _keyring(
    headers: Sequence[Header],
    files: Sequence[LineageFile],
    secret: SeatSecret,
    applications: Sequence[ApplicationId],
) -> keyring.Keyring:
    none: tuple[Conflict, ...] = ()
    for header, file in zip(headers, files, strict=True):
        entry = header.part(keyring.path(secret.seat))
        data = None if entry is None else opened_part(file, entry, secret)
        if data is not None:
            return keyring.read_keyring(data, secret.seat, applications)
    return keyring.Keyring(secret.seat, {}, none)


def sections_of(headers: Sequence[Header], places: Sequence[Place]) -> tuple[Section, ...]:
    """Return an application's sections with their digests; raises "lineage-section" for one not there."""
    found = []
    for place in places:
        entry = headers[place.file - 1].part(place.path) if place.file <= len(headers) else None
        if entry is None:
            raise ReviewDeskError("lineage-section", part=place.path)
        found.append(Section(place, entry.content))
    return tuple(found)


def slots_of(files: Sequence[LineageFile]) -> dict[SeatId, bytes]:
    """Return every slot of a lineage, by seat."""
    return {
        SeatId(path.removeprefix("slot-").removesuffix(".age")): data
        for file in files
        for path, data in file.parts.items()
        if path.startswith("slot-")
    }
