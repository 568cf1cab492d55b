"""The score matrix: one row per application, one column per seat, as the committee sees it on the wall."""

from decimal import Decimal
from fractions import Fraction

from reviewdesk.domain.names import SeatId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import RankedApplication
from reviewdesk.report.book_numbers import Dropped
from reviewdesk.report.book_values import Cell, Workbook
from reviewdesk.report.ranking_rows import number, ordered
from reviewdesk.report.score_table import total_cell
from reviewdesk.words import translator


def matrix_rows(book: Workbook) -> list[list[Cell]]:
    """Return the rows of all tracks one under another; a seat has one column for all of its tracks."""
    say = translator(book.language)
    sat = {s.id for _, result in book.tracks for s in result.seats if s.state != "unused"}
    seats = sorted(sat, key=_seat)
    heads = [say("Place"), say("Number"), say("Applicant"), say("Track"), *map(book.person, seats)]
    ends = [say("Ballots"), say("Highest"), say("Lowest"), say("Score"), say("Exact value")]
    rows: list[list[Cell]] = [[*heads, *ends]]
    for track, result in book.tracks:
        rows.extend(_row(book, track, row, seats) for row in ordered(result))
    return rows


def _row(book: Workbook, track: Track, row: RankedApplication, seats: list[SeatId]) -> list[Cell]:
    counted = sorted(row.totals.values(), key=Fraction)
    extremes: list[Cell] = [number(counted[-1]), number(counted[0])] if counted else [None, None]
    return [
        row.place,
        row.application,
        book.applications[row.application].applicant,
        track.name,
        *(_total(row, seat, book.language) for seat in seats),
        row.ballots,
        *extremes,
        number(row.published),
        row.exact or "",
    ]


def _total(row: RankedApplication, seat: SeatId, language: str) -> Cell:
    """Return one seat's total as a number, in brackets when dropped, or the word why it does not count."""
    found = number(row.totals.get(seat))
    if found is None:
        return total_cell(row, seat, language)
    return Dropped(found) if isinstance(found, Decimal) and seat in row.dropped else found


def _seat(seat: SeatId) -> tuple[int, str]:
    return len(seat), seat
