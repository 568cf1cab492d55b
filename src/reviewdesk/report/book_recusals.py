"""Who was kept from what, and what reviewers said against a value of the register."""

from collections.abc import Iterator

from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.report.book_values import Cell, Workbook
from reviewdesk.words import translator


def recusal_rows(book: Workbook) -> list[list[Cell]]:
    """Return a row per recusal and per objection, in order of track, application and seat."""
    say = translator(book.language)
    heads = (
        say("Track"),
        say("Number"),
        say("Applicant"),
        say("Kind"),
        say("Seat"),
        say("Reviewer"),
        say("Criterion name"),
        say("Words"),
    )
    return [[*heads], *_recusals(book), *_objections(book)]


def _recusals(book: Workbook) -> Iterator[list[Cell]]:
    say = translator(book.language)
    kind = say("Recusal")
    for track, result in book.tracks:
        kept = [
            (row.application, excluded.reviewer)
            for row in result.ranking
            for excluded in row.excluded
            if excluded.state == "recused"
        ]
        for application, seat in sorted(kept):
            words = book.reasons.get((seat, application), "")
            yield [*_whom(book, track.name, application, kind, seat), "", words]


def _objections(book: Workbook) -> Iterator[list[Cell]]:
    say = translator(book.language)
    kind = say("Objection")
    for track, _ in book.tracks:
        names = {criterion.id: criterion.name for criterion in track.criteria}
        said = sorted(
            (application, ballot.seat, criterion, words)
            for ballot in book.ballots
            if ballot.track == track.id
            for application, objections in ballot.objections.items()
            for criterion, words in objections.items()
        )
        for application, seat, criterion, words in said:
            yield [*_whom(book, track.name, application, kind, seat), names.get(criterion, criterion), words]


def _whom(book: Workbook, track: str, application: ApplicationId, kind: str, seat: SeatId) -> list[Cell]:
    applicant = book.applications[application].applicant
    return [track, application, applicant, kind, seat, book.person(seat)]
