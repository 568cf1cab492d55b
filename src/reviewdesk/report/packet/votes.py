"""A counted motion in the words that minutes use, letter by letter."""

from collections.abc import Iterator, Mapping
from typing import Final

from reviewdesk.errors.marker import N_
from reviewdesk.report.packet.values import Packet, Vote
from reviewdesk.report.packet.wording import applicant, joined, moment_words, reasoned
from reviewdesk.report.result_words import KEYS
from reviewdesk.words import translator

BASES: Final = {
    "all": N_("the members expected"),
    "present": N_("the number present"),
    "present_minus_recused": N_("the members entitled to vote"),
}
VERDICTS: Final = {
    ("half", True): N_("the votes for are more than half of {base}; carried."),
    ("half", False): N_("the votes for are not more than half of {base}; not carried."),
    ("two_thirds", True): N_("the votes for are at least two thirds of {base}; carried."),
    ("two_thirds", False): N_("the votes for are less than two thirds of {base}; not carried."),
}
COUNTED: Final = N_(
    "Expected {expected}, present {present}, recused {recused}, for {yes}, against {no}, "
    "abstained {abstain}, {verdict}"
)
ANSWERS: Final = frozenset({"yes", "no", "abstain"})


def counted(packet: Packet, vote: Vote) -> str:
    """Return how a motion was counted, round after round."""
    say = translator(packet.language)
    rounds = list(_rounds(packet, vote))
    if len(rounds) > 1:
        rounds = [say("round {number}: {count}").format(number=n, count=r) for n, r in enumerate(rounds, 1)]
    words = say("; ").join(rounds)
    if vote.carried is not None:
        return _yes_or_no(packet, vote)
    return say("Expected {expected}, present {present}, recused {recused}; {count}.").format(
        expected=vote.expected, present=vote.present, recused=vote.recused, count=words
    )


def paragraph(packet: Packet, vote: Vote) -> str:
    """Return a motion with its time, its subject, its count and its reason."""
    say = translator(packet.language)
    text = say("{at}, {subject}. {count}").format(
        at=moment_words(vote.at, packet.language), subject=vote.subject, count=counted(packet, vote)
    )
    papers = ""
    if vote.papers:
        handed, returned, valid = vote.papers
        papers = say("Papers handed out {handed}, returned {returned}, valid {valid}.").format(
            handed=handed, returned=returned, valid=valid
        )
    return joined(packet.language, text, papers, reasoned(vote.text, packet.language))


def _yes_or_no(packet: Packet, vote: Vote) -> str:
    say = translator(packet.language)
    last: Mapping[str, int] = vote.rounds[-1] if vote.rounds else {}
    verdict = say(VERDICTS[vote.majority, bool(vote.carried)]).format(base=say(BASES[vote.base]))
    return say(COUNTED).format(
        expected=vote.expected,
        present=vote.present,
        recused=vote.recused,
        yes=last.get("yes", 0),
        no=last.get("no", 0),
        abstain=last.get("abstain", 0),
        verdict=verdict,
    )


def _rounds(packet: Packet, vote: Vote) -> Iterator[str]:
    say = translator(packet.language)
    for each in vote.rounds:
        named = sorted(each.items(), key=lambda pair: (-pair[1], pair[0]))
        yield say(", ").join(
            say("{name}: {votes} votes").format(
                name=say(KEYS[name]) if name in ANSWERS else applicant(packet, name), votes=votes
            )
            for name, votes in named
        )
