"""What is reviewed: one application of one applicant in one track, and the facts the register brings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reviewdesk.domain.names import ApplicantId, ApplicationId, TrackId

Verdict = Literal["pass", "fail", "waived"]


@dataclass(frozen=True, slots=True)
class EligibilityVerdict:
    """One decided line of the checklist; a waiver has its reason."""

    item: str
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """One row of the register.

    Attributes:
        order: position on lists; equal numbers fall back to the id.
        received: when the dossier arrived, as ISO text, or "".
        declared: requirement id → declared figure.
        preferences: ids of the preferences that hold.
        objective: objective criterion id → its value as written ("17.5").
        further: columns the plan does not name, kept in the register's order.
    """

    id: ApplicationId
    track: TrackId
    applicant: str
    applicant_id: ApplicantId
    county: str = ""
    city: str = ""
    region_code: str = ""
    contact: str = ""
    received: str = ""
    copies: int | None = None
    order: int = 0
    declared: Mapping[str, int] = field(default_factory=dict)
    preferences: tuple[str, ...] = ()
    objective: Mapping[str, str] = field(default_factory=dict)
    eligibility: tuple[EligibilityVerdict, ...] = ()
    further: Mapping[str, str] = field(default_factory=dict)

    @property
    def eligible(self) -> bool:
        """Whether no line of the checklist failed; only then it is scored."""
        return all(verdict.verdict != "fail" for verdict in self.eligibility)
