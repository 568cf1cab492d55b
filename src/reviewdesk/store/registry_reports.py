"""Half-year reports in the registry: who owes one, what came in, what is missing.

How many owe a report is counted by first and last half-year, and how many came in by half-year: both are
read from an index. Only the rows of one page are looked up.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import Connection, Select, and_, func, insert, literal, select, update

from reviewdesk.domain.half_years import Period, ReportState, day, due_date, elapsed, report_state
from reviewdesk.domain.registry import Cut, Due, DueList, Page, Report
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store.registry_database import Registry
from reviewdesk.store.registry_rows import found
from reviewdesk.store.registry_searching import FOUND, ORDER, need_page
from reviewdesk.store.registry_tables import applicant, archive, entry, held, owing, report, text

Recorded = Literal["new", "same", "corrected"]
_Owed = Mapping[tuple[str, str], int]
"""First and last half-year on which a report is due → how many titles."""
_ANY: Final = "any"
_LATE: Final[Mapping[str, bool | None]] = {"in_time": False, "late": True, "missing": None, "expected": None}
"""State → whether the report that is there is late; None where there is none."""


def due(registry: Registry, period: Period, at: date, cut: Cut, state: ReportState | None = None) -> DueList:
    """Return a page of the reports on one half-year as they stand at a day, or of those in one state.

    Raises:
        ReviewDeskError: "registry-page" beyond the last one.
    """

    def work(connection: Connection) -> DueList:
        counts = _counts(_owed(connection), _came(connection, [period], at), period, at)
        total = sum(counts.values()) if state is None else counts.get(state, 0)
        need_page(total, cut)
        part = (cut.size, (cut.number - 1) * cut.size)
        rows = _rows(connection, period, at, part, state or _ANY) if total else ()
        return DueList(period=period, at=at.isoformat(), counts=counts, page=Page(tuple(rows), total, cut))

    return registry.read(work)


def missing(registry: Registry, at: date, cut: Cut) -> DueList:
    """Return a page of all reports, of whatever half-year, that are missing at a day, the oldest first."""

    def work(connection: Connection) -> DueList:
        owed = _owed(connection)
        first = min((first for first, _ in owed), default="")
        periods = list(elapsed(Period(first), at)) if first else []
        came = _came(connection, periods, at)
        lacking = {one: _counts(owed, came, one, at).get("missing", 0) for one in periods}
        total = sum(lacking.values())
        need_page(total, cut)
        rows = _over_periods(connection, lacking, at, cut)
        counts: dict[ReportState, int] = {"missing": total}
        return DueList(period=None, at=at.isoformat(), counts=counts, page=Page(tuple(rows), total, cut))

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
        .where(entry.c.review_session == review_session, entry.c.application == came.application)
        .where(owing(literal(came.period, text)))
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
        connection.execute(insert(report).values(**place, **values, owed=True))
        return "new"
    if (before.received, before.note) == (came.received, came.note):
        return "same"
    if not correct:
        data = {"application": came.application, "period": came.period, "received": before.received}
        raise ReviewDeskError("registry-report-known", **data)
    connection.execute(update(report).where(known).values(**values))
    return "corrected"


def _owed(connection: Connection) -> _Owed:
    asked = (
        select(entry.c.first_due, entry.c.last_due, func.count().label("many"))
        .where(held())
        .group_by(entry.c.first_due, entry.c.last_due)
    )
    return {(row.first_due, row.last_due): row.many for row in connection.execute(asked)}


def _came(connection: Connection, periods: Sequence[Period], at: date) -> Mapping[tuple[str, bool], int]:
    """Return half-year and whether late → how many of the reports due had come by a day."""
    asked = (
        select(report.c.period, report.c.late, func.count().label("many"))
        .where(report.c.period.in_(periods), report.c.owed, report.c.received <= at.isoformat())
        .group_by(report.c.period, report.c.late)
    )
    return {(row.period, row.late): row.many for row in connection.execute(asked)}


def _counts(
    owed: _Owed, came: Mapping[tuple[str, bool], int], period: Period, at: date
) -> dict[ReportState, int]:
    """Return state → how many, of one half-year; states that nobody is in are left out."""
    all_of_it = sum(
        many for (first, last), many in owed.items() if first <= period and (not last or last >= period)
    )
    in_time, late = (came.get((period, one), 0) for one in (False, True))
    absent = report_state(period, None, at)
    counts: dict[ReportState, int] = {"in_time": in_time, "late": late, absent: all_of_it - in_time - late}
    return {state: many for state, many in counts.items() if many}


def _over_periods(connection: Connection, lacking: Mapping[Period, int], at: date, cut: Cut) -> Iterator[Due]:
    """Yield a page that may begin in one half-year and end in another."""
    skipped, left = (cut.number - 1) * cut.size, cut.size
    for period, many in lacking.items():
        if skipped < many and left:
            rows = _rows(connection, period, at, (left, skipped), "missing")
            yield from rows
            left -= len(rows)
        skipped = max(0, skipped - many)


def _rows(
    connection: Connection, period: Period, at: date, part: tuple[int, int], state: str
) -> tuple[Due, ...]:
    """Return so many rows of one half-year after so many others, in one state or in any."""
    came = and_(
        report.c.review_session == entry.c.review_session,
        report.c.application == entry.c.application,
        report.c.period == period,
        report.c.received <= at.isoformat(),
    )
    asked = (
        select(entry.c.archive, entry.c.position, report.c.received, report.c.note)
        .select_from(entry)
        .outerjoin(report, came)
        .where(owing(literal(period, text)))
        .order_by(*ORDER)
        .limit(part[0])
        .offset(part[1])
    )
    if state != _ANY:
        late = _LATE[state]
        asked = asked.where(report.c.late.is_(None) if late is None else report.c.late.is_(late))
    return tuple(_due(row, period, at) for row in connection.execute(_named(asked)))


def _named(asked: Select[Any]) -> Select[Any]:
    """Look up names only for what is on the page."""
    part = asked.subquery("part")
    return (
        select(*FOUND, part.c.received, part.c.note)
        .select_from(entry)
        .join(part, and_(entry.c.archive == part.c.archive, entry.c.position == part.c.position))
        .join(applicant, applicant.c.id == entry.c.applicant)
        .join(archive, archive.c.number == entry.c.archive)
        .order_by(*ORDER)
    )


def _due(row: Any, period: Period, at: date) -> Due:
    received = day(row.received) if row.received else None
    return Due(found(row), period, report_state(period, received, at), row.received or "", row.note or "")
