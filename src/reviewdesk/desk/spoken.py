"""Words that papers and screens share: command line and window say of a result what the print says."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from reviewdesk.domain.plan.values import Plan, ReviewSession, Rules, Track
from reviewdesk.domain.result import Alarm, DecisionRecord, RankedApplication
from reviewdesk.report import minutes, result_words
from reviewdesk.report.result_words import Move, alarm_words, standing_words
from reviewdesk.report.rules_words import aggregate_words, link_words, plain_number
from reviewdesk.words import OUTCOMES, translator


def outcome(state: str, language: str) -> str:
    """Return what became of a place on the roll; "" is still expected."""
    return translator(language)(OUTCOMES[state])


def named_characters(characters: Iterable[str]) -> str:
    """Return characters that no font may show either, each with the code point it can be looked up by."""
    return " ".join(f"{one} (U+{ord(one):04X})" for one in characters)


def read_aloud(code: str, language: str) -> str:
    """Return a fingerprint or mark as it is read aloud, group by group."""
    return minutes.spoken(code, language)


def arrangement(session: ReviewSession, language: str) -> str:
    """Return the arrangement and the witness in words."""
    say = translator(language)
    words = (minutes.ARRANGEMENTS[session.arrangement], minutes.WITNESSES[session.witness])
    return say("; ").join(map(say, words))


def role(name: str, language: str) -> str:
    """Return a seat's role in words."""
    return translator(language)(result_words.ROLES[name])


def aggregate(rules: Rules, name: str, language: str) -> str:
    """Return an aggregate in words, with how many scores it drops."""
    return aggregate_words(rules, name, language)


def standing(track: Track, row: RankedApplication, language: str) -> str:
    """Return a standing in words, with the number inside its tier."""
    return standing_words(row, track, language)


def alarm(one: Alarm, track: Track, language: str) -> str:
    """Return what the committee must settle, and what settled it, in words."""
    return alarm_words(one, track, language)


def number(value: Fraction) -> str:
    """Return an exact number as it is printed."""
    return plain_number(value)


def moves(record: DecisionRecord, plan: Plan, language: str) -> Iterator[Move]:
    """Yield every place a decision moved, in words."""
    return result_words.moves(record, plan, language)


def link(name: str, track: Track, language: str) -> str:
    """Return one link of the tie chain in words."""
    return link_words(name, track, language)


def readable(exact: str) -> str:
    """Return an exact fraction with its value to four places."""
    return result_words.readable(exact)


def decision_short(record: DecisionRecord, plan: Plan, language: str) -> str:
    """Return what was decided, in one line without the places it moved."""
    return result_words.decision_head(record, plan, language)


def decision_full(record: DecisionRecord, plan: Plan, language: str) -> str:
    """Return what was decided and the places it moved, as the papers say it."""
    return result_words.decision_words(record, plan, language)
