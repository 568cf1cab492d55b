"""Gathers what the sign packet tells: the one result, the opened ballots, the log and its words, redacted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewdesk.desk.chair.opening import named_seats
from reviewdesk.desk.chair.packet_annex import annex
from reviewdesk.desk.chair.packet_votes import Hearing, votes
from reviewdesk.desk.chair.revealing import opened_sheets, revealed, stage_one
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.secretary.papers import local_time
from reviewdesk.desk.sheet_paper import BoundSheet, sheet_paper
from reviewdesk.domain import canonical
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.redaction import by_id, in_force, redacted_applications, redacted_seats
from reviewdesk.domain.result import Result
from reviewdesk.report.packet.values import Answered, Event, Packet, Recused
from reviewdesk.report.result_words import seat_words
from reviewdesk.report.values import PersonalSheet
from reviewdesk.sealed import age, statement
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.statement import ReadStatement, read_statement
from reviewdesk.store import chair_ballots, chair_words
from reviewdesk.words import translator

Row = tuple[SeatId, ApplicationId]


@dataclass(frozen=True, slots=True)
class Said:
    """What came with a counted ballot beside its scores: its reviewer's statement, and when it was cast."""

    statement: ReadStatement
    cast: str


def packet_of(room: Room, result: Result, record: Digest, at: str, signers: Sequence[SeatId]) -> Packet:
    """Return the packet of a result that is being frozen at a moment under the digest of its record."""
    plan = room.plan
    say = translator(plan.review_session.language)
    seats = redacted_seats(in_force(plan), "pdf", named_seats(room), say("Reviewer "))
    applications = redacted_applications(in_force(plan), "pdf", room.lineage.applications, say("Applicant "))
    opened, said, words = revealed(room), _said(room), _words(room)
    hearing = Hearing(
        room=room,
        sheets=opened_sheets(room),
        names={seat.id: seat_words(seat, plan.review_session.language) for seat in seats},
        times={entry.index: local_time(entry.at, plan) for entry in room.entries},
        words=words,
    )
    packet = Packet(
        plan=plan,
        result=result,
        applications=by_id(applications),
        seats=seats,
        present=_present(room),
        signers=tuple(signers),
        sheets=(),
        roll=room.roll.outcomes,
        events=tuple(_event(hearing, entry) for entry in room.entries),
        recused=tuple(_recused(room, opened.ballots, said)),
        answered=tuple(_answered(room, words)),
        votes=tuple(votes(hearing)),
        annex=annex(room),
        pledged=_pledged(room, said),
        record=record,
        fingerprint=fingerprint(room.lineage.batch),
        at=local_time(at, plan),
        elected=room.elected or "",
        witness=room.elected_witness or "",
        supplemented=_supplemented(room),
    )
    return _with_sheets(room, packet, opened.ballots, said)


def recusals(room: Room) -> tuple[Recused, ...]:
    """Return every recusal once, in order of seat and application."""
    return tuple(_recused(room, revealed(room).ballots, _said(room)))


def _with_sheets(room: Room, packet: Packet, opened: Sequence[Ballot], said: Mapping[Digest, Said]) -> Packet:
    people = {seat.id: seat for seat in packet.seats}
    ballots = {(ballot.seat, ballot.track, ballot.round): ballot for ballot in opened}
    made = []
    for outcome in room.roll.counted():
        ballot = ballots[outcome.seat, outcome.track, outcome.round]
        digest = Digest(str(outcome.digest))
        bound = _bound(packet, ballot, digest, outcome.sequence, said.get(digest))
        made.append(_sheet(packet, people[outcome.seat], ballot, bound))
    return replace(packet, sheets=tuple(made))


def _sheet(packet: Packet, person: Seat, ballot: Ballot, bound: BoundSheet) -> PersonalSheet:
    spoken = ballot.scores.keys() | ballot.states.keys()
    own = [one for one in packet.of_track(ballot.track) if one.id in spoken]
    return sheet_paper(packet.plan, person, ballot, own, bound)


