"""The dossiers of a preparation as they are sealed: what was placed, unchanged since it was checked."""

from collections.abc import Callable

from reviewdesk.desk.secretary.dossier_findings import document_sources, dossier_findings
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.preparation import CheckedDossiers
from reviewdesk.domain.plan.values import Plan


def dossier_bytes(office: Office, plan: Plan) -> int:
    """Return how many bytes of documents there are, so that progress has an end."""
    found = document_sources(office, plan).values()
    return sum(one.path.stat().st_size for documents in found for one in documents if one.path.is_file())


def office_dossiers(office: Office, plan: Plan, advance: Callable[[int], None]) -> CheckedDossiers:
    """Return the documents placed with what checking found in them, `advance` told the bytes of each."""
    sources = document_sources(office, plan)
    size = 0
    for documents in sources.values():
        for one in documents:
            own = one.path.stat().st_size if one.path.is_file() else 0
            size += own
            advance(own)
    return CheckedDossiers(sources=sources, findings=dossier_findings(office, plan), size=size)
