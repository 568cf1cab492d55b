"""Dossiers as they lie in a folder: which file is which document of which application, and what is wrong."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.place_names import folded
from reviewdesk.domain.plan.values import Document, Plan
from reviewdesk.errors import Problem, ReviewDeskError
from reviewdesk.intake.findings import Finding, Weight
from reviewdesk.intake.pdf_check import PdfCheck

MAX_DOCUMENTS: Final = 50_000
_LITTER: Final = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """One document of a dossier: its id in the plan, the file, its size in bytes."""

    id: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Dossiers:
    """What was found, per application in the order of the plan's documents, and what is wrong with it."""

    documents: Mapping[ApplicationId, tuple[FoundDocument, ...]]
    findings: tuple[Finding, ...]


def find_dossiers(folder: Path, applications: Sequence[Application], plan: Plan) -> Dossiers:
    """Return the documents of every application by name alone; nothing is opened.

    A folder is named by the application's id, or begins with it; a file by the document's id or name.

    Raises:
        ReviewDeskError: "dossiers-no-folder" or "dossiers-too-many".
    """
    if not folder.is_dir():
        raise ReviewDeskError("dossiers-no-folder", folder=str(folder))
    findings: list[Finding] = []
    homes = _homes(folder, applications, findings)
    documents = {
        application.id: _documents(application, homes.get(application.id), plan, findings)
        for application in applications
    }
    if sum(map(len, documents.values())) > MAX_DOCUMENTS:
        raise ReviewDeskError("dossiers-too-many", limit=MAX_DOCUMENTS)
    return Dossiers(documents, tuple(findings))


def check_dossiers(
    dossiers: Dossiers,
    advance: Callable[[int], None] = lambda size: None,
    *,
    check: PdfCheck | None = None,
) -> Dossiers:
    """Return the same dossiers with what opening every PDF in a child process found.

    Args:
        dossiers: from `find_dossiers`.
        advance: called with the size in bytes of each document once it is checked.
        check: the child process to use; a fresh one with the usual limits otherwise.
    """
    findings = list(dossiers.findings)
    with check or PdfCheck() as opened:
        for application, documents in dossiers.documents.items():
            for document in documents:
                findings += opened.findings(document.path, application=application, document=document.id)
                advance(document.size)
    return Dossiers(dossiers.documents, tuple(findings))


def _homes(
    folder: Path, applications: Sequence[Application], findings: list[Finding]
) -> dict[ApplicationId, Path]:
    homes: dict[ApplicationId, Path] = {}
    for entry in _entries(folder):
        owner = _owner(entry.name, applications) if entry.is_dir() else None
        if owner is None:
            findings.append(_finding("dossier-entry-unknown", "waivable", file=entry.name))
        elif owner in homes:
            names = {"file": entry.name, "other": homes[owner].name}
            findings.append(_finding("dossier-folder-twice", "must", application=owner, **names))
        else:
            homes[owner] = entry
    return homes


def _owner(name: str, applications: Sequence[Application]) -> ApplicationId | None:
    plain = folded(name)
    exact = [a.id for a in applications if plain in (folded(a.id), folded(a.applicant))]
    if exact:
        return exact[0] if len(exact) == 1 else None
    begun = [a.id for a in applications if plain.startswith(folded(a.id)) and not _goes_on(plain, a.id)]
    return begun[0] if len(begun) == 1 else None


def _goes_on(plain: str, id_: str) -> bool:
    """Whether the id is only the beginning of another one: A01 in A012."""
    rest = plain[len(folded(id_)) :]
    return rest[0].isascii() and rest[0].isalnum()


def _documents(
    application: Application, home: Path | None, plan: Plan, findings: list[Finding]
) -> tuple[FoundDocument, ...]:
    wanted = plan.track(application.track).documents
    found: dict[str, FoundDocument] = {}
    for entry in _entries(home) if home else ():
        document = _matched(entry.name, wanted) if entry.is_file() else None
        about = {"application": application.id, "file": entry.name}
        about |= {} if document is None else {"document": document.id}
        if document is None:
            findings.append(_finding("dossier-file-unknown", "waivable", **about))
        elif entry.suffix.casefold() != ".pdf":
            findings.append(_finding("dossier-not-pdf", "waivable", **about))
        elif document.id in found:
            other = {"other": found[document.id].path.name}
            findings.append(_finding("dossier-document-twice", "must", **about, **other))
        else:
            found[document.id] = FoundDocument(document.id, entry, entry.stat().st_size)
    findings += _missing(application, home, wanted, found)
    return tuple(found[document.id] for document in wanted if document.id in found)


def _matched(name: str, wanted: Sequence[Document]) -> Document | None:
    stem = folded(name.rpartition(".")[0] or name)
    for document in wanted:
        if stem in (folded(document.id), folded(document.name)):
            return document
    within = [document for document in wanted if folded(document.name) in stem]
    return within[0] if len(within) == 1 else None


def _missing(
    application: Application, home: Path | None, wanted: Sequence[Document], found: Mapping[str, object]
) -> Iterator[Finding]:
    if not application.eligible:
        return
    if home is None:
        yield _finding("dossier-missing", "must", application=application.id, applicant=application.applicant)
        return
    for document in wanted:
        if document.required and document.id not in found:
            yield _finding(
                "dossier-document-missing",
                "waivable",
                application=application.id,
                document=document.id,
                name=document.name,
            )


def _entries(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name.casefold() not in _LITTER and not entry.name.startswith(("~$", ".")):
            yield entry


def _finding(code: str, weight: Weight, **data: str) -> Finding:
    return Finding(
        problem=Problem(code, data),
        weight=weight,
        application=data.get("application", ""),
        document=data.get("document", ""),
    )
