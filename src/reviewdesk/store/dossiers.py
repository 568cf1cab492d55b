"""Which dossiers have been brought in; their documents are blobs, opened into memory only."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from reviewdesk.domain.names import ApplicationId, Digest
from reviewdesk.store.tables import document, dossier
from reviewdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """One document of a dossier; `digest` finds its blob."""

    id: str
    name: str
    digest: Digest
    size: int


@dataclass(frozen=True, slots=True)
class KeptDossier:
    """A dossier that is completely in the workspace."""

    application: ApplicationId
    digest: Digest
    manifest: bytes
    documents: tuple[KeptDocument, ...]


def keep(workspace: Workspace, kept_dossier: KeptDossier) -> None:
    """Record a dossier whose blobs are all in place, instead of an older one of that application."""
    application = kept_dossier.application
    with workspace.transaction() as connection:
        connection.execute(delete(dossier).where(dossier.c.application == application))
        connection.execute(
            insert(dossier).values(
                application=application, digest=kept_dossier.digest, manifest=kept_dossier.manifest
            )
        )
        for position, one in enumerate(kept_dossier.documents):
            connection.execute(
                insert(document).values(
                    application=application,
                    position=position,
                    id=one.id,
                    name=one.name,
                    digest=one.digest,
                    size=one.size,
                )
            )


def kept(workspace: Workspace) -> Mapping[ApplicationId, KeptDossier]:
    """Return the dossiers that are in, by application."""
    with workspace.transaction() as connection:
        rows = connection.execute(select(dossier).order_by(dossier.c.application)).all()
        held = documents(workspace)
    return {
        ApplicationId(row.application): KeptDossier(
            ApplicationId(row.application),
            Digest(row.digest),
            row.manifest,
            held.get(row.application, ()),
        )
        for row in rows
    }


def documents(workspace: Workspace) -> Mapping[ApplicationId, tuple[KeptDocument, ...]]:
    """Return the documents of every dossier that is in, in the order of their dossier."""
    with workspace.transaction() as connection:
        rows = connection.execute(
            select(document).order_by(document.c.application, document.c.position)
        ).all()
    held: dict[ApplicationId, tuple[KeptDocument, ...]] = {}
    for row in rows:
        one = KeptDocument(row.id, row.name, Digest(row.digest), row.size)
        held[row.application] = (*held.get(row.application, ()), one)
    return held


def sweep(workspace: Workspace, recused: Set[ApplicationId]) -> None:
    """Finish what was interrupted: dossiers recused from leave, and blobs that no dossier needs."""
    held = documents(workspace)
    if leaving := recused & held.keys():
        drop(workspace, leaving)
    workspace.blobs.keep(d.digest for a, found in held.items() if a not in leaving for d in found)


def drop_damaged(workspace: Workspace) -> None:
    """Forget documents that this disk has damaged, so that they can be brought in anew."""
    for digest in {one.digest for found in documents(workspace).values() for one in found}:
        if not workspace.blobs.is_whole(digest):
            workspace.blobs.drop(digest)


def drop(workspace: Workspace, applications: Iterable[ApplicationId]) -> None:
    """Take dossiers out again, and the blobs that no other dossier needs."""
    leaving = set(applications)
    gone = kept(workspace)
    with workspace.transaction() as connection:
        connection.execute(delete(dossier).where(dossier.c.application.in_(sorted(leaving))))
    needed = {d.digest for a, held in gone.items() if a not in leaving for d in held.documents}
    for application in leaving & gone.keys():
        for one in gone[application].documents:
            if one.digest not in needed:
                workspace.blobs.drop(one.digest)
