"""One link of the chain that follows an archive: what happened later, signed by the secretary's seat.

entry.json        what happened, in ids and values (`reviewdesk.domain.addenda.entry`)
papers/           what was made public with it
private/          names, free text, internal papers: whole or wholly withheld, always last
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.archive import PRIVATE
from reviewdesk.sealed.container import SealedFile, open_sealed
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.stream import Progress
from reviewdesk.sealed.writing import part_of_bytes, write_sealed

SUFFIX: Final = ".rdaddendum"
ENTRY: Final = "entry.json"
PAPERS: Final = "papers/"
TEXTS: Final = PRIVATE + "texts.json"
PRIVATE_PAPERS: Final = PRIVATE + "papers/"


def record_name(number: int, kind: str) -> str:
    """Return what a record is called; a list in the order of names is in the order of numbers."""
    return f"addendum-{number:02}-{kind}{SUFFIX}"


def write_addendum(
    target: Path, header: Header, parts: Mapping[str, bytes], key: Ed25519PrivateKey
) -> Digest:
    """Write an addendum whole or not at all, the private group last, and return its digest.

    Args:
        target: the file; its folder exists.
        header: review session, number in the chain as sequence, digest of the file before (the archive's
            for the first), batch and plan digest of the archive, created.
        parts: path → bytes, entry.json among them.
        key: the secretary's.
    """
    ordered = sorted(parts, key=lambda path: (path.startswith(PRIVATE), path != ENTRY, path))
    listed = [part_of_bytes(path, parts[path]) for path in ordered]
    return write_sealed(target, replace(header, kind="addendum"), listed, key)


def open_addendum(source: Path, progress: Progress = lambda _: None) -> SealedFile:
    """Return an addendum whose form, signature and digests hold; only the whole private group may be absent.

    Raises:
        ReviewDeskError: as `open_sealed`; "addendum-unlisted", "addendum-unknown", "addendum-part".
    """
    sealed = open_sealed(source, kind="addendum", absent_allowed=True, progress=progress)
    for path in (ENTRY, TEXTS):
        if path not in sealed.entries:
            raise ReviewDeskError("addendum-unlisted", file=sealed.name, part=path)
    for path in sealed.entries:
        if path != ENTRY and not path.startswith((PAPERS, PRIVATE)):
            raise ReviewDeskError("addendum-unknown", file=sealed.name, part=path)
    private = {path for path in sealed.entries if path.startswith(PRIVATE)}
    if sealed.absent and set(sealed.absent) != private:
        raise ReviewDeskError("addendum-part", file=sealed.name, part=sealed.absent[0])
    return sealed
