"""The decision (审定): the recommendation adopted, or changed application by application."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from reviewdesk.domain.addenda.course import NOT_LISTED, Course, Key, Title
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.addenda.places import numbered, title_of
from reviewdesk.domain.names import TrackId
from reviewdesk.errors import ReviewDeskError

UNRANKED: Final = frozenset({"rejected", "unscored", "withdrawn"})
"""Standings that rest on no score: nobody can be listed from them."""


def decided(course: Course, addendum: Addendum) -> Course:
    """Return the course after a decision; one before the notice takes the place of an earlier one.

    Raises:
        ReviewDeskError: "course-decided" once a notice is out, "course-application", "course-standing",
            "course-before", "course-unchanged", "course-change-twice", "course-not-ranked",
            "course-over-quota", "course-twice".
    """
    if course.notices:
        raise ReviewDeskError("course-decided")
    titles = {key: _recommended(title) for key, title in course.titles.items()}
    changed: set[Key] = set()
    for change in addendum.data["changes"]:
        title = title_of(course, TrackId(change["track"]), change["application"])
        _check_change(course, title, change)
        if title.key in changed:
            raise ReviewDeskError("course-change-twice", application=title.application)
        changed.add(title.key)
        titles[title.key] = replace(titles[title.key], standing=change["after"])
    after = {key: _with_state(course, title) for key, title in numbered(course, titles).items()}
    _check_quotas(course, after.values())
    _check_applicants(course, after.values())
    return replace(course, titles=after, decided=addendum.number)


def _recommended(title: Title) -> Title:
    return replace(title, standing=title.recommended, state="recommended")


def _with_state(course: Course, title: Title) -> Title:
    held = course.tier(title.track, title.standing) is not None
    return replace(title, state="decided" if held else "recommended")


def _check_change(course: Course, title: Title, change: Mapping[str, str]) -> None:
    before, after = change["before"], change["after"]
    if after != NOT_LISTED and course.tier(title.track, after) is None:
        raise ReviewDeskError("course-standing", application=title.application, standing=after)
    if before != title.recommended:
        raise ReviewDeskError("course-before", application=title.application, standing=title.recommended)
    if before == after:
        raise ReviewDeskError("course-unchanged", application=title.application)
    if before in UNRANKED and after != NOT_LISTED:
        raise ReviewDeskError("course-not-ranked", application=title.application)


def _check_quotas(course: Course, titles: Iterable[Title]) -> None:
    counts = Counter((title.track, title.standing) for title in titles)
    for track in course.plan.tracks:
        for tier in track.tiers:
            count = counts[track.id, tier.id]
            if count > tier.quota:
                raise ReviewDeskError(
                    "course-over-quota", track=track.name, tier=tier.name, quota=tier.quota, count=count
                )


def _check_applicants(course: Course, titles: Iterable[Title]) -> None:
    if course.plan.review_session.multiple == "allowed":
        return
    seen: set[str] = set()
    for title in titles:
        if title.state != "decided":
            continue
        applicant = course.applications[title.key]
        if applicant.applicant_id in seen:
            raise ReviewDeskError("course-twice", applicant=applicant.applicant)
        seen.add(applicant.applicant_id)
