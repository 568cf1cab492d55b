"""Rows of a ranking as cells: what every sheet begins with, and what a track's own sheet adds."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.report.result_words import FLAGS, MARKS, evidence_words, seat_words, standing_words
from reviewdesk.words import translator

BASE: Final = (
    "place",
    "application",
    "applicant",
    "city",
    "county",
    "region",
    "published",
    "exact",
    "ballots",
    "standing",
)
"""What the columns of `base_row` hold, in order."""


def ordered(result: TrackResult) -> tuple[RankedApplication, ...]:
    """Return the ranking as printed: placed ones in order, then those without a place."""
    return tuple(sorted(result.ranking, key=lambda row: row.place is None))


def base_heads(language: str) -> list[str]:
    """Return the heads of the columns both kinds of sheet begin with."""
    say = translator(language)
    return [
        say("Place"),
        say("Number"),
        say("Applicant"),
        say("City"),
        say("County"),
        say("Region code"),
        say("Score"),
        say("Exact value"),
        say("Ballots"),
        say("Standing"),
    ]


def base_row(
    row: RankedApplication, application: Application, track: Track, language: str
) -> list[str | int | Decimal | None]:
    """Return those columns for one application; numbers as numbers, ids as text."""
    return [
        row.place,
        row.application,
        application.applicant,
        application.city,
        application.county,
        application.region_code,
        number(row.published),
        row.exact or "",
        row.ballots,
        standing_words(row, track, language),
    ]


def further_heads(
    track: Track, result: TrackResult, people: Mapping[SeatId, Seat], language: str
) -> list[str]:
    """Return the heads of a track's own columns."""
    say = translator(language)
    seats = [seat_words(people[s.id], language) if s.id in people else s.id for s in result.seats]
    means = [say("{criterion} (mean)").format(criterion=criterion.name) for criterion in track.criteria]
    declared = [requirement.name for requirement in track.requirements]
    return [*seats, say("Dropped"), *means, say("Tie evidence"), say("Flags"), *declared, say("Preferences")]


def further_row(
    row: RankedApplication, application: Application, track: Track, result: TrackResult, language: str
) -> list[str | int | Decimal | None]:
    """Return those columns for one application: totals, means, evidence, declared figures."""
    say = translator(language)
    states = {excluded.reviewer: excluded.state for excluded in row.excluded}
    totals: list[str | int | Decimal | None] = [
        number(row.totals[seat.id])
        if seat.id in row.totals
        else say(MARKS.get(states.get(seat.id, "not_assigned"), states.get(seat.id, "")))
        for seat in result.seats
    ]
    named = {preference.id: preference.name for preference in track.preferences}
    return [
        *totals,
        say(", ").join(row.dropped),
        *(row.criteria.get(criterion.id, "") for criterion in track.criteria),
        evidence_words(row, track, language),
        say(", ").join(say(FLAGS[flag]) for flag in row.flags),
        *(application.declared.get(requirement.id) for requirement in track.requirements),
        say(", ").join(named.get(held, held) for held in application.preferences),
    ]


def number(text: str | None) -> Decimal | str | None:
    """Return a printed number as a number; fractions that no decimal ends stay text."""
    if text is None or "/" in text:
        return text
    return Decimal(text)
