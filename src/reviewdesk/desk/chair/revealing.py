"""The envelope is opened once: first deviations, then an answer to each flagged row, then the ranking."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.room import Code, Room, reveal_identity, seat_secret, second_person
from reviewdesk.domain import canonical
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.conclude import deviations
from reviewdesk.domain.marks import Rubric
from reviewdesk.domain.merge import unlawful
from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.reveal import Deviation, RankableBallots, RevealedBallots, unanswered
from reviewdesk.domain.roll import Outcome
from reviewdesk.domain.sheet import Sheet, revealed_sheets
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.sealed import ballot as ballots
from reviewdesk.sealed import scores
from reviewdesk.store import chair_ballots
from reviewdesk.store.chair_ballots import KeptBallot

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageOne:
    """What the opened envelope shows: no total, no ranking.

    Attributes:
        opened: number of ballots and typed sheets that were opened.
        unreadable: counted ballots that do not open; void them, then type the signed sheet.
        flagged: deviations; empty while a ballot is unreadable.
        waiting: rows that still need an answer.
    """

    opened: int
    unreadable: tuple[Outcome, ...]
    flagged: tuple[Deviation, ...]
    waiting: tuple[tuple[SeatId, ApplicationId], ...]


def reveal(
    room: Room, envelope: Code, witness: Code, advance: Advance = lambda _: None
) -> tuple[Room, StageOne]:
    """Open every counted ballot with the chair's and the envelope's key, all in one transaction.

    Raises:
        ReviewDeskError: "chair-reveal-slip" or an "order-…" code.
    """
    permit(room, Act("reveal"))
    second = second_person(room, witness)
    identity = reveal_identity(room, envelope)
    kept = chair_ballots.kept(room.workspace)
    documents: dict[Digest, bytes] = {}
    broken: list[Outcome] = []
    for cell in room.roll.counted():
        held = kept[Digest(str(cell.digest))]
        try:
            documents[held.digest] = _opened(room, held, identity)
        except ReviewDeskError:
            broken.append(cell)
        advance(1)
    data = {"unreadable": [[c.seat, c.track, c.round, c.digest] for c in broken]}
    after = commit(
        room,
        [Act("reveal", data)],
        witness=second,
        effect=lambda: chair_ballots.keep_opened(room.workspace, documents),
    )
    return after, stage_one(after)


def stage_one(room: Room) -> StageOne:
    """Return what stage one shows as it stands.

    Raises:
        ReviewDeskError: "order-before-reveal".
    """
    if not room.course.ranked:
        permit(room, Act("explain"))
    broken = unreadable_cells(room)
    opened = len(chair_ballots.opened_digests(room.workspace))
    if broken:
        return StageOne(opened=opened, unreadable=broken, flagged=(), waiting=())
    flagged = _flagged(room, revealed(room))
    return StageOne(opened=opened, unreadable=(), flagged=flagged, waiting=unanswered(flagged, room.entries))


def explain(
    room: Room, *, seat: str, application: str, seat_slip: Code, text: str | None = None
) -> tuple[Room, StageOne]:
    """Let a seat confirm its own flagged row (text None) or explain it, under its own slip.

    Raises:
        ReviewDeskError: "reveal-not-flagged", "chair-seat-slip" or an "order-…" code.
    """
    permit(room, Act("explain"))
    _check_waiting(room, seat, application)
    own = seat_secret(room, seat_slip(), (SeatId(seat),), "chair-seat-slip")
    data = {
        "seat": seat,
        "application": application,
        "answer": "confirmed" if text is None else "explained",
    }
    after = commit(room, [Act("explain", data, text or "")], own=own)
    return after, stage_one(after)


def overrule(room: Room, *, seat: str, application: str, reason: str, witness: Code) -> tuple[Room, StageOne]:
    """Let chair and witness go on without the seat's answer, with a reason.

    Raises:
        ReviewDeskError: "reveal-not-flagged" or an "order-…" code.
    """
    permit(room, Act("overrule"))
    _check_waiting(room, seat, application)
    data = {"seat": seat, "application": application}
    after = commit(room, [Act("overrule", data, reason)], witness=second_person(room, witness))
    return after, stage_one(after)


def rank(room: Room, witness: Code) -> Room:
    """Allow the ranking to be built: every counted ballot opened, every flagged row answered.

    Raises:
        Problems: "reveal-waiting" with every row and ballot that still waits.
        ReviewDeskError: an "order-…" code.
    """
    permit(room, Act("ranking"))
    stage = stage_one(room)
    waiting = [
        Problem("reveal-unreadable", {"seat": c.seat, "track": c.track, "round": c.round})
        for c in stage.unreadable
    ]
    waiting += [Problem("reveal-row-waiting", {"seat": s, "application": a}) for s, a in stage.waiting]
    if waiting:
        raise Problems("reveal-waiting", waiting)
    return commit(room, [Act("ranking")], witness=second_person(room, witness))


def revealed(room: Room) -> RevealedBallots:
    """Return the opened ballots, as only an attested close and reveal allow.

    Raises:
        ReviewDeskError: "reveal-not-attested" or "reveal-ballots-differ".
    """
    opened = chair_ballots.opened_digests(room.workspace)
    return RevealedBallots(
        entries=room.entries,
        ballots=tuple(_ballot(room, digest) for digest in _counting(room) if digest in opened),
        witness=room.plan.review_session.witness,
    )


def rankable(room: Room) -> RankableBallots:
    """Return the ballots a ranking may be built from, once every abnormal row has its answer.

    Raises:
        ReviewDeskError: as `revealed`, "reveal-ranking-missing" or "reveal-unanswered".
    """
    found = revealed(room)
    return RankableBallots(revealed=found, flagged=_flagged(room, found))


def opened_sheets(room: Room) -> Mapping[TrackId, Sheet]:
    """Return the marks of every track as they were cast, and who is recused from what."""
    plan, applications = room.plan, room.lineage.applications
    return room.always(
        ("sheets", *_counting(room)), lambda: revealed_sheets(plan, applications, revealed(room))
    )


def unreadable_cells(room: Room) -> tuple[Outcome, ...]:
    """Return the counted ballots that did not open and have not been made void yet."""
    opened = chair_ballots.opened_digests(room.workspace)
    if not room.course.revealed:
        return ()
    return tuple(cell for cell in room.roll.counted() if cell.digest not in opened)


def _counting(room: Room) -> list[Digest]:
    return [Digest(str(cell.digest)) for cell in room.roll.counted()]


def _ballot(room: Room, digest: Digest) -> Ballot:
    def read() -> Ballot:
        return scores.read_scores(chair_ballots.one_opened(room.workspace, digest), room.plan).ballot

    return room.always(("ballot", digest), read)


def _flagged(room: Room, found: RevealedBallots) -> tuple[Deviation, ...]:
    return room.always(
        ("flagged", *_counting(room)), lambda: deviations(room.plan, room.lineage.applications, found)
    )


def _opened(room: Room, held: KeptBallot, identity: str) -> bytes:
    if held.kind == "typed":
        return _opened_sheet(room, held, identity)
    collected = ballots.examine(held.file, room.lineage, room.secret)
    found = ballots.open_scores(collected, room.lineage, identity)
    _check_marks(room, found.ballot)
    return found.document


def _opened_sheet(room: Room, held: KeptBallot, identity: str) -> bytes:
    reveals = len(room.lineage.recipients("reveal"))
    inner = scores.unwrap_outer(held.file, room.secret.age_identity, reveals)
    document = scores.unwrap_inner(inner, identity)
    if canonical.digest(document) != held.digest:
        raise ReviewDeskError("ballot-altered", seat=held.seat, track=held.track)
    return document


def _check_marks(room: Room, ballot: Ballot) -> None:
    """Refuse a cast ballot with a mark the plan does not allow; only typed sheets may hold one."""
    rubric = Rubric(room.plan.track(ballot.track))
    rows: Sequence[tuple[str, ...]] = tuple(ballot.scores.values())
    if any(unlawful(rubric, row) is not None for row in rows):
        raise ReviewDeskError("ballot-unreadable", seat=ballot.seat, track=ballot.track)


def _check_waiting(room: Room, seat: str, application: str) -> None:
    if (seat, application) not in stage_one(room).waiting:
        raise ReviewDeskError("reveal-not-flagged", seat=seat, application=application)
