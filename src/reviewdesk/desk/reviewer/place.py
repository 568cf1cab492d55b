"""Where a reviewer was: application, criterion, and the spot in every document, kept encrypted."""

from dataclasses import dataclass

from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.draft import WHOLE_ROW
from reviewdesk.domain.names import ApplicationId, CriterionId, Digest
from reviewdesk.store import facts

_PLACE = "place"


@dataclass(frozen=True, slots=True)
class Place:
    """The application and criterion that were being worked on, and the document on show ("" = none)."""

    application: ApplicationId
    criterion: CriterionId = WHOLE_ROW
    document: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a document was open: page from 1, zoom as the viewer counts it, degrees turned.

    `down` is how much of the page lay above the window, as a share of its height.
    """

    page: int = 1
    zoom: float = 0.0
    rotation: int = 0
    down: float = 0.0


def remember_place(table: Table, place: Place) -> None:
    """Keep where the work stands."""
    facts.remember(table.workspace, _PLACE, [place.application, place.criterion, place.document])


def recall_place(table: Table) -> Place | None:
    """Return where the work stood, if that application is still on this desk."""
    found = facts.recall(table.workspace, _PLACE)
    if not isinstance(found, list):
        return None
    application, criterion, document = map(str, found)
    own = {a.id for track in table.tracks for a in table.applications(track.id)} - table.recused()
    place = Place(ApplicationId(application), CriterionId(criterion), document)
    return place if place.application in own else None


def remember_reading(table: Table, document: Digest, reading: Reading) -> None:
    """Keep where a document is open."""
    said = [reading.page, repr(reading.zoom), reading.rotation, repr(reading.down)]
    facts.remember(table.workspace, _reading(document), said)


def recall_reading(table: Table, document: Digest) -> Reading:
    """Return where a document was open, its first page if it never was."""
    found = facts.recall(table.workspace, _reading(document))
    if not isinstance(found, list):
        return Reading()
    page, zoom, rotation, *rest = map(str, found)
    return Reading(int(page), float(zoom), int(rotation), *map(float, rest))


def _reading(document: Digest) -> str:
    return f"reading {document}"
