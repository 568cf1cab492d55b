"""Every score as one plain row: reviewer × application × criterion, or why there is none."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.result import Result
from reviewdesk.errors.marker import N_
from reviewdesk.report.result_words import seat_words
from reviewdesk.report.rules_words import plain_number
from reviewdesk.words import translator

STATES: Final = {
    "scored": N_("scored"),
    "recused": N_("recused"),
    "absent": N_("absent"),
    "void": N_("void"),
    "withdrawn": N_("withdrawn"),
    "objective": N_("objective value"),
}
STATE: Final = 10
Cells = list[str | int | Decimal | None]


def detail_heads(language: str) -> tuple[str, ...]:
    """Return the heads of the columns."""
    say = translator(language)
    return (
        say("Track"),
        say("Number"),
        say("Applicant"),
        say("Seat"),
        say("Reviewer"),
        say("Round"),
        say("Criterion"),
        say("Criterion name"),
        say("Maximum"),
        say("Points"),
        say("State"),
        say("Reason"),
        say("Comment"),
    )


def detail_rows(
    plan: Plan,
    result: Result,
    applications: Mapping[ApplicationId, Application],
    seats: Sequence[Seat],
    ballots: Sequence[Ballot],
) -> Iterator[Cells]:
    """Yield the rows by track in plan order, then application, seat, round and criterion."""
    language = plan.review_session.language
    say = translator(language)
    words = {state: say(text) for state, text in STATES.items()}
    people = {seat.id: seat_words(seat, language) for seat in seats}
    for track in plan.tracks:
        own = sorted((b for b in ballots if b.track == track.id), key=lambda b: (b.seat, b.round))
        states = _excluded(result, track)
        listed = sorted({a for ballot in own for a in (*ballot.scores, *ballot.states)})
        for application in listed:
            for ballot in own:
                state = states.get((application, ballot.seat), "")
                for cells in _cells(track, applications[application], ballot, state, people):
                    cells[STATE] = words.get(str(cells[STATE]), cells[STATE])
                    yield cells


def _excluded(result: Result, track: Track) -> dict[tuple[ApplicationId, SeatId], str]:
    return {
        (row.application, excluded.reviewer): excluded.state
        for found in result.tracks
        if found.id == track.id
        for row in found.ranking
        for excluded in row.excluded
    }


def _cells(
    track: Track, application: Application, ballot: Ballot, excluded: str, people: Mapping[SeatId, str]
) -> Iterator[Cells]:
    scored = application.id in ballot.scores and not excluded
    if not scored and not excluded and application.id not in ballot.states:
        return
    state = "scored" if scored else excluded or ballot.states[application.id]
    marks = iter(ballot.scores.get(application.id, ()))
    reasons = ballot.reasons.get(application.id, {})
    comment = ballot.comments.get(application.id, "")
    for criterion in track.criteria:
        objective = criterion.mode == "objective"
        mark = application.objective.get(criterion.id, "") if objective else next(marks, "")
        yield [
            track.name,
            application.id,
            application.applicant,
            ballot.seat,
            people.get(ballot.seat, ""),
            ballot.round,
            criterion.id,
            criterion.name,
            Decimal(plain_number(criterion.max)),
            _points(mark) if scored else None,
            "objective" if objective and scored else state,
            reasons.get(criterion.id, ""),
            comment,
        ]


def _points(mark: str) -> Decimal | str:
    return Decimal(mark) if mark.replace(".", "", 1).isdigit() else mark
