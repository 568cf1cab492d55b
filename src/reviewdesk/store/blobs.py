"""Documents beside the database, each sealed on its own: big, read seldom, never a plain file.

A blob is 16 random bytes and then chunks of 1 MiB under ChaCha20-Poly1305, each with the blob's
name as associated data; the nonce counts chunks and marks the last, so that none can be cut off,
moved or taken from another blob. The name covers the document's digest with a secret: nobody can
tell from a name which document lies there.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import about
from reviewdesk.store.private import private

CHUNK = 1 << 20
_SALT = 16
_TAG = 16


class Blobs:
    """The folder of blobs of one workspace, under keys derived from the workspace's own."""

    __slots__ = ("_folder", "_key", "_naming")

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = _derived(key, b"", b"reviewdesk-blobs")
        self._naming = _derived(key, b"", b"reviewdesk-blob-names")

    def path(self, digest: Digest) -> Path:
        """Return where the document with this digest lies or would lie."""
        return self._folder / hashlib.sha256(self._naming + bytes.fromhex(digest)).hexdigest()

    def put(self, source: BinaryIO, digest: Digest) -> None:
        """Keep one document: under its final name complete, or not at all.

        Raises:
            ReviewDeskError: "blob-differs" when the bytes are not those of `digest`.
        """
        target = self.path(digest)
        if target.exists():
            return
        partial = target.with_suffix(".part")
        try:
            with about(target), open(partial, "wb", opener=private) as file:
                self._encrypt(source, file, target.name, digest)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
        _persist_folder(self._folder)

    def read(self, digest: Digest) -> bytes:
        """Return one document, in memory only.

        Raises:
            ReviewDeskError: "blob-missing" or "blob-damaged".
        """
        return b"".join(self.chunks(digest))

    def chunks(self, digest: Digest) -> Iterator[bytes]:
        """Yield one document piece by piece, each checked before it is handed out."""
        path = self.path(digest)
        try:
            file = path.open("rb")
        except FileNotFoundError:
            raise ReviewDeskError("blob-missing", name=path.name) from None
        with file:
            yield from self._decrypt(file, path.name)

    def is_whole(self, digest: Digest) -> bool:
        """Whether a document is there and every piece of it can be read."""
        try:
            for _ in self.chunks(digest):
                pass
        except (ReviewDeskError, OSError):
            return False
        return True

    def drop(self, digest: Digest) -> None:
        """Forget one document."""
        path = self.path(digest)
        path.unlink(missing_ok=True)
        path.with_suffix(".part").unlink(missing_ok=True)

    def keep(self, digests: Iterable[Digest]) -> None:
        """Forget every document but these, half written ones too."""
        names = {self.path(digest).name for digest in digests}
        for path in self._folder.glob("*"):
            if path.name not in names:
                path.unlink(missing_ok=True)

    def _cipher(self, salt: bytes, name: str) -> ChaCha20Poly1305:
        return ChaCha20Poly1305(_derived(self._key, salt, name.encode()))

    def _encrypt(self, source: BinaryIO, file: BinaryIO, name: str, digest: Digest) -> None:
        salt = os.urandom(_SALT)
        cipher = self._cipher(salt, name)
        file.write(salt)
        seen = hashlib.sha256()
        for nonce, piece in _pieces(source, CHUNK):
            seen.update(piece)
            file.write(cipher.encrypt(nonce, piece, name.encode()))
        if seen.hexdigest() != digest:
            raise ReviewDeskError("blob-differs")

    def _decrypt(self, file: BinaryIO, name: str) -> Iterator[bytes]:
        cipher = self._cipher(file.read(_SALT), name)
        for nonce, piece in _pieces(file, CHUNK + _TAG):
            try:
                yield cipher.decrypt(nonce, piece, name.encode())
            except InvalidTag:
                raise ReviewDeskError("blob-damaged", name=name) from None


def _pieces(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield nonce and piece; an empty source is one empty last piece."""
    piece, counter = _full(source, size), 0
    while True:
        following = _full(source, size)
        last = not following
        yield counter.to_bytes(11, "big") + bytes([last]), piece
        if last:
            return
        piece, counter = following, counter + 1


def _full(source: BinaryIO, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size and (more := source.read(size - len(parts))):
        parts += more
    return bytes(parts)


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt or None, info).derive(key)


def _persist_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
