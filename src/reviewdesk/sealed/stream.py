"""The age v1 frame shared by both kinds of recipient: header with HMAC, payload in sealed chunks.

Written here because pyrage adds a random stanza of random length to every header, so that the
size of a part, and with it the length of header.json, would not follow from what is inside.
Specification: https://age-encryption.org/v1.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = "age-encryption.org/v1"
CHUNK = 64 * 1024
TAG = 16
NONCE = 16
FILE_KEY = 16
COLUMNS = 64

Progress = Callable[[int], None]
"""Called with the number of bytes just done."""


class Readable(Protocol):
    """Anything with `read`."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes, b"" at the end."""
        ...


class Writable(Protocol):
    """Anything with `write`."""

    def write(self, data: bytes, /) -> int:
        """Take all of `data`."""
        ...


def header(stanzas: Sequence[tuple[str, bytes]], file_key: bytes) -> bytes:
    """Return the header of an age file: each stanza's argument line and its 32-byte body."""
    lines = [VERSION]
    for arguments, body in stanzas:
        lines += [f"-> {arguments}", base64_text(body)]
    text = "\n".join([*lines, "---"]).encode()
    return text + b" " + base64_text(_mac(text, file_key)).encode() + b"\n"


def header_is_genuine(data: bytes, file_key: bytes) -> bool:
    """Whether the header's HMAC is the file key's; `data` ends with the HMAC's line."""
    text, _, mac = data.rstrip(b"\n").rpartition(b" ")
    return hmac.compare_digest(base64_text(_mac(text, file_key)).encode(), mac)


def base64_text(data: bytes) -> str:
    """Return unpadded base64, as age writes it."""
    return base64.b64encode(data).decode().rstrip("=")


def derived(salt: bytes, info: bytes, key: bytes) -> bytes:
    """Return 32 bytes of HKDF-SHA-256."""
    return HKDF(hashes.SHA256(), 32, salt, info).derive(key)


def seal_payload(source: Readable, target: Writable, file_key: bytes, progress: Progress) -> None:
    """Encrypt everything `source` gives, in chunks, into `target`."""
    nonce = secrets.token_bytes(NONCE)
    target.write(nonce)
    cipher = ChaCha20Poly1305(derived(nonce, b"payload", file_key))
    for index, chunk, last in _chunks(source):
        target.write(cipher.encrypt(_chunk_nonce(index, last), chunk, None))
        progress(len(chunk))


def open_payload(data: bytes, file_key: bytes) -> bytes:
    """Return the plaintext of a payload that is one chunk long.

    Raises:
        ValueError: damaged, or not exactly one chunk.
    """
    cipher = ChaCha20Poly1305(derived(data[:NONCE], b"payload", file_key))
    if len(data) > NONCE + CHUNK + TAG:
        raise ValueError("more than one chunk")
    try:
        return cipher.decrypt(_chunk_nonce(0, last=True), data[NONCE:], None)
    except InvalidTag as error:
        raise ValueError("damaged payload") from error


def payload_size(size: int) -> int:
    """Return how many bytes the payload of `size` bytes of plaintext has."""
    return NONCE + size + TAG * max(1, -(-size // CHUNK))


def _mac(text: bytes, file_key: bytes) -> bytes:
    return hmac.digest(derived(b"", b"header", file_key), text, hashlib.sha256)


def _chunks(source: Readable) -> Iterator[tuple[int, bytes, bool]]:
    index, chunk = 0, _full(source)
    while True:
        following = _full(source) if len(chunk) == CHUNK else b""
        yield index, chunk, not following
        if not following:
            return
        index, chunk = index + 1, following


def _full(source: Readable) -> bytes:
    chunk = source.read(CHUNK)
    while len(chunk) < CHUNK and (more := source.read(CHUNK - len(chunk))):
        chunk += more
    return chunk


def _chunk_nonce(index: int, last: bool) -> bytes:
    return index.to_bytes(11) + (b"\x01" if last else b"\x00")
