"""Scores by hand: the personal sheet of a track with nothing on it, and the summary of one."""

from reviewdesk.domain.marks import Rubric, decimal_text
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.plan.values import Track
from reviewdesk.report.blanks.frame import LEAST_ROW, ROOM, SIGNED, WIDE_ROOM, begin, signed
from reviewdesk.report.blanks.values import Blanks
from reviewdesk.report.fonts import printable, width
from reviewdesk.report.leaf import LANDSCAPE, SMALL, WIDE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.result_words import seat_words
from reviewdesk.report.rules_words import aggregate_words
from reviewdesk.report.sheets import set_sheet
from reviewdesk.report.table import PADDING, Column, Row, Table, fitted, set_table
from reviewdesk.report.table_split import split
from reviewdesk.report.values import PersonalSheet, SheetRow
from reviewdesk.words import translator

_CELL = Style("plain", 9, 12)
_NAME = 66.0
"""As wide as a column grows for the name above it; longer ones stand on several lines."""


def set_score_sheet(draft: Draft, blanks: Blanks, track: Track) -> None:
    """Set the personal score sheet of a track; it is copied for every reviewer."""
    say = translator(blanks.language)
    draft.turn(LANDSCAPE, WIDE)
    draft.mark(say("Personal score sheet: {track}").format(track=track.name))
    columns = tuple((one.name, decimal_text(one.max)) for one in Rubric(track).scored)
    blank = ("",) * len(columns)
    sheet = PersonalSheet(
        title=blanks.plan.review_session.title,
        track=track.name,
        seat=SeatId(WIDE_ROOM),
        columns=columns,
        rows=tuple(
            SheetRow(application=one.id, applicant=one.applicant, marks=blank)
            for one in blanks.of_track(track.id)
        ),
        organisation=WIDE_ROOM,
        receipt=WIDE_ROOM,
        sequence=0,
        recusals=((ApplicationId(WIDE_ROOM), WIDE_ROOM),),
        explanations=((ApplicationId(ROOM), WIDE_ROOM * 3),),
        language=blanks.language,
    )
    set_sheet(draft, sheet)


def set_summary(draft: Draft, blanks: Blanks, track: Track) -> None:
    """Set the score summary of a track with a column per reviewer."""
    say = translator(blanks.language)
    title = say("Score summary of the track {track}").format(track=track.name)
    begin(draft, blanks, title, landscape=True)
    places = "+".join(str(tier.quota) for tier in track.tiers)
    method = aggregate_words(track.rules, track.rules.aggregate, blanks.language)
    known = ((say("Places"), places), (say("Scoring method"), method), (say("Date of review"), ROOM))
    draft.paragraph("    ".join(say("{label}: {value}").format(label=k, value=v) for k, v in known), SMALL)
    draft.paragraph(say("In brackets: dropped. Rec. recused, Abs. absent, Void void, Wdn. withdrawn."), SMALL)
    draft.gap(4)
    for number, table in enumerate(split(_summary(blanks, track), draft.measure, keys=4)):
        if number:
            draft.turn()
        fit = fitted(draft, table, below=SIGNED, least=LEAST_ROW)
        set_table(draft, fit, below=SIGNED)
    words = (say("Counted by"), say("Checked by"), say("Witness"), say("Chair"), say("Date"))
    signed(draft, words)


def _summary(blanks: Blanks, track: Track) -> Table:
    say = translator(blanks.language)
    sums = (say("Ballots"), say("Highest"), say("Lowest"), say("Score"), say("Place"))
    columns = (
        Column(say("No."), "center"),
        Column(say("Number"), "center"),
        Column(say("Applicant"), least=110, weight=2),
        Column(say("City"), least=54, weight=0.5),
        *(_seat_column(seat_words(seat, blanks.language)) for seat in blanks.reviewers(track.id)),
        *(Column(word, "center") for word in sums),
        Column(say("Tie evidence"), least=50),
        Column(say("Standing"), "center", least=50),
    )
    rows = [
        Row((str(number), one.id, one.applicant, one.city, *[""] * (len(columns) - 4)), height=22)
        for number, one in enumerate(blanks.of_track(track.id), start=1)
    ]
    title = say("Score summary of the track {track}").format(track=track.name)
    return Table(columns, tuple(rows), _CELL, again=say("{title} (continued)").format(title=title))


def _seat_column(name: str) -> Column:
    natural = width(printable(name, "head", set()), "head", _CELL.size) + 2 * PADDING
    return Column(name, "center", least=min(natural, _NAME), weight=0.1)
