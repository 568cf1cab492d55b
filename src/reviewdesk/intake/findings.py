"""What the office must look at before it seals: each finding with how far it stands in the way."""

from dataclasses import dataclass
from typing import Final, Literal

from reviewdesk.errors import Problem

Weight = Literal["must", "waivable", "notice"]
"""A "must" has to go; a "waivable" has to go or be waived with a reason; a "notice" never blocks."""
WAIVABLE: Final = frozenset(
    [
        "admission-late",
        "convert-failed",
        "convert-slow",
        "dossier-document-missing",
        "dossier-entry-unknown",
        "dossier-file-unknown",
        "dossier-not-pdf",
        "pdf-attachment",
        "pdf-font-missing",
        "pdf-launch",
        "pdf-restricted",
        "pdf-script",
    ]
)
"""The codes of all findings that are "waivable"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem, its weight, and what it is about.

    Attributes:
        application: the application it concerns, "" for none.
        document: the document of that application, "" for none.
    """

    problem: Problem
    weight: Weight
    application: str = ""
    document: str = ""

    @property
    def code(self) -> str:
        """Return the code of the problem; with application and document it names what a waiver waives."""
        return self.problem.code
