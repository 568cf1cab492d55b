"""Names and free text beside the log, each under the digest that the log knows."""

from collections.abc import Mapping
from typing import Literal

from sqlalchemy import insert, select

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest
from reviewdesk.store.chair_tables import wording
from reviewdesk.store.workspace import Workspace

Kind = Literal["people", "text"]


def keep(workspace: Workspace, kind: Kind, document: bytes) -> Digest:
    """Keep one document and return its digest."""
    found = canonical.digest(document)
    with workspace.transaction() as connection:
        statement = insert(wording).prefix_with("OR IGNORE")
        connection.execute(statement.values(digest=found, kind=kind, document=document))
    return found


def kept(workspace: Workspace, kind: Kind) -> Mapping[Digest, bytes]:
    """Return all documents of a kind, by digest."""
    with workspace.transaction() as connection:
        rows = connection.execute(
            select(wording).where(wording.c.kind == kind).order_by(wording.c.digest)
        ).all()
    return {Digest(row.digest): row.document for row in rows}
