"""What a reviewer signs and keeps: the personal sheet of one track, and the receipt of the ballot."""

from collections.abc import Iterator
from typing import Final

from reviewdesk.errors.marker import N_
from reviewdesk.report.leaf import LANDSCAPE, PORTRAIT, SMALL, WIDE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.result_words import MARKS
from reviewdesk.report.table import Column, Row, Table, fitted, set_table
from reviewdesk.report.table_split import split
from reviewdesk.report.values import Paper, PersonalSheet, Receipt
from reviewdesk.report.wrapping import wrapped
from reviewdesk.words import translator

TITLE: Final = Style("title", 18, 28, "center")
FACT: Final = Style("plain", 9.5, 15)
CELL: Final = Style("plain", 9, 12)
LINE: Final = Style("plain", 10.5, 17)
_SIGNED: Final = 71.0
"""Height of what stands below: that the scores are the reviewer's own, and room to sign."""
_GAP: Final = 8.0
_LEAST_ROW: Final = 18.0
_STATES: Final = {
    "scored": N_("scored"),
    "recused": N_("recused"),
    "absent": N_("absent"),
    "void": N_("void"),
    "withdrawn": N_("withdrawn"),
}


def personal_sheet(sheet: PersonalSheet) -> Paper:
    """Return one reviewer's scores in one track: a landscape table, applications in rows."""
    say = translator(sheet.language)
    title = say("Personal score sheet: {track}").format(track=sheet.track)
    draft = Draft(title, sheet.language, note=ballot_note(sheet))
    draft.turn(LANDSCAPE, WIDE)
    set_sheet(draft, sheet)
    return draft.finished()


def ballot_note(sheet: PersonalSheet) -> str:
    """Return what the footer says of the ballot a sheet is bound to."""
    say = translator(sheet.language)
    return say("Ballot {digest}").format(digest=sheet.digest) if sheet.digest else ""


def set_sheet(draft: Draft, sheet: PersonalSheet, note: str = "") -> None:
    """Set a sheet from the top of the page that was begun for it; a note stands below its facts."""
    say = translator(sheet.language)
    draft.paragraph(say("Personal score sheet"), TITLE)
    for line in _facts(sheet):
        draft.paragraph(line, FACT)
    if note:
        draft.paragraph(note, SMALL)
    draft.gap(4)
    tables = split(_table(sheet), draft.measure, keys=3)
    for number, table in enumerate(tables, start=1):
        if number > 1:
            draft.turn()
        below = _closing_height(draft, sheet) if number == len(tables) else 0.0
        set_table(draft, fitted(draft, table, below=below, least=_LEAST_ROW), below=below)
    draft.gap(_GAP)
    _set_closing(draft, sheet)


def receipt(slip: Receipt) -> Paper:
    """Return the receipt of one ballot: its code large, its digest in a QR."""
    say = translator(slip.language)
    draft = Draft(say("Receipt {seat} {track}").format(seat=slip.seat, track=slip.track), slip.language)
    draft.turn(PORTRAIT)
    draft.paragraph(say("Receipt of a ballot"), Style("title", 24, 40, "center"))
    draft.paragraph(slip.title, Style("plain", 12, 20, "center"))
    draft.gap(14)
    who = f"{slip.name}  {slip.seat}" if slip.name else slip.seat
    states = say(", ").join(f"{say(_STATES[state])} {count}" for state, count in slip.counts.items())
    round_and_version = say("{round}, version {sequence}").format(round=slip.round, sequence=slip.sequence)
    facts = (
        (say("Track"), slip.track),
        (say("Reviewer"), who),
        (say("Round"), round_and_version),
        (say("Cast at"), slip.cast_at),
        (say("Applications"), states),
    )
    for label, value in facts:
        if value:
            draft.paragraph(say("{label}: {value}").format(label=label, value=value), Style("plain", 13, 24))
    draft.gap(20)
    draft.paragraph(slip.code, Style("head", 36, 60, "center"))
    middle = (draft.leaf.left + draft.leaf.right) / 2
    draft.leaf.codes.append((middle - 75, draft.y - 160, 150, slip.digest))
    draft.gap(172)
    draft.paragraph(slip.digest, Style("plain", 9, 14, "center"))
    draft.gap(10)
    draft.paragraph(
        say("Compare the code with the closed list when the chair reads it out; keep this paper."),
        Style("body", 13, 22),
    )
    return draft.finished()


