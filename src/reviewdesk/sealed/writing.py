"""Writes sealed files: header, signature, parts, in the one spelling that is accepted again."""

import hashlib
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import sshsig, tar
from reviewdesk.sealed.atomic import atomic_file
from reviewdesk.sealed.header import (
    HEADER_PATH,
    SIGNATURE_PATH,
    Header,
    PartEntry,
    header_bytes,
    namespace,
    read_header,
)
from reviewdesk.sealed.stream import Progress, Writable

_PIECE = 1024 * 1024
_SETTLE_EVERY = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """A part about to be written: its entry in the header, and where its bytes are."""

    entry: PartEntry
    source: bytes | Path = field(repr=False)


def part_of_bytes(path: str, data: bytes, content: Digest | None = None) -> Part:
    """Return a part held in memory; `content` is left out where the part is its own plaintext."""
    digest = canonical.digest(data)
    return Part(PartEntry(path=path, size=len(data), sha256=digest, content=content or digest), data)


def part_of_file(path: str, file: Path, content: Digest | None = None) -> Part:
    """Return a part that lies in a file; reads it once for its digest."""
    with file.open("rb") as stream:
        digest = Digest(hashlib.file_digest(stream, "sha256").hexdigest())
    size = file.stat().st_size
    return Part(PartEntry(path=path, size=size, sha256=digest, content=content or digest), file)


def write_sealed(
    target: Path,
    header: Header,
    parts: Sequence[Part],
    key: Ed25519PrivateKey,
    progress: Progress = lambda _: None,
) -> Digest:
    """Write a sealed file that is there whole or not at all, and return its digest.

    Args:
        target: the file; its folder exists.
        header: everything but `signer` and `parts`, which are filled in here.
        parts: in the order in which they are to stand.
        key: signs the header.
        progress: told the number of bytes of each piece written.
    """
    with atomic_file(target) as stream:
        return _write(_Settling(stream), header, parts, key, progress)


def build_sealed(header: Header, parts: Sequence[Part], key: Ed25519PrivateKey) -> bytes:
    """Return a small sealed file; as `write_sealed`."""
    stream = io.BytesIO()
    _write(stream, header, parts, key, lambda _: None)
    return stream.getvalue()


class _Settling:
    """Forces what was written to disk every now and then.

    All of a long file at its end takes long on a slow disk, and nothing could be told or cancelled then.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._since = 0

    def write(self, data: bytes) -> int:
        self._since += self._file.write(data)
        if self._since >= _SETTLE_EVERY:
            self._since = 0
            self._file.flush()
            os.fsync(self._file.fileno())
        return len(data)


def _write(
    stream: Writable, header: Header, parts: Sequence[Part], key: Ed25519PrivateKey, progress: Progress
) -> Digest:
    signer = sshsig.public_line(key.public_key())
    data = header_bytes(replace(header, signer=signer, parts=tuple(part.entry for part in parts)))
    read_header(data)
    signature = sshsig.sign(data, key, namespace(header.kind)).encode()
    for path, content in ((HEADER_PATH, data), (SIGNATURE_PATH, signature)):
        stream.write(tar.header_block(path, len(content)) + content + tar.padding(len(content)))
    for part in parts:
        stream.write(tar.header_block(part.entry.path, part.entry.size))
        _copy(stream, part, progress)
        stream.write(tar.padding(part.entry.size))
    stream.write(tar.END)
    return canonical.digest(data)


def _copy(stream: Writable, part: Part, progress: Progress) -> None:
    digest = hashlib.sha256()
    opened = io.BytesIO(part.source) if isinstance(part.source, bytes) else part.source.open("rb")
    with opened as source:
        while piece := source.read(_PIECE):
            digest.update(piece)
            stream.write(piece)
            progress(len(piece))
    if digest.hexdigest() != part.entry.sha256:
        raise ReviewDeskError("container-source-changed", part=part.entry.path)
