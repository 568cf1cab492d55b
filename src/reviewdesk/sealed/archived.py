"""The lineage as an archive carries it: plain parts bound to the signed headers, read without a secret."""

from collections.abc import Mapping, Sequence

from reviewdesk.domain import canonical
from reviewdesk.domain.committee import Committee, Seat
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.plan.normal import from_normalised
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import listing
from reviewdesk.sealed.archive import BATCH, supplement_folder
from reviewdesk.sealed.container import SealedFile
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.lineage import PLAN, Lineage, LineageFile, check_order, directory_of, sections_of

MANIFEST = "manifest.json"
_PLAIN = {"plan.json": PLAN, "list.json": listing.PATH}


def lineage_parts(
    headers: tuple[tuple[bytes, bytes], ...], documents: tuple[Mapping[str, bytes], ...]
) -> dict[str, bytes]:
    """Return the parts of an archive that carry a lineage, from what `Lineage` holds of it."""
    parts: dict[str, bytes] = {}
    for number, ((header, signature), plain) in enumerate(zip(headers, documents, strict=True), start=1):
        folder = _folder(number)
        parts |= {f"{folder}header.json": header, f"{folder}header.json.sig": signature}
        parts |= {folder + name: plain[path] for name, path in _PLAIN.items() if path in plain}
    files = _files(parts)
    for number in range(1, len(files) + 1):
        parts[_folder(number) + MANIFEST] = _manifest(files[:number])
    return parts


def read_lineage(archive: SealedFile) -> Lineage:
    """Return the archived lineage, every document compared with the header that names its digest.

    Raises:
        ReviewDeskError: as `check_order`; "archive-document" when a document is not the one that was
            sealed; "archive-manifest" when a manifest does not follow from header and list.
    """
    parts = {path: archive.read_part(path) for path in archive.members if _is_lineage(path)}
    files = _files(parts)
    headers = check_order(files)
    for header, file in zip(headers, files, strict=True):
        _check_documents(header, file)
    for number in range(1, len(files) + 1):
        if parts.get(_folder(number) + MANIFEST) != _manifest(files[:number]):
            raise ReviewDeskError("archive-manifest", part=_folder(number) + MANIFEST)
    return _lineage(headers, files, _certificates(archive))


def _lineage(
    headers: tuple[Header, ...], files: list[LineageFile], certificates: Mapping[SeatId, str]
) -> Lineage:
    plain = tuple(file.parts for file in files)
    listed = listing.read_listing(_latest(plain, listing.PATH))
    placed = {a: sections_of(headers, places) for a, places in listed.sections.items()}
    seats = directory_of(headers)
    return Lineage(
        review_session=headers[0].review_session,
        batch=canonical.digest(files[0].header),
        heads=tuple(canonical.digest(file.header) for file in files),
        sequence=headers[-1].sequence,
        signer=headers[0].signer,
        created=headers[0].created,
        plan=from_normalised(_latest(plain, PLAN)),
        plan_digest=headers[-1].plan_digest,
        applications=listed.applications,
        withdrawn=listed.withdrawn,
        dossiers={a: found[-1].content for a, found in placed.items()},
        sections=placed,
        committee=Committee(tuple(Seat(id=s.id, role=s.role, tracks=s.tracks) for s in seats.values())),
        seats=seats,
        slots={},
        certificates=certificates,
        identities={},
        documents=plain,
        headers=tuple((file.header, file.signature) for file in files),
    )


def _certificates(archive: SealedFile) -> dict[SeatId, str]:
    paths = (path for path in archive.members if path.startswith("keys/") and path.endswith(".pem"))
    return {
        SeatId(path.removeprefix("keys/").removesuffix(".pem")): archive.read_part(path).decode("ascii")
        for path in paths
    }


def _folder(number: int) -> str:
    return BATCH if number == 1 else supplement_folder(number)


def _is_lineage(path: str) -> bool:
    return path.startswith((BATCH, "supplements/"))


def _files(parts: Mapping[str, bytes]) -> list[LineageFile]:
    files: list[LineageFile] = []
    while (folder := _folder(len(files) + 1)) + "header.json" in parts:
        plain = {path: parts[folder + name] for name, path in _PLAIN.items() if folder + name in parts}
        signature = parts.get(f"{folder}header.json.sig", b"")
        files.append(LineageFile(parts[f"{folder}header.json"], signature, plain))
    return files


def _check_documents(header: Header, file: LineageFile) -> None:
    for path in _PLAIN.values():
        entry, data = header.part(path), file.parts.get(path)
        if (None if entry is None else entry.content) != (None if data is None else canonical.digest(data)):
            raise ReviewDeskError("archive-document", part=path)


def _latest(documents: Sequence[Mapping[str, bytes]], path: str) -> bytes:
    return next(found[path] for found in reversed(documents) if path in found)


def _manifest(files: list[LineageFile]) -> bytes:
    """Return what an archive says of the dossiers, which it never holds: where each lay, and its digest."""
    headers = check_order(files)
    listed = listing.read_listing(_latest([file.parts for file in files], listing.PATH))
    found = {
        application: [{"path": s.place.path, "file": s.place.file, "content": s.content} for s in placed]
        for application, placed in ((a, sections_of(headers, p)) for a, p in listed.sections.items())
    }
    return canonical.encode({"schema": 1, "dossiers": found})
