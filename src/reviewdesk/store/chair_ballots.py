"""Ballots and typed sheets as the chair took them in, and what the envelope opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Row, insert, select

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId, TrackId
from reviewdesk.store.chair_tables import collected, opened
from reviewdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBallot:
    """One sealed ballot file or wrapped typed sheet, still closed.

    Attributes:
        states: application → why it is not scored; the only thing known of it before the reveal.
        file: all bytes, exactly as they came.
    """

    digest: Digest
    kind: Literal["ballot", "typed"]
    seat: SeatId
    track: TrackId
    round: int
    sequence: int
    states: Mapping[str, str]
    file: bytes


def keep(workspace: Workspace, ballot: KeptBallot, *more: KeptBallot) -> None:
    """Keep files for good, all or none; a second time changes nothing."""
    rows = [
        {
            "digest": one.digest,
            "kind": one.kind,
            "seat": one.seat,
            "track": one.track,
            "round": one.round,
            "sequence": one.sequence,
            "states": canonical.encode(one.states),
            "file": one.file,
        }
        for one in (ballot, *more)
    ]
    with workspace.transaction() as connection:
        connection.execute(insert(collected).prefix_with("OR IGNORE"), rows)


def kept(workspace: Workspace) -> Mapping[Digest, KeptBallot]:
    """Return everything taken in, by digest."""
    with workspace.transaction() as connection:
        rows = connection.execute(select(collected).order_by(collected.c.digest)).all()
    return {Digest(row.digest): _kept(row) for row in rows}


def unscored(workspace: Workspace) -> Mapping[Digest, Mapping[str, str]]:
    """Return what each ballot leaves unscored and why, by digest, without reading the files."""
    with workspace.transaction() as connection:
        rows = connection.execute(select(collected.c.digest, collected.c.states)).all()
    return {Digest(row.digest): _states(row.states) for row in rows}


def one(workspace: Workspace, digest: Digest) -> KeptBallot:
    """Return one of the files taken in."""
    with workspace.transaction() as connection:
        return _kept(connection.execute(select(collected).where(collected.c.digest == digest)).one())


def keep_opened(workspace: Workspace, documents: Mapping[Digest, bytes]) -> None:
    """Keep the scores documents of revealed ballots, all or none."""
    with workspace.transaction() as connection:
        for digest, document in sorted(documents.items()):
            connection.execute(insert(opened).values(digest=digest, document=document))


def kept_opened(workspace: Workspace) -> Mapping[Digest, bytes]:
    """Return the revealed scores documents, by the digest of their ballot."""
    with workspace.transaction() as connection:
        rows = connection.execute(select(opened).order_by(opened.c.digest)).all()
    return {Digest(row.digest): row.document for row in rows}


def opened_digests(workspace: Workspace) -> frozenset[Digest]:
    """Return which ballots were opened, without reading their documents."""
    with workspace.transaction() as connection:
        return frozenset(Digest(row.digest) for row in connection.execute(select(opened.c.digest)))


def one_opened(workspace: Workspace, digest: Digest) -> bytes:
    """Return one revealed scores document."""
    with workspace.transaction() as connection:
        found = connection.execute(select(opened.c.document).where(opened.c.digest == digest)).one()
    document: bytes = found.document
    return document


def _kept(row: Row[Any]) -> KeptBallot:
    return KeptBallot(
        digest=Digest(row.digest),
        kind=row.kind,
        seat=SeatId(row.seat),
        track=TrackId(row.track),
        round=row.round,
        sequence=row.sequence,
        states=_states(row.states),
        file=row.file,
    )


def _states(data: bytes) -> dict[str, str]:
    return {key: str(value) for key, value in canonical.decode_map(data).items()}
