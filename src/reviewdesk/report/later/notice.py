"""The public notice (公示) as one value, made from the decision: no score, no place, nobody who scored."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.errors.marker import N_
from reviewdesk.report.later.listed import listing_of
from reviewdesk.report.later.public import PublicText
from reviewdesk.report.later.wording import from_to, language_of, mark_of, on_day, one_line, procedure
from reviewdesk.words import translator

_LENGTHS: Final = {
    ("calendar", False): N_("{count} days"),
    ("calendar", True): N_("one day"),
    ("working", False): N_("{count} working days"),
    ("working", True): N_("one working day"),
}
_OPENINGS: Final = {
    "under": N_(
        "Under {basis}, after {steps} and further consideration, the list to be drawn up is hereby made "
        "public. The notice lies open for {length} ({span})."
    ),
    "plain": N_(
        "After {steps} and further consideration, the list to be drawn up is hereby made public. The notice "
        "lies open for {length} ({span})."
    ),
    "further": N_(
        "Places of the list made public before have become vacant. By the rules of the review those named "
        "below move up to them and are hereby made public in addition. The notice lies open for {length} "
        "({span})."
    ),
}


def notice_text(course: Course, addendum: Addendum) -> PublicText:
    """Return what a notice says.

    Args:
        course: as the notice left it, or later.
        addendum: the notice.
    """
    session, data, language = course.plan.review_session, addendum.data, language_of(course)
    say = translator(language)
    title = say("Public notice of the list to be drawn up by “{title}”")
    if data["supplementary"]:
        title = say("Supplementary public notice of the list to be drawn up by “{title}”")
    return PublicText(
        language=language,
        title=title.format(title=session.title),
        opening=(_opening(course, data),),
        listing=listing_of(course, addendum, say("List to be made public ({order})")),
        closing=tuple(_closing(course, data)),
        facts=tuple(_facts(course, data)),
        signers=session.organisers,
        date=on_day(data["published"], language),
        mark=mark_of(course),
    )


def _opening(course: Course, data: Mapping[str, Any]) -> str:
    language, basis = language_of(course), course.plan.review_session.basis
    say = translator(language)
    kind = "further" if data["supplementary"] else "under" if basis else "plain"
    length = say(_LENGTHS[data["kind"], data["days"] == 1]).format(count=data["days"])
    return say(_OPENINGS[kind]).format(
        basis=basis, steps=procedure(course), length=length, span=from_to(data, language)
    )


def _closing(course: Course, data: Mapping[str, Any]) -> Iterator[str]:
    say = translator(language_of(course))
    if data["place"]:
        yield say("This notice is published at: {place}.").format(place=one_line(data["place"]))
    yield say(
        "Whoever objects to the list says so in writing while the notice lies open, with the facts it rests "
        "on. An objection of an organisation bears its seal; that of a person bears their real name and says "
        "how to reach them."
    )


def _facts(course: Course, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    say = translator(language_of(course))
    contacts = data["contacts"]
    named = (
        (say("Contact"), contacts["contact"]),
        (say("Phone"), contacts["phone"]),
        (say("Address"), contacts["address"]),
        (say("Supervision phone"), contacts["supervision_phone"]),
    )
    yield from ((label, one_line(value)) for label, value in named if value)
