"""The score table of one track: every seat's total, what was dropped, what did not count, and why."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.report.leaf import SMALL, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.ranking_rows import ordered
from reviewdesk.report.result_words import MARKS, deciding_words, seat_words, standing_words
from reviewdesk.report.table import Column, Row, Table, least_width, set_table
from reviewdesk.report.values import RankingPaper
from reviewdesk.words import OUTCOMES, translator

CELL = Style("plain", 8, 11)


def set_score_tables(
    draft: Draft, paper: RankingPaper, track: Track, result: TrackResult, *, below: float = 0.0
) -> None:
    """Set one landscape table, or with many seats several, each beginning with number and applicant.

    The last rows stay with what is set `below`, so many points high.
    """
    language = paper.plan.review_session.language
    say = translator(language)
    seats = [seat.id for seat in result.seats if seat.state != "unused"]
    legend = say("In brackets: dropped. Rec. recused, Abs. absent, Void void, Wdn. withdrawn.")
    draft.paragraph(legend, SMALL)
    left_out = [seat for seat in result.seats if seat.state not in ("counted", "typed")]
    people = {seat.id: seat for seat in paper.seats}
    if left_out:
        words = [f"{_name(people, seat.id, language)} {say(OUTCOMES[seat.state])}" for seat in left_out]
        draft.paragraph(
            say("Seats without a ballot of their own: {seats}.").format(seats=say(", ").join(words)), SMALL
        )
    draft.gap(4)
    parts = chunks(paper, track, result, seats, draft.measure)
    for part, chunk in enumerate(parts):
        last = part == len(parts) - 1
        if part:
            draft.turn()
            title = say("Score table: {track}").format(track=track.name)
            draft.paragraph(say("{title} (continued)").format(title=title), SMALL)
        table = score_table(paper, track, result, chunk, whole=len(parts) == 1 or not chunk)
        set_table(draft, table, below=below if last else 0.0)


def chunks(
    paper: RankingPaper, track: Track, result: TrackResult, seats: Sequence[SeatId], room: float
) -> list[list[SeatId]]:
    """Return the seats of each table; an empty list stands for the closing table without seats."""
    if least_width(score_table(paper, track, result, seats, whole=True)) <= room:
        return [list(seats)]
    size = len(seats)
    while size > 1 and least_width(score_table(paper, track, result, seats[:size], whole=False)) > room:
        size -= 1
    even = -(-len(seats) // -(-len(seats) // size))
    return [*(list(seats[at : at + even]) for at in range(0, len(seats), even)), []]


def score_table(
    paper: RankingPaper, track: Track, result: TrackResult, seats: Sequence[SeatId], *, whole: bool
) -> Table:
    """Return the table over some seats; `whole` closes it with the columns that sum up."""
    language = paper.plan.review_session.language
    say = translator(language)
    people = {seat.id: seat for seat in paper.seats}
    columns = [
        Column(say("No."), "center"),
        Column(say("Number"), "center"),
        Column(say("Applicant"), least=76, weight=2),
        Column(say("City"), least=36),
        *(Column(_name(people, seat, language), "center") for seat in seats),
    ]
    if whole:
        columns += [
            *(Column(head, "center") for head in _sums(say)),
            Column(say("Tie evidence"), least=54),
            Column(say("Standing"), "center"),
        ]
    title = say("Score table: {track}").format(track=track.name)
    rows = ordered(result)
    set_rows = tuple(
        Row(tuple(_cells(paper, track, number, row, seats, whole)))
        for number, row in enumerate(rows, start=1)
    )
    first = (1, *range(4, 4 + len(seats)))
    return Table(tuple(columns), set_rows, CELL, first, say("{title} (continued)").format(title=title))


def _cells(  # noqa: PLR0917
    paper: RankingPaper,
    track: Track,
    number: int,
    row: RankedApplication,
    seats: Sequence[SeatId],
    whole: bool,
) -> list[str]:
    language = paper.plan.review_session.language
    application = paper.applications[row.application]
    cells = [str(number), row.application, application.applicant, application.city]
    cells += [total_cell(row, seat, language) for seat in seats]
    if whole:
        counted = sorted(row.totals.values(), key=Fraction)
        extremes = [counted[-1], counted[0]] if counted else ["—", "—"]
        cells += [
            str(row.ballots),
            *extremes,
            row.published or "—",
            "—" if row.place is None else str(row.place),
        ]
        cells += [deciding_words(row, track, language), standing_words(row, track, language)]
    return cells


def total_cell(row: RankedApplication, seat: SeatId, language: str) -> str:
    """Return one seat's total for one application: in brackets when dropped, a word when it did not count."""
    if seat in row.totals:
        total = row.totals[seat]
        return f"({total})" if seat in row.dropped else total
    states = {excluded.reviewer: excluded.state for excluded in row.excluded}
    state = states.get(seat, "not_assigned")
    return translator(language)(MARKS.get(state, state))


def _name(people: dict[SeatId, Seat], seat: SeatId, language: str) -> str:
    return seat_words(people[seat], language) if seat in people else seat


def _sums(say: Callable[[str], str]) -> tuple[str, ...]:
    return (say("Ballots"), say("Highest"), say("Lowest"), say("Score"), say("Place"))
