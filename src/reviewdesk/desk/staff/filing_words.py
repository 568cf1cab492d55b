"""What is handed over to the archives office, in the words of the window."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from reviewdesk.desk.handover import SUMS
from reviewdesk.errors.marker import N_
from reviewdesk.report.later.filing import RETENTION, TERM_WORDS, FiledItem
from reviewdesk.words import translator

KINDS: Final[Mapping[str, str]] = {
    "packet": N_("Sign packet"),
    "ranking": N_("Rankings"),
    "archive": N_("Archive"),
    "decision": N_("Record of the decision"),
    "announcement": N_("Announcement"),
    "notice": N_("Public notice"),
    "objections": N_("Ledger of objections"),
    "record": N_("Later records"),
    "course": N_("Course of the records"),
    "workbook": N_("Workbook"),
    "verifying": N_("Files to verify with"),
    "other": N_("Further files"),
}


def kinds(language: str) -> tuple[tuple[str, str, str], ...]:
    """Return id, name and proposed term of every kind of document."""
    say = translator(language)
    proposed: dict[str, str] = dict(RETENTION.items())
    return tuple((kind, say(name), proposed[kind]) for kind, name in KINDS.items())


def terms(language: str) -> tuple[tuple[str, str], ...]:
    """Return id and name of every term."""
    say = translator(language)
    return tuple((term, say(name)) for term, name in TERM_WORDS.items())


def filed_rows(items: Sequence[FiledItem], language: str) -> tuple[tuple[str, ...], ...]:
    """Return title, document number, date, pages and term of every item."""
    say = translator(language)
    return tuple(
        (one.title, one.document, one.date, str(one.pages or ""), say(TERM_WORDS[one.term])) for one in items
    )


def published_around(archive: Path) -> Path | None:
    """Return the published folder that an archive lies in; None where it lies elsewhere."""
    return archive.parent if (archive.parent / SUMS).is_file() else None
