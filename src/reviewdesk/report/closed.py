"""The closed list: one outcome per seat, track and round, held against the receipts and initialled."""

from typing import Final

from reviewdesk.domain.drill import is_drill
from reviewdesk.domain.plan.values import Track
from reviewdesk.report.leaf import BODY, HEAD, PORTRAIT, TITLE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.rules_words import aggregate_words
from reviewdesk.report.table import Column, Row, Table, set_table, start_height
from reviewdesk.report.values import ClosedList, Paper, RollLine
from reviewdesk.words import OUTCOMES, translator

CELL: Final = Style("plain", 10, 14)
MARGINS: Final = (51.0, 85.0, 51.0, 62.0)
_RULE: Final = 15.0
_SIGNED: Final = 50.0


def closed_list(closed: ClosedList) -> Paper:
    """Return the list of outcomes and receipt codes with columns to initial."""
    session = closed.plan.review_session
    say = translator(session.language)
    title = say("Closed list of ballots") if closed.closed else say("Roll of ballots, for comparing")
    note = say("Head of the record {head}").format(head=closed.head)
    watermark = say("Drill") if is_drill(session.title) else ""
    draft = Draft(title, session.language, watermark=watermark, note=note)
    draft.turn(PORTRAIT, MARGINS)
    draft.paragraph(session.title, TITLE)
    draft.paragraph(title, TITLE)
    intro = say("Fingerprint {fingerprint}    {at}").format(fingerprint=closed.fingerprint, at=closed.at)
    draft.paragraph(intro, Style("plain", 10.5, 20, "center"))
    for track in closed.plan.tracks:
        _set_track(draft, closed, track)
    draft.gap(6)
    draft.paragraph(
        say(
            "Every member compares the code with the own receipt and initials. "
            "Nothing enters after the close."
        ),
        BODY,
        below=_SIGNED,
    )
    _set_signers(draft, closed)
    return draft.finished()


def _set_track(draft: Draft, closed: ClosedList, track: Track) -> None:
    language = closed.plan.review_session.language
    say = translator(language)
    lines = [line for line in closed.lines if line.track == track.id]
    columns = (
        Column(say("Seat")),
        Column(say("Name"), least=46),
        Column(say("Round"), "center"),
        Column(say("Version"), "center"),
        Column(say("Outcome"), least=60),
        Column(say("Receipt code"), "center"),
        Column(say("Initials"), least=56),
    )
    table = Table(columns, tuple(_row(line, language) for line in lines), CELL, first=(0, 5))
    last = track.id == closed.plan.tracks[-1].id
    draft.paragraph(track.name, HEAD, bookmark=True, below=start_height(draft, table) + _RULE)
    if track.id in closed.aggregates:
        declared, applied = closed.aggregates[track.id]
        words = say("Declared: {declared}. Applied: {applied}.").format(
            declared=aggregate_words(track.rules, declared, language),
            applied=aggregate_words(track.rules, applied, language),
        )
        draft.paragraph(words, Style("plain", 9.5, _RULE))
    set_table(draft, table, below=2 * BODY.leading + _SIGNED if last else 0.0)
    draft.gap(6)


def _row(line: RollLine, language: str) -> Row:
    outcome = translator(language)(OUTCOMES[line.outcome])
    version = str(line.sequence) if line.code else ""
    return Row((line.seat, line.name, str(line.round), version, outcome, line.code or "—", ""), height=24)


def _set_signers(draft: Draft, closed: ClosedList) -> None:
    say = translator(closed.plan.review_session.language)
    draft.gap(30)
    draft.write_rooms((say("Chair"), say("Witness"), say("Date")), Style("plain", 11, 15))
    draft.gap(12)
