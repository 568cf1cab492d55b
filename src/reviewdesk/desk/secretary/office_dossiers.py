"""The dossiers of a preparation as they are sealed: the files placed, each as it was when it was checked."""

from collections.abc import Callable

from reviewdesk.desk.secretary.dossier_findings import document_sources, dossier_findings
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.preparation import CheckedDossiers
from reviewdesk.domain.plan.values import Plan


def dossier_bytes(office: Office, plan: Plan) -> int:
    """Return how many bytes of documents there are, so that progress has an end."""
    found = document_sources(office, plan).values()
    return sum(one.path.stat().st_size for sources in found for one in sources if one.path.is_file())


def office_dossiers(office: Office, plan: Plan, advance: Callable[[int], None]) -> CheckedDossiers:
    """Return the dossiers; what was never checked, or changed since, is among the findings."""
    sources = document_sources(office, plan)
    size = dossier_bytes(office, plan)
    advance(size)
    return CheckedDossiers(sources, dossier_findings(office, plan), size)
