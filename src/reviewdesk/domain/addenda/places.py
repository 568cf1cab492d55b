"""Who is in which tier: looking a title up, numbering a tier, and emptying a place."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from reviewdesk.domain.addenda.course import NOT_LISTED, Course, Key, Title
from reviewdesk.domain.names import ApplicationId, TierId, TrackId
from reviewdesk.errors import ReviewDeskError


def title_of(course: Course, track: TrackId, application: str) -> Title:
    """Return the title of an application in a track.

    Raises:
        ReviewDeskError: "course-application" when the archive ranks none of that id there.
    """
    title = course.titles.get((track, ApplicationId(application)))
    if title is None:
        raise ReviewDeskError("course-application", application=application, track=track)
    return title


def track_of(course: Course, application: str) -> TrackId:
    """Return the track in which the archive ranks an application.

    Raises:
        ReviewDeskError: "course-nowhere" when it ranks none of that id.
    """
    for track, one in course.titles:
        if one == application:
            return track
    raise ReviewDeskError("course-nowhere", application=application)


def numbered(course: Course, titles: Mapping[Key, Title]) -> dict[Key, Title]:
    """Return titles with numbers given anew inside each tier, in the order of the ranking."""
    counts: dict[tuple[TrackId, str], int] = {}
    after = {}
    for key, title in titles.items():
        number = None
        if course.tier(title.track, title.standing) is not None:
            tier = (title.track, title.standing)
            number = counts[tier] = counts.get(tier, 0) + 1
        after[key] = replace(title, number=number)
    return after


def removed(course: Course, key: Key, state: Literal["removed", "cancelled"]) -> Course:
    """Return the course with one place emptied; the numbers of the others stay."""
    title = course.titles[key]
    gone = replace(title, standing=NOT_LISTED, number=None, state=state, lost=TierId(title.standing))
    return replace(course, titles={**course.titles, key: gone})
