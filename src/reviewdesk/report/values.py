"""What a paper is made from and what comes out: frozen values, names already redacted, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Role, Seat
from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import Result


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """Where one seat signs: a field's name and its rectangle on a page (0-based), in points."""

    seat: SeatId
    field: str
    page: int
    rectangle: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Paper:
    """A rendered file.

    Attributes:
        missing: characters no bundled font has; each is printed as 〓 and must be shown to the person.
        boxes: signature boxes of a paper that is signed, in the order printed.
    """

    data: bytes
    missing: tuple[str, ...] = ()
    boxes: tuple[SignatureBox, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlip:
    """One seat's secret on paper.

    Attributes:
        tracks: names of the tracks, in plan order.
        code: in groups, "XXXX-XXXX-XXXX-XXXX".
        scan: the text of the QR.
        session_mark, reveal_mark: in groups; "" is not printed.
        reserve: lies in a sealed envelope (chair-2, spare reviewers).
    """

    seat: SeatId
    role: Role
    code: str
    scan: str
    title: str = ""
    name: str = ""
    tracks: tuple[str, ...] = ()
    session_mark: str = ""
    reveal_mark: str = ""
    reserve: bool = False
    language: str = "zh_CN"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One application on a personal sheet.

    Attributes:
        marks: as entered, one per column of the sheet; empty when `state` is not "scored".
        state: scored, recused, absent, void, withdrawn; blank on an unused sheet.
        remark: comment and reasons, joined by the caller.
    """

    application: ApplicationId
    applicant: str
    marks: tuple[str, ...] = ()
    total: str = ""
    state: str = "scored"
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalSheet:
    """One reviewer's scores in one track, to be signed.

    Attributes:
        columns: (criterion name, maximum as text) in rubric order.
        receipt: receipt code in groups; "" before casting.
        sequence: version of the ballot; 0 where there is none yet.
        cast_at: local time as text, or "".
        recusals: (application, typed reason).
        explanations: (application, the words, or "" for confirmed) of abnormal scores.
    """

    title: str
    track: str
    seat: SeatId
    columns: tuple[tuple[str, str], ...]
    rows: tuple[SheetRow, ...]
    name: str = ""
    organisation: str = ""
    receipt: str = ""
    digest: str = ""
    cast_at: str = ""
    round: int = 1
    sequence: int = 1
    recusals: tuple[tuple[ApplicationId, str], ...] = ()
    explanations: tuple[tuple[ApplicationId, str], ...] = ()
    language: str = "zh_CN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """That a ballot was cast: its code for eyes and its digest for machines."""

    title: str
    track: str
    seat: SeatId
    code: str
    digest: Digest
    name: str = ""
    cast_at: str = ""
    round: int = 1
    sequence: int = 1
    counts: Mapping[str, int] = field(default_factory=dict)
    """State (scored, recused, withdrawn …) → number of applications."""
    language: str = "zh_CN"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningMinutes:
    """What the batch is, for comparing aloud before anything opens.

    Attributes:
        plan: the plan as sealed.
        fingerprint, session_mark, reveal_mark: in groups of four.
        digest: of the batch, all 64 digits.
        counts: track → number of applications sealed.
        created: local time as text.
        waived: problems waived at sealing, a sentence each.
    """

    plan: Plan
    fingerprint: str
    digest: Digest
    session_mark: str
    reveal_mark: str
    seats: tuple[Seat, ...]
    counts: Mapping[TrackId, int]
    created: str
    waived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RollLine:
    """The one outcome of one seat in one track and round; code and digest of a counted ballot."""

    seat: SeatId
    track: TrackId
    outcome: str
    """counted, absent, void, replaced, typed, unused; "" while still expected."""
    name: str = ""
    round: int = 1
    sequence: int = 1
    code: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedList:
    """The roll with receipt codes, compared with the receipts and initialled by everybody.

    Attributes:
        aggregates: track → (declared, applied), fixed here before anybody has seen a score.
        closed: False while it is printed for comparing (`examine`), True at the close.
    """

    plan: Plan
    lines: tuple[RollLine, ...]
    fingerprint: str
    head: Digest
    at: str
    aggregates: Mapping[TrackId, tuple[str, str]] = field(default_factory=dict)
    closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingPaper:
    """Everything on one track's ranking.

    Attributes:
        seats: people by seat, names redacted where the plan says so; role chair and witness sign too.
        signers: seats that get a signature box, in the order printed; the first certifies.
        record: digest of record.json, in every footer; "" on a trial.
        at: when it was finalised, local time as text; the only time on the paper.
        elected: reviewer seat that holds the chair, or "".
    """

    plan: Plan
    track: TrackId
    result: Result
    applications: Mapping[ApplicationId, Application]
    seats: tuple[Seat, ...]
    signers: tuple[SeatId, ...] = ()
    record: str = ""
    fingerprint: str = ""
    at: str = ""
    elected: str = ""
