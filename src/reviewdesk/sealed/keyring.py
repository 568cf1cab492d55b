"""keys-<seat>.age: the dossiers one seat may open, and the conflicts it was told of before.

There is one key per application in order of id; a key that the seat must not have is as long as the others.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reviewdesk.domain.committee import Conflict
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import forms
from reviewdesk.sealed.forms import is_nonce

WITHHELD = "-" * 74
_KEY = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]{58}|-{74}")
_BASE, _PER_APPLICATION = 4096, 384


def _is_key(value: object) -> bool:
    return isinstance(value, str) and _KEY.fullmatch(value) is not None


_FORM = {
    "nonce": is_nonce,
    "seat": str,
    "keys": [_is_key],
    "conflicts": [{"application": str, "seat": str, "reason": str}],
    "padding": str,
}


@dataclass(frozen=True, slots=True)
class Keyring:
    """What keys-<seat>.age says. Its representation shows no key.

    Attributes:
        identities: application → the identity that opens its sections.
        conflicts: the seat's own known ones; all of them for the chair and the secretary.
    """

    seat: SeatId
    identities: Mapping[ApplicationId, str] = field(repr=False)
    conflicts: tuple[Conflict, ...] = ()


def path(seat: SeatId) -> str:
    """Return the part's path."""
    return f"keys-{seat}.age"


def keyring_bytes(keyring: Keyring, applications: Sequence[ApplicationId]) -> bytes:
    """Return the document, with a new nonce, as long for no conflict as for several."""
    fields = {
        "nonce": forms.new_nonce(),
        "seat": keyring.seat,
        "keys": [keyring.identities.get(application, WITHHELD) for application in sorted(applications)],
        "conflicts": [
            {"application": c.application, "seat": c.seat, "reason": c.reason} for c in keyring.conflicts
        ],
    }
    return forms.padded(fields, _BASE + _PER_APPLICATION * len(applications))


def read_keyring(data: bytes, seat: SeatId, applications: Sequence[ApplicationId]) -> Keyring:
    """Return what a key document says.

    Raises:
        ReviewDeskError: "document-malformed" or "document-newer".
    """
    found = forms.document(data, _FORM, path(seat))
    if found["seat"] != seat or len(found["keys"]) != len(applications):
        raise ReviewDeskError("document-malformed", part=path(seat))
    pairs = zip(sorted(applications), found["keys"], strict=True)
    conflicts = (
        Conflict(ApplicationId(c["application"]), SeatId(c["seat"]), c["reason"]) for c in found["conflicts"]
    )
    return Keyring(seat, {a: key for a, key in pairs if key != WITHHELD}, tuple(conflicts))
