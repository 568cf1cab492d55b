"""The lawful changes, and nothing else: each with its fields, the vote it needs and what it is for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from reviewdesk.desk.chair.settlement import Settlement
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors.marker import N_

Field = Literal[
    "application", "seat", "criterion", "objective", "gate", "value", "verdict", "flagged", "track", "tier",
    "places", "aggregate",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One lawful change.

    Attributes:
        motion: the fixed keys of the vote it rests on, {} where none is needed.
        kind: the entry that follows a carried vote or stands alone; "" where the vote is all.
        data: that entry's fixed keys.
        fields: what is chosen or typed.
    """

    id: str
    name: str
    what: str
    motion: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    fields: Sequence[Field] = ()


CHANGES: Final = (
    Change(
        id="transcription",
        name=N_("Transcription error"),
        what=N_("The file says something else than the sheet the reviewer signed. The signed sheet holds."),
        kind="correct",
        data={"correction": "transcription"},
        fields=("application", "seat", "criterion", "value"),
    ),
    Change(
        id="range",
        name=N_("Mark out of range"),
        what=N_("A typed sheet holds a mark that the rubric does not allow. No ballot that was cast can."),
        kind="correct",
        data={"correction": "range"},
        fields=("application", "seat", "criterion", "value"),
    ),
    Change(
        id="objective",
        name=N_("An objective value"),
        what=N_("A vote sets the one value that holds for all reviewers."),
        motion={"motion": "objective"},
        fields=("application", "objective", "value"),
    ),
    Change(
        id="abnormal",
        name=N_("Replace an abnormal score"),
        what=N_(
            "Only if a vote carries it: the score is replaced by the mean of the others, criterion by "
            "criterion. Both are printed."
        ),
        motion={"motion": "abnormal"},
        kind="correct",
        data={"correction": "abnormal"},
        fields=("flagged",),
    ),
    Change(
        id="eligibility",
        name=N_("Eligibility wrongly judged"),
        what=N_("Only if a vote carries it: the application joins the ranking, or leaves it."),
        motion={"motion": "eligibility"},
        kind="correct",
        data={"correction": "eligibility"},
        fields=("application", "verdict"),
    ),
    Change(
        id="void_row",
        name=N_("Make one row void"),
        what=N_(
            "Only if a vote carries it: an undeclared conflict, or a breach of discipline. What this seat "
            "gave the application counts no more."
        ),
        motion={"motion": "void"},
        kind="void",
        fields=("application", "seat"),
    ),
    Change(
        id="void_seat",
        name=N_("Make a whole seat void"),
        what=N_("Only if a vote carries it: nothing that this seat gave counts any more, in any track."),
        motion={"motion": "void"},
        kind="void",
        fields=("seat",),
    ),
    Change(
        id="withdraw",
        name=N_("Withdraw an application"),
        what=N_("It leaves the ranking, and others may move up."),
        kind="withdraw",
        fields=("application",),
    ),
    Change(
        id="empty",
        name=N_("Leave places empty"),
        what=N_("Two thirds are needed: so many places of a tier stay empty."),
        motion={"motion": "empty"},
        fields=("track", "tier", "places"),
    ),
    Change(
        id="aggregate",
        name=N_("Which result holds"),
        what=N_("Too few ballots for the way of counting fixed at the close: a vote says which one holds."),
        motion={"motion": "aggregate"},
        fields=("track", "aggregate"),
    ),
    Change(
        id="gate",
        name=N_("Pass or fail"),
        what=N_("As many reviewers said pass as fail: if the vote carries, the application passes."),
        motion={"motion": "gate"},
        fields=("application", "gate"),
    ),
)


def offered(plan: Plan, found: Settlement) -> tuple[Change, ...]:
    """Return the changes there is a use for in this review session."""
    modes = {criterion.mode for track in plan.tracks for criterion in track.criteria}
    useless = {
        "range": not found.ranges,
        "objective": "objective" not in modes,
        "abnormal": not any(one.kind == "abnormal" for one in found.flagged),
        "gate": "gate" not in modes,
    }
    return tuple(change for change in CHANGES if not useless.get(change.id, False))


def change(name: str) -> Change:
    """Return a change by its id."""
    return next(one for one in CHANGES if one.id == name)
