"""The workbook of a year with the year before in it: a sheet of both, columns, and who did not return."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from openpyxl import load_workbook

from reviewdesk.domain.application import Application
from reviewdesk.domain.comparison import Compared, Comparison, Scale, Year
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.errors.marker import N_
from reviewdesk.report.book_beside import add_columns, add_sheet
from reviewdesk.report.book_values import Cell, Leaf, Workbook
from reviewdesk.report.ranking_rows import number
from reviewdesk.report.result_words import standing_words
from reviewdesk.report.rules_words import plain_number
from reviewdesk.words import translator

BY = {"code": N_("by code"), "name": N_("by name")}
Names = Mapping[ApplicationId, Application]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonBook:
    """Two years for a workbook, applicants of both as their plans let it name them."""

    this: Year = field(repr=False)
    last: Year = field(repr=False)
    comparison: Comparison
    names: Names
    last_names: Names

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.this.plan.review_session.language


def compared_workbook(data: bytes, book: ComparisonBook) -> bytes:
    """Return a copy of this year's workbook with last year in it.

    Args:
        data: workbook.xlsx of this year's archive, whose first sheets list all tracks, then each.
        book: both years.
    """
    say = translator(book.language)
    file = load_workbook(BytesIO(data))
    mark = say("For staff alone")
    cells = {str(row.row.application): beside(book, row) for row in book.comparison.rows}
    tracks = [track.id for track in book.this.result.tracks]
    for sheet, shown in zip(file.worksheets, ((*tracks,), *((track,) for track in tracks)), strict=False):
        add_columns(sheet, beside_heads(book, shown), cells, mark)
    own = Workbook(plan=book.this.plan, result=book.this.result, applications={}, seats=())
    taken = {title.casefold() for title in file.sheetnames}
    for place, (title, rows) in enumerate(
        ((say("Beside last year"), _both(book, tracks)), (say("Not again this year"), _gone(book)))
    ):
        name = title if title.casefold() not in taken else f"{title} 2"
        add_sheet(file, own, Leaf(title=name, rows=rows), mark, place)
    file.active = 0
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def beside_heads(book: ComparisonBook, tracks: tuple[TrackId, ...]) -> list[str]:
    """Return the heads of what stands beside an application; the score's says if its scale is another."""
    say = translator(book.language)
    return [say("Standing last year"), say("Place last year"), score_head(book, tracks), say("Places up")]


def score_head(book: ComparisonBook, tracks: tuple[TrackId, ...]) -> str:
    """Return the head of last year's scores of these tracks."""
    say = translator(book.language)
    apart = [track for track in tracks if track in book.comparison.apart]
    said = [warning(book, track, book.language) for track in apart]
    return "\n".join((say("Score last year"), *said))


def warning(book: ComparisonBook, track: TrackId, language: str) -> str:
    """Return that and why the scores of a track must not be compared with last year's."""
    say = translator(language)
    last, now = book.comparison.scales[track]
    return say("not comparable in {track}: last year {last}, this year {now}").format(
        track=book.this.plan.track(track).name,
        last=scale_words(last, language),
        now=scale_words(now, language),
    )


def scale_words(scale: Scale, language: str) -> str:
    """Return what a published number is of."""
    say = translator(language)
    if scale.full is not None:
        return say("full mark {full}").format(full=plain_number(scale.full))
    return say("sum of ranks") if scale.kind == "rank_sum" else say("standardised score")


def beside(book: ComparisonBook, row: Compared) -> list[Cell]:
    """Return last year's standing, place and score of an application, and how many places it moved up."""
    if row.last is None or row.last_track is None:
        return [None, None, None, None]
    then = book.last.plan.track(row.last_track)
    standing = standing_words(row.last, then, book.language)
    return [standing, row.last.place, number(row.last.published), row.change]


def remark(book: ComparisonBook, row: Compared, language: str) -> str:
    """Return why an application has nothing of last year beside it, or what it was matched by."""
    say = translator(language)
    if row.by is not None:
        return say(BY[row.by])
    if row.several:
        return say("several of one applicant: none chosen")
    if row.elsewhere:
        named = say(", ").join(book.last.plan.track(track).name for track in row.elsewhere)
        return say("applied last year in {tracks}").format(tracks=named)
    return say("new this year")


def _both(book: ComparisonBook, tracks: list[TrackId]) -> list[list[Cell]]:
    say = translator(book.language)
    heads: list[Cell] = [
        say("Track"),
        say("Number"),
        say("Applicant"),
        say("Standing"),
        say("Place"),
        say("Score"),
        *beside_heads(book, tuple(tracks)),
        say("Matched"),
        say("Applicant last year"),
        say("Number last year"),
    ]
    return [heads, *_rows(book)]


def _rows(book: ComparisonBook) -> Iterator[list[Cell]]:
    for row in book.comparison.rows:
        track, own = book.this.plan.track(row.track), row.row
        then = None if row.last is None else book.last_names[row.last.application]
        yield [
            track.name,
            own.application,
            book.names[own.application].applicant,
            standing_words(own, track, book.language),
            own.place,
            number(own.published),
            *beside(book, row),
            remark(book, row, book.language),
            "" if then is None else then.applicant,
            "" if then is None else then.id,
        ]


def _gone(book: ComparisonBook) -> list[list[Cell]]:
    say = translator(book.language)
    heads: list[Cell] = [
        say("Track last year"),
        say("Number last year"),
        say("Applicant"),
        say("Standing last year"),
        say("Place last year"),
        say("Score last year"),
        say("Remarks"),
    ]
    rows: list[list[Cell]] = []
    for gone in book.comparison.gone:
        track = book.last.plan.track(gone.track)
        here = say(", ").join(book.this.plan.track(one).name for one in gone.elsewhere)
        notes = [say("several of one applicant: none chosen")] if gone.several else []
        notes += [say("applies this year in {tracks}").format(tracks=here)] if here else []
        rows.append(
            [
                track.name,
                gone.row.application,
                book.last_names[gone.row.application].applicant,
                standing_words(gone.row, track, book.language),
                gone.row.place,
                number(gone.row.published),
                say("; ").join(notes),
            ]
        )
    return [heads, *rows]
