"""Tables of the registry of the provincial office: the same on SQLite and on PostgreSQL."""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    and_,
    literal_column,
    or_,
)

VERSION: Final = 1
registry_metadata = MetaData()
text = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that both databases compare and sort by its code points."""

version = Table(
    "registry_version",
    registry_metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
)

archive = Table(
    "registry_archive",
    registry_metadata,
    Column("number", Integer, primary_key=True),
    Column("review_session", text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("batch", text, nullable=False),
    Column("fingerprint", text, nullable=False),
    Column("digest", text, nullable=False),
    Column("record", text, nullable=False),
    Column("created", text, nullable=False),
    Column("logged", Integer, nullable=False),
    Column("title", text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("organisers", LargeBinary, nullable=False),
    Column("compared", Boolean, nullable=False),
    Column("addenda", LargeBinary, nullable=False),
    Column("entered", text, nullable=False),
    Column("superseded", Boolean, nullable=False),
    UniqueConstraint("review_session", "sequence", name="registry_archive_once"),
)
"""One row per finalisation; organisers and addenda are canonical JSON."""
Index("registry_archive_fingerprint", archive.c.fingerprint)
Index("registry_archive_listed", archive.c.year.desc(), archive.c.number.desc())

applicant = Table(
    "registry_applicant",
    registry_metadata,
    Column("id", Integer, primary_key=True),
    Column("identity", text, nullable=False, unique=True),
    Column("name", text, nullable=False),
    Column("code", text, nullable=False),
    Column("county", text, nullable=False),
    Column("city", text, nullable=False),
    Column("region_code", text, nullable=False),
    Column("name_key", text, nullable=False),
    Column("code_key", text, nullable=False),
    Column("city_key", text, nullable=False),
)
"""Applicants are few, however many review sessions there were: a search looks through these alone."""

entry = Table(
    "registry_entry",
    registry_metadata,
    Column("archive", ForeignKey("registry_archive.number"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("review_session", text, nullable=False),
    Column("application", text, nullable=False),
    Column("applicant", ForeignKey("registry_applicant.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("superseded", Boolean, nullable=False),
    Column("track", text, nullable=False),
    Column("track_name", text, nullable=False),
    Column("track_key", text, nullable=False),
    Column("place", Integer),
    Column("tier_number", Integer),
    Column("published", text),
    Column("recommended", text, nullable=False),
    Column("recommended_name", text, nullable=False),
    Column("standing", text, nullable=False),
    Column("standing_name", text, nullable=False),
    Column("standing_key", text, nullable=False),
    Column("state", text, nullable=False),
    Column("document", text, nullable=False),
    Column("dated", text, nullable=False),
    Column("confirmed", text, nullable=False),
    Column("first_due", text, nullable=False),
    Column("last_due", text, nullable=False),
    Column("seats", LargeBinary, nullable=False),
    UniqueConstraint("archive", "track", "application", name="registry_entry_once"),
)
"""One row per application of an archive; `first_due` is "" where no report is due, `seats` canonical JSON.

What names are compared by is of one length, however long they are: the keys.
"""
Index(
    "registry_entry_listed",
    entry.c.superseded,
    entry.c.year.desc(),
    entry.c.archive.desc(),
    entry.c.position,
    entry.c.applicant,
    entry.c.track,
    entry.c.track_key,
    entry.c.standing,
    entry.c.standing_key,
)
"""A search is counted and cut in this index alone; only the rows of one page are looked up."""
_HELD = entry.c.first_due > literal_column("''")
Index(
    "registry_entry_due",
    entry.c.superseded,
    entry.c.year.desc(),
    entry.c.archive.desc(),
    entry.c.position,
    entry.c.first_due,
    entry.c.last_due,
    entry.c.review_session,
    entry.c.application,
    sqlite_where=_HELD,
    postgresql_where=_HELD,
)
"""Of those alone who ever held a title, in the order of a page."""
Index("registry_entry_session", entry.c.review_session, entry.c.application)

person = Table(
    "registry_person",
    registry_metadata,
    Column("archive", ForeignKey("registry_archive.number"), primary_key=True),
    Column("seat", text, primary_key=True),
    Column("name", text, nullable=False),
    Column("organisation", text, nullable=False),
)

remark = Table(
    "registry_remark",
    registry_metadata,
    Column("archive", ForeignKey("registry_archive.number"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", text, nullable=False),
    Column("text", text, nullable=False),
)

report = Table(
    "registry_report",
    registry_metadata,
    Column("review_session", text, primary_key=True),
    Column("application", text, primary_key=True),
    Column("period", text, primary_key=True),
    Column("received", text, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("note", text, nullable=False),
    Column("owed", Boolean, nullable=False),
)
"""Reports belong to the review session, so that finalising again loses none; only those `owed` count."""
Index("registry_report_counted", report.c.period, report.c.owed, report.c.late, report.c.received)


def owing(period: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that an application holds a title which a report on a half-year is due for."""
    return and_(
        entry.c.superseded.is_(False),
        _HELD,
        entry.c.first_due <= period,
        or_(entry.c.last_due == "", entry.c.last_due >= period),
    )


def held() -> ColumnElement[bool]:
    """Return the condition that an application held a title at some time."""
    return and_(entry.c.superseded.is_(False), _HELD)
