"""committee.age: who holds which seat, and the certificates their PDF signatures are checked with."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from reviewdesk.domain import canonical
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import forms
from reviewdesk.sealed.forms import Keyed, is_nonce
from reviewdesk.sealed.keys import ROLES

PATH = "committee.age"


def _is_role(value: object) -> bool:
    return value in ROLES


_TEXTS = ("id", "name", "organisation", "title", "field", "region", "phone")
_SEAT = {
    **dict.fromkeys(_TEXTS, str),
    "role": _is_role,
    "tracks": [str],
    "chair_eligible": bool,
}
_FORM = {"nonce": is_nonce, "seats": [_SEAT], "certificates": Keyed(str)}


@dataclass(frozen=True, slots=True)
class People:
    """What committee.age says: seats by id, and seat → certificate (PEM)."""

    seats: tuple[Seat, ...]
    certificates: Mapping[SeatId, str]


def people_bytes(people: People) -> bytes:
    """Return the document, with a new nonce."""
    return canonical.encode(
        {
            "schema": forms.SCHEMA,
            "nonce": forms.new_nonce(),
            "seats": [asdict(seat) for seat in sorted(people.seats, key=lambda seat: seat.id)],
            "certificates": dict(people.certificates),
        }
    )


def read_people(data: bytes) -> People:
    """Return what a committee document says.

    Raises:
        ReviewDeskError: "document-malformed" or "document-newer".
    """
    found = forms.document(data, _FORM, PATH)
    seats = tuple(_seat(one) for one in found["seats"])
    if [seat.id for seat in seats] != sorted({seat.id for seat in seats}):
        raise ReviewDeskError("document-malformed", part=PATH)
    return People(seats, {SeatId(seat): text for seat, text in found["certificates"].items()})


def _seat(found: Mapping[str, Any]) -> Seat:
    tracks = tuple(TrackId(track) for track in found["tracks"])
    return Seat(**{**found, "id": SeatId(found["id"]), "tracks": tracks})
