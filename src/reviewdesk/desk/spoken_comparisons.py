"""Two years beside each other in words, for window and command line."""

from dataclasses import dataclass

from reviewdesk.desk.staff.comparing import YearsCompared
from reviewdesk.report.book_comparison import remark, warning
from reviewdesk.report.result_words import standing_words
from reviewdesk.words import translator


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One application of this year as a screen shows it, with last year's beside it, if there is one.

    Attributes:
        change: places it moved up.
        remark: what it was matched by, or why by nothing.
    """

    track: str
    application: str
    applicant: str
    standing: str
    place: int | None
    score: str | None
    last_standing: str
    last_place: int | None
    last_score: str | None
    change: int | None
    matched: bool
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneRow:
    """One of last year's that is not matched this year."""

    track: str
    application: str
    applicant: str
    standing: str
    place: int | None
    score: str | None


def compared_rows(found: YearsCompared, language: str) -> tuple[ComparedRow, ...]:
    """Return every application of this year, in the order of its result."""
    book = found.book("screen")
    rows = []
    for row in found.comparison.rows:
        track, own, then = found.this.plan.track(row.track), row.row, row.last
        past = None if row.last_track is None else found.last.plan.track(row.last_track)
        rows.append(
            ComparedRow(
                track=track.name,
                application=own.application,
                applicant=book.names[own.application].applicant,
                standing=standing_words(own, track, language),
                place=own.place,
                score=own.published,
                last_standing="" if then is None or past is None else standing_words(then, past, language),
                last_place=None if then is None else then.place,
                last_score=None if then is None else then.published,
                change=row.change,
                matched=then is not None,
                remark=remark(book, row, language),
            )
        )
    return tuple(rows)


def gone_rows(found: YearsCompared, language: str) -> tuple[GoneRow, ...]:
    """Return what last year had beyond those, in the order of its result."""
    book = found.book("screen")
    rows = []
    for gone in found.comparison.gone:
        track = found.last.plan.track(gone.track)
        rows.append(
            GoneRow(
                track=track.name,
                application=gone.row.application,
                applicant=book.last_names[gone.row.application].applicant,
                standing=standing_words(gone.row, track, language),
                place=gone.row.place,
                score=gone.row.published,
            )
        )
    return tuple(rows)


def warnings(found: YearsCompared, language: str) -> tuple[str, ...]:
    """Return a sentence per track whose scores must not be compared with last year's."""
    say = translator(language)
    book = found.book("screen")
    return tuple(
        say("Scores are {warning}").format(warning=warning(book, track, language))
        for track in found.comparison.apart
    )
