"""list.age: the applications of a review session as they stand, and where each dossier lies."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from reviewdesk.domain import canonical
from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.names import ApplicantId, ApplicationId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import forms
from reviewdesk.sealed.forms import Keyed, is_nonce
from reviewdesk.sealed.shapes import is_count

PATH = "list.age"


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_verdict(value: object) -> bool:
    return value in ("pass", "fail", "waived")


_TEXTS = ("id", "track", "applicant", "applicant_id", "county", "city", "region_code", "contact", "received")
APPLICATION = {
    **dict.fromkeys(_TEXTS, str),
    "copies": (is_count, None),
    "order": _is_integer,
    "declared": Keyed(_is_integer),
    "preferences": [str],
    "objective": Keyed(str),
    "eligibility": [{"item": str, "verdict": _is_verdict, "reason": str}],
    "further": Keyed(str),
}
_FORM = {
    "nonce": is_nonce,
    "applications": [APPLICATION],
    "sections": Keyed([{"file": lambda value: is_count(value, 1), "path": str}]),
    "withdrawn": [str],
}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a section lies: the sequence of the file (1 is the batch) and the path in it."""

    file: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What list.age says.

    Attributes:
        applications: by position on lists, then id.
        sections: application → its sections, the latest last.
        withdrawn: applications that no longer take part.
    """

    applications: tuple[Application, ...]
    sections: Mapping[ApplicationId, tuple[Place, ...]]
    withdrawn: tuple[ApplicationId, ...] = ()


def listing_bytes(listing: Listing) -> bytes:
    """Return the document, with a new nonce."""
    return canonical.encode(
        {
            "schema": forms.SCHEMA,
            "nonce": forms.new_nonce(),
            "applications": [asdict(a) for a in in_order(listing.applications)],
            "sections": {a: [asdict(place) for place in places] for a, places in listing.sections.items()},
            "withdrawn": sorted(listing.withdrawn),
        }
    )


def read_listing(data: bytes) -> Listing:
    """Return what a list document says.

    Raises:
        ReviewDeskError: "document-malformed" or "document-newer".
    """
    found = forms.document(data, _FORM, PATH)
    listing = Listing(
        applications=tuple(read_application(one) for one in found["applications"]),
        sections={
            ApplicationId(a): tuple(Place(one["file"], one["path"]) for one in places)
            for a, places in found["sections"].items()
        },
        withdrawn=tuple(ApplicationId(a) for a in found["withdrawn"]),
    )
    known = [application.id for application in listing.applications]
    whole = set(known) == listing.sections.keys() and all(listing.sections.values())
    if len(set(known)) != len(known) or not whole or not set(listing.withdrawn) <= set(known):
        raise ReviewDeskError("document-malformed", part=PATH)
    return listing


def in_order(applications: Sequence[Application]) -> tuple[Application, ...]:
    """Return applications by their position on lists, equal positions by id."""
    return tuple(sorted(applications, key=lambda a: (a.order, a.id)))


def read_application(found: Mapping[str, Any]) -> Application:
    """Return the application that a value of the form `APPLICATION` says."""
    return Application(
        **{
            **found,
            "id": ApplicationId(found["id"]),
            "track": TrackId(found["track"]),
            "applicant_id": ApplicantId(found["applicant_id"]),
            "preferences": tuple(found["preferences"]),
            "eligibility": tuple(EligibilityVerdict(**verdict) for verdict in found["eligibility"]),
        }
    )