def _bound(packet: Packet, ballot: Ballot, digest: Digest, sequence: int, said: Said | None) -> BoundSheet:
    return BoundSheet(
        digest=digest,
        at=local_time(said.cast, packet.plan) if said else "",
        sequence=sequence or 1,
        recusals=tuple(
            (one.application, one.reason)
            for one in packet.recused
            if (one.seat, one.track) == (ballot.seat, ballot.track)
        ),
        explanations=tuple(
            (one.application, one.text)
            for one in packet.answered
            if (one.seat, one.track) == (ballot.seat, ballot.track) and one.answer != "overruled"
        ),
    )


def _event(hearing: Hearing, entry: Entry) -> Event:
    return Event(
        index=entry.index,
        kind=entry.kind,
        at=hearing.times[entry.index],
        data=entry.data,
        text=hearing.words.get(entry.index, ""),
        attested=entry.attested,
    )


def _words(room: Room) -> dict[int, str]:
    known = chair_words.kept(room.workspace, "text")
    return {
        entry.index: str(canonical.decode_map(known[Digest(str(entry.data["text"]))])["text"])
        for entry in room.entries
        if "text" in entry.data
    }


def _said(room: Room) -> dict[Digest, Said]:
    """Return the statement of each counted ballot; a typed sheet has none."""
    kept = chair_ballots.kept(room.workspace)
    found = {}
    for outcome in room.roll.counted():
        held = kept[Digest(str(outcome.digest))]
        if held.kind == "ballot":
            sealed = open_sealed(held.file, kind="ballot")
            data = age.decrypt(sealed.read_part(statement.PATH), room.secret.age_identity)
            found[held.digest] = Said(read_statement(data, room.lineage.batch), sealed.header.created)
    return found


def _recused(room: Room, opened: Sequence[Ballot], said: Mapping[Digest, Said]) -> Iterator[Recused]:
    """Yield each recusal once, in order of seat and application: known, declared, or marked on a sheet."""
    tracks = {application.id: application.track for application in room.lineage.applications}
    reasons: dict[Row, tuple[str, bool]] = {}
    for ballot in opened:
        for application, state in ballot.states.items():
            if state == "recused":
                reasons[ballot.seat, application] = ("", False)
    for one in said.values():
        for line in one.statement.statement.recusals:
            reasons[one.statement.identity.seat, line.application] = (line.reason, line.known)
    members = {seat.id for seat in room.members}
    for conflict in room.lineage.committee.conflicts:
        if conflict.seat in members:
            reasons[conflict.seat, conflict.application] = (conflict.reason, True)
    for (seat, application), (reason, known) in sorted(reasons.items()):
        yield Recused(
            seat=seat, track=tracks[application], application=application, reason=reason, known=known
        )


def _answered(room: Room, words: Mapping[int, str]) -> Iterator[Answered]:
    answers = {
        (entry.data["seat"], entry.data["application"]): entry
        for entry in room.entries
        if entry.kind in ("explain", "overrule")
    }
    for one in stage_one(room).flagged:
        entry = answers.get((one.seat, one.application))
        if one.kind == "abnormal" and one.application is not None and entry is not None:
            yield Answered(
                seat=one.seat,
                track=one.track,
                application=one.application,
                direction=one.direction or "high",
                answer=str(entry.data.get("answer", "overruled")),
                text=words.get(entry.index, ""),
            )


def _present(room: Room) -> tuple[SeatId, ...]:
    """Return who was there when the plan was adopted, else at the election, else everybody."""
    for entry in [*_of(room, "adopt"), *_of(room, "elect")]:
        listed = entry.data.get("present")
        if isinstance(listed, list | tuple):
            return tuple(SeatId(str(seat)) for seat in listed)
    return tuple(seat.id for seat in room.members)


def _pledged(room: Room, said: Mapping[Digest, Said]) -> tuple[str, ...]:
    moments = sorted(one.statement.statement.pledged for one in said.values())
    return tuple(local_time(moment, room.plan) for moment in moments[:1] + moments[-1:])


def _supplemented(room: Room) -> bool:
    """Whether the plan in force is not the one the batch was sealed with."""
    first = canonical.decode_map(room.lineage.headers[0][0])["plan_digest"]
    return first != room.lineage.plan_digest


def _of(room: Room, kind: str) -> list[Entry]:
    return [entry for entry in room.entries if entry.kind == kind]
