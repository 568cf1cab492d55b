"""committee.age: who holds which seat, and the certificates their PDF signatures are checked with."""

import ssl
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import forms
from reviewdesk.sealed.certificates import check_certificate
from reviewdesk.sealed.forms import Keyed, is_nonce
from reviewdesk.sealed.keys import ROLES, SeatKeys

PATH = "committee.age"
_BASE, _PER_SEAT = 4096, 2048
"""Certificates differ in length by a byte or two from one sealing to the next; the part must not."""


def _is_role(value: object) -> bool:
    return value in ROLES


_TEXTS = ("id", "name", "organisation", "title", "field", "region", "phone")
SEAT = {
    **dict.fromkeys(_TEXTS, str),
    "role": _is_role,
    "tracks": [str],
    "chair_eligible": bool,
}
_FORM = {"nonce": is_nonce, "seats": [SEAT], "certificates": Keyed(str), "padding": str}


@dataclass(frozen=True, slots=True)
class People:
    """What committee.age says: seats by id, and seat → certificate (PEM)."""

    seats: tuple[Seat, ...]
    certificates: Mapping[SeatId, str]


def people_bytes(people: People) -> bytes:
    """Return the document, with a new nonce."""
    fields = {
        "nonce": forms.new_nonce(),
        "seats": [asdict(seat) for seat in sorted(people.seats, key=lambda seat: seat.id)],
        "certificates": dict(people.certificates),
    }
    return forms.padded(fields, _BASE + _PER_SEAT * len(people.seats))


def read_people(data: bytes) -> People:
    """Return what a committee document says.

    Raises:
        ReviewDeskError: "document-malformed" or "document-newer".
    """
    found = forms.document(data, _FORM, PATH)
    seats = tuple(read_seat(one) for one in found["seats"])
    if [seat.id for seat in seats] != sorted({seat.id for seat in seats}):
        raise ReviewDeskError("document-malformed", part=PATH)
    return People(seats, {SeatId(seat): text for seat, text in found["certificates"].items()})


def check_certificates(sat: People, seats: Mapping[SeatId, SeatKeys]) -> None:
    """Refuse certificates that are not those of the directory, or not issued by the secretary's.

    Raises:
        ReviewDeskError: "certificate-other", or as `check_certificate`.
    """
    ders = {seat: certificate_der(text) for seat, text in sat.certificates.items()}
    office = next(seat.id for seat in seats.values() if seat.role == "secretary")
    for seat in seats.values():
        if seat.certificate is None:
            continue
        if not {seat.id, office} <= ders.keys():
            raise ReviewDeskError("certificate-other")
        check_certificate(ders[seat.id], issuer=ders[office], digest=seat.certificate)


def certificate_der(text: str) -> bytes:
    """Return a certificate kept as PEM text; raises "certificate-malformed"."""
    try:
        return ssl.PEM_cert_to_DER_cert(text)
    except ValueError as error:
        raise ReviewDeskError("certificate-malformed") from error


def read_seat(found: Mapping[str, Any]) -> Seat:
    """Return the seat that a value of the form `SEAT` says."""
    tracks = tuple(TrackId(track) for track in found["tracks"])
    return Seat(**{**found, "id": SeatId(found["id"]), "tracks": tracks})
