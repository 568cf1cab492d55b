"""Tables of every workspace: the lineage, the dossiers, the draft, the log and what was cast."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, Table, Text

from reviewdesk.store.metadata import metadata

fact = Table(
    "fact",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

lineage_file = Table(
    "lineage_file",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("header", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

lineage_part = Table(
    "lineage_part",
    metadata,
    Column("sequence", ForeignKey("lineage_file.sequence"), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

dossier = Table(
    "dossier",
    metadata,
    Column("application", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("manifest", LargeBinary, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("application", ForeignKey("dossier.application", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("size", Integer, nullable=False),
)

mark = Table(
    "mark",
    metadata,
    Column("round", Integer, primary_key=True),
    Column("application", Text, primary_key=True),
    Column("criterion", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("application", Text, nullable=False),
    Column("criterion", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
)

recusal = Table(
    "recusal",
    metadata,
    Column("application", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("known", Boolean, nullable=False),
    Column("late", Boolean, nullable=False),
)

skip = Table(
    "skip",
    metadata,
    Column("application", Text, primary_key=True),
    Column("notice", Text, nullable=False),
)

log_line = Table(
    "log_line",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("entry", LargeBinary, nullable=False),
    Column("head", Text, nullable=False),
)

cast = Table(
    "cast",
    metadata,
    Column("track", Text, primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("file", LargeBinary, nullable=False),
)
