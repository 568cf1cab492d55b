"""A plan as values: everything written out, every number exact (formats.md, "Plan")."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Literal

from reviewdesk.domain.names import CriterionId, TierId, TrackId

Form = Literal["points", "weights"]
Aggregate = Literal["mean", "trimmed", "median", "rank_sum", "z_score"]
Level = Literal["total", "criterion"]
RoundingStage = Literal["criterion", "factored", "aggregate"]
EndRule = Literal["vote", "share", "lot", "empty"]
Majority = Literal["half", "two_thirds"]
VoteBase = Literal["all", "present", "present_minus_recused"]
Mode = Literal["points", "bands", "deduction", "gate", "objective"]
Arrangement = Literal["strict", "standard", "one_laptop", "paper"]
Witness = Literal["supervisor", "member", "none"]
Medium = Literal["screen", "projector", "pdf", "workbook", "notice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSession:
    """What stands on every paper about the sitting itself."""

    title: str
    basis: str
    organisers: tuple[str, ...]
    venue: str
    starts: datetime | None
    ends: datetime | None
    deadline: datetime | None
    received_by: Literal["arrival", "postmark"]
    copies: int
    language: Literal["zh_CN", "en"]
    timezone: str
    arrangement: Arrangement
    witness: Witness
    chair: Literal["elected", "appointed"]
    signing: Literal["ink", "digital", "both"]
    handover: Literal["full", "without_names"]
    idle_lock_minutes: int
    excluded_regions: tuple[str, ...]
    multiple: Literal["allowed", "one"]


@dataclass(frozen=True, slots=True)
class Rounding:
    """Decimal places, half up, and the stages at which they are applied."""

    places: int
    stages: tuple[RoundingStage, ...]


@dataclass(frozen=True, slots=True)
class AbnormalLimits:
    """When a score is far from the others: relative to their mean, in points, or both; None = not used."""

    ratio: Fraction | None
    absolute: Fraction | None


@dataclass(frozen=True, slots=True)
class VoteRules:
    """How a named vote on a line is counted."""

    majority: Majority
    base: VoteBase
    max_rounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The arithmetic of one track, defaults written out, the track's own keys applied."""

    form: Form
    full: Fraction
    aggregate: Aggregate
    trim: int
    level: Level
    minimum_ballots: int
    fallback: Aggregate
    rounding: Rounding
    rank_on: Literal["published", "exact"]
    tie_chain: tuple[str, ...]
    """Of untrimmed_mean, criteria_by_weight, median, head_to_head, exact, preferences, criterion:ID and
    components:GROUP."""
    end_rule: EndRule
    end_rule_after_vote: Literal["share", "lot", "empty"]
    abnormal: AbnormalLimits
    comment: Literal["none", "optional", "required"]
    vote: VoteRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of the review: scoring (kind "score") or a vote over the ranked (kind "vote")."""

    kind: Literal["score", "vote"]
    rounds: int
    between: Literal["nothing", "own"]
    candidates: str
    """"all" or "top:FACTOR", FACTOR × quota rounded up."""
    max_yes: Literal["quota", "any"]
    secrecy: Literal["named", "secret"]
    threshold: Majority
    base: VoteBase
    quorum: Fraction
    """Share of the panel that must be present; where a plan says nothing, the committee's quorum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeNeeds:
    """What a panel must satisfy, counted per track."""

    minimum: int
    odd: bool
    quorum: Fraction
    void_whole: bool


@dataclass(frozen=True, slots=True)
class RecusalRules:
    """How far a recusal reaches, and the typed reasons a reviewer chooses from."""

    scope: Literal["application", "track"]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """How the decision is made public (公示)."""

    days: int
    kind: Literal["calendar", "working"]
    first_day: Literal["next", "same"]
    place: str
    order: Literal["region", "place"]


@dataclass(frozen=True, slots=True)
class Contacts:
    """Where the public asks and complains."""

    phone: str
    address: str
    supervision_phone: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """The media on which names are hidden."""

    reviewers: tuple[Medium, ...]
    applicants: tuple[Medium, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A status filled from the top of the ranking; its lower edge is a line."""

    id: TierId
    name: str
    quota: int
    floor: Fraction | None
    ordered: bool
    promotes_to: TierId | None


@dataclass(frozen=True, slots=True)
class Band:
    """A named level of a criterion with its points."""

    name: str
    min: Fraction
    max: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One question of a rubric. A gate has max, step and factor 1 that nothing uses."""

    id: CriterionId
    name: str
    mode: Mode
    max: Fraction
    step: Fraction
    factor: Fraction
    weight: Fraction
    group: str
    reason: Literal["never", "extremes", "always"]
    guide: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A declared figure with the least and the most the notice asks for; None = no such end."""

    id: str
    name: str
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class Preference:
    """A fact shown beside the form and a tie-chain link; never pass or fail."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a dossier."""

    id: str
    name: str
    required: bool


@dataclass(frozen=True, slots=True)
class EligibilityItem:
    """One line of the checklist decided before scoring (资格审查)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Applications competing for the same places, with the rubric and rules that hold for them."""

    id: TrackId
    name: str
    contact: str
    rules: Rules
    tiers: tuple[Tier, ...]
    criteria: tuple[Criterion, ...]
    requirements: tuple[Requirement, ...]
    preferences: tuple[Preference, ...]
    documents: tuple[Document, ...]
    eligibility: tuple[EligibilityItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All frozen rules of one review session."""

    review_session: ReviewSession
    stages: tuple[Stage, ...]
    committee: CommitteeNeeds
    recusal: RecusalRules
    pledge: str
    notice: Notice
    contacts: Contacts
    redaction: Redaction
    annex_diagnostics: bool
    tracks: tuple[Track, ...]

    def track(self, track_id: str) -> Track:
        """Return the track with this id; KeyError when the plan has none."""
        for track in self.tracks:
            if track.id == track_id:
                return track
        raise KeyError(track_id)
