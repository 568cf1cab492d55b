"""Every score as one plain row: reviewer × application × criterion, or why there is none."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.marks import Rubric
from reviewdesk.domain.names import ApplicationId, CriterionId, SeatId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import Result
from reviewdesk.domain.roll import rounds
from reviewdesk.errors.marker import N_
from reviewdesk.report.book_numbers import held
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.counted import counted_marks
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
CRITERION, MAXIMUM, POINTS, STATE, COUNTS = 6, 8, 9, 10, 13
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
        say("Counts as"),
    )


def detail_rows(book: Workbook) -> Iterator[Cells]:
    """Yield the rows by track in plan order, then application, seat, round and criterion.

    Where another number counts than the one written, by a band, a correction or a vote, it stands last.
    """
    say = translator(book.language)
    words = {state: say(text) for state, text in STATES.items()}
    people = {seat.id: seat_words(seat, book.language) for seat in book.seats}
    final = rounds(book.plan)
    for track in book.plan.tracks:
        own = sorted((b for b in book.ballots if b.track == track.id), key=lambda b: (b.seat, b.round))
        states = _excluded(book.result, track)
        rubric, sheet = Rubric(track), book.marks.get(track.id)
        most = {c.id: Decimal(plain_number(c.max)) for c in track.criteria}
        listed = sorted({a for ballot in own for a in (*ballot.scores, *ballot.states)})
        for application in listed:
            for ballot in own:
                state = states.get((application, ballot.seat), "")
                last = sheet if ballot.round == final else None
                now = counted_marks(rubric, last, ballot.seat, application) if last else {}
                for cells in _cells(track, book.applications[application], ballot, state, people):
                    cells[MAXIMUM] = most[CriterionId(str(cells[CRITERION]))]
                    cells[STATE] = words.get(str(cells[STATE]), cells[STATE])
                    yield [*cells, _other(cells[POINTS], now.get(CriterionId(str(cells[CRITERION]))))]


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
            None,
            _points(mark) if scored else None,
            "objective" if objective and scored else state,
            reasons.get(criterion.id, ""),
            comment,
        ]


def _other(written: str | int | Decimal | None, counts: Fraction | None) -> Decimal | None:
    """What counts where it is another number than the one written; nothing where none was to count."""
    same = isinstance(written, Decimal) and _exact(written) == counts
    return None if written is None or counts is None or same else held(counts)


@lru_cache(maxsize=4096)
def _exact(written: Decimal) -> Fraction:
    return Fraction(written)


@lru_cache(maxsize=4096)
def _points(mark: str) -> Decimal | str:
    return Decimal(mark) if mark.replace(".", "", 1).isdigit() else mark
