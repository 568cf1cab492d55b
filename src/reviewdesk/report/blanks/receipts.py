"""The register of receipts: a line per reviewer and track, its code copied from the receipt by hand."""

from reviewdesk.report.blanks.frame import CELL, LINE, SIGNED, begin, signed
from reviewdesk.report.blanks.values import Blanks
from reviewdesk.report.leaf import HEAD
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, set_table, start_height
from reviewdesk.words import translator

_SPARE_ROWS = 3


def set_receipts(draft: Draft, blanks: Blanks) -> None:
    """Set the sheet."""
    say = translator(blanks.language)
    begin(draft, blanks, say("Register of receipts"), landscape=True)
    draft.paragraph(
        say("Copy each code from the receipt; its reviewer compares and signs. A correction is a new line."),
        LINE,
    )
    columns = (
        Column(say("No."), "center"),
        Column(say("Seat"), least=60, weight=0.3),
        Column(say("Name"), least=80),
        Column(say("Round"), least=40, weight=0.1),
        Column(say("Receipt code"), least=190),
        Column(say("Handed in at"), least=70, weight=0.3),
        Column(say("Signature"), least=90),
    )
    for track in blanks.plan.tracks:
        known = [(seat.id, seat.name) for seat in blanks.reviewers(track.id)]
        rows = [
            Row((str(number), *one, "", "", "", ""), height=26)
            for number, one in enumerate((*known, *[("", "")] * _SPARE_ROWS), start=1)
        ]
        table = Table(columns, tuple(rows), CELL)
        draft.paragraph(track.name, HEAD, below=start_height(draft, table))
        set_table(draft, table, below=SIGNED + 6 if track.id == blanks.plan.tracks[-1].id else 0.0)
        draft.gap(6)
    signed(draft, (say("Recorder"), say("Witness"), say("Date")))
