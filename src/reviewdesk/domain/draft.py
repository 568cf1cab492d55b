"""What lies on a reviewer's desk before it is cast: every field of it may still change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from reviewdesk.domain.names import ApplicationId, CriterionId

Field = Literal["points", "reason", "objection", "comment", "note"]
WHOLE_ROW: Final = CriterionId("")
"""Stands for the criterion where a field belongs to the application: comment and private note."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of the draft set to a value; "" clears it."""

    application: ApplicationId
    criterion: CriterionId
    field: Field
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One edit that was made, with what stood there before."""

    id: int
    at: str
    round: int
    edit: Edit
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """All that the draft holds about one application; the note never leaves the desk."""

    points: Mapping[CriterionId, str] = field(default_factory=dict)
    reasons: Mapping[CriterionId, str] = field(default_factory=dict)
    objections: Mapping[CriterionId, str] = field(default_factory=dict)
    comment: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One round's draft: rows by application, and what will not be scored at all.

    Attributes:
        rows: application → what was entered.
        recused: applications recused from, known, declared or late.
        skipped: application → the notice number under which the chair withdrew it.
    """

    rows: Mapping[ApplicationId, DraftRow]
    recused: frozenset[ApplicationId]
    skipped: Mapping[ApplicationId, str]

    def row(self, application: ApplicationId) -> DraftRow:
        """Return an application's row, empty where nothing was entered."""
        return self.rows.get(application, DraftRow())
