"""Words that papers and screens share: command line and window say of a result what the print says."""

from collections.abc import Iterator

from reviewdesk.domain.plan.values import Plan, Rules, Track
from reviewdesk.domain.result import Alarm, DecisionRecord
from reviewdesk.report import result_words
from reviewdesk.report.result_words import Move
from reviewdesk.report.rules_words import aggregate_words, link_words
from reviewdesk.words import OUTCOMES, translator


def outcome(state: str, language: str) -> str:
    """Return what became of a place on the roll; "" is still expected."""
    return translator(language)(OUTCOMES[state])


def role(name: str, language: str) -> str:
    """Return a seat's role in words."""
    return translator(language)(result_words.ROLES[name])


def aggregate(rules: Rules, name: str, language: str) -> str:
    """Return an aggregate in words, with how many scores it drops."""
    return aggregate_words(rules, name, language)


def moves(record: DecisionRecord, plan: Plan, language: str) -> Iterator[Move]:
    """Yield every place a decision moved, in words."""
    return result_words.moves(record, plan, language)


def link(name: str, track: Track, language: str) -> str:
    """Return one link of the tie chain in words."""
    return link_words(name, track, language)


def alarm(found: Alarm, track: Track, language: str) -> str:
    """Return an alarm, and what settled it, in words."""
    return result_words.alarm_words(found, track, language)


def readable(exact: str) -> str:
    """Return an exact fraction with its value to four places."""
    return result_words.readable(exact)


def decision_short(record: DecisionRecord, plan: Plan, language: str) -> str:
    """Return what was decided, in one line without the places it moved."""
    return result_words.decision_head(record, plan, language)


def decision_full(record: DecisionRecord, plan: Plan, language: str) -> str:
    """Return what was decided and the places it moved, as the papers say it."""
    return result_words.decision_words(record, plan, language)
