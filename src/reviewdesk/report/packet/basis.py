"""Section 1 of the report: on what basis, where and when, what was applied for, who was admitted."""

from collections.abc import Iterator
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.errors.marker import N_
from reviewdesk.report.minutes import ARRANGEMENTS
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import joined, moment_words, span_words
from reviewdesk.words import translator

ARRANGED: Final = {
    "strict": N_(
        "every member on a computer of one's own, two persons for every act, the fingerprint read aloud"
    ),
    "standard": N_("every member on a computer of one's own, two persons for every act that matters"),
    "one_laptop": N_("members one after the other on one computer, each under a code of one's own"),
    "paper": N_("members on paper; signed sheets typed twice by two people and compared"),
}


def paragraphs(packet: Packet) -> Iterator[str]:
    """Yield the paragraphs of the section."""
    yield _opening(packet)
    yield _applications(packet)
    yield from _eligibility(packet)
    yield _quotas(packet)
    yield _arrangement(packet)


def _opening(packet: Packet) -> str:
    session = packet.plan.review_session
    say = translator(packet.language)
    named = say("{organisers} held the {title}.").format(
        organisers=say(", ").join(session.organisers), title=session.title
    )
    if not session.organisers:
        named = say("The {title} was held.").format(title=session.title)
    if session.basis:
        named = say("On the basis of {basis}, {rest}").format(basis=session.basis, rest=named)
    began = (*packet.happened("people", "elect", "adopt"), *packet.events)[:1]
    begun = began[0].at if began else packet.at
    when = say("The sitting lasted from {span}.").format(span=span_words(begun, packet.at, packet.language))
    place = say("Venue: {venue}.").format(venue=session.venue) if session.venue else ""
    return joined(packet.language, named, when, place)


def _applications(packet: Packet) -> str:
    say = translator(packet.language)
    each = say("; ").join(
        say("{track}: {count}").format(track=track.name, count=len(packet.of_track(track.id)))
        for track in packet.plan.tracks
    )
    received = say("Applications received: {count} ({each}).").format(
        count=len(packet.applications), each=each
    )
    deadline = packet.plan.review_session.deadline
    if deadline is None:
        return received
    moment = moment_words(deadline.strftime("%Y-%m-%d %H:%M"), packet.language)
    return joined(packet.language, received, say("Deadline: {moment}.").format(moment=moment))


def _eligibility(packet: Packet) -> Iterator[str]:
    say = translator(packet.language)
    known = sorted(packet.applications.values(), key=lambda one: (one.order, one.id))
    failed = [one for one in known if not one.eligible]
    yield say("Eligibility: {passed} admitted to review, {failed} not.").format(
        passed=len(known) - len(failed), failed=len(failed)
    )
    for one in failed:
        yield say("Not admitted: {application} {applicant}, for {reasons}.").format(
            application=one.id, applicant=one.applicant, reasons=_reasons(packet, one, "fail")
        )
    for one in known:
        if waived := _reasons(packet, one, "waived"):
            yield say("Waived: {application} {applicant}, {reasons}.").format(
                application=one.id, applicant=one.applicant, reasons=waived
            )


def _reasons(packet: Packet, application: Application, verdict: str) -> str:
    say = translator(packet.language)
    names = {item.id: item.name for item in packet.plan.track(application.track).eligibility}
    found = []
    for line in application.eligibility:
        if line.verdict == verdict:
            name = names.get(line.item, line.item)
            because = say("{name} ({reason})").format(name=name, reason=line.reason)
            found.append(because if line.reason else name)
    return say("; ").join(found)


def _quotas(packet: Packet) -> str:
    say = translator(packet.language)
    tracks = (
        say("{track}: {tiers}").format(
            track=track.name,
            tiers=say(", ").join(
                say("{tier} {quota}").format(tier=tier.name, quota=tier.quota) for tier in track.tiers
            ),
        )
        for track in packet.plan.tracks
        if track.tiers
    )
    return say("Places: {tracks}.").format(tracks=say("; ").join(tracks))


def _arrangement(packet: Packet) -> str:
    say = translator(packet.language)
    kind = packet.plan.review_session.arrangement
    return say("How this review session was organised: {name}, {words}.").format(
        name=say(ARRANGEMENTS[kind]), words=say(ARRANGED[kind])
    )
