"""Conflicts worth asking about before sealing: where a reviewer comes from, against who applies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Seat
from reviewdesk.domain.likeness import key
from reviewdesk.domain.names import ApplicationId, SeatId

Ground = Literal["organisation", "county", "city"]
"""The organisation is the applicant or names its county; the region is the county; it is the city."""
_LEAST: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One possible conflict, which a person decides.

    Attributes:
        said: what is written of the reviewer.
        meets: what is written of the application.
    """

    application: ApplicationId
    seat: SeatId
    ground: Ground
    said: str
    meets: str


def suggestions(
    committee: Committee, applications: Iterable[Application], unrelated: Iterable[Suggestion] = ()
) -> tuple[Suggestion, ...]:
    """Return one suggestion for each seat and application that may have to do with each other.

    Args:
        committee: its known conflicts are not suggested again.
        applications: those of a seat's tracks are compared with it.
        unrelated: what a person has said is no conflict; asked again once the texts change.
    """
    known = {(conflict.seat, conflict.application) for conflict in committee.conflicts}
    decided = set(unrelated)
    keyed = [_Keyed(a, key(a.applicant, a.city), key(a.county), key(a.city)) for a in applications]
    found = [
        suggestion
        for seat in committee.seats
        if seat.role in ("reviewer", "spare")
        for suggestion in _of(seat, keyed)
        if (seat.id, suggestion.application) not in known and suggestion not in decided
    ]
    order: tuple[Ground, ...] = ("organisation", "county", "city")
    return tuple(sorted(found, key=lambda one: (order.index(one.ground), one.seat, one.application)))


@dataclass(frozen=True, slots=True)
class _Keyed:
    application: Application
    applicant: str
    county: str
    city: str


def _of(seat: Seat, applications: Iterable[_Keyed]) -> Iterator[Suggestion]:
    organisation, region = key(seat.organisation), key(seat.region)
    if not organisation and not region:
        return
    for one in applications:
        if one.application.track in seat.tracks:
            found = _ground(organisation, region, one)
            if found is not None:
                ground, meets = found
                said = seat.organisation if ground == "organisation" else seat.region
                yield Suggestion(
                    application=one.application.id, seat=seat.id, ground=ground, said=said, meets=meets
                )


def _ground(organisation: str, region: str, one: _Keyed) -> tuple[Ground, str] | None:
    if _names(organisation, one.applicant):
        return "organisation", one.application.applicant
    if _names(organisation, one.county):
        return "organisation", one.application.county
    if _names(region, one.county):
        return "county", one.application.county
    return ("city", one.application.city) if _names(region, one.city) else None


def _names(text: str, place: str) -> bool:
    return len(place) >= _LEAST and place in text
