"""A small published review session with the later records of two years, and a registry to put it into."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from followed import Followed, followed
from reviewdesk.desk.auditor.chain import Chain, open_chain
from reviewdesk.desk.staff import drafting
from reviewdesk.desk.staff.appending import Draft, append, take_hand
from reviewdesk.desk.staff.drafting import CancellationOrder, DecisionOrder, NoticeOrder
from reviewdesk.store.registry_database import Place, opened
from reviewdesk.store.registry_tables import registry_metadata

DOCUMENT = "样例〔2014〕9号"
WORDS = "只在后续记录里的话"
"""Free text of an addendum, which the registry never keeps."""


@cache
def records(number: int = 1) -> tuple[Followed, tuple[Path, ...]]:
    """Return a session and its later records: decision, notice, confirmation, cancellation of A2's title."""
    session = followed(number=number)
    out = session.archive.parent.parent / "registered"
    hand = take_hand(session.batch, session.held.code("secretary"))
    chain = open_chain(session.archive)

    def further(chain: Chain, draft: Draft) -> Chain:
        return append(chain, hand, draft, out).chain

    decided = DecisionOrder(meeting=date(2014, 8, 1), document="样例纪要1号", note=WORDS)
    chain = further(chain, drafting.decision(chain, decided))
    chain = further(chain, drafting.notice(chain, NoticeOrder(published=date(2014, 8, 4))))
    chain = further(chain, drafting.confirmation(chain, DOCUMENT, date(2014, 9, 10)))
    cancelled = CancellationOrder(
        application="A2", document="样例〔2016〕1号", date=date(2016, 3, 1), reason=WORDS
    )
    chain = further(chain, drafting.cancellation(chain, cancelled))
    return session, chain.files


def everything(place: Place) -> bytes:
    """Return every byte that a registry keeps: of the files, or of each cell of each table."""
    if isinstance(place, Path):
        return b"".join(path.read_bytes() for path in sorted(place.iterdir()))

    def cells(connection: Connection) -> Iterable[Any]:
        return [
            cell
            for table in registry_metadata.sorted_tables
            for row in connection.execute(select(table))
            for cell in row
        ]

    with opened(place) as registry:
        found = registry.read(cells)
    return b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in found)
