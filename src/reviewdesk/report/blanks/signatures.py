"""The joint signature page of a result that was found by hand: who agrees, who does not, who refuses."""

from reviewdesk.report.blanks.frame import CELL, begin, set_rows, signed
from reviewdesk.report.blanks.sign_in import SPARE_ROWS, expected
from reviewdesk.report.blanks.values import Blanks
from reviewdesk.report.leaf import BODY
from reviewdesk.report.page import Draft
from reviewdesk.report.signature_page import set_deemed
from reviewdesk.report.table import Column, Row, Table
from reviewdesk.words import translator


def set_signatures(draft: Draft, blanks: Blanks) -> None:
    """Set the sheet."""
    say = translator(blanks.language)
    begin(draft, blanks, say("Joint signature page"))
    draft.paragraph(
        say(
            "We took part in this review. The score summary and the counting sheets beside this page state "
            "its course and its result as they were; we put forward the recommendations."
        ),
        BODY,
    )
    set_deemed(draft, blanks.language)
    draft.gap(6)
    columns = (
        Column(say("No."), "center"),
        Column(say("Name"), least=80),
        Column(say("Organisation"), least=110, weight=1.5),
        Column(say("Opinion"), "center", least=110, weight=0.2),
        Column(say("Signature"), least=100),
        Column(say("Date"), least=60, weight=0.3),
    )
    people = [(seat.name, seat.organisation) for seat in expected(blanks) if seat.role == "reviewer"]
    opinion = say("□ agree □ dissent")
    rows = [
        Row((str(number), *one, opinion, "", ""), height=30)
        for number, one in enumerate((*people, *[("", "")] * SPARE_ROWS), start=1)
    ]
    set_rows(draft, Table(columns, tuple(rows), CELL))
    signed(draft, (say("Chair"), say("Witness"), say("Date")))
