"""One table of seats, drawn once, and small files sealed by it."""

import pytest

from reviewdesk.domain.names import Digest, SeatId, TrackId
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.writing import build_sealed, part_of_bytes
from sealed.key_table import CREATED, PLAN, SESSION, Table, draw_table


@pytest.fixture(scope="session")
def table() -> Table:
    return draw_table()


@pytest.fixture(scope="session")
def batch_header(table: Table) -> Header:
    return Header(
        kind="batch",
        review_session=SESSION,
        created=CREATED,
        plan_digest=PLAN,
        seats=tuple(table.seats.values()),
    )


@pytest.fixture(scope="session")
def ballot_header() -> Header:
    return Header(
        kind="ballot",
        review_session=SESSION,
        created=CREATED,
        batch_digest=Digest("b" * 64),
        plan_digest=PLAN,
        seat=SeatId("r1"),
        track=TrackId("main"),
        round=1,
    )


@pytest.fixture(scope="session")
def small_batch(table: Table, batch_header: Header) -> bytes:
    parts = [part_of_bytes("plan.json", b"{}"), part_of_bytes("list.age", b"x" * 700)]
    return build_sealed(batch_header, parts, table.secret("secretary").signing_key)


@pytest.fixture(scope="session")
def small_ballot(table: Table, ballot_header: Header) -> bytes:
    parts = [part_of_bytes("statement.age", b"statement"), part_of_bytes("scores.age", b"scores")]
    return build_sealed(ballot_header, parts, table.secret("r1").signing_key)
