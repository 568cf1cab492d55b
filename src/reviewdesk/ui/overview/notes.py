"""What there is to say about one row of the own ranking, in a few words each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reviewdesk.domain.own_ranking import OwnRow
from reviewdesk.ui.speech import say

NoteKind = Literal["plain", "accent", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Note:
    """A few words and their colour."""

    text: str
    kind: NoteKind


def notes(row: OwnRow, line: str) -> tuple[Note, ...]:
    """Return the notes of a row; `line` names the tier that ends below it."""
    return tuple(_notes(row, line))


def _notes(row: OwnRow, line: str) -> Iterator[Note]:
    if row.at_line:
        yield Note(say("tie at the line"), "warn")
    elif row.tied:
        yield Note(say("tied"), "plain")
    if row.state == "partial":
        yield Note(say("missing: {count}", count=len(row.missing)), "bad")
    elif row.state == "unscored":
        yield Note(say("not scored"), "plain")
    elif row.state == "recused":
        yield Note(f"⊘ {say('recused')}", "plain")
    elif row.state == "withdrawn":
        yield Note(f"⊘ {say('withdrawn')}", "plain")
    if line:
        yield Note(say("line: {tier}", tier=line), "accent")
