"""What the verbs of `registry` share: where the registry lies, pages, and what --json says of a row."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from reviewdesk.cli.frame import Run, language, say
from reviewdesk.desk.staff.registry import own_registry
from reviewdesk.desk.staff.registry_words import STATES, standing
from reviewdesk.domain.registry import Cut, Found, Page
from reviewdesk.errors.marker import N_

Inner: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def verb(inner: Inner, name: str, run: Run, text: str) -> argparse.ArgumentParser:
    """Return the parser of a new verb of `registry`; `text` is an English source string."""
    made = inner.add_parser(name, help=say(text), description=say(text))
    made.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=say(N_("answer as one JSON object"))
    )
    where = made.add_mutually_exclusive_group()
    where.add_argument(
        "--registry",
        type=Path,
        metavar="DIR",
        help=say(N_("folder of the registry; one of your own when left out")),
    )
    where.add_argument(
        "--database",
        metavar="URL",
        help=say(N_("shared by several offices: postgresql+psycopg://user@host/name")),
    )
    made.set_defaults(run=run)
    return made


def paged(parser: argparse.ArgumentParser) -> None:
    """Add which page is shown."""
    parser.add_argument("--page", type=int, default=1, metavar="N", help=say(N_("which page; 1 if left out")))
    rows = say(N_("rows of a page, 1 to 1000; 20 if left out"))
    parser.add_argument("--per-page", type=_between(1, 1000), default=20, metavar="M", help=rows)


def yearly(parser: argparse.ArgumentParser, text: str, *, required: bool = False) -> None:
    """Add a year; `text` is an English source string."""
    parser.add_argument("--year", type=_between(1, 9999), required=required, metavar="Y", help=say(text))


def place(args: argparse.Namespace) -> Path | str:
    """Return where the registry lies."""
    found: Path | str = args.database if args.database is not None else args.registry or own_registry()
    return found


def cut(args: argparse.Namespace) -> Cut:
    """Return which page is asked for."""
    return Cut(args.page, args.per_page)


def page_data(page: Page[object]) -> dict[str, object]:
    """Return what --json says of a page beside its rows."""
    return {"page": page.cut.number, "pages": page.pages, "per_page": page.cut.size, "total": page.total}


def page_line(page: Page[object]) -> str:
    """Say which page of how many is shown."""
    return say(N_("Page {page} of {pages}"), page=page.cut.number, pages=page.pages)


def found_data(found: Found) -> dict[str, object]:
    """Return what --json says of one application."""
    entry, title = found.entry, found.entry.title
    return {
        "number": found.number,
        "year": found.year,
        "session": found.session,
        "track": entry.track.id,
        "track_name": entry.track.name,
        "application": entry.application,
        "applicant": entry.applicant.name,
        "applicant_id": entry.applicant.code,
        "county": entry.applicant.county,
        "city": entry.applicant.city,
        "region_code": entry.applicant.region_code,
        "place": entry.place,
        "published": entry.published,
        "recommended": entry.recommended.id,
        "standing": title.standing.id,
        "standing_name": standing(title.standing, language()),
        "state": title.state,
        "document": title.document,
        "dated": title.dated,
        "confirmed": title.confirmed,
        "totals": dict(entry.totals),
        "excluded": dict(entry.excluded),
    }


def found_line(found: Found) -> str:
    """Return one application as a line."""
    entry, title = found.entry, found.entry.title
    cells = [
        str(found.year),
        entry.track.name,
        entry.application,
        entry.applicant.name,
        entry.applicant.city,
        "" if entry.place is None else say(N_("place {place}"), place=entry.place),
        standing(title.standing, language()),
        say(STATES[title.state]) if title.state else "",
        title.document,
        title.dated,
        f"#{found.number}",
    ]
    return "  ".join(filter(None, cells))


def _between(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not least <= int(text) <= most:
            raise ValueError
        return int(text)

    number.__name__ = "int"  # what argparse calls it where it is none of these
    return number
