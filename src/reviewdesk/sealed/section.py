"""One application's dossier under its own key: a canonical tar of manifest.json and its documents."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from reviewdesk.domain import canonical
from reviewdesk.domain.names import ApplicationId, Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, forms, tar
from reviewdesk.sealed.decrypting import Decrypting
from reviewdesk.sealed.forms import is_nonce
from reviewdesk.sealed.header import PartEntry
from reviewdesk.sealed.packing import Item, Packing
from reviewdesk.sealed.shapes import is_count, is_digest
from reviewdesk.sealed.stream import Progress, Readable
from reviewdesk.sealed.writing import Part

MANIFEST = "manifest.json"
MAX_DOCUMENT_MIB = 100
_IN_MEMORY = 16 * 1024 * 1024
_MAX_MANIFEST = 1024 * 1024
_PIECE = 1024 * 1024

_FORM = {
    "nonce": is_nonce,
    "application": str,
    "previous": (is_digest, None),
    "documents": [{"path": str, "id": str, "name": str, "size": is_count, "sha256": is_digest}],
}


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """One document to be sealed: its id and name in the plan, and its file."""

    id: str
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class SectionDocument:
    """One document as the manifest lists it."""

    path: str
    id: str
    name: str
    size: int
    digest: Digest


@dataclass(frozen=True, slots=True)
class OpenedSection:
    """A section whose manifest is the one that was sealed.

    Attributes:
        manifest: manifest.json; its digest is the dossier digest.
        listed: the documents in it.
    """

    manifest: bytes = field(repr=False)
    listed: tuple[SectionDocument, ...]
    _source: Readable = field(repr=False)
    _application: ApplicationId

    def documents(self) -> Iterator[tuple[SectionDocument, BinaryIO]]:
        """Yield every document with a stream of its content; call once and to the end.

        Raises:
            ReviewDeskError: "section-altered".
        """
        for document in self.listed:
            _member(self._source, document.path, document.size, self._application)
            stream = _Document(self._source, document.size)
            yield document, stream  # type: ignore[misc]
            if stream.finish() != document.digest:
                raise ReviewDeskError("section-altered", application=self._application)
            _zeros(self._source, -document.size % tar.BLOCK, self._application)
        _zeros(self._source, len(tar.END), self._application)
        if self._source.read(1):
            raise ReviewDeskError("section-altered", application=self._application)


def seal_section(
    target: Path,
    application: ApplicationId,
    sources: Sequence[DocumentSource],
    recipient: str,
    *,
    path: str,
    previous: Digest | None = None,
    progress: Progress = lambda _: None,
) -> Part:
    """Encrypt a dossier into `target` with flat memory, and return it as a part called `path`.

    Args:
        target: a new file; only ciphertext is ever written.
        application: whose dossier.
        sources: its documents in the plan's order.
        recipient: of the application's own identity.
        path: of the part.
        previous: digest of the dossier that these documents are added to.
        progress: told the number of bytes encrypted.

    Raises:
        ReviewDeskError: "section-too-large", "container-source-changed".
    """
    items = [_item(number, source, sources) for number, source in enumerate(sources, start=1)]
    stamps = [_stamp(source.path) for source in sources]
    manifest = _manifest(application, sources, items, previous)
    with target.open("wb") as file:
        counting = _Counting(file)
        packed = Packing([Item(MANIFEST, len(manifest), manifest), *items])
        age.encrypt_stream(packed, counting, [recipient], progress)
    if [_stamp(source.path) for source in sources] != stamps:
        raise ReviewDeskError("container-source-changed", part=f"{application}")
    content = canonical.digest(manifest)
    return Part(PartEntry(path=path, size=counting.size, sha256=counting.digest, content=content), target)


@contextmanager
def opened_section(
    source: BinaryIO, identity: str, content: Digest, application: ApplicationId
) -> Iterator[OpenedSection]:
    """Open a section for reading, document by document; nothing of it lies in memory or on disk whole.

    Args:
        source: the part's stream; closed at the end.
        identity: the application's.
        content: the dossier digest of this section.
        application: whose dossier.

    Raises:
        ReviewDeskError: "section-altered", or as `Decrypting`.
    """
    with source:
        plain = Decrypting(source, identity)
        size = _manifest_size(plain, application)
        manifest = tar.exactly(plain, size)
        _zeros(plain, -size % tar.BLOCK, application)
        if canonical.digest(manifest) != content:
            raise ReviewDeskError("section-altered", application=application)
        yield OpenedSection(manifest, read_manifest(manifest, application), plain, application)


def read_manifest(data: bytes, application: ApplicationId) -> tuple[SectionDocument, ...]:
    """Return the documents a manifest lists.

    Raises:
        ReviewDeskError: "document-malformed", "document-newer" or "section-altered".
    """
    found = forms.document(data, _FORM, MANIFEST)
    paths = [one["path"] for one in found["documents"]]
    if found["application"] != application or paths != [_path(n) for n in range(1, len(paths) + 1)]:
        raise ReviewDeskError("section-altered", application=application)
    return tuple(
        SectionDocument(one["path"], one["id"], one["name"], one["size"], Digest(one["sha256"]))
        for one in found["documents"]
    )


class _Counting:
    """Digests what passes on its way to a file, so that nobody reads it again."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        self.size += len(data)
        return self._file.write(data)

    @property
    def digest(self) -> Digest:
        return Digest(self._digest.hexdigest())


