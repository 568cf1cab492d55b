"""Finalising: record and result are frozen, all papers printed and certified; again only by motion."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewdesk.desk.chair import auditing
from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.frozen import PACKET, RECORD, RESULT
from reviewdesk.desk.chair.motions import MotionFile, check_keys, read_motion
from reviewdesk.desk.chair.opening import named_seats
from reviewdesk.desk.chair.packets import packet_of
from reviewdesk.desk.chair.room import Code, Room, second_person
from reviewdesk.desk.chair.settling import (
    check_lot,
    check_stage,
    decided,
    next_number,
    numbered_vote,
    result_of,
)
from reviewdesk.desk.clock import now
from reviewdesk.desk.secretary.papers import local_time
from reviewdesk.domain import canonical
from reviewdesk.domain.answers import panel
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import Digest, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.record import Record, record_json
from reviewdesk.domain.redaction import by_id, in_force, redacted_applications, redacted_seats
from reviewdesk.domain.result import Result, result_json
from reviewdesk.domain.roll import Roll
from reviewdesk.errors import Problem, Problems
from reviewdesk.errors.marker import N_
from reviewdesk.report.packet.contents import packet_steps, sign_packet
from reviewdesk.report.ranking_pdf import ranking_pdf
from reviewdesk.report.signing import Credential, Stamp, certify
from reviewdesk.report.values import Paper, RankingPaper
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.store import chair_papers, journal
from reviewdesk.words import translator

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Final:
    """What finalising froze.

    Attributes:
        digest: of record.json; it stands in every footer.
        papers: name → bytes of the certified packet and rankings.
        missing: characters no bundled font has, printed as 〓.
    """

    sequence: int
    digest: Digest
    result: Result
    papers: Mapping[str, bytes]
    missing: tuple[str, ...]


def finalise(room: Room, witness: Code, advance: Advance = lambda _: None) -> tuple[Room, Final]:
    """Freeze record and result; certify the sign packet and a ranking per track.

    Args:
        room: the desk.
        witness: asks for the witness's slip.
        advance: hears of each step of `papers_steps`.

    Raises:
        Problems: "finalise-blocked" with every alarm and gap the self-audit calls red.
        ReviewDeskError: an "order-…" code.
    """
    permit(room, Act("finalise"))
    _check_green(room)
    return _freeze(room, second_person(room, witness), advance)


def papers_steps(plan: Plan, roll: Roll) -> int:
    """Return how many steps printing the papers takes, as progress counts them."""
    return packet_steps(len(plan.tracks), len(roll.counted()), annex=plan.annex_diagnostics)


def refinalise(
    room: Room, motion: Path | MotionFile, witness: Code, advance: Advance = lambda _: None
) -> tuple[Room, Final]:
    """Set an error right after finalising: the decisions of the motion, then a result of the next sequence.

    Raises:
        Problems: "motion-problems", "finalise-blocked".
        ReviewDeskError: "decision-…", "vote-…" or an "order-…" code.
    """
    found = read_motion(motion)
    check_keys(found, ("decision",))
    acts: list[Act] = []
    for line in found.data["decision"]:
        acts.append(_decided(room, line, acts))
    again = Act("refinalise", {"sequence": room.course.finalised + 1, **_votes(found.data)}, found.text)
    permit(room, again)
    result_of(room, [decided(act) for act in acts])
    second = second_person(room, witness)
    with room.workspace.transaction():
        reopened = commit(room, [again, *acts], witness=second)
        _check_green(reopened)
        return _freeze(reopened, second, advance)


def signers(room: Room, track: TrackId) -> tuple[SeatId, ...]:
    """Return who signs a track's ranking: the chair seat certifies, then the panel, then the witness."""
    return (room.secret.seat, *panel(room.roll, track), *_attesting_witness(room))


def packet_signers(room: Room) -> tuple[SeatId, ...]:
    """Return who signs the packet: the chair seat, then all members, then the witness."""
    return (room.secret.seat, *panel(room.roll), *_attesting_witness(room))


def credential(room: Room, secret: SeatSecret) -> Credential:
    """Return what a seat signs papers with."""
    authority = next(s for s, keys in sorted(room.lineage.seats.items()) if keys.role == "secretary")
    return Credential(
        secret.p256_private.encode(),
        room.lineage.certificates[secret.seat].encode(),
        room.lineage.certificates[authority].encode(),
    )


