"""One small review session sealed with real keys, made once per test process."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Committee, Conflict, Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.recusal import Recusal
from reviewdesk.sealed import ballot, keys, log, slot
from reviewdesk.sealed.batch import Contents, NewBatch, seal_batch
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.sealed.lineage import Lineage, LineageFile, fold, lineage_file, slots_of
from reviewdesk.sealed.section import DocumentSource
from reviewdesk.sealed.statement import Statement

CREATED = "2026-11-23T21:10:06Z"
T, U = TrackId("t"), TrackId("u")
A1, A2, B1, B2 = (ApplicationId(one) for one in ("A1", "A2", "B1", "B2"))
PDF = b"%PDF-1.4 a tiny dossier that no stranger reads\n" * 3

_TRACK = """
[[track]]
id = "{id}"
name = "类别{id}"
[[track.tier]]
id = "listed"
name = "列入"
quota = 1
[[track.criterion]]
id = "c"
name = "水平"
max = "90"
[[track.criterion]]
id = "o"
name = "指数"
max = "10"
mode = "objective"
[[track.document]]
id = "plan"
name = "实施方案"
"""
PLAN_TEXT = (
    'schema = 1\n[review_session]\ntitle = "小评审会"\nwitness = "{witness}"\n'
    + _TRACK.format(id="t")
    + _TRACK.format(id="u")
)


@dataclass(frozen=True)
class Sitting:
    """A sealed batch, and what each seat gets out of it."""

    path: Path
    new: NewBatch
    contents: Contents
    files: tuple[LineageFile, ...]
    secrets: Mapping[str, SeatSecret]
    folded: dict[str, Lineage] = field(default_factory=dict)

    def lineage(self, seat: str) -> Lineage:
        if seat not in self.folded:
            self.folded[seat] = fold(self.files, self.secrets[seat])
        return self.folded[seat]

    @property
    def reveal_identity(self) -> str:
        return self.secrets["reveal"].age_identity


@cache
def sitting() -> Sitting:
    """Return the review session most tests use."""
    return seal_sitting((Conflict(A2, SeatId("r2"), "近亲属"),))


@cache
def other_sitting() -> Sitting:
    """Return another one, whose files are foreign to the first."""
    return seal_sitting(())


def seal_sitting(conflicts: tuple[Conflict, ...], witness: str = "supervisor", pdf: bytes = PDF) -> Sitting:
    """Seal a batch in a new folder."""
    folder = Path(tempfile.mkdtemp(prefix="sitting-"))
    (folder / "a.pdf").write_bytes(pdf)
    plan = plan_of(witness)
    applications = (
        application("A1", T, "p1"),
        application("A2", T, "p2"),
        application("B1", U, "p2"),
        application("B2", U, "p3", failed=True),
    )
    contents = Contents(
        plan=plan,
        applications=applications,
        committee=Committee(seats_of(witness), conflicts),
        dossiers={a.id: (DocumentSource("plan", "实施方案", folder / "a.pdf"),) for a in applications},
        created=CREATED,
    )
    path = folder / "batch.rdbatch"
    new = seal_batch(path, contents)
    files = (lineage_file(open_sealed(path)),)
    slots = slots_of(files)
    secrets = {
        str(seat): keys.secret_from_bytes(slot.open_slot(slots[SeatId(seat)], code))
        for seat, code in new.codes.items()
    }
    return Sitting(path, new, contents, files, secrets)


def plan_of(witness: str = "supervisor") -> Plan:
    """Return a plan of two tracks with one mark each."""
    return read_plan(PLAN_TEXT.format(witness=witness))


def seats_of(witness: str) -> tuple[Seat, ...]:
    """Return the seats."""
    both = (T, U)
    office = (Seat(id=SeatId("secretary"), role="secretary"), Seat(id=SeatId("chair"), role="chair"))
    panel = tuple(Seat(id=SeatId(s), role="reviewer", tracks=both, name=f"评委{s}") for s in ("r1", "r2"))
    if witness == "none":
        return (*office, *panel)
    return (
        *office,
        *panel,
        Seat(id=SeatId("witness"), role="witness"),
        Seat(id=SeatId("reveal"), role="reveal"),
        Seat(id=SeatId("reveal-2"), role="reveal"),
    )


def application(id_: str, track: TrackId, applicant: str, *, failed: bool = False) -> Application:
    """Return an application."""
    verdicts = (EligibilityVerdict("item", "fail", "不合格"),) if failed else ()
    return Application(
        id=ApplicationId(id_),
        track=track,
        applicant=f"单位{applicant}",
        applicant_id=ApplicantId(applicant),
        eligibility=verdicts,
    )


def marks(seat: str = "r1") -> Ballot:
    """Return a complete ballot of track t."""
    return Ballot(
        seat=SeatId(seat),
        track=T,
        scores={A1: ("50",)},
        states={A2: "recused"},
        comments={A1: "好"},
    )


def words() -> Statement:
    """Return a statement with a short log."""
    entries = (
        log.entry_bytes("open", CREATED, {}),
        log.entry_bytes("recuse", CREATED, {"application": "A2"}),
    )
    return Statement(pledged=CREATED, recusals=(Recusal(A2, "近亲属", known=True),), log=entries)


@cache
def cast(seat: str = "r1") -> bytes:
    """Return the ballot file of a seat."""
    held = sitting()
    return ballot.build(marks(seat), words(), held.lineage(seat), held.secrets[seat], created=CREATED)