class _Document:
    """The content of one document on its way, counted and digested."""

    def __init__(self, source: Readable, size: int) -> None:
        self._source = source
        self._left = size
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        piece = tar.exactly(self._source, wanted)
        self._left -= len(piece)
        self._digest.update(piece)
        return piece

    def finish(self) -> str:
        while self._left and self.read(_PIECE):
            pass
        return self._digest.hexdigest() if not self._left else ""


def _path(number: int) -> str:
    return f"documents/{number:02d}.pdf"


def _item(number: int, source: DocumentSource, sources: Sequence[DocumentSource]) -> Item:
    size = source.path.stat().st_size
    if size > MAX_DOCUMENT_MIB * 1024 * 1024:
        raise ReviewDeskError("section-too-large", file=source.path.name, limit=MAX_DOCUMENT_MIB)
    small = size * len(sources) <= _IN_MEMORY
    data = source.path.read_bytes() if small else source.path
    return Item(_path(number), len(data) if isinstance(data, bytes) else size, data)


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _manifest(
    application: ApplicationId,
    sources: Sequence[DocumentSource],
    items: Sequence[Item],
    previous: Digest | None,
) -> bytes:
    documents = [
        {"path": item.path, "id": s.id, "name": s.name, "size": item.size, "sha256": _digest(item)}
        for s, item in zip(sources, items, strict=True)
    ]
    return canonical.encode(
        {
            "schema": forms.SCHEMA,
            "nonce": forms.new_nonce(),
            "application": application,
            "previous": previous,
            "documents": documents,
        }
    )


def _digest(item: Item) -> str:
    if isinstance(item.source, bytes):
        return canonical.digest(item.source)
    with item.source.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _manifest_size(plain: Readable, application: ApplicationId) -> int:
    member = _block(plain, application)
    if member is None or member.path != MANIFEST or member.size > _MAX_MANIFEST:
        raise ReviewDeskError("section-altered", application=application)
    return member.size


def _member(source: Readable, path: str, size: int, application: ApplicationId) -> None:
    member = _block(source, application)
    if member is None or (member.path, member.size) != (path, size):
        raise ReviewDeskError("section-altered", application=application)


def _block(source: Readable, application: ApplicationId) -> tar.Member | None:
    try:
        return tar.read_block(tar.exactly(source, tar.BLOCK), 0)
    except ReviewDeskError as error:
        raise ReviewDeskError("section-altered", application=application) from error


def _zeros(source: Readable, size: int, application: ApplicationId) -> None:
    if tar.exactly(source, size) != bytes(size):
        raise ReviewDeskError("section-altered", application=application)
