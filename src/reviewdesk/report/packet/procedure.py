"""Section 3 of the report: what was done, step by step, with the times the record holds."""

from collections.abc import Iterator

from reviewdesk.report.packet.values import Event, Packet
from reviewdesk.report.packet.votes import counted
from reviewdesk.report.packet.wording import closed, joined, moment_words, person, span_words
from reviewdesk.words import translator


def steps(packet: Packet) -> Iterator[str]:
    """Yield the steps of the sitting in order, a sentence or two each."""
    yield from _sign_in(packet)
    yield from _pledge(packet)
    yield from _election(packet)
    yield from _adoption(packet)
    yield _declarations(packet)
    yield from _scoring(packet)
    yield from _close(packet)
    yield from _reveal(packet)
    yield from _votes(packet)
    yield from _end(packet)


def _sign_in(packet: Packet) -> Iterator[str]:
    say = translator(packet.language)
    for event in packet.happened("people")[:1]:
        yield say("{at}, members signed in and the rules of conduct were read out.").format(
            at=moment_words(event.at, packet.language)
        )


def _pledge(packet: Packet) -> Iterator[str]:
    say = translator(packet.language)
    if packet.pledged:
        yield say("{span}, every member agreed to the pledge: “{pledge}”").format(
            span=span_words(packet.pledged[0], packet.pledged[-1], packet.language),
            pledge=packet.plan.pledge,
        )


def _election(packet: Packet) -> Iterator[str]:
    say = translator(packet.language)
    for event in packet.happened("elect"):
        chosen = person(packet, str(event.data.get("seat", "")))
        held = [vote for vote in packet.votes if not vote.number and vote.carried is None]
        words = say("{at}, {name} became chair.").format(
            at=moment_words(event.at, packet.language), name=chosen
        )
        yield joined(packet.language, words, counted(packet, held[-1]) if held else "")


def _adoption(packet: Packet) -> Iterator[str]:
    say = translator(packet.language)
    held = [vote for vote in packet.votes if not vote.number and vote.carried is not None]
    for event, vote in zip(packet.happened("adopt"), held, strict=True):
        words = (
            say("{at}, procedure and criteria were adopted as amended by a supplement.")
            if packet.supplemented
            else say("{at}, procedure and criteria were adopted as sealed.")
        )
        told = words.format(at=moment_words(event.at, packet.language))
        yield joined(packet.language, told, counted(packet, vote))


def _declarations(packet: Packet) -> str:
    say = translator(packet.language)
    seats = {one.seat for one in packet.recused}
    return say(
        "Every member compared the list of applicants and declared conflicts before any dossier opened: "
        "recusals {count}, by {seats} members."
    ).format(count=len(packet.recused), seats=len(seats))


def _scoring(packet: Packet) -> Iterator[str]:
    say = translator(packet.language)
    yield say(
        "Members read and scored alone, each under a key of one's own; "
        "nobody saw another's scores or any total."
    )
    taken = packet.happened("received")
    if taken:
        yield say("{span}, ballots were collected and checked one by one: {count}.").format(
            span=span_words(taken[0].at, taken[-1].at, packet.language), count=len(taken)
        )
    typed = packet.happened("typed")
    if typed:
        yield say("Sheets typed twice from signed paper and compared: {count}.").format(count=len(typed))
    for left, back in _nights(packet):
        yield say("The sitting was adjourned {left} and resumed {back}.").format(left=left, back=back)


def _nights(packet: Packet) -> Iterator[tuple[str, str]]:
    resumed = packet.happened("resume")
    for number, event in enumerate(packet.happened("adjourn")):
        back = moment_words(resumed[number].at, packet.language) if number < len(resumed) else "—"
        yield moment_words(event.at, packet.language), back


def _close(packet: Packet) -> Iterator[str]:
    say = translator(packet.language)
    states = [outcome.state for outcome in packet.roll]
    for event in packet.happened("close"):
        yield say(
            "{at}, collecting was closed: every seat had one outcome, and the list of receipt codes was "
            "compared and initialled. Counted {counted}, typed {typed}, absent {absent}, void {void}, "
            "replaced {replaced}."
        ).format(
            at=moment_words(event.at, packet.language),
            **{word: states.count(word) for word in ("counted", "typed", "absent", "void", "replaced")},
        )


def _reveal(packet: Packet) -> Iterator[str]:
    say = translator(packet.language)
    for event in packet.happened("reveal"):
        yield say("{at}, the sealed envelope was opened before all and the ballots were uncovered.").format(
            at=moment_words(event.at, packet.language)
        )
    answered = packet.answered
    yield (
        say("Abnormal scores checked with the members who gave them: {count}.").format(count=len(answered))
        if answered
        else say("No score was abnormal.")
    )
    for event in packet.happened("ranking"):
        yield say("{at}, scores were merged and the ranking was built.").format(
            at=moment_words(event.at, packet.language)
        )


def _votes(packet: Packet) -> Iterator[str]:
    say = translator(packet.language)
    moved = [vote for vote in packet.votes if vote.number]
    if moved:
        yield say("Motions voted on: {count} (see 7).").format(count=len(moved))


def _end(packet: Packet) -> Iterator[str]:
    say = translator(packet.language)
    for event in _again(packet):
        again = say("{at}, the committee decided to finalise again.").format(
            at=moment_words(event.at, packet.language)
        )
        yield joined(packet.language, again, closed(event.text, packet.language))
    yield say("{at}, the list of recommendations was formed and given to all members to sign.").format(
        at=moment_words(packet.at, packet.language)
    )


def _again(packet: Packet) -> tuple[Event, ...]:
    return packet.happened("refinalise")
