"""The ballots this seat cast: built once, so that every export writes the same bytes."""

from dataclasses import dataclass

from sqlalchemy import insert, select

from reviewdesk.domain.names import Digest, TrackId
from reviewdesk.store.tables import cast
from reviewdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class CastBallot:
    """One ballot file, older sequences included."""

    track: TrackId
    round: int
    sequence: int
    digest: Digest
    at: str
    file: bytes


def keep(workspace: Workspace, ballot: CastBallot) -> None:
    """Keep the bytes of a ballot for good."""
    with workspace.transaction() as connection:
        connection.execute(
            insert(cast).values(
                track=ballot.track,
                round=ballot.round,
                sequence=ballot.sequence,
                digest=ballot.digest,
                at=ballot.at,
                file=ballot.file,
            )
        )


def kept(workspace: Workspace) -> tuple[CastBallot, ...]:
    """Return all ballots of this seat, by track, round and sequence."""
    with workspace.transaction() as connection:
        found = connection.execute(select(cast).order_by(cast.c.track, cast.c.round, cast.c.sequence)).all()
    return tuple(
        CastBallot(
            track=TrackId(row.track),
            round=row.round,
            sequence=row.sequence,
            digest=Digest(row.digest),
            at=row.at,
            file=row.file,
        )
        for row in found
    )
