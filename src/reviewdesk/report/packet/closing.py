"""Sections 8 and 9 of the report, the list of annexes, and who signs it when."""

from collections.abc import Iterator

from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import closed, moment_words, person
from reviewdesk.words import translator


def dissent(packet: Packet) -> Iterator[str]:
    """Yield what was said against an earlier result, and how a dissent is stated now."""
    say = translator(packet.language)
    stated = [event for event in packet.happened("sign") if event.text]
    for event in stated:
        yield say("{at}, {name} on the result before this one: {text}").format(
            at=moment_words(event.at, packet.language),
            name=person(packet, str(event.data.get("seat", ""))),
            text=closed(event.text, packet.language),
        )
    if not stated:
        yield say("No written dissent had been stated when this report was formed.")
    yield say(
        "Who dissents while signing states it in writing; the statement is bound behind the signature page."
    )
    yield say(
        "Who refuses to sign and does not state dissent and reasons in writing is deemed to agree "
        "with the result."
    )


def notes(packet: Packet) -> Iterator[str]:
    """Yield what else a reader must know."""
    say = translator(packet.language)
    for track in packet.plan.tracks:
        result = packet.result.track(track.id)
        if result.applied != result.declared:
            yield say("{track}: the fallback rule was applied to the whole track.").format(track=track.name)
    if packet.plan.review_session.witness == "none":
        yield say("No witness: two-person acts were attested by the chair alone.")
    for event in packet.happened("overrule"):
        yield say("An answer of {name} was not waited for: {text}").format(
            name=person(packet, str(event.data.get("seat", ""))), text=closed(event.text, packet.language)
        )
    yield say("The committee recommends; the organisers decide.")
    yield say(
        "Producing this packet again voids report, ranking and joint signature page only; personal score "
        "sheets are bound to their ballots and stay in force."
    )


def annexes(packet: Packet) -> tuple[str, ...]:
    """Return what is bound behind the report, in order."""
    say = translator(packet.language)
    found = [
        say("Rankings"),
        say("Score summary"),
        say("Personal score sheets"),
        say("Table of recusals"),
    ]
    if packet.annex:
        found.append(say("Diagnostics annexed"))
    return (*found, say("Summary of the log"), say("Joint signature page"), say("Statement of dissent"))
