"""The course of things after the archive (后续情况), internal: each addendum in a line."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.errors.marker import N_
from reviewdesk.report.blanks.frame import MARGINS
from reviewdesk.report.course_words import CONCLUSIONS, EFFECTS, OUTCOMES, standing
from reviewdesk.report.later.wording import (
    applications,
    from_to,
    language_of,
    mark_of,
    on_day,
    one_line,
)
from reviewdesk.report.leaf import PORTRAIT, TITLE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

_CELL: Final = Style("plain", 10.5, 15)
_DAYS: Final = {
    "decide": "meeting",
    "notice": "published",
    "object": "received",
    "confirm": "date",
    "cancel": "date",
}
_NOW: Final = {
    "undecided": N_("There is no decision on the recommendation yet."),
    "decided": N_("Decided; there was no public notice yet."),
    "noticed": N_("The public notice is out; the titles are not confirmed yet."),
    "confirmed": N_("The titles are confirmed."),
}


def course_record(course: Course) -> Paper:
    """Return the record of the course so far, on half a page for an ordinary one."""
    session, language = course.plan.review_session, language_of(course)
    say = translator(language)
    title = say("What followed the review")
    named = say("{title}: {paper}").format(title=session.title, paper=title)
    draft = Draft(named, language, watermark=mark_of(course))
    draft.turn(PORTRAIT, MARGINS)
    draft.paragraph(session.title, Style("plain", 11, 18, "center"))
    draft.paragraph(title, TITLE)
    draft.gap(6)
    columns = (Column(say("No."), "center"), Column(say("Date")), Column(say("What happened"), least=200))
    rows = tuple(
        Row((str(one.number), on_day(day_of(one), language), event_words(course, one)))
        for one in course.addenda
    )
    set_table(draft, Table(columns, rows, _CELL))
    draft.gap(6)
    draft.paragraph(say(_NOW[_state(course)]), Style("plain", 10.5, 17))
    return draft.finished()


def day_of(addendum: Addendum) -> str:
    """Return the day of an addendum as ISO text: what it says itself, else when it was sealed."""
    replied = addendum.data.get("replied")
    return str(replied or addendum.data.get(_DAYS.get(addendum.kind, ""), addendum.at[:10]))


def event_words(course: Course, addendum: Addendum) -> str:
    """Return what an addendum did, in a sentence."""
    return _EVENTS[addendum.kind](course, addendum.data)


def _state(course: Course) -> str:
    if course.confirmed is not None:
        return "confirmed"
    if course.notices:
        return "noticed"
    return "undecided" if course.decided is None else "decided"


def _decide(course: Course, data: Mapping[str, Any]) -> str:
    say = translator(language_of(course))
    text = say("Decision, document {document}: changes to the recommendation: {count}.")
    if not data["document"]:
        text = say("Decision: changes to the recommendation: {count}.")
    return text.format(document=data["document"], count=len(data["changes"]))


def _notice(course: Course, data: Mapping[str, Any]) -> str:
    say = translator(language_of(course))
    text = say("Public notice of {count}, open {span}.")
    if data["supplementary"]:
        text = say("Supplementary public notice of {count}, open {span}.")
    return text.format(count=_count(data), span=from_to(data, language_of(course)))


def _object(course: Course, data: Mapping[str, Any]) -> str:
    say = translator(language_of(course))
    whom = _named(course, data["track"], data["application"])
    if data["conclusion"] is None:
        return say("Objection {number} received, against {whom}.").format(number=data["number"], whom=whom)
    return say("Objection {number} against {whom}: {conclusion}, {effect}.").format(
        number=data["number"],
        whom=whom,
        conclusion=say(CONCLUSIONS[data["conclusion"]]),
        effect=say(EFFECTS[data["effect"]]),
    )


def _promote(course: Course, data: Mapping[str, Any]) -> str:
    say = translator(language_of(course))
    return say("{whom} moves up to {tier} in place of {gone}.").format(
        whom=_named(course, data["track"], data["application"]),
        tier=standing(course, TrackId(data["track"]), data["to"], language_of(course)),
        gone=_named(course, data["track"], data["instead_of"]),
    )


def _rereview(course: Course, data: Mapping[str, Any]) -> str:
    say = translator(language_of(course))
    names = [_named(course, data["track"], application) for application in data["applications"]]
    return say("Re-review of {names}: {outcome}.").format(
        names=say(", ").join(names), outcome=say(OUTCOMES[data["outcome"]])
    )


def _confirm(course: Course, data: Mapping[str, Any]) -> str:
    say = translator(language_of(course))
    return say("Titles of {count} confirmed and announced in {document}.").format(
        count=_count(data), document=data["document"]
    )


def _cancel(course: Course, data: Mapping[str, Any]) -> str:
    say = translator(language_of(course))
    return say("The title of {whom} cancelled in {document}.").format(
        whom=_named(course, data["track"], data["application"]), document=data["document"]
    )


def _count(data: Mapping[str, Any]) -> int:
    return sum(len(tier["applications"]) for track in data["tracks"] for tier in track["tiers"])


def _named(course: Course, track: str, application: str) -> str:
    key = TrackId(track), ApplicationId(application)
    return f"{application} {one_line(applications(course, 'pdf')[key].applicant)}"


_EVENTS: Final[Mapping[str, Callable[[Course, Mapping[str, Any]], str]]] = {
    "decide": _decide,
    "notice": _notice,
    "object": _object,
    "promote": _promote,
    "rereview": _rereview,
    "confirm": _confirm,
    "cancel": _cancel,
}
