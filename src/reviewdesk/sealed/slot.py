"""The slot of a seat: its private keys in an age file that its slip code opens.

One scrypt stanza with log_n 17, always: pyrage would choose by machine speed and make slots that
need 1 GB of memory. The stanza's line is read first, so that a strange work factor never runs.
"""

import base64
import io
import re
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import stream

WORK_FACTOR = 17
ALLOWED_WORK_FACTORS = (17, 18)
MAX_SLOT = 16 * 1024
_LABEL = b"age-encryption.org/v1/scrypt"
_SALT = 16
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n"
    rb"([A-Za-z0-9+/]{43})\n"
    rb"--- [A-Za-z0-9+/]{43}\n"
)


def seal_slot(plaintext: bytes, code: str) -> bytes:
    """Return an age file that `code` (16 symbols) opens; about 0.4 s and 128 MiB.

    Raises:
        ReviewDeskError: "slot-too-large".
    """
    file_key, salt = secrets.token_bytes(stream.FILE_KEY), secrets.token_bytes(_SALT)
    body = ChaCha20Poly1305(_wrapping_key(code, salt, WORK_FACTOR)).encrypt(bytes(12), file_key, None)
    target = io.BytesIO()
    target.write(stream.header([(f"scrypt {stream.base64_text(salt)} {WORK_FACTOR}", body)], file_key))
    stream.seal_payload(io.BytesIO(plaintext), target, file_key, lambda _: None)
    if target.tell() > MAX_SLOT:
        raise ReviewDeskError("slot-too-large", limit=MAX_SLOT)
    return target.getvalue()


def open_slot(data: bytes, code: str) -> bytes:
    """Return the plaintext of a slot, an age file, that `code` (16 symbols) opens.

    Raises:
        ReviewDeskError: "slot-too-large", "slot-malformed", "slot-work-factor", "slot-wrong-code"
            or "slot-damaged".
    """
    salt, body, header, payload = _parse(data)
    try:
        file_key = ChaCha20Poly1305(_wrapping_key(code, salt[0], salt[1])).decrypt(bytes(12), body, None)
    except InvalidTag as error:
        raise ReviewDeskError("slot-wrong-code") from error
    try:
        if not stream.header_is_genuine(header, file_key):
            raise ReviewDeskError("slot-damaged")
        return stream.open_payload(payload, file_key)
    except ValueError as error:
        raise ReviewDeskError("slot-damaged") from error


def fits(data: bytes, code: str) -> bool:
    """Whether `code` opens this slot; a damaged slot fits no code."""
    try:
        open_slot(data, code)
    except ReviewDeskError:
        return False
    return True


def check_slot(data: bytes) -> None:
    """Refuse what is no slot, without running anything; raises as `open_slot`."""
    _parse(data)


def _parse(data: bytes) -> tuple[tuple[bytes, int], bytes, bytes, bytes]:
    if len(data) > MAX_SLOT:
        raise ReviewDeskError("slot-too-large", limit=MAX_SLOT)
    found = _HEADER.match(data)
    if found is None:
        raise ReviewDeskError("slot-malformed")
    if int(found[2]) not in ALLOWED_WORK_FACTORS:
        raise ReviewDeskError("slot-work-factor", found=int(found[2]))
    return (_unpadded(found[1]), int(found[2])), _unpadded(found[3]), found[0], data[found.end() :]


def _unpadded(text: bytes) -> bytes:
    data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if stream.base64_text(data).encode() != text:
        raise ReviewDeskError("slot-malformed")
    return data


def _wrapping_key(code: str, salt: bytes, work_factor: int) -> bytes:
    return Scrypt(salt=_LABEL + salt, length=32, n=1 << work_factor, r=8, p=1).derive(code.encode())
