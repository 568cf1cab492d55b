"""Signatures that `ssh-keygen -Y verify` checks: SSHSIG with Ed25519, spelled in one way only.

OpenSSH, PROTOCOL.sshsig. ssh-keygen accepts an armour with other line ends, so ours is rebuilt
from its 64 bytes and compared before anything is verified.
"""

import base64
import hashlib
import struct

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import points

_MAGIC = b"SSHSIG"
_KEY_TYPE = b"ssh-ed25519"
_HASH = b"sha512"
_COLUMNS = 70
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\n"


def public_line(key: Ed25519PublicKey) -> str:
    """Return a public key as OpenSSH writes it: "ssh-ed25519 AAAA…", without comment."""
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return f"ssh-ed25519 {base64.b64encode(_string(_KEY_TYPE) + _string(raw)).decode()}"


def public_raw(line: str) -> bytes:
    """Return the 32 bytes of a public key line.

    Raises:
        ReviewDeskError: "key-malformed", or "key-small-order" for a point nobody should trust.
    """
    try:
        raw = base64.b64decode(line.removeprefix("ssh-ed25519 "), validate=True)[-32:]
        respelled = public_line(Ed25519PublicKey.from_public_bytes(raw))
    except ValueError as error:
        raise ReviewDeskError("key-malformed") from error
    if respelled != line:
        raise ReviewDeskError("key-malformed")
    if not points.is_proper(raw):
        raise ReviewDeskError("key-small-order")
    return raw


def sign(message: bytes, key: Ed25519PrivateKey, namespace: str) -> str:
    """Return the armoured signature of `message`."""
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return _armour(key.sign(_signed(message, namespace)), raw, namespace)


def verify(armour: str, message: bytes, signer: str, namespace: str) -> None:
    """Refuse a signature that is not `signer`'s over `message`, or is spelled in another way.

    Raises:
        ReviewDeskError: "signature-malformed", "signature-wrong", or as `public_raw`.
    """
    raw = public_raw(signer)
    signature = _signature_bytes(armour)
    if _armour(signature, raw, namespace) != armour:
        raise ReviewDeskError("signature-malformed")
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(signature, _signed(message, namespace))
    except InvalidSignature as error:
        raise ReviewDeskError("signature-wrong") from error


def _signature_bytes(armour: str) -> bytes:
    body = armour.removeprefix(_BEGIN).removesuffix(_END).replace("\n", "")
    try:
        return base64.b64decode(body, validate=True)[-64:]
    except ValueError as error:
        raise ReviewDeskError("signature-malformed") from error


def _armour(signature: bytes, raw: bytes, namespace: str) -> str:
    blob = b"".join(
        [
            _MAGIC,
            struct.pack(">I", 1),
            _string(_string(_KEY_TYPE) + _string(raw)),
            _string(namespace.encode()),
            _string(b""),
            _string(_HASH),
            _string(_string(_KEY_TYPE) + _string(signature)),
        ]
    )
    text = base64.b64encode(blob).decode()
    lines = [text[start : start + _COLUMNS] + "\n" for start in range(0, len(text), _COLUMNS)]
    return _BEGIN + "".join(lines) + _END


def _signed(message: bytes, namespace: str) -> bytes:
    digest = hashlib.sha512(message).digest()
    return _MAGIC + _string(namespace.encode()) + _string(b"") + _string(_HASH) + _string(digest)


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data
