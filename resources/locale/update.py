"""Bring the Chinese catalogue in step with the source strings, and compile it.

Run `make words`; then translate what it names as missing in reviewdesk.po and run it again.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
PO = ROOT / "resources/locale/zh_CN/LC_MESSAGES/reviewdesk.po"
EPOCH = datetime(2026, 11, 23, tzinfo=UTC)
KEYWORDS = {"_": None, "N_": None, "say": None}


def template() -> Catalog:
    """Return every source string in src."""
    found = Catalog(project="ReviewDesk")
    for name, line, message, comments, _ in extract_from_dir(ROOT / "src", keywords=KEYWORDS):
        if message:
            found.add(message, locations=[(name, line)], auto_comments=comments)
    return found


def current() -> Catalog:
    """Return the Chinese catalogue with exactly today's source strings."""
    catalogue = read_po(PO.open("rb"), locale="zh_CN") if PO.exists() else Catalog(locale="zh_CN")
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for message in catalogue:
        message.flags.discard("python-format")
    catalogue.project, catalogue.version = "ReviewDesk", "1"
    catalogue.creation_date = catalogue.revision_date = EPOCH
    return catalogue


def save(catalogue: Catalog) -> None:
    """Write and compile it; the same strings give the same bytes."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as po, PO.with_suffix(".mo").open("wb") as mo:
        write_po(po, catalogue, sort_output=True, no_location=True, width=0)
        write_mo(mo, catalogue)


def main() -> int:
    """Update and compile; return how many strings still lack their Chinese."""
    catalogue = current()
    save(catalogue)
    missing = [message.id for message in catalogue if message.id and not message.string]
    for text in missing:
        print("missing:", text)
    return len(missing)


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
