"""Half-year reports in the registry: who owes one, what came in, what is missing."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    func,
    insert,
    literal,
    or_,
    select,
    union_all,
    update,
)

from reviewdesk.domain.half_years import Period, ReportState, day, due_date, elapsed, report_state
from reviewdesk.domain.registry import Cut, Due, DueList, Page, Report
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store.registry_database import Registry
from reviewdesk.store.registry_rows import found
from reviewdesk.store.registry_searching import FOUND, need_page, one_page
from reviewdesk.store.registry_tables import applicant, archive, entry, report, text

Recorded = Literal["new", "same", "corrected"]
_LATE: Final[dict[ReportState, bool | None]] = {
    "in_time": False,
    "late": True,
    "missing": None,
    "expected": None,
}
"""State → whether the report that is there is late; None where there is none."""


def due(registry: Registry, period: Period, at: date, cut: Cut, state: ReportState | None = None) -> DueList:
    """Return a page of the reports on one half-year as they stand at a day, or of those in one state.

    Raises:
        ReviewDeskError: "registry-page" beyond the last one.
    """

    def work(connection: Connection) -> DueList:
        rows = _owed([period], at)
        counts = _counts(connection, rows, period, at)
        if state is not None:
            late = _LATE[state]
            named = rows.c.late.is_(None) if late is None else rows.c.late.is_(late)
            rows = select(rows).where(named).subquery()
        total = sum(counts.values()) if state is None else counts.get(state, 0)
        need_page(total, cut)
        shown = _page(connection, rows, at, cut) if total else ()
        return DueList(period=period, at=at.isoformat(), counts=counts, page=Page(shown, total, cut))

    return registry.read(work)


def missing(registry: Registry, at: date, cut: Cut) -> DueList:
    """Return a page of all reports, of whatever half-year, that are missing at a day, the oldest first."""

    def work(connection: Connection) -> DueList:
        open_since = connection.execute(
            select(func.min(entry.c.first_due)).where(entry.c.superseded.is_(False), entry.c.first_due != "")
        ).scalar()
        periods = list(elapsed(Period(open_since), at)) if open_since else []
        if not periods:
            need_page(0, cut)
            return DueList(period=None, at=at.isoformat(), counts={"missing": 0}, page=Page((), 0, cut))
        owed = _owed(periods, at)
        rows = select(owed).where(owed.c.late.is_(None)).subquery()
        total = int(connection.execute(select(func.count()).select_from(rows)).scalar_one())
        need_page(total, cut)
        page = Page(_page(connection, rows, at, cut), total, cut)
        return DueList(period=None, at=at.isoformat(), counts={"missing": total}, page=page)

    return registry.read(work)


def record(registry: Registry, review_session: str, came: Report, *, correct: bool = False) -> Recorded:
    """Record that a report came in; the same once more changes nothing.

    Raises:
        ReviewDeskError: "registry-holder" where none is due, "registry-report-known" where another one is
            recorded and is not to be corrected.
    """
    return registry.write(lambda connection: _record(connection, review_session, came, correct))


def reports(registry: Registry, review_session: str) -> tuple[Report, ...]:
    """Return what came in from the holders of one review session, by application and half-year."""
    asked = (
        select(report)
        .where(report.c.review_session == review_session)
        .order_by(report.c.application, report.c.period)
    )
    rows = registry.read(lambda connection: connection.execute(asked).all())
    return tuple(
        Report(application=row.application, period=Period(row.period), received=row.received, note=row.note)
        for row in rows
    )


def _record(connection: Connection, review_session: str, came: Report, correct: bool) -> Recorded:
    holder = (
        select(entry.c.archive)
        .join(archive, archive.c.number == entry.c.archive)
        .where(archive.c.review_session == review_session, entry.c.application == came.application)
        .where(_owing(literal(came.period, text)))
    )
    if connection.execute(holder).first() is None:
        raise ReviewDeskError("registry-holder", application=came.application, period=came.period)
    late = day(came.received) > due_date(came.period)
    values = {"received": came.received, "note": came.note, "late": late}
    known = and_(
        report.c.review_session == review_session,
        report.c.application == came.application,
        report.c.period == came.period,
    )
    before = connection.execute(select(report).where(known)).first()
    if before is None:
        place = {
            "review_session": review_session,
            "application": came.application,
            "period": came.period,
        }
        connection.execute(insert(report).values(**place, **values))
        return "new"
    if (before.received, before.note) == (came.received, came.note):
        return "same"
    if not correct:
        data = {"application": came.application, "period": came.period, "received": before.received}
        raise ReviewDeskError("registry-report-known", **data)
    connection.execute(update(report).where(known).values(**values))
    return "corrected"


def _owing(period: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that an application holds a title which a report on a half-year is due for."""
    return and_(
        entry.c.superseded.is_(False),
        entry.c.first_due != "",
        entry.c.first_due <= period,
        or_(entry.c.last_due == "", entry.c.last_due >= period),
    )


def _owed(periods: Sequence[Period], at: date) -> Any:
    """Return everything owed on some half-years, each with the report that had come by a day, if any."""
    asked = union_all(*(select(literal(one, text).label("period")) for one in periods)).subquery("asked")
    came = and_(
        report.c.review_session == archive.c.review_session,
        report.c.application == entry.c.application,
        report.c.period == asked.c.period,
        report.c.received <= at.isoformat(),
    )
    return (
        select(
            asked.c.period,
            entry.c.archive.label("of_archive"),
            entry.c.position.label("at_position"),
            entry.c.year.label("of_year"),
            report.c.late,
            report.c.received,
            report.c.note,
        )
        .select_from(entry)
        .join(asked, _owing(asked.c.period))
        .join(archive, archive.c.number == entry.c.archive)
        .outerjoin(report, came)
        .subquery("owed")
    )


def _counts(connection: Connection, rows: Any, period: Period, at: date) -> dict[ReportState, int]:
    grouped: Select[Any] = select(rows.c.late, func.count().label("many")).group_by(rows.c.late)
    absent = report_state(period, None, at)
    names: dict[bool | None, ReportState] = {False: "in_time", True: "late", None: absent}
    return {names[row.late]: row.many for row in connection.execute(grouped)}


def _page(connection: Connection, rows: Any, at: date, cut: Cut) -> tuple[Due, ...]:
    """Cut the page first and look up names only for what is on it."""
    order = (rows.c.period, rows.c.of_year.desc(), rows.c.of_archive.desc(), rows.c.at_position)
    part = one_page(select(rows).order_by(*order), cut).subquery("part")
    asked = (
        select(*FOUND, part.c.period, part.c.received, part.c.note)
        .join(part, and_(entry.c.archive == part.c.of_archive, entry.c.position == part.c.at_position))
        .join(applicant, applicant.c.id == entry.c.applicant)
        .join(archive, archive.c.number == entry.c.archive)
        .order_by(part.c.period, entry.c.year.desc(), entry.c.archive.desc(), entry.c.position)
    )
    return tuple(_due(row, at) for row in connection.execute(asked))


def _due(row: Any, at: date) -> Due:
    period = Period(row.period)
    received = day(row.received) if row.received else None
    return Due(found(row), period, report_state(period, received, at), row.received or "", row.note or "")
