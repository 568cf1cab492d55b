"""What the registry says in words, in window and command line alike."""

from collections.abc import Mapping
from typing import Final

from reviewdesk.domain.registry import Named
from reviewdesk.errors.marker import N_
from reviewdesk.report import course_words
from reviewdesk.report.result_words import STANDINGS
from reviewdesk.words import translator

STATES: Final[Mapping[str, str]] = {
    **course_words.STATES,
    "": N_("no title"),
    "recommended": N_("recommended"),
}
ENTERED: Final = {
    "new": N_("Registered under number {number}: {title}"),
    "same": N_("Already in, under number {number}; nothing was changed: {title}"),
    "updated": N_("Brought up to date under number {number}: {title}"),
    "superseding": N_(
        "Registered under number {number}, in place of an older result, which is kept and marked: {title}"
    ),
    "superseded": N_("Registered under number {number} as an older result; a newer one is in: {title}"),
}
REPORTS: Final = {
    "in_time": N_("in time"),
    "late": N_("late"),
    "missing": N_("report missing"),
    "expected": N_("expected"),
}
RECORDED: Final = {
    "new": N_("Recorded: {application}, {period}, received {received}."),
    "same": N_("Already recorded: {application}, {period}, received {received}."),
    "corrected": N_("Corrected: {application}, {period}, received {received}."),
}


def standing(found: Named, language: str) -> str:
    """Return a standing in words: the tier's name, or what became of the application."""
    say = translator(language)
    return found.name or say(STANDINGS.get(found.id, found.id))


def asked_standing(text: str, language: str) -> str:
    """Return the id of a standing that is asked for in words; anything else stays as it is."""
    say = translator(language)
    return next((id_ for id_, words in STANDINGS.items() if say(words) == text), text)
