"""Translators between the rows of the registry's tables and the values that leave the store."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row

from reviewdesk.domain import canonical
from reviewdesk.domain.half_years import day, first_due, last_due
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.place_names import folded
from reviewdesk.domain.registry import Applicant, Entry, Found, Kept, Named, RegistryArchive, Title


def identity(one: Applicant) -> str:
    """Return what tells one applicant from another: everything that is written of it."""
    return canonical.digest(canonical.encode([one.name, one.code, one.county, one.city, one.region_code]))


def key(name: str) -> str:
    """Return what a name is compared by: the same however it is spelled, and short however long it is."""
    return canonical.digest(folded(name).encode())[:16]


def listed(values: Iterable[str]) -> bytes:
    """Return a list of texts as it is kept."""
    return canonical.encode(list(values))


def addenda_of(row: Row[Any]) -> tuple[Digest, ...]:
    """Return the later records that a row of archives knows."""
    return tuple(map(Digest, _texts(row.addenda)))


def archive_row(one: RegistryArchive) -> dict[str, object]:
    """Return the columns that an archive brings itself."""
    return {
        "review_session": one.review_session,
        "sequence": one.sequence,
        "batch": one.batch,
        "fingerprint": one.fingerprint,
        "digest": one.digest,
        "record": one.record,
        "created": one.created,
        "logged": one.logged,
        "title": one.title,
        "year": one.year,
        "organisers": listed(one.organisers),
        "compared": one.compared,
        "addenda": listed(one.addenda),
    }


def kept(row: Row[Any]) -> Kept:
    """Return an archive as it stands, from a row with counts beside it."""
    known = RegistryArchive(
        review_session=row.review_session,
        sequence=row.sequence,
        batch=Digest(row.batch),
        fingerprint=row.fingerprint,
        digest=Digest(row.digest),
        record=Digest(row.record),
        created=row.created,
        logged=row.logged,
        title=row.title,
        year=row.year,
        organisers=_texts(row.organisers),
        compared=row.compared,
        addenda=addenda_of(row),
    )
    return Kept(
        number=row.number,
        archive=known,
        entered=row.entered,
        superseded=row.superseded,
        private=row.private,
        applications=row.applications,
        titles=row.titles,
    )


def applicant_row(one: Applicant) -> dict[str, str]:
    """Return the columns of an applicant, with what a search compares."""
    return {
        "identity": identity(one),
        "name": one.name,
        "code": one.code,
        "county": one.county,
        "city": one.city,
        "region_code": one.region_code,
        "name_key": folded(one.name),
        "code_key": folded(one.code),
        "city_key": folded(one.city),
    }


def entry_row(one: Entry) -> dict[str, object]:
    """Return the columns that an application brings itself."""
    return {
        "application": one.application,
        "track": one.track.id,
        "track_name": one.track.name,
        "track_key": key(one.track.name),
        "place": one.place,
        "tier_number": one.number,
        "published": one.published,
        "recommended": one.recommended.id,
        "recommended_name": one.recommended.name,
        "seats": canonical.encode({"totals": dict(one.totals), "excluded": dict(one.excluded)}),
        **title_row(one.title),
    }


def title_row(one: Title) -> dict[str, str]:
    """Return the columns that later records change, with the half-years that reports are due on."""
    first = first_due(day(one.confirmed)) if one.confirmed else ""
    last = last_due(day(one.dated)) if one.confirmed and one.state == "cancelled" else ""
    return {
        "standing": one.standing.id,
        "standing_name": one.standing.name,
        "standing_key": key(one.standing.name),
        "state": one.state,
        "document": one.document,
        "dated": one.dated,
        "confirmed": one.confirmed,
        "first_due": first,
        "last_due": last,
    }


def found(row: Row[Any]) -> Found:
    """Return an application from a row of entry, applicant and archive."""
    return Found(row.archive, row.title, row.year, _entry(row))


def _entry(row: Row[Any]) -> Entry:
    seats = canonical.decode_map(row.seats)
    return Entry(
        track=Named(row.track, row.track_name),
        application=ApplicationId(row.application),
        applicant=Applicant(row.name, row.code, row.county, row.city, row.region_code),
        place=row.place,
        number=row.tier_number,
        published=row.published,
        recommended=Named(row.recommended, row.recommended_name),
        title=Title(
            standing=Named(row.standing, row.standing_name),
            state=row.state,
            document=row.document,
            dated=row.dated,
            confirmed=row.confirmed,
        ),
        totals=_by_seat(seats["totals"]),
        excluded=_by_seat(seats["excluded"]),
    )


def _by_seat(found: object) -> Mapping[SeatId, str]:
    assert isinstance(found, dict)
    return {SeatId(seat): str(text) for seat, text in found.items()}


def _texts(data: bytes) -> tuple[str, ...]:
    found = canonical.decode(data)
    assert isinstance(found, list)
    return tuple(map(str, found))
