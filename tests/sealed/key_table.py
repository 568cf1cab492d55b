"""A table of seats with real keys, for every test that seals something."""

from dataclasses import dataclass, replace

from reviewdesk.domain.committee import Role
from reviewdesk.domain.names import Digest, SeatId, TrackId
from reviewdesk.sealed import certificates
from reviewdesk.sealed.keys import SeatKeys, SeatSecret, draw_secret, public_half

SESSION = "0123456789abcdef" * 2
CREATED = "2026-11-23T21:10:06Z"
PLAN = Digest("5" * 64)


@dataclass(frozen=True)
class Table:
    """Seats of one review session: what they keep secret and what the directory says."""

    secrets: dict[SeatId, SeatSecret]
    certificates: dict[SeatId, bytes]
    seats: dict[SeatId, SeatKeys]

    def secret(self, seat: str) -> SeatSecret:
        return self.secrets[SeatId(seat)]


def draw_table() -> Table:
    """Draw all keys anew."""
    secretary = draw_secret(SESSION, SeatId("secretary"), "secretary")
    roles: dict[str, Role] = {
        "r1": "reviewer",
        "r2": "reviewer",
        "chair": "chair",
        "chair-2": "chair",
        "witness": "witness",
        "witness-2": "witness",
        "reveal": "reveal",
    }
    drawn = [secretary] + [
        draw_secret(SESSION, SeatId(seat), role, signer=secretary.signer) for seat, role in roles.items()
    ]
    key = secretary.certificate_key
    issuer = certificates.authority("工作人员", CREATED, key)
    issued = {
        secret.seat: certificates.seat_certificate(
            f"评审席 {secret.seat}",
            CREATED,
            secret.certificate_key.public_key(),
            issuer=issuer,
            issuer_key=key,
        )
        for secret in drawn
        if secret.p256_private and secret is not secretary
    } | {secretary.seat: issuer}
    seats = {secret.seat: public_half(secret) for secret in drawn}
    for seat, certificate in issued.items():
        tracks = (TrackId("main"),) if seats[seat].role == "reviewer" else ()
        digest = certificates.certificate_digest(certificate)
        seats[seat] = replace(seats[seat], tracks=tracks, certificate=digest)
    return Table({secret.seat: secret for secret in drawn}, issued, seats)
