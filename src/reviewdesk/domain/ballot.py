"""All of one reviewer's scores in one track and round, and the states an unscored cell can have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reviewdesk.domain.names import ApplicationId, CriterionId, SeatId, TrackId

CellState = Literal["scored", "recused", "absent", "void", "withdrawn"]
"""Six things are different: these five, and "not yet scored", which no cast ballot contains."""

Marks = tuple[str, ...]
"""Marks of one application, spelled as entered, in rubric order without the objective criteria."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What one seat cast for one track and round.

    Attributes:
        scores: application → its marks.
        states: application → why it has none; disjoint from `scores`.
        reasons: application → {criterion → reason}, where the plan asks for them.
        comments: application → comment.
        objections: application → {objective criterion → words}.
    """

    seat: SeatId
    track: TrackId
    round: int = 1
    scores: Mapping[ApplicationId, Marks] = field(default_factory=dict)
    states: Mapping[ApplicationId, CellState] = field(default_factory=dict)
    reasons: Mapping[ApplicationId, Mapping[CriterionId, str]] = field(default_factory=dict)
    comments: Mapping[ApplicationId, str] = field(default_factory=dict)
    objections: Mapping[ApplicationId, Mapping[CriterionId, str]] = field(default_factory=dict)
