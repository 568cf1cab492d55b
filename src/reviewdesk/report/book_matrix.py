"""The score matrix: one row per application, one column per seat, as the committee sees it on the wall."""

from fractions import Fraction

from reviewdesk.domain.names import SeatId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import RankedApplication
from reviewdesk.report.book_values import Cell, Workbook
from reviewdesk.report.ranking_rows import number, ordered
from reviewdesk.report.result_words import MARKS
from reviewdesk.words import translator


def matrix_rows(book: Workbook) -> list[list[Cell]]:
    """Return the rows of all tracks one under another; a seat has one column for all of its tracks."""
    say = translator(book.language)
    seats = sorted(
        {s.id for _, result in book.tracks for s in result.seats if s.state != "unused"}, key=_seat
    )
    heads = [say("Place"), say("Number"), say("Applicant"), say("Track"), *map(book.person, seats)]
    ends = [say("Dropped"), say("Ballots"), say("Highest"), say("Lowest"), say("Score"), say("Exact value")]
    rows: list[list[Cell]] = [[*heads, *ends]]
    for track, result in book.tracks:
        rows.extend(_row(book, track, row, seats) for row in ordered(result))
    return rows


def _row(book: Workbook, track: Track, row: RankedApplication, seats: list[SeatId]) -> list[Cell]:
    say = translator(book.language)
    states = {excluded.reviewer: excluded.state for excluded in row.excluded}
    totals: list[Cell] = [
        number(row.totals[seat])
        if seat in row.totals
        else say(MARKS.get(states.get(seat, "not_assigned"), states.get(seat, "")))
        for seat in seats
    ]
    counted = sorted(row.totals.values(), key=Fraction)
    extremes: list[Cell] = [number(counted[-1]), number(counted[0])] if counted else [None, None]
    return [
        row.place,
        row.application,
        book.applications[row.application].applicant,
        track.name,
        *totals,
        say(", ").join(map(book.person, row.dropped)),
        row.ballots,
        *extremes,
        number(row.published),
        row.exact or "",
    ]


def _seat(seat: SeatId) -> tuple[int, str]:
    return len(seat), seat
