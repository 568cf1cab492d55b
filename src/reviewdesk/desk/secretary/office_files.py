"""How a preparation lies in its folder: one canonical JSON file per kind of thing, read back exactly."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, TypeVar

from reviewdesk.desk.secretary import gathered_file, sealed_state
from reviewdesk.desk.secretary.gathered import Gathered
from reviewdesk.desk.secretary.sealed_state import Sealed
from reviewdesk.desk.secretary.waivers import Waiver
from reviewdesk.domain import canonical
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Conflict
from reviewdesk.domain.likeness import Decided, NamePair
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.suggestions import Suggestion
from reviewdesk.sealed import forms
from reviewdesk.sealed.listing import APPLICATION, read_application
from reviewdesk.sealed.people import SEAT, read_seat

_FORMS: Final[Mapping[str, Mapping[str, forms.Form]]] = {
    "preparation.json": {
        "headers": forms.Keyed(str),
        "waivers": [{"problem": str, "application": str, "document": str, "reason": str}],
    },
    "applications.json": {"applications": [APPLICATION]},
    "committee.json": {
        "seats": [SEAT],
        "conflicts": [{"application": str, "seat": str, "reason": str}],
    },
    "decided.json": {
        "names": [{"names": {"first": str, "second": str}, "same": bool}],
        "unrelated": [{"application": str, "seat": str, "ground": str, "said": str, "meets": str}],
    },
    "dossiers.json": gathered_file.FORM,
    "sealed.json": {"sealed": [sealed_state.FORM]},
}
NAMES: Final = tuple(_FORMS)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What lies in the folder beside the plan."""

    applications: tuple[Application, ...]
    headers: Mapping[str, str]
    committee: Committee
    waivers: tuple[Waiver, ...]
    names: tuple[Decided, ...]
    unrelated: tuple[Suggestion, ...]
    dossiers: Gathered
    sealed: Sealed | None = None


def encoded(parts: Parts) -> dict[str, bytes]:
    """Return file name → its bytes."""
    found: dict[str, dict[str, object]] = {
        "preparation.json": {
            "headers": dict(parts.headers),
            "waivers": [asdict(waiver) for waiver in parts.waivers],
        },
        "applications.json": {"applications": [asdict(one) for one in parts.applications]},
        "committee.json": asdict(parts.committee),
        "decided.json": {
            "names": [asdict(one) for one in parts.names],
            "unrelated": [asdict(one) for one in parts.unrelated],
        },
        "dossiers.json": gathered_file.written(parts.dossiers),
        "sealed.json": {"sealed": sealed_state.sealed_form(parts.sealed)},
    }
    return {name: canonical.encode({"schema": forms.SCHEMA, **value}) for name, value in found.items()}


def decoded(files: Mapping[str, bytes]) -> Parts:
    """Return what files say.

    Raises:
        ReviewDeskError: "document-malformed" or "document-newer", naming the file.
    """
    found = {name: forms.document(files[name], form, name) for name, form in _FORMS.items()}
    office, seats = found["preparation.json"], found["committee.json"]
    decided = found["decided.json"]
    return Parts(
        applications=_each(found["applications.json"]["applications"], read_application),
        headers=office["headers"],
        committee=Committee(_each(seats["seats"], read_seat), _each(seats["conflicts"], _conflict)),
        waivers=_each(office["waivers"], lambda one: Waiver(**one)),
        names=_each(decided["names"], lambda one: Decided(NamePair(**one["names"]), one["same"])),
        unrelated=_each(decided["unrelated"], lambda one: Suggestion(**one)),
        dossiers=gathered_file.read(found["dossiers.json"]),
        sealed=sealed_state.read_sealed(found["sealed.json"]["sealed"]),
    )


def _each(found: list[dict[str, Any]], read: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
    return tuple(map(read, found))


def _conflict(found: Mapping[str, Any]) -> Conflict:
    return Conflict(ApplicationId(found["application"]), SeatId(found["seat"]), found["reason"])
