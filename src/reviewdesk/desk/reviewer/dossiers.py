"""Brings in the dossiers that the declarations allow, one after the other; an interrupted run goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.reviewer.table import UNCONFIRMED, Table
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.roll import rounds
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.container import SealedFile, open_sealed
from reviewdesk.sealed.header import read_header
from reviewdesk.sealed.opening import sections
from reviewdesk.store import dossiers, drafts, facts
from reviewdesk.store.dossiers import KeptDocument, KeptDossier


@dataclass(frozen=True, slots=True)
class Brought:
    """How many dossiers came in now, were in already, and still lie in files that were not named."""

    now: int
    before: int
    waiting: tuple[ApplicationId, ...] = ()


def allowed(table: Table) -> tuple[Application, ...]:
    """Return the applications whose dossiers this seat reads: its tracks, less recusals and withdrawals."""
    without = table.recused() | table.withdrawn().keys()
    return tuple(a for track in table.tracks for a in table.applications(track.id) if a.id not in without)


def wanted(table: Table) -> tuple[Application, ...]:
    """Return the applications that are allowed and whose dossiers are not in yet, or not as they stand."""
    held = dossiers.kept(table.workspace)
    return tuple(a for a in allowed(table) if not _is_in(table, a.id, held.get(a.id)))


def amount(table: Table, files: Sequence[Path]) -> int:
    """Return how many bytes `bring` goes through: it checks the files, then opens what is wanted."""
    headers = (read_header(header) for header, _ in table.lineage.headers)
    sizes = {(n, part.path): part.size for n, header in enumerate(headers, start=1) for part in header.parts}
    places = [section.place for a in wanted(table) for section in table.lineage.sections[a.id]]
    return sum(path.stat().st_size for path in files) + sum(sizes[place.file, place.path] for place in places)


def bring(table: Table, files: Sequence[Path], progress: Callable[[int], None] = lambda _: None) -> Brought:
    """Bring in what is allowed and not in yet, or damaged since, one transaction for each dossier.

    Args:
        table: the reviewer's.
        files: the batch, and supplements that added documents.
        progress: told the number of bytes checked, then of those brought in; what it raises stops the
            run between two documents.

    Raises:
        ReviewDeskError: "open-other-batch", or as `open_sealed` and `sections`.
    """
    sealed = tuple(open_sealed(path, signer=table.lineage.signer, progress=progress) for path in files)
    if any(one.digest not in table.lineage.heads for one in sealed):
        raise ReviewDeskError("open-other-batch")
    dossiers.drop_damaged(table.workspace)
    held = dossiers.kept(table.workspace)
    missing = wanted(table)
    there = {one.digest for one in sealed}
    waiting = [a.id for a in missing if not _needed(table, a.id) <= there]
    for application in missing:
        if application.id not in waiting:
            before = held.get(application.id)
            renewed = before is not None and before.digest != table.lineage.dossiers[application.id]
            _bring_one(table, sealed, application.id, progress, renewed=renewed)
    return Brought(len(missing) - len(waiting), len(allowed(table)) - len(missing), tuple(waiting))


def _is_in(table: Table, application: ApplicationId, held: KeptDossier | None) -> bool:
    return (
        held is not None
        and held.digest == table.lineage.dossiers[application]
        and all(table.workspace.blobs.path(document.digest).is_file() for document in held.documents)
    )


def _needed(table: Table, application: ApplicationId) -> set[str]:
    return {table.lineage.heads[s.place.file - 1] for s in table.lineage.sections[application]}


def _bring_one(
    table: Table,
    sealed: Sequence[SealedFile],
    application: ApplicationId,
    progress: Callable[[int], None],
    *,
    renewed: bool,
) -> None:
    documents: list[KeptDocument] = []
    manifest = b""
    for section in sections(table.lineage, sealed, application):
        manifest = section.manifest
        for document, stream in section.documents():
            progress(document.size)
            table.workspace.blobs.put(stream, document.digest)
            documents.append(KeptDocument(document.id, document.name, document.digest, document.size))
    digest = table.lineage.dossiers[application]
    with table.workspace.transaction():
        dossiers.keep(table.workspace, KeptDossier(application, digest, manifest, tuple(documents)))
        if renewed and any(
            application in drafts.rows(table.workspace, n) for n in range(1, rounds(table.plan) + 1)
        ):
            facts.remember(table.workspace, UNCONFIRMED, sorted({*unconfirmed(table), application}))


def unconfirmed(table: Table) -> frozenset[ApplicationId]:
    """Return applications scored before a document was added and not scored again since."""
    found = facts.recall(table.workspace, UNCONFIRMED)
    return frozenset(map(ApplicationId, map(str, found))) if isinstance(found, list) else frozenset()
