"""The pledge on paper: the plan's words, and a line for everybody who gives it."""

from reviewdesk.report.blanks.frame import CELL, begin, set_rows, signed
from reviewdesk.report.blanks.sign_in import SPARE_ROWS, expected
from reviewdesk.report.blanks.values import Blanks
from reviewdesk.report.leaf import BODY
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table
from reviewdesk.words import translator


def set_pledge(draft: Draft, blanks: Blanks) -> None:
    """Set the sheet."""
    say = translator(blanks.language)
    begin(draft, blanks, say("Pledge of the reviewers"))
    draft.paragraph(blanks.plan.pledge, BODY)
    draft.gap(8)
    columns = (
        Column(say("No."), "center"),
        Column(say("Name"), least=80),
        Column(say("Organisation"), least=140, weight=2),
        Column(say("Signature"), least=100),
        Column(say("Date"), least=70, weight=0.5),
    )
    people = [(seat.name, seat.organisation) for seat in expected(blanks) if seat.role != "secretary"]
    rows = [
        Row((str(number), *one, "", ""), height=28)
        for number, one in enumerate((*people, *[("", "")] * SPARE_ROWS), start=1)
    ]
    set_rows(draft, Table(columns, tuple(rows), CELL))
    signed(draft, (say("Witness"), say("Date")))
