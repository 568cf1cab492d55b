"""`registry search`: who holds or held what, across years."""

import argparse
from pathlib import Path

from reviewdesk.cli.frame import Reply, language, say
from reviewdesk.cli.registry_frame import (
    Inner,
    cut,
    found_data,
    found_line,
    page_data,
    page_line,
    paged,
    place,
    verb,
    yearly,
)
from reviewdesk.desk.staff.registry import search
from reviewdesk.desk.staff.registry_export import export
from reviewdesk.desk.staff.registry_words import asked_standing
from reviewdesk.domain.registry import Wanted
from reviewdesk.errors.marker import N_


def register(inner: Inner) -> None:
    """Add `search`."""
    parser = verb(inner, "search", _search, N_("search applicants, tracks, standings across years"))
    parser.add_argument(
        "text",
        nargs="?",
        default="",
        metavar="TEXT",
        help=say(N_("part of the applicant's name, or its code")),
    )
    yearly(parser, N_("of one year"))
    for name, text in (
        ("track", N_("id or name of a track")),
        ("standing", N_("id or name of a tier, or what became of an application")),
        ("city", N_("part of the city's name")),
    ):
        parser.add_argument(f"--{name}", default="", metavar=name[0].upper(), help=say(text))
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", help=say(N_("write all rows found, not one page"))
    )
    paged(parser)


def _search(args: argparse.Namespace) -> Reply:
    wanted = Wanted(
        text=args.text,
        year=args.year,
        track=args.track,
        standing=asked_standing(args.standing, language()),
        city=args.city,
    )
    if args.csv is not None:
        count = export(place(args), wanted, args.csv, language())
        message = say(N_("Rows written: {count}, to {path}"), count=count, path=args.csv)
        return Reply(message, {"path": str(args.csv), "total": count})
    page = search(place(args), wanted, cut(args))
    data = {**page_data(page), "entries": [found_data(one) for one in page.rows]}
    message = say(N_("Applications found: {count}"), count=page.total)
    return Reply(message, data, (*map(found_line, page.rows), page_line(page)))
