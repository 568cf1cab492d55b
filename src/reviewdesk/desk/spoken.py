"""Words that papers and screens share: command line and window say of a result what the print says."""

from reviewdesk.domain.plan.values import Rules, Track
from reviewdesk.report.result_words import OUTCOMES
from reviewdesk.report.rules_words import aggregate_words, link_words
from reviewdesk.words import translator


def outcome(state: str, language: str) -> str:
    """Return what became of a place on the roll; "" is still expected."""
    return translator(language)(OUTCOMES[state])


def aggregate(rules: Rules, name: str, language: str) -> str:
    """Return an aggregate in words, with how many scores it drops."""
    return aggregate_words(rules, name, language)


def link(name: str, track: Track, language: str) -> str:
    """Return one link of the tie chain in words."""
    return link_words(name, track, language)
