"""Which addendum is told to the public, and in which forms."""

from collections.abc import Callable, Mapping
from typing import Final

from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.report.later.announcement import announcement_text, cancellation_text
from reviewdesk.report.later.notice import notice_text
from reviewdesk.report.later.on_paper import on_paper
from reviewdesk.report.later.plain_text import plain_text
from reviewdesk.report.later.public import PublicText
from reviewdesk.report.later.web_page import web_page

TOLD: Final[Mapping[str, Callable[[Course, Addendum], PublicText]]] = {
    "notice": notice_text,
    "confirm": announcement_text,
    "cancel": cancellation_text,
}
FORMS: Final = ("pdf", "txt", "html")


def public_text(course: Course, addendum: Addendum) -> PublicText:
    """Return what a notice, a confirmation or a cancellation tells; KeyError for any other kind."""
    return TOLD[addendum.kind](course, addendum)


def public_forms(course: Course, addendum: Addendum) -> Mapping[str, bytes]:
    """Return the same text in every form, by the ending of its file."""
    text = public_text(course, addendum)
    return {"pdf": on_paper(text).data, "txt": plain_text(text), "html": web_page(text)}
