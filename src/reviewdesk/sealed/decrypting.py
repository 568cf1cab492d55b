"""Decryption that is read from, piece by piece: a dossier never lies decrypted in memory or on disk whole.

pyrage only pushes, and takes three times as long; sections are the one big thing we decrypt.
"""

import base64
import re

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import bech32, stream, tar
from reviewdesk.sealed.stream import Readable

_LABEL = b"age-encryption.org/v1/X25519"
_SEALED_CHUNK = stream.CHUNK + stream.TAG
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"-> X25519 ([A-Za-z0-9+/]{43})\n"
    rb"([A-Za-z0-9+/]{43})\n"
    rb"--- [A-Za-z0-9+/]{43}\n"
)
_HEADER_SIZE = len("age-encryption.org/v1\n-> X25519 \n\n--- \n") + 3 * 43


class Decrypting:
    """The plaintext of an age file to one X25519 recipient, as a stream.

    Making it and reading raise ReviewDeskError "age-wrong-key", "age-damaged" or "key-malformed"; what was
    read before is authentic, and complete once b"" came back.
    """

    def __init__(self, source: Readable, identity: str) -> None:
        self._source = source
        file_key = _file_key(tar.exactly(source, _HEADER_SIZE), identity)
        nonce = tar.exactly(source, stream.NONCE)
        self._cipher = ChaCha20Poly1305(stream.derived(nonce, b"payload", file_key))
        self._following = tar.exactly(source, _SEALED_CHUNK)
        self._index = 0
        self._plain = b""
        self._ended = False

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes, b"" at the end."""
        if not self._plain and not self._ended:
            self._plain = self._chunk()
        taken = self._plain if size < 0 else self._plain[:size]
        self._plain = self._plain[len(taken) :]
        return taken

    def _chunk(self) -> bytes:
        sealed = self._following
        self._following = tar.exactly(self._source, _SEALED_CHUNK) if len(sealed) == _SEALED_CHUNK else b""
        self._ended = not self._following
        nonce = self._index.to_bytes(11) + (b"\x01" if self._ended else b"\x00")
        try:
            plain = self._cipher.decrypt(nonce, sealed, None)
        except InvalidTag as error:
            raise ReviewDeskError("age-damaged") from error
        if self._index and not plain:
            raise ReviewDeskError("age-damaged")
        self._index += 1
        return plain


def _file_key(header: bytes, identity: str) -> bytes:
    found = _HEADER.fullmatch(header)
    if found is None:
        raise ReviewDeskError("age-damaged")
    share, body = (base64.b64decode(text + b"=") for text in found.groups())
    try:
        private = X25519PrivateKey.from_private_bytes(bech32.decode("age-secret-key-", identity.lower()))
        shared = private.exchange(X25519PublicKey.from_public_bytes(share))
    except ValueError as error:
        raise ReviewDeskError("key-malformed") from error
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    try:
        cipher = ChaCha20Poly1305(stream.derived(share + public, _LABEL, shared))
        file_key = cipher.decrypt(bytes(12), body, None)
    except InvalidTag as error:
        raise ReviewDeskError("age-wrong-key") from error
    if not stream.header_is_genuine(header, file_key):
        raise ReviewDeskError("age-damaged")
    return file_key
