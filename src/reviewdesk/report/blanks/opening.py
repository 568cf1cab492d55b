"""The record of opening a package by hand: what arrived, whether its seals were whole, who stood by."""

from reviewdesk.report.blanks.frame import CELL, LINE, ROOM, WIDE_ROOM, begin, facts, set_rows, signed
from reviewdesk.report.blanks.values import Blanks
from reviewdesk.report.leaf import HEAD
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table
from reviewdesk.words import translator

_ROWS = 12


def set_opening(draft: Draft, blanks: Blanks) -> None:
    """Set the sheet."""
    say = translator(blanks.language)
    begin(draft, blanks, say("Record of opening"))
    for label, value in (
        (say("Review package"), WIDE_ROOM),
        (say("Fingerprint of the batch"), blanks.fingerprint or WIDE_ROOM),
        (say("Session mark"), blanks.session_mark or WIDE_ROOM),
    ):
        draft.paragraph(say("{label}: {value}").format(label=label, value=value), LINE)
    draft.paragraph(say("The package arrived with its seals whole: □ yes □ no. Opened at ____:____."), LINE)
    draft.paragraph(
        say(
            "The fingerprint read aloud agrees with every screen: □ yes □ no. "
            "The reveal mark agrees: □ yes □ no."
        ),
        LINE,
    )
    facts(draft, (say("Venue"), say("Opened by"), say("Date")))
    draft.paragraph(say("Where a seal was broken, what was found: {room}").format(room=ROOM * 4), LINE)
    draft.gap(6)
    draft.paragraph(say("Present at the opening"), HEAD)
    columns = (
        Column(say("No."), "center"),
        Column(say("Name"), least=110),
        Column(say("Role"), least=90),
        Column(say("Signature"), least=130),
    )
    rows = tuple(Row((str(number), "", "", ""), height=26) for number in range(1, _ROWS + 1))
    set_rows(draft, Table(columns, rows, CELL))
    signed(draft, (say("Chair"), say("Witness"), say("Date")))
