"""Does this machine compute what every other does? Each primitive against an answer published for it."""

import base64
import hashlib
from collections.abc import Callable
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age

_IDENTITY: Final = "AGE-SECRET-KEY-1LVXUWRZVC8XSZKZ40MLJEHFG6LESQCK39GWU5C24LDMVLJDER5QQXCQK63"
_AGE_FILE: Final = (
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBKaENET1BBam92WWFzeE5PN3hudDM4YWh6UEhPMHQvYXhtSX"
    "NlMTdSbjJjClE5bUtiam1JTUNYMXlWTHZ3dk9lQUpkZk5neFd5WERSRm02ZEpiTkJGV2sKLS0tIHBRemVFYkVja2Vr"
    "d0FQenJDeFVndzk5bE9rbmduSG1GbGpvQUNpRXI5RjAKpZx3bK0wvWo/LUXFH5YbbZw4Wpxoxxl+d5qrj3G/pbGatE"
    "Vw96mZq19O"
)
"""Ten bytes that the `age` program 1.1 encrypted to the identity above, which guards nothing."""


def wrong() -> tuple[str, ...]:
    """Return the primitives whose answer is another one than everywhere else; none where all is well."""
    return tuple(name for name, holds in KNOWN.items() if not holds())


def _sha256() -> bool:
    """FIPS 180-4, "abc"."""
    return hashlib.sha256(b"abc").hexdigest().startswith("ba7816bf8f01cfea414140de5dae2223b00361a396177a9c")


def _scrypt() -> bool:
    """RFC 7914, section 12, second vector."""
    found = hashlib.scrypt(b"password", salt=b"NaCl", n=1024, r=8, p=16, dklen=64)
    return found.hex().startswith("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")


def _hkdf() -> bool:
    """RFC 5869, first vector."""
    derived = HKDF(hashes.SHA256(), 42, bytes(range(13)), bytes(range(0xF0, 0xFA))).derive(b"\x0b" * 22)
    return derived.hex().startswith("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf")


def _ed25519() -> bool:
    """RFC 8032, section 7.1, first vector: the signature of nothing."""
    secret = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    found = Ed25519PrivateKey.from_private_bytes(secret).sign(b"")
    return found.hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8")


def _chacha() -> bool:
    """RFC 8439, section 2.8.2: the tag."""
    text = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
    text += b"sunscreen would be it."
    nonce, beside = bytes.fromhex("070000004041424344454647"), bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
    sealed = ChaCha20Poly1305(bytes(range(0x80, 0xA0))).encrypt(nonce, text, beside)
    return sealed[-16:].hex() == "1ae10b594f09e26a7e902ecbd0600691"


def _p256(text: bytes = b"sample") -> bool:
    """RFC 6979, section A.2.5: the signature of "sample" with SHA-256."""
    x = 0x60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6
    y = 0x7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299
    r = 0xEFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716
    s = 0xF7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8
    public = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    try:
        public.verify(encode_dss_signature(r, s), text, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def _age(identity: str = _IDENTITY) -> bool:
    """Open what another program sealed."""
    try:
        return age.decrypt(base64.b64decode(_AGE_FILE), identity) == b"ReviewDesk"
    except ReviewDeskError:
        return False


KNOWN: Final[dict[str, Callable[[], bool]]] = {
    "SHA-256": _sha256,
    "scrypt": _scrypt,
    "HKDF-SHA-256": _hkdf,
    "Ed25519": _ed25519,
    "ECDSA P-256": _p256,
    "ChaCha20-Poly1305": _chacha,
    "age X25519": _age,
}
