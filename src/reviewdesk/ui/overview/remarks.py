"""Gaps, own ties and equal points of one track in sentences, each with the application it leads to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reviewdesk.desk.reviewer.overview import TrackOverview
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.own_ranking import OwnRow
from reviewdesk.ui.speech import say

NAMED = 6
"""Applications named in one sentence; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sign of one word, a sentence, and where it leads; "" leads nowhere."""

    sign: str
    kind: Literal["chip-bad", "chip-warn", "chip"]
    text: str
    application: ApplicationId | Literal[""] = ""


def remarks(found: TrackOverview) -> tuple[Remark, ...]:
    """Return what a reviewer may want to look at again, the most pressing first."""
    if found.cast:
        return tuple(_ties(found))
    return (*_gaps(found), *_ties(found), *_alike(found))


def _gaps(found: TrackOverview) -> Iterator[Remark]:
    names = {criterion.id: criterion.name for criterion in found.track.criteria}
    for row in found.ranking.rows:
        if row.state == "partial":
            criteria = say(", ").join(names[criterion] for criterion in row.missing)
            yield Remark(
                say("missing"),
                "chip-bad",
                say("{label}: {value}", label=_who(row), value=criteria),
                row.application,
            )
    blank = [row for row in found.ranking.rows if row.state == "unscored"]
    if blank:
        text = say("Not scored yet: {count}", count=len(blank))
        yield Remark(say("missing"), "chip-bad", text, blank[0].application)


def _ties(found: TrackOverview) -> Iterator[Remark]:
    rows = {row.application: row for row in found.ranking.rows}
    for tie in sorted(found.ranking.ties, key=lambda tie: not rows[tie[0]].at_line):
        first = rows[tie[0]]
        text = say("Place {place}: {names}", place=first.place, names=_named([rows[one] for one in tie]))
        if first.at_line:
            yield Remark(say("tie at the line"), "chip-warn", text, first.application)
        else:
            yield Remark(say("tied"), "chip", text, first.application)


def _alike(found: TrackOverview) -> Iterator[Remark]:
    if found.ranking.same:
        yield Remark(say("look"), "chip-warn", say("All applications have the same marks."))
        return
    for criterion in found.track.criteria:
        if criterion.id in found.ranking.flat:
            text = say("The same points everywhere: {criterion}", criterion=criterion.name)
            yield Remark(say("look"), "chip-warn", text)


def _named(rows: list[OwnRow]) -> str:
    names = say(", ").join(_who(row) for row in rows[:NAMED])
    more = len(rows) - NAMED
    return f"{names} {say('and {count} more', count=more)}" if more > 0 else names


def _who(row: OwnRow) -> str:
    return f"{row.application} {row.applicant}"
