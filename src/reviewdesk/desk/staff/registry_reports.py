"""Half-year reports: who owes one, what is missing, and recording what came in."""

from dataclasses import dataclass
from datetime import date

from reviewdesk.desk.staff.registry import spelled
from reviewdesk.domain.half_years import Period, ReportState, nearest
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.registry import Cut, DueList, Kept, Report
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import registry_reports as kept_reports
from reviewdesk.store.registry_database import Place, opened
from reviewdesk.store.registry_reports import Recorded
from reviewdesk.store.registry_searching import one_archive


@dataclass(frozen=True, slots=True)
class Received:
    """What recording a report did, and in which archive."""

    what: Recorded
    kept: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrder:
    """A report that came in.

    Attributes:
        archive: number or fingerprint.
        correct: put it in the place of what is recorded.
    """

    archive: str
    application: str
    period: Period
    received: date
    note: str = ""
    correct: bool = False


def due(
    place: Place, at: date, cut: Cut, *, period: Period | None = None, state: ReportState | None = None
) -> DueList:
    """Return a page of the reports on one half-year as they stand at a day.

    Args:
        place: of the registry.
        at: the day.
        cut: which page.
        period: the half-year; around the day when left out.
        state: those alone.

    Raises:
        ReviewDeskError: as `opened`; "registry-page".
    """
    with opened(place) as registry:
        return kept_reports.due(registry, period or nearest(at), at, cut, state)


def missing(place: Place, at: date, cut: Cut) -> DueList:
    """Return a page of all reports missing at a day, of whatever half-year; raises as `due`."""
    with opened(place) as registry:
        return kept_reports.missing(registry, at, cut)


def record(place: Place, order: ReportOrder, today: date) -> Received:
    """Record that a report came in; the same once more changes nothing.

    Raises:
        ReviewDeskError: "registry-report-later", "registry-unknown", or as `opened` and
            `registry_reports.record`.
    """
    if order.received > today:
        raise ReviewDeskError("registry-report-later", received=order.received.isoformat())
    came = Report(
        application=ApplicationId(order.application),
        period=order.period,
        received=order.received.isoformat(),
        note=order.note,
    )
    with opened(place) as registry:
        kept = one_archive(registry, spelled(order.archive))
        what = kept_reports.record(registry, kept.archive.review_session, came, correct=order.correct)
        return Received(what, kept)