def _facts(sheet: PersonalSheet) -> tuple[str, ...]:
    say = translator(sheet.language)
    first = (
        (say("Review"), sheet.title),
        (say("Track"), sheet.track),
        (say("Reviewer"), f"{sheet.name}  {sheet.seat}" if sheet.name else sheet.seat),
        (say("Organisation"), sheet.organisation),
    )
    counted = say("{round}, version {sequence}").format(round=sheet.round, sequence=sheet.sequence)
    second = (
        (say("Receipt code"), sheet.receipt),
        (say("Round"), counted if sheet.sequence else ""),
        (say("Cast at"), sheet.cast_at),
    )
    return tuple(
        "    ".join(say("{label}: {value}").format(label=k, value=v) for k, v in line if v)
        for line in (first, second)
    )


def _table(sheet: PersonalSheet) -> Table:
    say = translator(sheet.language)
    columns = (
        Column(say("No."), "center"),
        Column(say("Number"), "center"),
        Column(say("Applicant"), least=110, weight=2),
        *(
            Column(f"{name}\n{_maximum(top, sheet)}", "center", least=40, weight=0.3)
            for name, top in sheet.columns
        ),
        Column(say("Total"), "center"),
        Column(say("Comment"), least=90, weight=2.5),
    )
    rows = []
    for number, row in enumerate(sheet.rows, start=1):
        blank = say(MARKS.get(row.state, row.state)) if row.state != "scored" else ""
        marks = row.marks or (blank,) * len(sheet.columns)
        cells = (str(number), row.application, row.applicant, *marks, row.total, row.remark)
        rows.append(Row(cells, height=22))
    first = (1, *range(3, 4 + len(sheet.columns)))
    return Table(columns, tuple(rows), CELL, first, _again(sheet))


def _again(sheet: PersonalSheet) -> str:
    """Return what a page says that the sheet goes on to."""
    say = translator(sheet.language)
    named = say("{name}, {track}").format(name=sheet.name or sheet.seat, track=sheet.track)
    return say("{title} (continued)").format(title=named)


def _set_closing(draft: Draft, sheet: PersonalSheet) -> None:
    say = translator(sheet.language)
    lines = list(_beside(sheet))
    high = _closing_height(draft, sheet) - _GAP
    if draft.need(min(high, draft.leaf.top - draft.leaf.bottom - LINE.leading)):
        draft.paragraph(_again(sheet), LINE)
    for line in lines:
        draft.paragraph(line, LINE)
    draft.paragraph(say("I scored the above on my own and answer for my opinion."), LINE)
    draft.paragraph(say("A sheet with alterations is void."), SMALL)
    draft.need(40)
    draft.gap(30)
    draft.write_rooms((say("Signature"), say("Date")), LINE)
    draft.gap(10)


def _closing_height(draft: Draft, sheet: PersonalSheet) -> float:
    lines = sum(len(wrapped(line, LINE, draft.measure)) for line in _beside(sheet))
    return _GAP + lines * LINE.leading + _SIGNED


def _beside(sheet: PersonalSheet) -> Iterator[str]:
    say = translator(sheet.language)
    recusals = say("; ").join(f"{application} {reason}" for application, reason in sheet.recusals)
    yield say("Recusals: {list}").format(list=recusals or say("none"))
    for application, words in sheet.explanations:
        said = words or say("confirmed")
        yield say("Abnormal score {application}: {words}").format(application=application, words=said)


def _maximum(points: str, sheet: PersonalSheet) -> str:
    say = translator(sheet.language)
    return say("({maximum})").format(maximum=points)
