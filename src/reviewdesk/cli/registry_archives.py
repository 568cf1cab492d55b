"""`registry add`, `list`, `show`: archives that were verified."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from reviewdesk.cli.frame import Reply, language, progress, say
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
from reviewdesk.cli.staff_frame import fingerprint_argument
from reviewdesk.desk import spoken_results
from reviewdesk.desk.auditor.files import total_size
from reviewdesk.desk.staff.registry import Shown, add, listed, show
from reviewdesk.desk.staff.registry_words import ENTERED
from reviewdesk.domain.registry import Found, Kept
from reviewdesk.errors.marker import N_


def register(inner: Inner) -> None:
    """Add the three verbs."""
    parser = verb(inner, "add", _add, N_("verify an archive with its later records, and register it"))
    parser.add_argument("archive", type=Path, metavar="ARCHIVE", help=say(N_("the archive")))
    parser.add_argument(
        "addenda", type=Path, nargs="*", metavar="ADDENDUM", help=say(N_("its later records, in order"))
    )
    fingerprint_argument(parser)
    parser.add_argument(
        "--with-private",
        action="store_true",
        help=say(N_("keep names of reviewers and texts too; otherwise seats alone are kept")),
    )
    parser = verb(inner, "list", _list, N_("list the archives of the registry"))
    yearly(parser, N_("of one year"))
    paged(parser)
    parser = verb(inner, "show", _show, N_("show one archive: who holds what, scores by seat, reports"))
    parser.add_argument(
        "which", metavar="ARCHIVE", help=say(N_("its number in the registry, or its fingerprint"))
    )
    paged(parser)


def _add(args: argparse.Namespace) -> Reply:
    with progress(N_("Verifying"), 2 * total_size([args.archive, *args.addenda]), "B") as advance:
        done = add(
            place(args),
            args.archive,
            args.addenda,
            fingerprint=args.fingerprint,
            private=args.with_private,
            advance=advance,
        )
    kept = done.kept
    message = say(ENTERED[done.what], number=kept.number, title=kept.archive.title)
    return Reply(message, {"what": done.what, **_kept_data(kept)}, tuple(_unsettled(kept)))


def _list(args: argparse.Namespace) -> Reply:
    page = listed(place(args), args.year, cut(args))
    data = {**page_data(page), "archives": [_kept_data(one) for one in page.rows]}
    message = say(N_("Archives in the registry: {count}"), count=page.total)
    return Reply(message, data, (*map(_kept_line, page.rows), page_line(page)))


def _show(args: argparse.Namespace) -> Reply:
    found = show(place(args), args.which, cut(args))
    data = {
        **page_data(found.page),
        **_kept_data(found.kept),
        "entries": [found_data(one) for one in found.page.rows],
        "reports": [
            {"application": one.application, "period": one.period, "received": one.received, "note": one.note}
            for one in found.reports
        ],
        "people": [
            {"seat": one.seat, "name": one.name, "organisation": one.organisation}
            for one in found.private.people
        ],
        "texts": [{"kind": one.kind, "text": one.text} for one in found.private.remarks],
    }
    return Reply(_kept_line(found.kept), data, tuple(_shown(found)))


def _shown(found: Shown) -> Iterator[str]:
    kept = found.kept
    yield say(N_("Fingerprint: {code}"), code=kept.archive.fingerprint)
    yield say(N_("Later records known: {count}"), count=len(kept.archive.addenda))
    yield from _unsettled(kept)
    for one in found.page.rows:
        yield found_line(one)
        yield f"    {_scores(one)}"
    yield page_line(found.page)
    for came in found.reports:
        text = N_("Report of {application} on {period}: received {received}")
        line = say(text, application=came.application, period=came.period, received=came.received)
        yield "  ".join(filter(None, (line, came.note)))
    for person in found.private.people:
        yield "  ".join(filter(None, (person.seat, person.name, person.organisation)))
    for remark in found.private.remarks:
        yield f"{remark.kind}: {remark.text}"


def _scores(found: Found) -> str:
    """Return the totals by seat, and why a seat has none that counts."""
    entry = found.entry
    cells = [f"{seat} {total}" for seat, total in sorted(entry.totals.items())]
    cells += [
        f"{seat} {spoken_results.state(state, language())}" for seat, state in sorted(entry.excluded.items())
    ]
    return "  ".join(
        (*filter(None, [entry.published and say(N_("score {score}"), score=entry.published)]), *cells)
    )


def _unsettled(kept: Kept) -> Iterator[str]:
    if kept.superseded:
        yield say(N_("An older result: a newer one of the same review session is in."))
    if not kept.archive.compared:
        yield say(N_("Not compared yet: compare the fingerprint with the one on the signed paper."))


def _kept_line(kept: Kept) -> str:
    archive = kept.archive
    cells = [
        f"#{kept.number}",
        str(archive.year),
        archive.title,
        archive.fingerprint,
        say(N_("{count} applications, {titles} in a tier"), count=kept.applications, titles=kept.titles),
        say(N_("older result")) if kept.superseded else "",
        "" if archive.compared else say(N_("fingerprint not compared")),
    ]
    return "  ".join(filter(None, cells))


def _kept_data(kept: Kept) -> dict[str, object]:
    archive = kept.archive
    return {
        "number": kept.number,
        "review_session": archive.review_session,
        "sequence": archive.sequence,
        "fingerprint": archive.fingerprint,
        "compared": archive.compared,
        "digest": archive.digest,
        "title": archive.title,
        "year": archive.year,
        "organisers": list(archive.organisers),
        "addenda": list(archive.addenda),
        "entered": kept.entered,
        "superseded": kept.superseded,
        "private": kept.private,
        "applications": kept.applications,
        "titles": kept.titles,
    }
