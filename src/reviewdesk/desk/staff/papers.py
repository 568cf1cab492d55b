"""Which papers belong to which addendum."""

from collections.abc import Mapping

from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.addenda.words import Words


def papers_of(course: Course, addendum: Addendum, words: Mapping[int, Words]) -> dict[str, bytes]:
    """Return path in the addendum → bytes of its papers.

    Args:
        course: with the addendum as its last step.
        addendum: the one about to be written.
        words: number → names and free text, of this and of earlier addenda.
    """
    return {}
