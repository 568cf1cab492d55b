"""What a decision or a notice would lead to, while it is still being entered; nothing is made or written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reviewdesk.desk.staff.drafting import Change, NoticeOrder, day_rule_of
from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.deciding import decided
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.addenda.period import Period, period
from reviewdesk.domain.addenda.steps import need_confirmable
from reviewdesk.domain.names import ApplicationId, Digest, TierId, TrackId
from reviewdesk.errors import ReviewDeskError


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many would hold each tier, and the first thing that is wrong; None where nothing is."""

    counts: Mapping[tuple[TrackId, TierId], int]
    wrong: ReviewDeskError | None


def decision_outlook(course: Course, changes: Sequence[Change]) -> Outlook:
    """Return what changes to the recommendation come to."""
    standings = {key: title.recommended for key, title in course.titles.items()}
    rows = []
    for change in changes:
        key = (TrackId(change.track), ApplicationId(change.application))
        before = standings[key]
        standings[key] = change.standing
        rows.append({"track": key[0], "application": key[1], "before": before, "after": change.standing})
    counts = Counter((track, TierId(standing)) for (track, _), standing in standings.items())
    return Outlook(counts, _wrong(course, changes, rows))


def lies_open(course: Course, order: NoticeOrder) -> Period:
    """Return the first and last day of a notice as it is being entered."""
    return period(order.published, day_rule_of(course.plan, order))


def too_early(course: Course, on: date) -> ReviewDeskError | None:
    """Return why the titles cannot be confirmed on a day; None where they can."""
    try:
        need_confirmable(course, on)
    except ReviewDeskError as error:
        return error
    return None


def _wrong(
    course: Course, changes: Sequence[Change], rows: Sequence[Mapping[str, str]]
) -> ReviewDeskError | None:
    made = Addendum(
        number=len(course.addenda) + 1, kind="decide", at="", data={"changes": rows}, digest=Digest("")
    )
    try:
        decided(course, made)
    except ReviewDeskError as error:
        return error
    for change in changes:
        if not change.reason.strip():
            return ReviewDeskError("decision-reason", application=change.application)
    return None
