"""Section 7 of the report: abnormal scores, corrections, votes, ties, and acts out of the ordinary."""

from collections.abc import Iterator
from typing import Final

from reviewdesk.domain.result import DecisionRecord, RankedApplication, TrackResult
from reviewdesk.errors.marker import N_
from reviewdesk.report.packet.values import Answered, Event, Packet
from reviewdesk.report.packet.votes import paragraph
from reviewdesk.report.packet.wording import applicant, closed, joined, moment_words, person, reasoned
from reviewdesk.report.ranking_rows import ordered
from reviewdesk.report.result_words import alarm_words, decision_words, evidence_words, moves
from reviewdesk.words import translator

ANSWERS: Final = {
    "confirmed": N_("confirmed by the reviewer"),
    "explained": N_("explained by the reviewer"),
    "overruled": N_("left standing without an answer, attested by chair and witness"),
}
DIRECTIONS: Final = {"high": N_("high"), "low": N_("low")}
ACTS: Final = {
    "reopen": N_("Reopened"),
    "absent": N_("Absent"),
    "void": N_("Void"),
    "replaced": N_("Replaced by a substitute"),
    "withdraw": N_("Withdrawn"),
    "typed": N_("Typed from signed paper"),
    "refused": N_("Ballot refused"),
}


def abnormal(packet: Packet) -> Iterator[str]:
    """Yield a paragraph per abnormal score."""
    for one in packet.answered:
        yield _answered(packet, one)


def corrections(packet: Packet) -> Iterator[str]:
    """Yield a paragraph per correction, withdrawal, void row and lot, with before and after."""
    for decision in packet.result.decisions:
        if decision.kind != "vote":
            yield _reasoned(packet, decision)


def votes(packet: Packet) -> Iterator[str]:
    """Yield a paragraph per motion, and what it moved."""
    moved = {str(d.record.get("id")): d for d in packet.result.decisions if d.kind == "vote"}
    for vote in packet.votes:
        if vote.number:
            words = paragraph(packet, vote)
            decision = moved.get(vote.number)
            yield joined(packet.language, words, _moves(packet, decision) if decision else "")


def clarifications(packet: Packet) -> Iterator[str]:
    """Yield ties with the chain that settled them, then acts that ordinary sittings do not need."""
    say = translator(packet.language)
    for result in packet.result.tracks:
        track = packet.plan.track(result.id)
        for alarm in result.alarms:
            words = alarm_words(alarm, track, packet.language)
            yield say("{track}: {text}.").format(track=track.name, text=words)
        for row in _at_a_line(result):
            yield say("{application}, decided by: {evidence}").format(
                application=row.application, evidence=evidence_words(row, track, packet.language)
            )
    yield from (_act(packet, event) for event in _before_the_reveal(packet) if event.kind in ACTS)


def _at_a_line(result: TrackResult) -> Iterator[RankedApplication]:
    """Those whose tie a tier's line parts; what decided the other ties stands in the score summary."""
    standings: dict[str | None, set[str]] = {}
    for row in result.ranking:
        standings.setdefault(row.published, set()).add(row.standing)
    return (row for row in ordered(result) if row.tie_break and len(standings[row.published]) > 1)


def _answered(packet: Packet, one: Answered) -> str:
    say = translator(packet.language)
    text = say("{seat} on {application}: {direction} beside the others; {answer}.").format(
        seat=person(packet, one.seat),
        application=applicant(packet, one.application),
        direction=say(DIRECTIONS[one.direction]),
        answer=say(ANSWERS[one.answer]),
    )
    said = say("Explanation: {text}").format(text=closed(one.text, packet.language)) if one.text else ""
    return joined(packet.language, text, said)


def _reasoned(packet: Packet, decision: DecisionRecord) -> str:
    names = {str(seat.id): person(packet, seat.id) for seat in packet.members}
    words = closed(decision_words(decision, packet.plan, packet.language, names), packet.language)
    reason = next((e.text for e in packet.happened(decision.kind) if _same(e, decision)), "")
    return joined(packet.language, words, reasoned(reason, packet.language))


def _same(event: Event, decision: DecisionRecord) -> bool:
    return all(event.data.get(key) == value for key, value in decision.record.items())


def _moves(packet: Packet, decision: DecisionRecord) -> str:
    say = translator(packet.language)
    moved = say("; ").join(
        f"{move.application} {move.before} → {move.after}"
        for move in moves(decision, packet.plan, packet.language)
    )
    return closed(say("Moved: {moved}").format(moved=moved), packet.language) if moved else ""


def _before_the_reveal(packet: Packet) -> Iterator[Event]:
    """What came later is a decision of the result, or the copy of a ballot that did not open."""
    revealed = [event.index for event in packet.happened("reveal")]
    for event in packet.events:
        if not revealed or event.index < revealed[0] or "unreadable" in event.data:
            yield event


def _act(packet: Packet, event: Event) -> str:
    say = translator(packet.language)
    parts = [person(packet, str(event.data["seat"]))] if event.data.get("seat") else []
    track = str(event.data.get("track", ""))
    parts += [one.name for one in packet.plan.tracks if one.id == track]
    if event.data.get("application"):
        parts.append(applicant(packet, str(event.data["application"])))
    text = say("{at}, {what}: {whom}.").format(
        at=moment_words(event.at, packet.language), what=say(ACTS[event.kind]), whom=say(", ").join(parts)
    )
    return joined(packet.language, text, reasoned(event.text, packet.language))
