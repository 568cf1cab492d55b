"""The log of one seat as bytes: every line with its head, added at the end and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select

from reviewdesk.domain.names import Digest
from reviewdesk.store.tables import log_line
from reviewdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry as canonical bytes, its position from 1, and the head that covers all up to it."""

    index: int
    entry: bytes
    head: Digest


def append(workspace: Workspace, lines: Sequence[LogLine]) -> None:
    """Add lines at the end of the log, all or none."""
    with workspace.transaction() as connection:
        if lines:
            connection.execute(
                insert(log_line), [{"position": n.index, "entry": n.entry, "head": n.head} for n in lines]
            )


def lines(workspace: Workspace) -> tuple[LogLine, ...]:
    """Return the log from its beginning."""
    with workspace.transaction() as connection:
        found = connection.execute(select(log_line).order_by(log_line.c.position)).all()
    return tuple(LogLine(row.position, row.entry, Digest(row.head)) for row in found)
