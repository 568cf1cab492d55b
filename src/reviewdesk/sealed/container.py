"""Opens sealed files: a canonical tar of header.json, its signature, and the parts the header lists."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import open_file
from reviewdesk.sealed import tar
from reviewdesk.sealed.header import (
    HEADER_PATH,
    MAX_BATCH_HEADER,
    SIGNATURE_PATH,
    Header,
    Kind,
    PartEntry,
    check_signed,
    read_header,
)
from reviewdesk.sealed.naming import naming
from reviewdesk.sealed.stream import Progress

_PIECE = 1024 * 1024
_MAX_SIGNATURE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """A sealed file whose form, signature and digests hold; who signed it is the caller's question.

    Attributes:
        source: the file, or its bytes.
        name: what to call it in a sentence.
        digest: SHA-256 of its header.json, the digest of the file.
        entries: what the header lists, by path.
        members: the parts that are there, by path.
        absent: listed parts that are not there; only where `open_sealed` allowed it.
    """

    source: Path | bytes = field(repr=False)
    name: str
    header: Header
    header_bytes: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    digest: Digest
    entries: Mapping[str, PartEntry] = field(repr=False)
    members: Mapping[str, tar.Member] = field(repr=False)
    absent: tuple[str, ...] = ()

    def open_part(self, path: str) -> BinaryIO:
        """Return a stream of one part; KeyError when it is not there. Close it.

        The stream is not compared with the digest again: take what it gives through age, or hash it.
        """
        member = self.members[path]
        return io.BufferedReader(_Window(_opened(self.source, self.name), member), _PIECE)

    def read_part(self, path: str) -> bytes:
        """Return one part whole, compared with its digest again; KeyError when it is not there.

        Raises:
            ReviewDeskError: "container-part" when the file changed since it was opened.
        """
        with self.open_part(path) as stream:
            data = stream.read()
        if canonical.digest(data) != self.entries[path].sha256:
            offset = self.members[path].offset
            raise ReviewDeskError("container-part", file=self.name, part=path, offset=offset)
        return data


def open_sealed(
    source: Path | bytes,
    *,
    name: str = "",
    kind: Kind | None = None,
    signer: str | None = None,
    absent_allowed: bool = False,
    progress: Progress = lambda _: None,
) -> SealedFile:
    """Check everything about a sealed file that needs no key, parts streamed, and return it.

    Args:
        source: the file, or the bytes of a small one.
        name: what to call it; the file's name when left out.
        kind: refuse any other kind.
        signer: refuse any other signer, before anything else is looked at.
        absent_allowed: report listed parts that are missing instead of refusing.
        progress: told the number of bytes of each piece checked.

    Raises:
        ReviewDeskError: with `file`, and `part` and `offset` where they are known: "container-unreadable",
            "container-not-sealed", "container-short", "container-altered", "container-trailing",
            "container-unlisted", "container-missing", "container-part", "container-signer", or as
            `read_signed_header`.
    """
    name = name or (source.name if isinstance(source, Path) else "")
    with naming(name), _opened(source, name) as stream:
        data, signature, end = _opening(stream)
        header = read_header(data)
        if signer is not None and header.signer != signer:
            raise ReviewDeskError("container-signer")
        entries = {entry.path: entry for entry in header.parts}
        members = _walk(stream, entries, end, absent_allowed=absent_allowed)
        check_signed(header, data, signature, kind)
        for entry in header.parts:
            if entry.path in members:
                _check_part(stream, entry, members[entry.path], progress)
    return SealedFile(
        source=source,
        name=name,
        header=header,
        header_bytes=data,
        signature=signature,
        digest=canonical.digest(data),
        entries=entries,
        members=members,
        absent=tuple(path for path in entries if path not in members),
    )


class _Window(io.RawIOBase):
    """One member of an open file, read only."""

    def __init__(self, stream: BinaryIO, member: tar.Member) -> None:
        super().__init__()
        self._stream = stream
        self._left = member.size
        stream.seek(member.offset)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._stream.read(min(len(buffer), self._left))
        buffer[: len(piece)] = piece
        self._left -= len(piece)
        return len(piece)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _opened(source: Path | bytes, name: str) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    with naming(name):
        return open_file(source)


def _opening(stream: BinaryIO) -> tuple[bytes, bytes, int]:
    first = stream.read(tar.BLOCK)
    if not first.startswith(b"header.json\0"):
        raise ReviewDeskError("container-not-sealed")
    data, end = _small(stream, tar.read_block(first, 0), HEADER_PATH, MAX_BATCH_HEADER)
    signature, end = _small(
        stream, tar.read_block(stream.read(tar.BLOCK), end), SIGNATURE_PATH, _MAX_SIGNATURE
    )
    return data, signature, end


def _small(stream: BinaryIO, member: tar.Member | None, path: str, limit: int) -> tuple[bytes, int]:
    if member is None or member.path != path:
        raise ReviewDeskError("container-not-sealed")
    if member.size > limit:
        raise ReviewDeskError("container-too-large", part=path)
    data = stream.read(member.size)
    end = member.offset + member.size
    if len(data) < member.size:
        raise ReviewDeskError("container-short", offset=member.offset + len(data))
    tar.check_padding(stream.read(-member.size % tar.BLOCK), member.size, end)
    return data, end + -member.size % tar.BLOCK


def _walk(
    stream: BinaryIO, entries: Mapping[str, PartEntry], offset: int, *, absent_allowed: bool
) -> dict[str, tar.Member]:
    expected = iter(entries)
    members: dict[str, tar.Member] = {}
    while (member := tar.read_block(stream.read(tar.BLOCK), offset)) is not None:
        if member.path not in entries or member.path in members:
            raise ReviewDeskError("container-unlisted", part=member.path, offset=member.offset)
        passed = next((path for path in expected if path == member.path or not absent_allowed), None)
        if passed != member.path:
            raise ReviewDeskError("container-missing", part=passed or member.path, offset=member.offset)
        if entries[member.path].size != member.size:
            raise ReviewDeskError("container-part", part=member.path, offset=member.offset)
        end = stream.seek(member.offset + member.size)
        tar.check_padding(stream.read(-member.size % tar.BLOCK), member.size, end)
        members[member.path] = member
        offset += tar.padded(member.size)
    missing = next(expected, None)
    if missing is not None and not absent_allowed:
        raise ReviewDeskError("container-missing", part=missing, offset=offset)
    tar.check_end(stream.read(tar.BLOCK + 1), offset + tar.BLOCK)
    return members


def _check_part(stream: BinaryIO, entry: PartEntry, member: tar.Member, progress: Progress) -> None:
    stream.seek(member.offset)
    digest, left = hashlib.sha256(), member.size
    while left:
        piece = stream.read(min(_PIECE, left))
        if not piece:
            raise ReviewDeskError("container-short", offset=member.offset + member.size - left)
        digest.update(piece)
        left -= len(piece)
        progress(len(piece))
    if digest.hexdigest() != entry.sha256:
        raise ReviewDeskError("container-part", part=entry.path, offset=member.offset)
