"""The dossiers of a preparation as they are sealed: every document found, opened and checked once more."""

from collections.abc import Callable
from typing import Final

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.preparation import CheckedDossiers, gathered
from reviewdesk.domain.plan.values import Plan
from reviewdesk.intake.dossiers import Dossiers, check_dossiers, find_dossiers

FOLDER: Final = "dossiers"


def dossier_bytes(office: Office, plan: Plan) -> int:
    """Return how many bytes of documents there are, so that progress has an end."""
    found = _found(office, plan).documents.values()
    return sum(document.size for documents in found for document in documents)


def office_dossiers(office: Office, plan: Plan, advance: Callable[[int], None]) -> CheckedDossiers:
    """Return the dossiers checked, `advance` told the bytes of each document; raises as `find_dossiers`."""
    return gathered(check_dossiers(_found(office, plan), advance), office.applications, plan)


def _found(office: Office, plan: Plan) -> Dossiers:
    return find_dossiers(office.folder / FOLDER, office.applications, plan)
