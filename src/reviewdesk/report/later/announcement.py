"""The announcement of the titles, and the cancellation of one: what the public hears after the notice."""

from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.report.course_words import standing
from reviewdesk.report.later.listed import listing_of
from reviewdesk.report.later.public import PublicText
from reviewdesk.report.later.wording import (
    applications,
    language_of,
    mark_of,
    on_day,
    one_line,
    procedure,
)
from reviewdesk.words import translator


def announcement_text(course: Course, addendum: Addendum) -> PublicText:
    """Return what the announcement of the titles says.

    Args:
        course: as the confirmation left it, or later.
        addendum: the confirmation.
    """
    session, language = course.plan.review_session, language_of(course)
    say = translator(language)
    text = say("After {steps}, further consideration and public notice, the list is hereby announced.")
    if session.basis:
        text = say(
            "Under {basis}, after {steps}, further consideration and public notice, the list is hereby "
            "announced."
        )
    return PublicText(
        language=language,
        title=say("Announcement of the list drawn up by “{title}”").format(title=session.title),
        document=addendum.data["document"],
        opening=(text.format(basis=session.basis, steps=procedure(course)),),
        listing=listing_of(course, addendum, say("List ({order})")),
        signers=session.organisers,
        date=on_day(addendum.data["date"], language),
        mark=mark_of(course),
    )


def cancellation_text(course: Course, addendum: Addendum) -> PublicText:
    """Return what the cancellation of a title says; its reason is for the file alone.

    Args:
        course: as the cancellation left it, or later.
        addendum: the cancellation.
    """
    session, data, language = course.plan.review_session, addendum.data, language_of(course)
    say = translator(language)
    key = TrackId(data["track"]), ApplicationId(data["application"])
    named = {
        "applicant": one_line(applications(course, "notice")[key].applicant),
        "application": key[1],
        "track": course.plan.track(key[0]).name,
        "tier": standing(course, key[0], str(course.titles[key].lost), language),
        "document": _announced_by(course),
        "day": on_day(data["date"], language),
    }
    text = say(
        "After consideration the title “{tier}” ({track}) of {applicant} (number {application}) is cancelled "
        "as of {day}."
    )
    if named["document"]:
        text = say(
            "After consideration the title “{tier}” ({track}) of {applicant} (number {application}), "
            "announced in {document}, is cancelled as of {day}."
        )
    return PublicText(
        language=language,
        title=say("Notice of the cancellation of the title “{tier}” of {applicant}").format(**named),
        document=data["document"],
        opening=(text.format(**named),),
        signers=session.organisers,
        date=named["day"],
        mark=mark_of(course),
    )


def _announced_by(course: Course) -> str:
    """Return the number of the document that announced the titles."""
    confirmation = course.addendum(course.confirmed)
    return confirmation.data["document"] if confirmation else ""
