"""Reads a notice or an announcement back, in any of its forms, and holds it against the course.

What counts is the list, the days and the places, not the words around them, which later versions may improve.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from itertools import pairwise
from typing import Final

from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.addenda.listing import listed_of
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.report.fonts import Face, printable
from reviewdesk.report.later.public import PublicText
from reviewdesk.report.later.telling import public_text
from reviewdesk.report.later.wording import applications, from_to, language_of, on_day, standing_name
from reviewdesk.report.printed import printed_cells
from reviewdesk.report.readback import Difference

_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_SPAN: Final = re.compile(
    rf"(?:\d{{4}}年)?\d+月\d+日至(?:\d{{4}}年)?\d+月\d+日|\d+(?:{_MONTHS})\d{{4}}to\d+(?:{_MONTHS})\d{{4}}"
)
"""From when to when, in the words of both languages, blanks left out."""
FACES: Final[tuple[Face, ...]] = ("plain", "body", "kai")
Texts = Sequence[str]
"""What a paper says, cell by cell and line by line, in reading order."""


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
    texts, text = _READERS[kind](paper), public_text(course, addendum)
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
    whole = "".join(map(_squeezed, texts))
    yield from _out_of_order(whole, text, course, addendum)
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


def _out_of_order(whole: str, text: PublicText, course: Course, addendum: Addendum) -> Iterator[Difference]:
    """Every heading and every row, one after the other."""
    at = 0
    if addendum.kind == "cancel":
        return
    for application, words in _sequence(text, course, addendum):
        at = whole.find(words, at)
        if at < 0:
            yield Difference(application, "list", "", words)
            return
        at += len(words)


def _sequence(text: PublicText, course: Course, addendum: Addendum) -> Iterator[tuple[str, str]]:
    groups = iter(text.listing.groups)
    for track, tiers in listed_of(addendum.data["tracks"]).items():
        yield "", _squeezed(course.plan.track(track).name)
        for tier, group in zip(tiers, groups, strict=False):
            yield "", _squeezed(standing_name(course, track, tier))
            yield from ((row[1], "".join(map(_squeezed, row))) for row in group.rows)


def _unsaid(whole: str, course: Course, addendum: Addendum) -> Iterator[Difference]:
    """The days on which a notice lies open, and what else it must name."""
    data, language = addendum.data, language_of(course)
    named = [*course.plan.review_session.organisers]
    if addendum.kind == "notice":
        spans, meant = _SPAN.findall(whole), _squeezed(from_to(data, language))
        if spans != [meant]:
            yield Difference("", "days", " ".join(spans), meant)
        named += [on_day(data["published"], language), data["place"], *data["contacts"].values()]
    else:
        named += [on_day(data["date"], language), data["document"]]
    if addendum.kind == "cancel":
        key = TrackId(data["track"]), ApplicationId(data["application"])
        named += [applications(course, "notice")[key].applicant, key[1]]
    for words in map(_squeezed, named):
        if words not in whole:
            yield Difference("", "words", "", words)


def _uninvited(whole: str, text: PublicText, course: Course) -> Iterator[Difference]:
    """Applicants that are named although the text does not speak of them."""
    cells = (cell for group in text.listing.groups for row in group.rows for cell in row)
    facts = (word for fact in text.facts for word in fact)
    own = "".join(map(_squeezed, (text.title, *text.opening, *cells, *facts, *text.signers)))
    for application in course.applications.values():
        name = _squeezed(application.applicant)
        if name and name in whole and name not in own:
            yield Difference(application.id, "applicant", name, "")


def _squeezed(text: str) -> str:
    """Return text as every form of a paper has it: no blanks, and 〓 for what one of the fonts lacks."""
    for face in FACES:
        text = printable(text, face, set())
    return "".join(text.split())


def _of_pdf(paper: bytes) -> Texts:
    return [cell.text for cell in printed_cells(paper)]


def _of_txt(paper: bytes) -> Texts:
    lines = paper.decode("utf-8-sig", "replace").splitlines()
    return [cell for line in lines for cell in re.split(r"\s{2,}", line.strip())]


def _of_html(paper: bytes) -> Texts:
    page = _Page()
    page.feed(paper.decode("utf-8", "replace"))
    page.close()
    return page.texts


class _Page(HTMLParser):
    """Collects the text of each element of a page, the head left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = self._hidden or tag == "head"

    def handle_endtag(self, tag: str) -> None:
        self._hidden = self._hidden and tag != "head"

    def handle_data(self, data: str) -> None:
        if not self._hidden and data.strip():
            self.texts.append(data.strip())


_READERS: Final[Mapping[str, Callable[[bytes], Texts]]] = {"pdf": _of_pdf, "txt": _of_txt, "html": _of_html}
