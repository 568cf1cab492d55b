"""What is wrong with the dossiers as they are gathered, and what of them would be sealed."""

from collections.abc import Iterator, Mapping

from reviewdesk.desk.secretary.gathered import Checked, Gathered, Loose, Placed, stale, stamp
from reviewdesk.desk.secretary.office import Office
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.values import Document, Plan
from reviewdesk.errors import Problem
from reviewdesk.intake.findings import WAIVABLE, Finding
from reviewdesk.intake.pdf_check import findings_of
from reviewdesk.sealed.section import DocumentSource

PlacedAt = Mapping[tuple[str, str], Placed]
"""Application and document → the file."""


def dossier_findings(office: Office, plan: Plan) -> tuple[Finding, ...]:
    """Return everything that is wrong with the dossiers; files are looked at from outside alone.

    What only `check` can tell is "dossiers-unchecked" until it has looked inside.
    """
    gathered = office.dossiers
    at = placed_at(gathered)
    found = [one for a in office.applications for one in _of_application(a, plan, gathered, at)]
    unchecked = [one for one in found if one.code == "dossier-unchecked"]
    found = [one for one in found if one.code != "dossier-unchecked"]
    loose = sum(not one.aside for one in loose_files(office, plan))
    if loose:
        found.append(Finding(problem=Problem("dossiers-loose", {"count": loose}), weight="must"))
    if unchecked:
        count = len(unchecked)
        found.append(Finding(problem=Problem("dossiers-unchecked", {"count": count}), weight="must"))
    return tuple(found)


def document_sources(office: Office, plan: Plan) -> dict[ApplicationId, tuple[DocumentSource, ...]]:
    """Return what would be sealed: the PDFs placed, per application in the order of the plan's documents."""
    at = placed_at(office.dossiers)
    return {
        application.id: tuple(
            DocumentSource(document.id, document.name, placed.path)
            for document in documents_of(application, plan)
            if (placed := at.get((application.id, document.id))) is not None and is_pdf(placed)
        )
        for application in office.applications
    }


def loose_files(office: Office, plan: Plan) -> tuple[Loose, ...]:
    """Return the files that are no document, also those whose application or document is gone since."""
    known = {(a.id, d.id) for a in office.applications for d in documents_of(a, plan)}
    lost = (one for one in office.dossiers.placed if (one.application, one.document) not in known)
    return (*office.dossiers.loose, *(Loose(path=one.path, why="unknown") for one in lost))


def placed_at(gathered: Gathered) -> PlacedAt:
    """Return every file placed, by its place."""
    return {(one.application, one.document): one for one in gathered.placed}


def is_pdf(placed: Placed) -> bool:
    """Whether it calls itself a PDF; whether it is one, `check` finds out."""
    return placed.path.suffix.casefold() == ".pdf"


def document_findings(
    application: Application, document: Document, placed: Placed | None, checked: Checked | None
) -> tuple[Finding, ...]:
    """Return what is wrong with one document, or with its absence.

    Args:
        application: whose.
        document: which of its track's documents.
        placed: the file taken for it.
        checked: what was found in that file, whatever its stamp was then.
    """
    if placed is None:
        if not (document.required and application.eligible):
            return ()
        return (_finding("dossier-document-missing", application, document),)
    code = _outside(placed, checked)
    if code:
        file = placed.path.name
        if code == "dossier-gone":
            file = str(placed.path)
        elif code == "dossier-source-changed" and placed.source is not None:
            file = placed.source.name
        return (_finding(code, application, document, file=file),)
    # What is no PDF was looked into only to convert it.
    troubles = () if checked is None else checked.troubles
    return findings_of(troubles, placed.path.name, application=application.id, document=document.id)


def documents_of(application: Application, plan: Plan) -> tuple[Document, ...]:
    """Return the documents of an application's track; none where the plan lost the track."""
    return next((track.documents for track in plan.tracks if track.id == application.track), ())


def _outside(placed: Placed, checked: Checked | None) -> str:
    now = stamp(placed.path)
    if now is None:
        return "dossier-gone"
    if not is_pdf(placed) and (checked is None or checked.stamp != now):
        return "dossier-not-pdf"
    if stale(placed):
        return "dossier-source-changed"
    if checked is None:
        return "dossier-unchecked"
    return "dossier-changed" if checked.stamp != now else ""


def _of_application(
    application: Application, plan: Plan, gathered: Gathered, at: PlacedAt
) -> Iterator[Finding]:
    documents = documents_of(application, plan)
    placed = [at.get((application.id, document.id)) for document in documents]
    required = any(document.required for document in documents)
    if application.eligible and required and not any(placed):
        data = {"application": application.id, "applicant": application.applicant}
        yield Finding(problem=Problem("dossier-missing", data), weight="must", application=application.id)
        return
    for document, one in zip(documents, placed, strict=True):
        checked = None if one is None else gathered.checked.get(one.path)
        yield from document_findings(application, document, one, checked)


def _finding(code: str, application: Application, document: Document, **data: str) -> Finding:
    about = {"application": application.id, "document": document.id, "name": document.name}
    return Finding(
        problem=Problem(code, about | data),
        weight="waivable" if code in WAIVABLE else "must",
        application=application.id,
        document=document.id,
    )
