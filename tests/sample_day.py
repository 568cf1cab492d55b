"""A day of the bundled sample with everything that goes wrong in rooms, told once for whoever plays it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

COMPREHENSIVE, ELECTRONICS, GREEN = "comprehensive", "electronics", "green"
PANELS: Mapping[str, Sequence[str]] = {
    COMPREHENSIVE: ("r1", "r2", "r3", "r4", "r5", "r6", "r7"),
    ELECTRONICS: ("r5", "r6", "r7", "r8", "r9"),
    GREEN: ("r1", "r2", "r3", "r4", "r7", "r8", "r9"),
}
MEMBERS = tuple(f"r{number}" for number in range(1, 10))
Votes = Mapping[str, str]
"""Seat → yes, no or abstain; or whom they vote for."""


@dataclass(frozen=True, slots=True)
class Elected:
    """A member is elected to chair."""

    seat: str
    votes: Votes
    recorder: str


@dataclass(frozen=True, slots=True)
class Adopted:
    """The plan is adopted as the supplement amends it."""

    votes: Votes


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An application leaves, under a number that is read aloud."""

    application: str
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Brought:
    """Ballots arrive on sticks: seat, track and version of each; `late` are refused as such."""

    ballots: Sequence[tuple[str, str, int]]
    late: bool = False


@dataclass(frozen=True, slots=True)
class Excepted:
    """A place is reopened for one row, recorded absent, or left to a substitute."""

    kind: Literal["reopen", "absent", "replace"]
    seat: str
    track: str
    reason: str
    application: str = ""
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class Adjourned:
    """Everybody leaves until the next morning, and the desk is put away."""

    reason: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """The desk is opened again, the head of the record compared."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Nothing enters any more."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """The envelope is opened; the rows whose reviewers must answer, seat and application."""

    waiting: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Explained:
    """A reviewer answers for a flagged row; no words confirm it."""

    seat: str
    application: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PutAway:
    """The chair's desk is closed and opened again; the step it must stand at then."""

    step: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """The ranking is built; what is tied: track, tier, applications, places left."""

    track: str
    tier: str
    tied: Sequence[str]
    places: int


@dataclass(frozen=True, slots=True)
class LineVoted:
    """The tied are put to a named vote."""

    track: str
    tier: str
    ballots: Mapping[str, Sequence[str]]
    reason: str


@dataclass(frozen=True, slots=True)
class ScoreReplaced:
    """A vote replaces an abnormal score by the mean of the others."""

    seat: str
    application: str
    votes: Votes
    reason: str


@dataclass(frozen=True, slots=True)
class Transcribed:
    """A mark is set to what the signed sheet says."""

    seat: str
    application: str
    criterion: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finalised:
    """The result is frozen."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A member answers in the signing round."""

    seat: str
    kind: Literal["signed", "dissent", "refused", "deemed", "left"]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """Papers, workbook and archive are written and verified."""


Event = (
    Elected | Adopted | Withdrawn | Brought | Excepted | Adjourned | Resumed | Closed | Revealed | Explained
    | PutAway | Ranked | LineVoted | ScoreReplaced | Transcribed | Finalised | Answered
    | Published
)  # fmt: skip

TIED = ("A006", "A012", "A019")
"""Alike to the end of the chain, for places 7 and 8 of eight."""
EXPLAINED, REPLACED = ("r9", "B006"), ("r2", "C013")
WITHDRAWN, LATE_CONFLICT, FOUND_CONFLICT = "A023", ("r3", "A017"), ("r7", "C003")
FIRST_DAY = tuple(
    (seat, track, 1)
    for track, panel in PANELS.items()
    for seat in panel
    if (seat, track) not in {("r6", ELECTRONICS), ("r8", GREEN), ("r9", GREEN)}
)

DAY: Sequence[Event] = (
    Elected(
        "r4", {seat: "r4" if seat != "r4" else "r2" for seat in MEMBERS}, "记录员（样例）"
    ),
    Adopted({seat: "no" if seat == "r6" else "yes" for seat in MEMBERS}),
    Withdrawn(WITHDRAWN, 1, "申报单位当场书面撤回（样例）"),
    Brought(FIRST_DAY),
    Excepted("reopen", "r7", GREEN, "提交后发现与申报单位有利益关系（样例）", application="C003"),
    Excepted("replace", "r8", GREEN, "突发疾病（样例）", substitute="spare1"),
    Adjourned("次日上午继续（样例）"),
    Resumed(),
    Brought((("r7", GREEN, 2), ("spare1", GREEN, 1), ("r6", ELECTRONICS, 1))),
    Excepted("absent", "r9", GREEN, "U盘遗失，无法补交（样例）"),
    Closed(),
    Brought((("r9", GREEN, 1),), late=True),
    Revealed((EXPLAINED, REPLACED)),
    Explained(*EXPLAINED, "公共平台尚未建成，评分从严，予以坚持（样例）"),
    PutAway("reveal"),
    Explained(*REPLACED),
    Ranked(COMPREHENSIVE, "listed", TIED, 2),
    PutAway("ranking"),
    LineVoted(
        COMPREHENSIVE,
        "listed",
        {
            "r1": ["A006", "A019"],
            "r2": ["A006", "A012"],
            "r3": ["A012", "A019"],
            "r4": ["A012", "A019"],
            "r5": ["A006", "A019"],
            "r6": ["A012", "A019"],
            "r7": [],
        },
        "三项并列，两个名额（样例）",
    ),
    ScoreReplaced(
        *REPLACED,
        {"r1": "yes", "r2": "abstain", "r3": "yes", "r4": "yes", "r7": "no", "r9": "yes", "spare1": "yes"},
        "表决替换畸低分（样例）",
    ),
    Transcribed("r1", "C009", "platform", "16", "签字评分表为16，录入为6（样例）"),
    Finalised(),
    *(Answered(seat, "signed") for seat in ("r1", "r3", "r4", "r5", "r6", "r7")),
    Answered("r2", "dissent", "对替换本人评分保留意见（样例）"),
    Answered("r8", "left", "突发疾病，提前离会（样例）"),
    Answered("r9", "signed"),
    Answered("spare1", "signed"),
    PutAway("publish"),
    Published(),
)  # fmt: skip
