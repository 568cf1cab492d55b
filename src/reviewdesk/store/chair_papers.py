"""Documents frozen by each finalisation, and their pages as they are signed."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from reviewdesk.store.chair_tables import paper
from reviewdesk.store.workspace import Workspace


def keep(workspace: Workspace, sequence: int, papers: Mapping[str, bytes]) -> None:
    """Keep papers of one finalisation by name, in place of less signed ones, all or none."""
    with workspace.transaction() as connection:
        for name, data in sorted(papers.items()):
            statement = insert(paper).values(sequence=sequence, name=name, data=data)
            connection.execute(statement.on_conflict_do_update(set_={"data": data}))


def kept(workspace: Workspace, sequence: int) -> Mapping[str, bytes]:
    """Return the papers of one finalisation, by name."""
    with workspace.transaction() as connection:
        rows = connection.execute(
            select(paper).where(paper.c.sequence == sequence).order_by(paper.c.name)
        ).all()
    return {row.name: row.data for row in rows}
