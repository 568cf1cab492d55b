"""The batch and its supplements as they came: headers, signatures and small parts, byte for byte."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import insert, select

from reviewdesk.store.tables import lineage_file, lineage_part
from reviewdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One sealed file without its sections; sequence 1 is the batch."""

    sequence: int
    header: bytes
    signature: bytes
    parts: Mapping[str, bytes]


def keep(workspace: Workspace, file: KeptFile) -> None:
    """Add one file of the lineage."""
    rows = [{"sequence": file.sequence, "path": path, "data": data} for path, data in file.parts.items()]
    with workspace.transaction() as connection:
        connection.execute(
            insert(lineage_file).values(sequence=file.sequence, header=file.header, signature=file.signature)
        )
        if rows:
            connection.execute(insert(lineage_part), rows)


def kept(workspace: Workspace) -> tuple[KeptFile, ...]:
    """Return the files of the lineage, the batch first."""
    with workspace.transaction() as connection:
        files = connection.execute(select(lineage_file).order_by(lineage_file.c.sequence)).all()
        parts = connection.execute(select(lineage_part).order_by(lineage_part.c.path)).all()
    return tuple(
        KeptFile(
            file.sequence,
            file.header,
            file.signature,
            {part.path: part.data for part in parts if part.sequence == file.sequence},
        )
        for file in files
    )
