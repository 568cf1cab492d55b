"""Single values a workspace remembers: whose it is, how far it came."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from reviewdesk.domain import canonical
from reviewdesk.store.tables import fact
from reviewdesk.store.workspace import Workspace


def remember(workspace: Workspace, name: str, value: object) -> None:
    """Keep a value of text, integers, lists and maps under a name, in place of an older one."""
    data = canonical.encode(value)
    with workspace.transaction() as connection:
        statement = insert(fact).values(name=name, value=data)
        connection.execute(statement.on_conflict_do_update(set_={"value": data}))


def recall(workspace: Workspace, name: str) -> object:
    """Return what was kept under a name, or None."""
    with workspace.transaction() as connection:
        data = connection.execute(select(fact.c.value).where(fact.c.name == name)).scalar()
    return None if data is None else canonical.decode(data)


def forget(workspace: Workspace, name: str) -> None:
    """Drop what was kept under a name."""
    with workspace.transaction() as connection:
        connection.execute(delete(fact).where(fact.c.name == name))
