"""Reads a notice or an announcement back, in any of its forms, and holds it against the course.

What counts is the list, the days and the places, not the words around them, which later versions may improve.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.addenda.listing import listed_of
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.report.course_words import standing
from reviewdesk.report.later.public import PublicText
from reviewdesk.report.later.reading import Texts, squeezed, texts_of
from reviewdesk.report.later.telling import public_text
from reviewdesk.report.later.wording import applications, from_to, language_of, on_day
from reviewdesk.report.readback import Difference

_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_SPAN: Final = re.compile(
    rf"(?:\d{{4}}年)?\d+月\d+日至(?:\d{{4}}年)?\d+月\d+日|\d+(?:{_MONTHS})\d{{4}}to\d+(?:{_MONTHS})\d{{4}}"
)
"""From when to when, in the words of both languages, blanks left out."""


def check_public(kind: str, paper: bytes, course: Course, addendum: Addendum) -> Difference | None:
    """Return the first thing in which a notice or an announcement differs from what its addendum tells.

    Args:
        kind: "pdf", "txt" or "html".
        paper: the file.
        course: as the addendum left it, or later.
        addendum: the notice, the confirmation or the cancellation.

    Raises:
        ReviewDeskError: "report-pdf-unreadable".
    """
    texts, text = texts_of(kind, paper), public_text(course, addendum)
    return next(_differences(texts, text, course, addendum), None)


def _differences(texts: Texts, text: PublicText, course: Course, addendum: Addendum) -> Iterator[Difference]:
    known = {str(application) for _, application in course.applications}
    meant = [row for group in text.listing.groups for row in group.rows]
    found = list(_numbered(texts, known))
    for (number, application), row in zip(found, meant, strict=False):
        if (number, application) != row[:2]:
            yield Difference(row[1], "application", f"{number} {application}", f"{row[0]} {row[1]}")
    if len(found) != len(meant):
        yield Difference("", "rows", str(len(found)), str(len(meant)))
    whole = "".join(map(squeezed, texts))
    if missing := _out_of_order(whole, text, course, addendum):
        yield missing
    yield from _unsaid(whole, course, addendum)
    yield from _uninvited(whole, text, course)


def _numbered(texts: Texts, known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what begins like a row: a number, then an application of the course."""
    skip = False
    for number, application in pairwise(texts):
        if not skip and number.isdigit() and application in known:
            yield number, application
            skip = True
        else:
            skip = False


def _out_of_order(whole: str, text: PublicText, course: Course, addendum: Addendum) -> Difference | None:
    """Return the first heading or row that does not follow the one before it."""
    at = 0
    for application, words in _sequence(text, course, addendum):
        at = whole.find(words, at)
        if at < 0:
            return Difference(application, "list", "", words)
        at += len(words)
    return None


def _sequence(text: PublicText, course: Course, addendum: Addendum) -> Iterator[tuple[str, str]]:
    groups = iter(text.listing.groups)
    for track, tiers in listed_of(addendum.data.get("tracks", [])).items():
        yield "", squeezed(course.plan.track(track).name)
        for tier, group in zip(tiers, groups, strict=False):
            yield "", squeezed(standing(course, track, tier, language_of(course)))
            yield from ((row[1], "".join(map(squeezed, row))) for row in group.rows)


def _unsaid(whole: str, course: Course, addendum: Addendum) -> Iterator[Difference]:
    """The days on which a notice lies open, and what else it must name."""
    data, language = addendum.data, language_of(course)
    named = [*course.plan.review_session.organisers]
    if addendum.kind == "notice":
        spans, meant = _SPAN.findall(whole), squeezed(from_to(data, language))
        if spans != [meant]:
            yield Difference("", "days", " ".join(spans), meant)
        named += [on_day(data["published"], language), data["place"], *data["contacts"].values()]
    else:
        named += [on_day(data["date"], language), data["document"]]
    if addendum.kind == "cancel":
        key = TrackId(data["track"]), ApplicationId(data["application"])
        named += [applications(course, "notice")[key].applicant, key[1]]
    for words in map(squeezed, named):
        if words not in whole:
            yield Difference("", "words", "", words)


def _uninvited(whole: str, text: PublicText, course: Course) -> Iterator[Difference]:
    """Applicants that are named although the text does not speak of them."""
    cells = (cell for group in text.listing.groups for row in group.rows for cell in row)
    facts = (word for fact in text.facts for word in fact)
    own = "".join(map(squeezed, (text.title, *text.opening, *cells, *facts, *text.signers)))
    for application in course.applications.values():
        name = squeezed(application.applicant)
        if name and name in whole and name not in own:
            yield Difference(application.id, "applicant", name, "")