def stamp(room: Room, seat: SeatId, at: str, word: str) -> Stamp:
    """Return what a signature shows: a name, unless papers hide it, what was done, and when."""
    say = translator(room.plan.review_session.language)
    names = {one.id: one.name for one in _seats_on_paper(room)}
    name = names.get(seat, "")
    if not name and seat == room.secret.seat:
        name = names.get(room.elected or SeatId(""), "")
    return Stamp((name or seat, say(word), local_time(at, room.plan)))


def _freeze(room: Room, second: SeatSecret | None, advance: Advance) -> tuple[Room, Final]:
    at = now()
    sequence = room.course.finalised + 1
    result = result_of(room, state="final")
    data = result_json(result)
    record = record_json(
        Record(
            review_session=room.lineage.review_session,
            sequence=sequence,
            batch=room.lineage.batch,
            plan=room.lineage.plan_digest,
            roll=room.roll.outcomes,
            result=canonical.digest(data),
            log_head=journal.lines(room.workspace)[-1].head,
        )
    )
    digest = canonical.digest(record)
    tracks = [track.id for track in room.plan.tracks]
    printed = {f"ranking-{track}.pdf": _ranking(room, result, track, digest, at) for track in tracks}
    packet = packet_of(room, result, digest, at, packet_signers(room))
    printed[PACKET] = sign_packet(packet, advance)
    mark, own = stamp(room, room.secret.seat, at, N_("certified")), credential(room, room.secret)
    papers = {name: certify(paper.data, paper.boxes, own, mark) for name, paper in printed.items()}
    said = {"record": digest, "result": canonical.digest(data), "packet": canonical.digest(papers[PACKET])}
    act = Act("finalise", {**said, "sequence": sequence})
    kept = {RECORD: record, RESULT: data, **papers}
    after = commit(
        room,
        [act],
        witness=second,
        effect=lambda: chair_papers.keep(room.workspace, sequence, kept),
        at=at,
    )
    missing = tuple(sorted(mark.missing.union(*(paper.missing for paper in printed.values()))))
    return after, Final(sequence=sequence, digest=digest, result=result, papers=papers, missing=missing)


def _ranking(room: Room, result: Result, track: TrackId, digest: Digest, at: str) -> Paper:
    plan = room.plan
    say = translator(plan.review_session.language)
    applications = redacted_applications(in_force(plan), "pdf", room.lineage.applications, say("Applicant "))
    return ranking_pdf(
        RankingPaper(
            plan=plan,
            track=track,
            result=result,
            applications=by_id(applications),
            seats=_seats_on_paper(room),
            signers=signers(room, track),
            record=digest,
            fingerprint=fingerprint(room.lineage.batch),
            at=local_time(at, plan),
            elected=room.elected or "",
        )
    )


def _seats_on_paper(room: Room) -> tuple[Seat, ...]:
    say = translator(room.plan.review_session.language)
    return redacted_seats(in_force(room.plan), "pdf", named_seats(room), say("Reviewer "))


def _check_green(room: Room) -> None:
    found = auditing.examine(room)
    if found.red:
        raise Problems("finalise-blocked", found.red)


def _attesting_witness(room: Room) -> Sequence[SeatId]:
    if room.plan.review_session.witness == "none":
        return ()
    close = next(entry for entry in room.entries if entry.kind == "close")
    return tuple(seat for seat in close.attested if room.lineage.seats[seat].role == "witness")


def _decided(room: Room, line: Mapping[str, Any], before: Sequence[Act]) -> Act:
    rest = dict(line)
    kind, text = str(rest.pop("kind", "")), str(rest.pop("text", ""))
    if kind not in ("vote", "correct", "withdraw", "void", "lot"):
        raise Problems("motion-problems", [Problem("motion-value", {"key": "kind", "value": kind})])
    if kind == "withdraw":
        rest["number"] = next_number(room) + sum(act.kind == "withdraw" for act in before)
    if kind == "vote":
        rest = numbered_vote(room, rest, [act for act in before if act.kind == "vote"])
    act = Act(kind, rest, text)
    if kind == "lot":
        check_lot(room, act, before)
    if rest.get("motion") == "stage":
        check_stage(room, act, before)
    return act


def _votes(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in ("present", "recused", "round") if key in data}
