"""Objections (异议) and re-reviews: from receipt to conclusion, and what a sustained one does."""

from dataclasses import replace
from datetime import date

from reviewdesk.domain.addenda.course import Course, Objection
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.addenda.places import removed, title_of
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.errors import ReviewDeskError

_SAME = ("received", "sender", "track", "application", "late")


def objected(course: Course, addendum: Addendum) -> Course:
    """Return the course after an objection was received, or concluded.

    Raises:
        ReviewDeskError: "course-not-noticed", "course-application", "course-objection-number",
            "course-objection-concluded", "course-objection-changed", "course-objection-again",
            "course-late", "course-conclusion", "course-confirmed-cancel", "course-holds-nothing".
    """
    if not course.notices:
        raise ReviewDeskError("course-not-noticed")
    said = _said(course, addendum)
    held = _held(course, said)
    _check_conclusion(course, said)
    rest = tuple(one for one in course.objections if one.number != said.number)
    now = replace(said, addenda=(*(held.addenda if held else ()), addendum.number))
    after = replace(course, objections=tuple(sorted((*rest, now), key=lambda one: one.number)))
    if said.effect == "removed":
        return removed(after, (said.track, said.application), "removed")
    return after


def is_late(course: Course, received: date) -> bool:
    """Whether an objection came after the last day of every notice that is out."""
    return received > max(notice.last for notice in course.notices)


def rereviewed(course: Course, addendum: Addendum) -> Course:
    """Return the course after a re-review was linked and its outcome decided.

    Raises:
        ReviewDeskError: "course-application", "course-rereview-none" when no objection asked for it,
            "course-rereview-objection", "course-confirmed-cancel", "course-holds-nothing".
    """
    data = addendum.data
    asked = [one for one in course.objections if one.number == data["objection"]]
    for application in data["applications"]:
        title_of(course, TrackId(data["track"]), application)
    if not asked or asked[0].effect != "rereview" or asked[0].rereview is not None:
        raise ReviewDeskError("course-rereview-none", number=data["objection"] or 0)
    objection = asked[0]
    if (objection.track, objection.application) not in {(data["track"], a) for a in data["applications"]}:
        raise ReviewDeskError("course-rereview-objection", application=objection.application)
    now = replace(objection, rereview=data["outcome"], addenda=(*objection.addenda, addendum.number))
    others = tuple(now if one.number == now.number else one for one in course.objections)
    after = replace(course, objections=others)
    if data["outcome"] == "removed":
        _check_holds(course, now)
        return removed(after, (now.track, now.application), "removed")
    return after


def _said(course: Course, addendum: Addendum) -> Objection:
    data = addendum.data
    track, received = TrackId(data["track"]), date.fromisoformat(data["received"])
    title_of(course, track, data["application"])
    return Objection(
        number=data["number"],
        received=received,
        sender=data["sender"],
        track=track,
        application=ApplicationId(data["application"]),
        late=data["late"],
        conclusion=data["conclusion"],
        effect=data["effect"],
        replied=None if data["replied"] is None else date.fromisoformat(data["replied"]),
        addenda=(),
    )


def _held(course: Course, said: Objection) -> Objection | None:
    """Return what the ledger has under the number; None for the next free one."""
    if said.number == len(course.objections) + 1:
        if said.late != is_late(course, said.received):
            raise ReviewDeskError("course-late", number=said.number)
        return None
    held = next((one for one in course.objections if one.number == said.number), None)
    if held is None:
        raise ReviewDeskError("course-objection-number", number=said.number, next=len(course.objections) + 1)
    if held.conclusion is not None:
        raise ReviewDeskError("course-objection-concluded", number=said.number)
    if any(getattr(held, name) != getattr(said, name) for name in _SAME):
        raise ReviewDeskError("course-objection-changed", number=said.number)
    if said.conclusion is None:
        raise ReviewDeskError("course-objection-again", number=said.number)
    return held


def _check_conclusion(course: Course, said: Objection) -> None:
    """A conclusion has an effect, and only a sustained one more than none; without one there is neither."""
    concluded = said.conclusion is not None
    if concluded != (said.effect is not None) or (said.replied is not None and not concluded):
        raise ReviewDeskError("course-conclusion", number=said.number)
    if said.conclusion == "not_sustained" and said.effect != "none":
        raise ReviewDeskError("course-conclusion", number=said.number)
    if said.effect == "removed":
        _check_holds(course, said)
    if said.effect == "rereview" and course.confirmed is not None:
        raise ReviewDeskError("course-confirmed-cancel", application=said.application)


def _check_holds(course: Course, said: Objection) -> None:
    if course.confirmed is not None:
        raise ReviewDeskError("course-confirmed-cancel", application=said.application)
    title = course.titles[said.track, said.application]
    if course.tier(title.track, title.standing) is None:
        raise ReviewDeskError("course-holds-nothing", application=said.application)
