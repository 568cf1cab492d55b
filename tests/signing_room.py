"""Seats with real keys and certificates of one authority, to sign papers with."""

from datetime import UTC, datetime
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.report.signing import Credential, Stamp
from reviewdesk.sealed.certificates import authority, certificate_digest, pem, seat_certificate

CREATED = "2026-11-23T21:10:06Z"
MOMENT = datetime(2026, 11, 23, 21, 10, 6, tzinfo=UTC)
CHAIR, R1, R2 = SeatId("chair"), SeatId("r1"), SeatId("r2")
STAMP = Stamp(("张𬱖", "评委 r1", ""))


class SigningRoom(NamedTuple):
    """An authority (PEM) and what each seat signs with."""

    ca: bytes
    credentials: dict[SeatId, Credential]
    certificates: dict[SeatId, Digest]


def sat(seats: tuple[SeatId, ...]) -> SigningRoom:
    """Return new keys for these seats, under an authority of their own."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = authority("authority", CREATED, key)
    credentials, certificates = {}, {}
    for seat in seats:
        own = ec.generate_private_key(ec.SECP256R1())
        found = seat_certificate(seat, CREATED, own.public_key(), issuer=issuer, issuer_key=key)
        private = own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        credentials[seat] = Credential(private, pem(found), pem(issuer))
        certificates[seat] = certificate_digest(found)
    return SigningRoom(pem(issuer), credentials, certificates)
