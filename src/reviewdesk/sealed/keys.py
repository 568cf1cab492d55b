"""The keys of a seat: what its slot keeps secret, and what the batch's header says in public."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    load_ssh_private_key,
)

from reviewdesk.domain import canonical
from reviewdesk.domain.committee import Role
from reviewdesk.domain.names import Digest, SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, sshsig
from reviewdesk.sealed.shapes import is_count, is_name, is_session

SCHEMA = 1
UNBOUND = "0" * 32
"""The review session of a reveal seat that was made elsewhere, before there was a batch."""
ROLES: tuple[str, ...] = get_args(Role)
_SLOT_KEYS = {"schema", "review_session", "seat", "roles", "signer", "age", "ssh", "p256", "reveal"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatKeys:
    """One line of `header.seats`, the only key directory.

    Attributes:
        age_recipient: "age1…".
        ssh_key: "ssh-ed25519 AAAA…"; None for reveal.
        certificate: SHA-256 of the seat's certificate (DER); None for reveal.
    """

    id: SeatId
    role: Role
    tracks: tuple[TrackId, ...] = ()
    age_recipient: str
    ssh_key: str | None = None
    certificate: Digest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSecret:
    """What a slot holds. Its representation shows no key.

    Attributes:
        review_session: 32 hex digits.
        roles: the seat's role, and "reveal" too where `reveal_identity` lies in the chair's slot.
        signer: the secretary's public key line, which every batch of this slip must be signed with.
        age_identity: "AGE-SECRET-KEY-1…".
        ssh_private: OpenSSH private key text; "" for reveal.
        p256_private: PKCS#8 PEM; "" for reveal.
        reveal_identity: only with `witness = "none"`, and only in a chair's slot.
    """

    review_session: str
    seat: SeatId
    roles: tuple[Role, ...]
    signer: str
    age_identity: str
    ssh_private: str = ""
    p256_private: str = ""
    reveal_identity: str | None = None

    def __repr__(self) -> str:
        return f"SeatSecret(seat={self.seat!r}, review_session={self.review_session!r})"

    @property
    def age_recipient(self) -> str:
        """The public half of `age_identity`."""
        return age.recipient_of(self.age_identity)

    @property
    def signing_key(self) -> Ed25519PrivateKey:
        """The key that signs ballots and attestations."""
        return signing_key(self.ssh_private)

    @property
    def ssh_key(self) -> str | None:
        """The public half of `signing_key`; None for reveal."""
        return sshsig.public_line(self.signing_key.public_key()) if self.ssh_private else None

    @property
    def certificate_key(self) -> ec.EllipticCurvePrivateKey:
        """The key that signs PDFs."""
        return _certificate_key(self.p256_private)


def draw_secret(
    review_session: str, seat: SeatId, role: Role, *, signer: str = "", reveal_identity: str | None = None
) -> SeatSecret:
    """Return new keys for a seat; without `signer` (the secretary's own) it signs for itself."""
    identity, _ = age.new_identity()
    if role == "reveal":
        return SeatSecret(
            review_session=review_session, seat=seat, roles=(role,), signer=signer, age_identity=identity
        )
    private = Ed25519PrivateKey.generate()
    roles: tuple[Role, ...] = (role,) if reveal_identity is None else (role, "reveal")
    return SeatSecret(
        review_session=review_session,
        seat=seat,
        roles=roles,
        signer=signer or sshsig.public_line(private.public_key()),
        age_identity=identity,
        ssh_private=_text(private, Encoding.PEM, PrivateFormat.OpenSSH),
        p256_private=_text(ec.generate_private_key(ec.SECP256R1()), Encoding.PEM, PrivateFormat.PKCS8),
        reveal_identity=reveal_identity,
    )


def public_half(
    secret: SeatSecret, *, tracks: tuple[TrackId, ...] = (), certificate: Digest | None = None
) -> SeatKeys:
    """Return the seat's line of the directory."""
    return SeatKeys(
        id=secret.seat,
        role=secret.roles[0],
        tracks=tracks,
        age_recipient=secret.age_recipient,
        ssh_key=secret.ssh_key,
        certificate=certificate,
    )


def secret_bytes(secret: SeatSecret) -> bytes:
    """Return the plaintext of the seat's slot."""
    return canonical.encode(
        {
            "schema": SCHEMA,
            "review_session": secret.review_session,
            "seat": secret.seat,
            "roles": list(secret.roles),
            "signer": secret.signer,
            "age": secret.age_identity,
            "ssh": secret.ssh_private,
            "p256": secret.p256_private,
            "reveal": secret.reveal_identity,
        }
    )


def secret_from_bytes(data: bytes) -> SeatSecret:
    """Return what a slot holds.

    Raises:
        ReviewDeskError: "slot-newer" for a schema from a later program, "slot-contents" for anything else
            that is not as `secret_bytes` writes it.
    """
    try:
        found = canonical.decode_map(data)
        if _is_newer(found):
            raise ReviewDeskError("slot-newer")
        secret = _secret(found)
        _check_private(secret)
    except (ValueError, ReviewDeskError) as error:
        if isinstance(error, ReviewDeskError) and error.code == "slot-newer":
            raise
        raise ReviewDeskError("slot-contents") from error
    return secret


def signing_key(text: str) -> Ed25519PrivateKey:
    """Return the Ed25519 key of an OpenSSH private key text.

    Raises:
        ReviewDeskError: "key-malformed".
    """
    try:
        key = load_ssh_private_key(text.encode(), None)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise ReviewDeskError("key-malformed") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ReviewDeskError("key-malformed")
    return key


def _is_newer(found: Mapping[str, object]) -> bool:
    return is_count(found.get("schema"), SCHEMA + 1)


def _secret(found: Mapping[str, object]) -> SeatSecret:
    roles, reveal = found.get("roles"), found.get("reveal")
    if found.keys() != _SLOT_KEYS or not (is_count(found["schema"], SCHEMA) and isinstance(roles, list)):
        raise ValueError("unknown keys")
    text = {key: value for key, value in found.items() if isinstance(value, str)}
    if not text.keys() >= _SLOT_KEYS - {"schema", "roles", "reveal"} or not isinstance(reveal, str | None):
        raise ValueError("not text")
    if not roles or not all(role in ROLES for role in roles):
        raise ValueError("unknown role")
    if not (is_name(text["seat"]) and is_session(text["review_session"])):
        raise ValueError("unknown seat or review session")
    return SeatSecret(
        review_session=text["review_session"],
        seat=SeatId(text["seat"]),
        roles=tuple(cast(Role, role) for role in roles),
        signer=text["signer"],
        age_identity=text["age"],
        ssh_private=text["ssh"],
        p256_private=text["p256"],
        reveal_identity=reveal,
    )


def _check_private(secret: SeatSecret) -> None:
    age.recipient_of(secret.age_identity)
    if secret.reveal_identity is not None:
        age.recipient_of(secret.reveal_identity)
    if secret.roles[0] == "reveal":
        if secret.ssh_private or secret.p256_private:
            raise ReviewDeskError("key-not-needed", seat=secret.seat)
    else:
        signing_key(secret.ssh_private)
        _certificate_key(secret.p256_private)


def _certificate_key(text: str) -> ec.EllipticCurvePrivateKey:
    try:
        key = load_pem_private_key(text.encode(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ReviewDeskError("key-malformed") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ReviewDeskError("key-malformed")
    return key


def _text(
    key: Ed25519PrivateKey | ec.EllipticCurvePrivateKey, encoding: Encoding, form: PrivateFormat
) -> str:
    return key.private_bytes(encoding, form, NoEncryption()).decode()
