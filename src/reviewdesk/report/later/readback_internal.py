"""Reads the record of the decision and the ledger of objections back, and holds them against the course."""

from collections.abc import Iterator

from reviewdesk.domain.addenda.course import Course, Key
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.report.course_words import CONCLUSIONS, standing
from reviewdesk.report.later.decision_record import changes_of
from reviewdesk.report.later.ledger import effect_words
from reviewdesk.report.later.reading import squeezed, texts_of
from reviewdesk.report.later.wording import applications, language_of, on_day
from reviewdesk.report.readback import Difference
from reviewdesk.words import translator


def check_decision(paper: bytes, course: Course, addendum: Addendum) -> Difference | None:
    """Return the first change that a record of the decision does not print as its addendum has it.

    Raises:
        ReviewDeskError: "report-pdf-unreadable".
    """
    whole = "".join(map(squeezed, texts_of("pdf", paper)))
    day = squeezed(on_day(addendum.data["meeting"], language_of(course)))
    for words in (*course.plan.review_session.organisers, addendum.data["document"]):
        if squeezed(words) not in whole:
            return Difference("", "words", "", words)
    rows = _changes(course, addendum)
    return _first_missing(whole, [("", day), *rows]) or _one_more(whole, len(rows) + 1, course)


def check_ledger(paper: bytes, course: Course) -> Difference | None:
    """Return the first objection that a ledger does not print as the course has it.

    Args:
        paper: the ledger.
        course: as the addendum left it in which the ledger lies.

    Raises:
        ReviewDeskError: "report-pdf-unreadable".
    """
    whole = "".join(map(squeezed, texts_of("pdf", paper)))
    return _first_missing(whole, list(_objections(course))) or _one_more(
        whole, len(course.objections) + 1, course
    )


def _changes(course: Course, addendum: Addendum) -> list[tuple[str, str]]:
    language, rows = language_of(course), []
    for number, (key, before, after) in enumerate(changes_of(course, addendum), start=1):
        place = course.titles[key].place
        words = (
            course.plan.track(key[0]).name,
            "—" if place is None else str(place),
            standing(course, key[0], before, language),
            standing(course, key[0], after, language),
        )
        rows.append((str(key[1]), _begins(course, number, key) + squeezed("".join(words))))
    return rows


def _objections(course: Course) -> Iterator[tuple[str, str]]:
    language = language_of(course)
    say = translator(language)
    for one in course.objections:
        begins = _begins(course, one.number, (one.track, one.application))
        yield one.application, begins + squeezed(on_day(one.received, language))
        yield one.application, squeezed(say(CONCLUSIONS[one.conclusion])) if one.conclusion else ""
        yield one.application, squeezed(effect_words(course, one))
        yield one.application, squeezed(on_day(one.replied, language)) if one.replied else ""


def _begins(course: Course, number: int, key: Key) -> str:
    """Return how a row begins: its number, the application, the applicant."""
    shown = applications(course, "pdf")[key]
    return squeezed(f"{number}{key[1]}{shown.applicant}")


def _first_missing(whole: str, meant: list[tuple[str, str]]) -> Difference | None:
    at = 0
    for application, words in meant:
        at = whole.find(words, at)
        if at < 0:
            return Difference(application, "row", "", words)
        at += len(words)
    return None


def _one_more(whole: str, number: int, course: Course) -> Difference | None:
    """Return a row beyond the last."""
    for key in course.applications:
        if (words := _begins(course, number, key)) in whole:
            return Difference(key[1], "row", words, "")
    return None
