"""A seat's own log: events and ids, never free text, each entry chained to all before it."""

from collections.abc import Mapping

from reviewdesk.desk.clock import now
from reviewdesk.domain.names import SeatId
from reviewdesk.sealed import log
from reviewdesk.sealed.lineage import Lineage
from reviewdesk.store import journal
from reviewdesk.store.journal import LogLine
from reviewdesk.store.workspace import Workspace


def write(
    workspace: Workspace, lineage: Lineage, seat: SeatId, kind: str, data: Mapping[str, object]
) -> None:
    """Add one entry; inside a transaction it is part of that."""
    with workspace.transaction():
        lines = journal.lines(workspace)
        before = lines[-1].head if lines else log.genesis(lineage.review_session, lineage.batch, seat)
        entry = log.entry_bytes(kind, now(), data)
        head = log.chain(before, len(lines) + 1, entry)
        journal.append(workspace, [LogLine(len(lines) + 1, entry, head)])
