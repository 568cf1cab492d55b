"""Looking things up in the registry, page by page: the database counts and cuts, not we."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, exists, func, or_, select

from reviewdesk.domain.names import SeatId
from reviewdesk.domain.place_names import folded
from reviewdesk.domain.registry import Cut, Found, Kept, Page, Person, PrivateGroup, Remark, Wanted
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store.registry_database import Registry
from reviewdesk.store.registry_rows import found, kept, key
from reviewdesk.store.registry_tables import applicant, archive, entry, person, remark

FOUND: Final = (
    *(column for column in entry.c if column.name != "applicant"),
    *(applicant.c[name] for name in ("name", "code", "county", "city", "region_code")),
    archive.c.title,
)
"""The columns that `registry_rows.found` reads."""
ORDER: Final = (entry.c.year.desc(), entry.c.archive.desc(), entry.c.position)
_NONE: Final = ("", "removed", "cancelled")
_AT_ONCE: Final = 1000
_Told = TypeVar("_Told")
_Select = TypeVar("_Select", bound=Select[Any])


def search(registry: Registry, wanted: Wanted, cut: Cut) -> Page[Found]:
    """Return a page of applications, the newest review sessions first, each in the order of its ranking.

    Raises:
        ReviewDeskError: "registry-page" beyond the last one.
    """

    def work(connection: Connection) -> Page[Found]:
        conditions = _conditions(wanted)
        total = _count(connection, select(func.count()).select_from(entry).where(*conditions))
        need_page(total, cut)
        place = select(entry.c.archive, entry.c.position).where(*conditions).order_by(*ORDER)
        part = one_page(place, cut).subquery("part")
        ours = and_(entry.c.archive == part.c.archive, entry.c.position == part.c.position)
        rows = connection.execute(_joined().join(part, ours).order_by(*ORDER)).all()
        return Page(tuple(map(found, rows)), total, cut)

    return registry.read(work)


def every(registry: Registry, wanted: Wanted, told: Callable[[Found], _Told]) -> list[_Told]:
    """Return what is made of every row that a search finds, in the order of its pages."""

    def work(connection: Connection) -> list[_Told]:
        rows = connection.execution_options(yield_per=_AT_ONCE).execute(_ordered(_conditions(wanted)))
        return [told(found(row)) for row in rows]

    return registry.read(work)


def holders(registry: Registry, until: date, track: str) -> tuple[Found, ...]:
    """Return who holds a title confirmed up to a day, in one track (id or name) if asked."""
    conditions = [
        *_conditions(Wanted(track=track)),
        entry.c.state == "confirmed",
        entry.c.confirmed <= until.isoformat(),
    ]
    return registry.read(lambda connection: tuple(map(found, connection.execute(_ordered(conditions)))))


def archives(registry: Registry, year: int | None, cut: Cut) -> Page[Kept]:
    """Return a page of archives, the newest first; raises as `search`."""

    def work(connection: Connection) -> Page[Kept]:
        conditions = [] if year is None else [archive.c.year == year]
        total = _count(connection, select(func.count()).select_from(archive).where(*conditions))
        need_page(total, cut)
        order = (archive.c.year.desc(), archive.c.number.desc())
        part = one_page(select(archive.c.number).where(*conditions).order_by(*order), cut).subquery("part")
        asked = _kept().join(part, archive.c.number == part.c.number).order_by(*order)
        rows = connection.execute(asked).all()
        return Page(tuple(map(kept, rows)), total, cut)

    return registry.read(work)


def one_archive(registry: Registry, which: str) -> Kept:
    """Return an archive by its number, or the newest of a review session by its fingerprint.

    Raises:
        ReviewDeskError: "registry-unknown".
    """

    def work(connection: Connection) -> Row[Any] | None:
        asked = archive.c.fingerprint == which
        if which.isdecimal() and len(which) < 10:
            asked = archive.c.number == int(which)
        return connection.execute(_kept().where(asked).order_by(archive.c.sequence.desc())).first()

    row = registry.read(work)
    if row is None:
        raise ReviewDeskError("registry-unknown", which=which)
    return kept(row)


def private_group(registry: Registry, number: int) -> PrivateGroup:
    """Return names and texts of an archive; none where they were not asked for when it was entered."""

    def work(connection: Connection) -> PrivateGroup:
        people = connection.execute(
            select(person).where(person.c.archive == number).order_by(person.c.seat)
        ).all()
        remarks = connection.execute(
            select(remark).where(remark.c.archive == number).order_by(remark.c.position)
        ).all()
        return PrivateGroup(
            tuple(Person(SeatId(row.seat), row.name, row.organisation) for row in people),
            tuple(Remark(row.kind, row.text) for row in remarks),
        )

    return registry.read(work)


def one_page(ordered: _Select, cut: Cut) -> _Select:
    """Return the question for one page."""
    return ordered.limit(cut.size).offset((cut.number - 1) * cut.size)


def need_page(total: int, cut: Cut) -> None:
    """Refuse a page that there is not, before the database is asked for it.

    Raises:
        ReviewDeskError: "registry-page".
    """
    pages = Page((), total, cut).pages
    if not 1 <= cut.number <= pages:
        raise ReviewDeskError("registry-page", page=cut.number, pages=pages)


def _ordered(conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    return _joined().where(*conditions).order_by(*ORDER)


def _joined() -> Select[Any]:
    """Return the question for applications with applicant and archive."""
    return (
        select(*FOUND)
        .select_from(entry)
        .join(applicant, applicant.c.id == entry.c.applicant)
        .join(archive, archive.c.number == entry.c.archive)
    )


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.number is None:
        conditions.append(entry.c.superseded.is_(False))
    else:
        conditions.append(entry.c.archive == wanted.number)
    if wanted.year is not None:
        conditions.append(entry.c.year == wanted.year)
    if folded(wanted.track):
        conditions.append(or_(entry.c.track == wanted.track, entry.c.track_key == key(wanted.track)))
    if folded(wanted.standing):
        named = (entry.c.standing == wanted.standing, entry.c.standing_key == key(wanted.standing))
        conditions.append(or_(*named))
    if who := _applicants(wanted):
        conditions.append(entry.c.applicant.in_(select(applicant.c.id).where(and_(*who))))
    return conditions


def _applicants(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if text := folded(wanted.text):
        named = applicant.c.name_key.contains(text, autoescape=True)
        conditions.append(or_(named, applicant.c.code_key == text))
    if city := folded(wanted.city):
        conditions.append(applicant.c.city_key.contains(city, autoescape=True))
    return conditions


def _kept() -> Select[Any]:
    own = entry.c.archive == archive.c.number
    titled = func.sum(case((entry.c.state.in_(_NONE), 0), else_=1))
    return select(
        archive,
        exists().where(person.c.archive == archive.c.number).label("private"),
        select(func.count()).select_from(entry).where(own).scalar_subquery().label("applications"),
        select(func.coalesce(titled, 0)).where(own).scalar_subquery().label("titles"),
    )


def _count(connection: Connection, asked: Select[int]) -> int:
    return connection.execute(asked).scalar_one()
