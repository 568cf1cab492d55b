"""Tables that only the chair's workspace fills; they are part of the same schema version."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from reviewdesk.store.metadata import metadata

collected = Table(
    "collected",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("seat", Text, nullable=False),
    Column("track", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("states", LargeBinary, nullable=False),
    Column("file", LargeBinary, nullable=False),
)
"""Ballots and typed sheets as they came, still closed; kind is "ballot" or "typed"."""

opened = Table(
    "opened",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("document", LargeBinary, nullable=False),
)
"""What the envelope opened: the scores document of each counted ballot."""

wording = Table(
    "wording",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),
)
"""Names and free text, which the log knows by digest only; kind is "people" or "text"."""

paper = Table(
    "paper",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""Frozen documents of each finalisation, and the pages signed since."""
