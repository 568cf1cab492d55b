"""One small review session sealed with real keys, made once per test process."""

from functools import cache

from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Conflict, Seat
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.recusal import Recusal
from reviewdesk.sealed import ballot, log
from reviewdesk.sealed.statement import Statement
from sealed_session import CREATED, PDF, TRACK, SealedSession, applied, office, panel, seal

T, U = TrackId("t"), TrackId("u")
A1, A2, B1, B2 = (ApplicationId(one) for one in ("A1", "A2", "B1", "B2"))
PLAN_TEXT = (
    'schema = 1\n[review_session]\ntitle = "小评审会"\nwitness = "{witness}"\n'
    + TRACK.format(id="t", quota=1)
    + TRACK.format(id="u", quota=1)
)
APPLICATIONS = (
    applied("A1", T, "p1"),
    applied("A2", T, "p2"),
    applied("B1", U, "p2"),
    applied("B2", U, "p3", failed=True),
)


@cache
def sitting() -> SealedSession:
    """Return the review session most tests use."""
    return seal_sitting((Conflict(A2, SeatId("r2"), "近亲属"),))


@cache
def other_sitting() -> SealedSession:
    """Return another one, whose files are foreign to the first."""
    return seal_sitting(())


def seal_sitting(
    conflicts: tuple[Conflict, ...], witness: str = "supervisor", pdf: bytes = PDF
) -> SealedSession:
    """Seal a batch in a new folder."""
    return seal(
        SealedSession,
        plan_of(witness),
        APPLICATIONS,
        seats_of(witness),
        conflicts=conflicts,
        dossier=lambda _: pdf,
    )


def plan_of(witness: str = "supervisor") -> Plan:
    """Return a plan of two tracks with one mark each."""
    return read_plan(PLAN_TEXT.format(witness=witness))


def seats_of(witness: str) -> tuple[Seat, ...]:
    """Return the seats, with a second envelope where there is one."""
    reserve = () if witness == "none" else (Seat(id=SeatId("reveal-2"), role="reveal"),)
    return (*office(witness), *panel((T, U), "r1", "r2"), *reserve)


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
