"""One addendum moves the course on, if it is lawful where it stands; writing and verifying both ask here."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from reviewdesk.domain.addenda.course import Course, Key, Notice, Objection, Promotion, Title
from reviewdesk.domain.addenda.deciding import decided
from reviewdesk.domain.addenda.entry import Addendum, Kind
from reviewdesk.domain.addenda.listing import listed_of, listed_record, listing
from reviewdesk.domain.addenda.objecting import objected, rereviewed
from reviewdesk.domain.addenda.period import DayRule, period
from reviewdesk.domain.addenda.places import removed, title_of
from reviewdesk.domain.names import ApplicationId, TierId, TrackId
from reviewdesk.errors import ReviewDeskError


def follow(course: Course, addendum: Addendum) -> Course:
    """Return the course after one more addendum.

    Raises:
        ReviewDeskError: with a "course-…" code when it may not follow, or does not say what follows.
    """
    if course.decided is None and addendum.kind != "decide":
        raise ReviewDeskError("course-undecided")
    after = _STEPS[addendum.kind](course, addendum)
    return replace(after, addenda=(*course.addenda, addendum))


def day_rule(data: Mapping[str, Any]) -> DayRule:
    """Return the rule that the data of a notice states."""
    return DayRule(
        days=data["days"],
        kind=data["kind"],
        first_day=data["first_day"],
        holidays=frozenset(map(date.fromisoformat, data["holidays"])),
        workdays=frozenset(map(date.fromisoformat, data["workdays"])),
    )


def _notice(course: Course, addendum: Addendum) -> Course:
    data = addendum.data
    told = notice_list(course, supplementary=data["supplementary"])
    if data["tracks"] != listed_record(told):
        raise ReviewDeskError("course-list")
    lies = period(date.fromisoformat(data["published"]), day_rule(data))
    if (data["first"], data["last"]) != (lies.first.isoformat(), lies.last.isoformat()):
        raise ReviewDeskError("course-period", first=str(lies.first), last=str(lies.last))
    notice = Notice(
        addendum=addendum.number,
        supplementary=data["supplementary"],
        published=date.fromisoformat(data["published"]),
        first=lies.first,
        last=lies.last,
        listed=listed_of(data["tracks"]),
    )
    return replace(course, notices=(*course.notices, notice), titles=_moved(course, told, "noticed"))


def notice_list(
    course: Course, *, supplementary: bool
) -> Mapping[TrackId, Mapping[TierId, tuple[ApplicationId, ...]]]:
    """Return whom the next notice lists: all holders, or only those who moved up since.

    Raises:
        ReviewDeskError: "course-confirmed", "course-noticed" for a second whole notice,
            "course-not-noticed" for a supplementary one without a first, "course-nobody-moved-up".
    """
    _need_unconfirmed(course)
    if not supplementary:
        if course.notices:
            raise ReviewDeskError("course-noticed")
        return listing(course)
    _need_noticed(course)
    moved = {one.key for one in course.unnoticed()}
    if not moved:
        raise ReviewDeskError("course-nobody-moved-up")
    return listing(course, moved)


def _promote(course: Course, addendum: Addendum) -> Course:
    data = addendum.data
    _need_unconfirmed(course)
    track, to = TrackId(data["track"]), TierId(data["to"])
    moved = title_of(course, track, data["application"])
    free = [v for v in course.vacancies() if (v.track, v.tier) == (track, to)]
    if not free:
        raise ReviewDeskError("course-no-vacancy", track=track, tier=to)
    vacancy = next((one for one in free if one.removed == data["instead_of"]), free[0])
    if (vacancy.next, vacancy.removed, moved.standing) != (
        data["application"],
        data["instead_of"],
        data["tier"],
    ):
        raise ReviewDeskError(
            "course-not-next", application=data["application"], next=vacancy.next or "–", tier=to
        )
    pending = [one.number for one in course.objections if one.open and _key(one) == moved.key]
    if pending:
        raise ReviewDeskError("course-next-objected", application=moved.application, number=pending[0])
    last = max((title.number or 0 for title in course.holders(track, to)), default=0)
    title = replace(moved, standing=to, number=last + 1, state="decided", promoted=TierId(data["tier"]))
    promotion = Promotion(addendum.number, moved.key, to, ApplicationId(data["instead_of"]))
    return replace(
        course,
        titles={**course.titles, moved.key: title},
        promotions=(*course.promotions, promotion),
    )


def _confirm(course: Course, addendum: Addendum) -> Course:
    data = addendum.data
    need_confirmable(course, date.fromisoformat(data["date"]))
    told = listing(course)
    if data["tracks"] != listed_record(told):
        raise ReviewDeskError("course-list")
    return replace(course, confirmed=addendum.number, titles=_moved(course, told, "confirmed"))


def need_confirmable(course: Course, on: date) -> None:
    """Refuse a confirmation that comes too early.

    Raises:
        ReviewDeskError: "course-confirmed", "course-not-noticed", "course-notice-runs",
            "course-objection-open", "course-rereview-due", "course-promotion-due", "course-promotion-untold".
    """
    _need_unconfirmed(course)
    _need_noticed(course)
    for one in course.objections:
        if one.open:
            code = "course-objection-open" if one.conclusion is None else "course-rereview-due"
            raise ReviewDeskError(code, number=one.number)
    for vacancy in course.vacancies():
        if vacancy.next is not None:
            raise ReviewDeskError("course-promotion-due", tier=vacancy.tier, application=vacancy.next)
    for promotion in course.unnoticed():
        raise ReviewDeskError("course-promotion-untold", application=promotion.key[1])
    last = max(notice.last for notice in course.notices)
    if on <= last:
        raise ReviewDeskError("course-notice-runs", last=last.isoformat(), date=on.isoformat())


def _cancel(course: Course, addendum: Addendum) -> Course:
    title = title_of(course, TrackId(addendum.data["track"]), addendum.data["application"])
    if course.confirmed is None:
        raise ReviewDeskError("course-not-confirmed")
    if title.state != "confirmed":
        raise ReviewDeskError("course-no-title", application=title.application)
    return removed(course, title.key, "cancelled")


def _need_unconfirmed(course: Course) -> None:
    if course.confirmed is not None:
        raise ReviewDeskError("course-confirmed")


def _need_noticed(course: Course) -> None:
    if not course.notices:
        raise ReviewDeskError("course-not-noticed")


def _key(objection: Objection) -> Key:
    return objection.track, objection.application


def _moved(
    course: Course, told: Mapping[TrackId, Mapping[TierId, tuple[ApplicationId, ...]]], state: Any
) -> Mapping[Key, Title]:
    keys = {(track, one) for track, tiers in told.items() for those in tiers.values() for one in those}
    return {
        key: replace(title, state=state) if key in keys else title for key, title in course.titles.items()
    }


_STEPS: Final[Mapping[Kind, Callable[[Course, Addendum], Course]]] = {
    "decide": decided,
    "notice": _notice,
    "object": objected,
    "promote": _promote,
    "rereview": rereviewed,
    "confirm": _confirm,
    "cancel": _cancel,
}
