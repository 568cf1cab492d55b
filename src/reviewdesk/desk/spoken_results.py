"""A result in the words of the papers, for the window."""

from collections.abc import Iterator, Mapping
from typing import Final

from reviewdesk.desk import spoken
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import Alarm, RankedApplication, TrackResult
from reviewdesk.errors.marker import N_
from reviewdesk.report import result_words
from reviewdesk.words import translator

SHORT_ALARMS: Final = {
    "tie_at_line": N_("tie at the line"),
    "tie_in_tier": N_("tie inside a tier"),
    "objection": N_("objection to a value"),
    "gate_even": N_("votes even at a gate"),
    "minimum_ballots": N_("too few ballots"),
    "unfilled": N_("places left empty"),
}
STATES: Final = {
    "recused": N_("recused"),
    "absent": N_("absent"),
    "void": N_("void"),
    "withdrawn": N_("withdrawn"),
}


def standing(row: RankedApplication, track: Track, language: str) -> str:
    """Return a standing with the number inside its tier."""
    return result_words.standing_words(row, track, language)


def evidence(row: RankedApplication, track: Track, language: str) -> str:
    """Return the links that decided a tie, "" where there was none."""
    return result_words.evidence_words(row, track, language)


def links(row: RankedApplication, track: Track, language: str) -> Iterator[tuple[str, str]]:
    """Yield each link that was gone through for a row, with its value."""
    for link in row.tie_break:
        yield spoken.link(link.link, track, language), result_words.readable(link.value)


def alarm(found: Alarm, track: Track, language: str) -> str:
    """Return an alarm whole, with what settled it."""
    return result_words.alarm_words(found, track, language)


def short_alarm(found: Alarm, language: str) -> str:
    """Return an alarm in a few words."""
    return translator(language)(SHORT_ALARMS[found.kind])


def flags(row: RankedApplication, language: str) -> tuple[str, ...]:
    """Return what is marked on a row."""
    words: Mapping[str, str] = result_words.FLAGS
    return tuple(translator(language)(words[flag]) for flag in row.flags)


def state(name: str, language: str) -> str:
    """Return why a reviewer's marks do not count."""
    return translator(language)(STATES[name]) if name in STATES else name


def short_state(name: str, language: str) -> str:
    """Return the same in one or two letters."""
    return translator(language)(result_words.MARKS[name]) if name in result_words.MARKS else name


def rule(track: Track, result: TrackResult, language: str) -> str:
    """Return in one line how the published number comes about."""
    say = translator(language)
    used = spoken.aggregate(track.rules, result.applied, language)
    return say("{aggregate}, rounded half up to {places} places").format(
        aggregate=used, places=track.rules.rounding.places
    )
