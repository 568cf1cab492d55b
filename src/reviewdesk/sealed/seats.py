"""Draws the keys of the seats at sealing: secrets, certificates, slots, and the codes that open them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reviewdesk.domain import canonical
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.domain.plan.values import Witness
from reviewdesk.sealed import age, certificates, keys, slot
from reviewdesk.sealed.codes import draw_code, fingerprint, session_mark
from reviewdesk.sealed.keys import SeatKeys, SeatSecret
from reviewdesk.sealed.writing import Part, part_of_bytes


@dataclass(frozen=True, slots=True)
class BroughtSeat:
    """A reveal seat made elsewhere: its recipient, its slot, and the digest of what the slot holds."""

    id: SeatId
    recipient: str
    slot: bytes = field(repr=False)
    content: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSeats:
    """All keys of a new batch, of which only the public halves and the slots may outlive the sealing.

    Attributes:
        directory: `header.seats`.
        slots: one part per slot.
        codes: seat → slip code; none for seats brought from elsewhere.
        certificates: seat → certificate (PEM).
    """

    secretary: SeatSecret = field(repr=False)
    directory: tuple[SeatKeys, ...]
    slots: tuple[Part, ...] = field(repr=False)
    codes: Mapping[SeatId, str] = field(repr=False)
    certificates: Mapping[SeatId, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Authority:
    """What issues the seats' certificates: its certificate (DER), the secretary's secret, and the moment."""

    certificate: bytes = field(repr=False)
    secret: SeatSecret = field(repr=False)
    created: str


def draw_seats(
    review_session: str,
    seats: Sequence[Seat],
    *,
    created: str,
    witness: Witness,
    brought: Sequence[BroughtSeat] = (),
    advance: Callable[[int], None] = lambda step: None,
) -> DrawnSeats:
    """Return new keys for every seat.

    Args:
        review_session: 32 hex digits.
        seats: one secretary among them.
        created: of the batch.
        witness: with "none" the reveal identity lies in the chair seats' slots, and has none of its own.
        brought: reveal seats made elsewhere, instead of those in `seats`.
        advance: called with 1 for each slot made, 0.4 s each.
    """
    office = next(seat for seat in seats if seat.role == "secretary")
    secretary = keys.draw_secret(review_session, office.id, "secretary")
    label = f"ReviewDesk {session_mark(review_session)}"
    authority = Authority(
        certificates.authority(label, created, secretary.certificate_key), secretary, created
    )
    lone = keys.draw_secret(review_session, SeatId("reveal"), "reveal", signer=secretary.signer)
    shared = lone.age_identity if witness == "none" else None
    elsewhere = {one.id for one in brought}
    secrets = [secretary] + [
        drawn(seat, secretary, reveal_identity=shared if seat.role == "chair" else None)
        for seat in seats
        if seat is not office and seat.id not in elsewhere
    ]
    tracks = {seat.id: seat.tracks for seat in seats}
    issued = {s.seat: certificate for s in secrets if (certificate := issue(s, authority))}
    lines = [public_line(s, tracks[s.seat], issued) for s in secrets]
    lines += [SeatKeys(id=one.id, role="reveal", age_recipient=one.recipient) for one in brought]
    if shared is not None:
        lines.append(keys.public_half(lone))
    made = [slot_part(secret, advance) for secret in secrets]
    own = [part_of_bytes(slot_path(one.id), one.slot, one.content) for one in brought]
    parts = sorted([*own, *(part for part, _ in made)], key=lambda part: part.entry.path)
    return DrawnSeats(
        secretary=secretary,
        directory=tuple(lines),
        slots=tuple(parts),
        codes={secret.seat: code for secret, (_, code) in zip(secrets, made, strict=True)},
        certificates=as_pem(issued),
    )


def drawn(seat: Seat, secretary: SeatSecret, *, reveal_identity: str | None = None) -> SeatSecret:
    """Return new keys for one seat, under the same secretary."""
    return keys.draw_secret(
        secretary.review_session,
        seat.id,
        seat.role,
        signer=secretary.signer,
        reveal_identity=reveal_identity,
    )


def issue(secret: SeatSecret, authority: Authority) -> bytes | None:
    """Return the seat's certificate (DER), the authority's own for the secretary; None for reveal."""
    if secret.roles[0] == "reveal":
        return None
    if secret.seat == authority.secret.seat:
        return authority.certificate
    return certificates.seat_certificate(
        secret.seat,
        authority.created,
        secret.certificate_key.public_key(),
        issuer=authority.certificate,
        issuer_key=authority.secret.certificate_key,
    )


def public_line(secret: SeatSecret, tracks: Iterable[str], issued: Mapping[SeatId, bytes]) -> SeatKeys:
    """Return the seat's line of the directory."""
    certificate = issued.get(secret.seat)
    digest = None if certificate is None else certificates.certificate_digest(certificate)
    return keys.public_half(secret, tracks=tuple(tracks), certificate=digest)  # type: ignore[arg-type]


def as_pem(issued: Mapping[SeatId, bytes]) -> dict[SeatId, str]:
    """Return certificates as text."""
    return {seat: certificates.pem(data).decode("ascii") for seat, data in issued.items()}


def slot_part(secret: SeatSecret, advance: Callable[[int], None] = lambda step: None) -> tuple[Part, str]:
    """Return a seat's slot and the new code that opens it."""
    code, plain = draw_code(), keys.secret_bytes(secret)
    part = part_of_bytes(slot_path(secret.seat), slot.seal_slot(plain, code), canonical.digest(plain))
    advance(1)
    return part, code


def reveal_mark(recipient: str) -> str:
    """Return the mark of a reveal seat, which stands on its slip and on every opening screen."""
    return fingerprint(canonical.digest(recipient.encode("ascii")))


def slot_path(seat: SeatId) -> str:
    """Return the part's path."""
    return f"slot-{seat}.age"


def draw_reveal(seat: SeatId) -> tuple[BroughtSeat, str]:
    """Return a reveal seat made before there is a batch, and its code."""
    secret = keys.draw_secret(keys.UNBOUND, seat, "reveal")
    part, code = slot_part(secret)
    data = part.source if isinstance(part.source, bytes) else b""
    return BroughtSeat(seat, age.recipient_of(secret.age_identity), data, part.entry.content), code
